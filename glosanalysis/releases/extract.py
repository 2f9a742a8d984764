"""Take the declared indicators out of a release."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from glosanalysis.releases.areas import Areas
from glosanalysis.releases.dataset import Figure
from glosanalysis.releases.parsed import Parsed

__all__ = ["Worked", "observations", "worked"]

_PLACE = ["time_period", "region_code", "old_la_code", "new_la_code"]
_HIDING = ("c", "u", "x", "z")
"""Symbols that a figure keeps although its counts are there; `k` and `low` only mean small."""


@dataclass(frozen=True)
class Worked:
    """The rows of a figure, with its counts and its share.

    Parameters
    ----------
    lines : Index
        The lines of the file that give it.
    numerator, denominator : Series of float, or None
        Missing where a symbol stands for it.
    share : Series of float
        What the counts make, unrounded.
    printed : Series of float
        What the publisher printed.
    symbol : Series of str
        What stands in place of the printed figure, or else of a count.
    """

    lines: pd.Index
    numerator: pd.Series | None
    denominator: pd.Series | None
    share: pd.Series
    printed: pd.Series
    symbol: pd.Series


def worked(release: Parsed, figure: Figure) -> Worked:
    """Work a figure out for every place and period of a release."""
    rows = _rows(release.text, figure.where)
    if figure.until:
        rows = rows[(release.text.loc[rows, "time_period"] <= figure.until).to_numpy()]
    nothing = pd.Series(np.nan, index=rows)
    printed = release.values.loc[rows, figure.printed] if figure.printed else nothing
    symbol = release.symbols.loc[rows, figure.printed] if figure.printed else None
    numerator, hidden = _numerator(release, figure, rows)
    denominator, hidden_whole = _denominator(release, figure, rows)
    if symbol is None:
        symbol = hidden.where(hidden != "", hidden_whole)
    share = nothing
    if numerator is not None and denominator is not None:
        share = figure.scale * numerator / denominator.where(denominator > 0)
    return Worked(rows, numerator, denominator, share, printed, symbol)


def _rows(text: pd.DataFrame, where: Mapping[str, tuple[str, ...]]) -> pd.Index:
    chosen = np.ones(len(text), dtype=bool)
    for column, values in where.items():
        # A filter may have had several names; the first that is there is the one.
        there = next(value for value in values if (text[column] == value).any())
        chosen &= (text[column] == there).to_numpy()
    return text.index[chosen]


def _first_symbol(symbols: pd.DataFrame) -> pd.Series:
    first = symbols.iloc[:, 0]
    for _, column in symbols.iloc[:, 1:].items():
        first = first.where(first != "", column)
    return first


def _numerator(
    release: Parsed, figure: Figure, rows: pd.Index
) -> tuple[pd.Series | None, pd.Series]:
    none = pd.Series("", index=rows)
    made: pd.Series | None = None
    for each in figure.numerator:
        plus = release.values.loc[rows, list(each.plus)].sum(axis=1, skipna=False)
        minus = release.values.loc[rows, list(each.minus)].sum(axis=1, skipna=False)
        made = plus - minus if made is None else made.fillna(plus - minus)
    if not figure.numerator:
        return None, none
    columns = [*figure.numerator[0].columns]
    hidden = _first_symbol(release.symbols.loc[rows, columns]) if columns else none
    assert made is not None
    return made, hidden.where(made.isna(), "")


def _denominator(
    release: Parsed, figure: Figure, rows: pd.Index
) -> tuple[pd.Series | None, pd.Series]:
    none = pd.Series("", index=rows)
    if not figure.denominator:
        return None, none
    columns = list(figure.denominator)
    if not figure.whole:
        found = release.values.loc[rows, columns].sum(axis=1, skipna=False)
        return found, _first_symbol(release.symbols.loc[rows, columns])
    # The whole stands in another row of the same place and period.
    wholes = _rows(release.text, figure.whole)
    # A row that is there twice is a fault of its own, which screening tells.
    wholes = wholes[~release.text.loc[wholes, _PLACE].duplicated()]
    keys = pd.MultiIndex.from_frame(release.text.loc[wholes, _PLACE])
    wanted = pd.MultiIndex.from_frame(release.text.loc[rows, _PLACE])
    places = keys.get_indexer(wanted)
    taken = release.values.loc[wholes, columns].sum(axis=1, skipna=False).to_numpy()
    marks = _first_symbol(release.symbols.loc[wholes, columns]).to_numpy()
    found = np.where(places >= 0, taken[places], np.nan)
    return pd.Series(found, index=rows), pd.Series(
        np.where(places >= 0, marks[places], "x"), index=rows
    )


def observations(release: Parsed, areas: Areas) -> pd.DataFrame:
    """Make the table of a release: one row an indicator, area and day.

    Returns
    -------
    DataFrame of str
        With the columns of `glosanalysis.data.releases.TABLE`, in the order of the first three; a
        number or a symbol in each row.
    """
    frames = [_of_figure(release, figure, areas) for figure in release.figures]
    made = pd.concat(frames)
    return made.sort_values(["indicator", "area_code", "as_at"]).reset_index(drop=True)


def _of_figure(release: Parsed, figure: Figure, areas: Areas) -> pd.DataFrame:
    made = worked(release, figure)
    closer = made.share if figure.printed_decimals < figure.decimals else made.share * np.nan
    value = closer.fillna(made.printed)
    if not figure.printed:
        value = made.share if figure.denominator else made.printed
    value = value.mask(made.symbol.isin(_HIDING))
    symbol = made.symbol.mask((made.symbol == "") & value.isna(), _without_symbol(made))
    text = release.text.loc[made.lines]
    return pd.DataFrame(
        {
            "indicator": figure.indicator,
            "area_code": _codes(text, areas, release.dataset.id),
            "as_at": text["time_period"].map(_days(release, text)),
            "value": _written(value, figure.decimals),
            "numerator": _count(made.numerator, made.lines),
            "denominator": _count(made.denominator, made.lines),
            "symbol": symbol.where(value.isna(), ""),
        }
    )


def _without_symbol(made: Worked) -> pd.Series:
    """Say why there is no number where no symbol does: of nothing there is no share."""
    whole = made.denominator if made.denominator is not None else made.printed
    return pd.Series("x", index=made.lines).mask(whole == 0, "z")


def _days(release: Parsed, text: pd.DataFrame) -> dict[str, str]:
    dates = release.dataset.dates
    return {each: dates.as_at(each).isoformat() for each in text["time_period"].unique()}


def _codes(text: pd.DataFrame, areas: Areas, name: str) -> pd.Series:
    """Give each row's code: the newest of the authority, whatever it was called then."""
    codes = text["new_la_code"].map(areas.current).fillna(text["new_la_code"])
    local = text["geographic_level"] == "Local authority"
    codes = codes.mask(text["geographic_level"] == "Regional", text["region_code"])
    codes = codes.mask(text["geographic_level"] == "National", text["country_code"])
    without = local & (text["new_la_code"] == "")
    if without.any():
        codes = codes.mask(without, areas.code_of(text.loc[without, "old_la_code"], name))
    return codes


def _written(values: pd.Series, decimals: int) -> pd.Series:
    """Write numbers with fixed decimals, halves away from zero as people round."""
    step = 10.0**decimals
    rounded = np.floor(values.abs() * step + 0.5 + 1e-9) / step * np.sign(values) + 0.0
    return rounded.map(lambda value: "" if np.isnan(value) else f"{value:.{decimals}f}")


def _count(counts: pd.Series | None, lines: pd.Index) -> pd.Series:
    if counts is None:
        return pd.Series("", index=lines)
    # Sums of tenths: the dust of binary numbers goes before it is written.
    return counts.round(3).map(lambda value: "" if np.isnan(value) else f"{value:.12g}")
