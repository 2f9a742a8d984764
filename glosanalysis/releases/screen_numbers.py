"""Screen the numbers: symbols that are known, totals that add, shares that follow from counts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from glosanalysis.authority import REGIONS
from glosanalysis.data.read import Fault
from glosanalysis.releases.dataset import Figure
from glosanalysis.releases.extract import Worked, worked
from glosanalysis.releases.parsed import Parsed
from glosanalysis.releases.symbols import MEANINGS

__all__ = ["number_faults"]

_LOCAL = "Local authority"
_NINE = [code for code in REGIONS if code.startswith("E12")]
"""The regions that make up England: the halves of London stand beside it."""
_DUST = 1e-6
"""Of binary numbers: 0.1 + 0.2 is not 0.3."""
_FEW_UNKNOWN, _SHARE_UNKNOWN = 10, 0.02
"""Of an authority's year, so many may be of unknown duration or reason: 33 of 4,447 is the most."""


def number_faults(release: Parsed, name: str) -> Iterator[Fault]:
    """Find what is wrong with the numbers of a release."""
    yield from _cells(release, name)
    yield from _columns_add(release, name)
    yield from _rows_add(release, name)
    yield from _areas_add(release, name)
    for figure in release.figures:
        yield from _shares(release, figure, name)


def _plain(number: float) -> str:
    return f"{number:.12g}"


def _cells(release: Parsed, name: str) -> Iterator[Fault]:
    known = ", ".join(MEANINGS)
    for column in release.values:
        for line in release.text.index[release.strange[column]][:20]:
            cell = release.text.at[line, column]
            what = f"'{cell}' is neither a number nor a symbol ({known})" if cell else "empty"
            yield Fault(name, int(line), column, what)
        negative = (release.values[column] < 0) & (not release.dataset.money)
        for line in release.text.index[negative][:20]:
            yield Fault(name, int(line), column, f"{release.text.at[line, column]} is negative")
    for column in release.dataset.whole_numbers:
        broken = release.values[column] % 1 > _DUST
        for line in release.text.index[broken][:20]:
            cell = release.text.at[line, column]
            yield Fault(name, int(line), column, f"{cell} is not a whole number")


def _adding(total: pd.Series, parts: pd.Series, hidden: pd.Series, leeway: pd.Series) -> pd.Series:
    """Tell where a total is not its parts: where some are hidden, where it is less than the rest.

    A total of which nothing but symbols is known is not judged.
    """
    more = parts > total + leeway
    less = parts < total - leeway
    return total.notna() & (more | (less & ~hidden))


def _columns_add(release: Parsed, name: str) -> Iterator[Fault]:
    for total, names in release.dataset.adds.items():
        parts = release.values[list(names)]
        # Each of the parts, and the total, is off by half of what it is rounded to at most.
        leeway = release.rounding() / 2 * (len(names) + 1) + _DUST
        summed, hidden = parts.sum(axis=1), parts.isna().any(axis=1)
        whole = release.values[total]
        if release.dataset.some_unknown:
            hidden |= (whole - summed) <= np.maximum(_FEW_UNKNOWN, _SHARE_UNKNOWN * whole)
        broken = _adding(whole, summed, hidden, leeway)
        for line in release.text.index[broken][:20]:
            cell, parts_sum = release.text.at[line, total], _plain(summed[line])
            what = f"{cell} is not the sum of its parts, {parts_sum}"
            yield Fault(name, int(line), total, what)


def _rows_add(release: Parsed, name: str) -> Iterator[Fault]:
    if release.dataset.total is None:
        return
    group, part, column, whole = release.dataset.total
    text = release.text
    keys = [text[each] for each in ("time_period", "new_la_code", "region_code", group)]
    is_total = text[part] == whole
    values = release.values[column]
    parts = values.where(~is_total)
    summed = parts.groupby(keys).transform("sum")
    count = (~is_total).groupby(keys).transform("sum")
    hidden = (values.isna() & ~is_total).groupby(keys).transform("any")
    leeway = release.rounding() / 2 * (count + 1) + _DUST
    broken = is_total & (count > 0) & _adding(values, summed, hidden, leeway)
    for line in text.index[broken][:20]:
        what = f"{text.at[line, column]} is not the sum of its parts, {_plain(summed[line])}"
        yield Fault(name, int(line), column, f"{what}, in {text.at[line, group]}")


def _areas_add(release: Parsed, name: str) -> Iterator[Fault]:
    """Add authorities up to their region, and authorities and regions to England."""
    text, filters = release.text, list(release.dataset.filters)
    level = text["geographic_level"]
    period, region = ["time_period", *filters], ["time_period", "region_code", *filters]
    local, nine = level == _LOCAL, (level == "Regional") & text["region_code"].isin(_NINE)
    for above, parts, keys, called in (
        (level == "National", local, period, "authorities"),
        (level == "National", nine, period, "regions"),
        (level == "Regional", local & (text["region_code"] != ""), region, "authorities"),
    ):
        if release.dataset.areas_add and parts.any():
            groups = text[above | parts].groupby(keys, sort=False).ngroup()
            yield from _level_adds(release, groups[above], groups[parts], called, name)


def _level_adds(
    release: Parsed, above: pd.Series, parts: pd.Series, called: str, name: str
) -> Iterator[Fault]:
    """Compare rows with the sum of their parts: those with the same number of a group."""
    columns = list(release.dataset.areas_add)
    grouped = release.values.loc[parts.index, columns].groupby(parts)
    half = release.rounding() / 2
    # Each of the parts, and the whole, is off by half of what it is rounded to at most.
    off = above.map(half[parts.index].groupby(parts).sum()) + half[above.index] + _DUST
    sums, counts, size = grouped.sum(), grouped.count(), grouped.size()
    for column in columns:
        summed, hidden = above.map(sums[column]), above.map(counts[column] < size)
        rows = summed.notna()
        whole = release.values.loc[above.index, column]
        broken = rows & _adding(whole, summed, hidden.where(rows, True).astype(bool), off)
        for line in above.index[broken][:20]:
            what = f"{release.text.at[line, column]} is not the sum of its {called}"
            yield Fault(name, int(line), column, f"{what}, {_plain(summed[line])}")


def _shares(release: Parsed, figure: Figure, name: str) -> Iterator[Fault]:
    made = worked(release, figure)
    if made.denominator is None or made.numerator is None:
        return
    rounding = release.rounding()[made.lines]
    column = figure.printed or figure.numerator[0].plus[0]
    if figure.part:
        larger = made.numerator > made.denominator + rounding + _DUST
        for line in made.lines[larger][:20]:
            part, whole = _plain(made.numerator[line]), _plain(made.denominator[line])
            what = f"{part} is more than its whole, {whole}"
            yield Fault(name, int(line), column, what)
        for line in made.lines[made.printed > figure.scale][:20]:
            what = f"{_plain(made.printed[line])} is more than the whole, {figure.scale:g}"
            yield Fault(name, int(line), column, what)
    if figure.printed:
        differs = _differs(figure, made, rounding)
        if not release.dataset.shares_of_all:
            level = release.text.loc[made.lines, "geographic_level"]
            differs = differs & (level == _LOCAL).to_numpy()
        for line in made.lines[differs][:20]:
            told = f"{release.text.at[line, figure.printed]} does not follow from its counts"
            share = f"{made.share[line]:.{figure.printed_decimals + 1}f}"
            yield Fault(name, int(line), figure.printed, f"{told}, which make {share}")


def _differs(figure: Figure, made: Worked, rounding: pd.Series) -> np.ndarray:
    """Tell where a printed share is further off than rounding can put it."""
    half = 0.5 * 10.0**-figure.printed_decimals
    # What half a step in numerator and in denominator can do to the quotient.
    assert made.denominator is not None  # its caller has asked
    per = made.share.abs() / figure.scale
    parts = len(figure.denominator)
    counts = figure.scale * rounding / 2 * (1 + per * parts) / made.denominator
    off = (made.printed - made.share).abs() > half + counts + _DUST
    differs: np.ndarray = (off & (made.denominator > 0)).to_numpy(dtype=bool)
    return differs
