"""Random returns are protected, published, and attacked by somebody else's programme."""

from __future__ import annotations

import itertools
from time import perf_counter

import numpy as np
import pandas as pd
from attacker import Attack
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_returns import random_counts

from glosanalysis.disclosure import RunningTotal, breaches, protect, ranges

KEY = ["quarter", "indicator", "breakdown", "group"]
seeds = st.integers(0, 2**32)


def figures(frame: pd.DataFrame) -> dict[tuple[str, ...], float]:
    long = frame.melt(KEY, ["numerator", "denominator"], var_name="column")
    return {tuple(row[:5]): row[5] for row in long[[*KEY, "column", "value"]].to_numpy()}


@settings(max_examples=25, deadline=None)
@given(seed=seeds, share=st.booleans(), marks=st.booleans())
def test_nobody_recovers_a_hidden_cell(seed: int, share: bool, marks: bool) -> None:
    counts = random_counts(seed, share=share)
    found = Attack(protect(counts), marks=marks, share=share).ranges()
    true = figures(counts)
    for cell, (low, high) in found.items():
        assert high - low >= 4, cell
        assert cell not in true or low <= true[cell] <= high, cell


@settings(max_examples=15, deadline=None)
@given(seed=seeds, share=st.booleans())
@example(seed=472871, share=True)  # all denominators hidden
def test_nor_who_takes_every_s_for_6_or_more(seed: int, share: bool) -> None:
    """Where such a reader is right, nothing is narrow; in small totals the marks lead astray."""
    safe = protect(random_counts(seed, share=share))
    try:
        found = Attack(safe, bold=True, share=share).ranges()
    except AssertionError:
        return
    assert all(high - low >= 4 for low, high in found.values())


@settings(max_examples=25, deadline=None)
@given(seed=seeds, share=st.booleans(), quarters=st.integers(1, 3))
def test_what_is_protected_has_no_breach(seed: int, share: bool, quarters: int) -> None:
    counts = random_counts(seed, share=share, quarters=quarters)
    safe = protect(counts)
    assert breaches(safe) == []
    shown = safe[["numerator", "denominator"]]
    both = shown.where(shown.notna(), counts.sort_values(KEY, ignore_index=True)[shown.columns])
    assert both.equals(counts.sort_values(KEY, ignore_index=True)[shown.columns])
    small = (shown > 0) & (shown < 6)
    assert not small.to_numpy().any()
    left = shown["denominator"] - shown["numerator"]
    assert not ((left < 6) & (shown["numerator"] > 0)).any()


@settings(max_examples=20, deadline=None)
@given(seed=seeds, share=st.booleans())
def test_the_ranges_are_those_of_the_attacker(seed: int, share: bool) -> None:
    """Of cells hidden at random, without marks that tell more than 1 to 5 of plain counts."""
    rng = np.random.default_rng(seed)
    frame = random_counts(seed, share=share).assign(hidden="")
    for name in ["numerator", "denominator"][: 1 + share]:
        gone = rng.random(len(frame)) < 0.4
        frame.loc[gone, name] = np.nan
        frame.loc[gone, "hidden"] = "s"
    ours = ranges(frame)
    theirs = Attack(frame, marks=False).ranges()
    assert len(ours) == len(theirs)
    for row in ours.itertuples(index=False):
        low, high = theirs[tuple(row)[:5]]
        assert row.low == low
        assert row.high == high or (np.isinf(row.high) and high > 50_000)


@settings(max_examples=8, deadline=None)
@given(seed=seeds)
def test_a_running_total_gives_no_quarter_away(seed: int) -> None:
    each = random_counts(seed, quarters=4, indicator="each")
    groups = each.groupby(["breakdown", "group"], sort=False)["numerator"]
    ytd = each.assign(indicator="ytd", numerator=groups.cumsum())
    relations = [RunningTotal("ytd", of="each")]
    safe = protect(pd.concat([each, ytd]), relations=relations)
    extra = []
    for row in ytd.itertuples():
        back = [f"2022-23-Q{n}" for n in range(1, int(row.quarter[-1]) + 1)]
        spot = (row.breakdown, row.group, "numerator")
        terms = {(quarter, "each", *spot): -1 for quarter in back}
        extra.append({(row.quarter, "ytd", *spot): 1, **terms})
    found = Attack(safe, marks=False, extra=extra).ranges()
    assert all(high - low >= 4 for low, high in found.values())


@settings(max_examples=10, deadline=None)
@given(seed=seeds)
def test_one_return_after_another(seed: int) -> None:
    """The second comes a quarter later and counts the first quarter again."""
    rng = np.random.default_rng(seed)
    counts = random_counts(seed, quarters=2)
    first = protect(counts[counts["quarter"] == "2022-23-Q1"])
    again = counts.copy()
    late = (again["breakdown"] == "locality") & (rng.random(len(again)) < 0.5)
    again.loc[late, "numerator"] += rng.integers(0, 9, int(late.sum()))
    for quarter in again["quarter"].unique():
        mine = again["quarter"] == quarter
        sums = again[mine & (again["breakdown"] == "locality")]["numerator"].sum()
        rest = again[mine & (again["breakdown"] == "age_band")].index
        again.loc[rest[0], "numerator"] += sums - again.loc[rest, "numerator"].sum()
        again.loc[mine & (again["breakdown"] == ""), "numerator"] = sums
    second = protect(again, known=first)
    filled = first.merge(second, on=KEY, suffixes=("", "_now"))
    hidden = filled["numerator"].isna()
    assert filled.loc[hidden, "numerator_now"].isna().all()


def brute(groups: tuple[int, ...], safe: pd.DataFrame) -> dict[str, set[int]]:
    """Find by trial all that each group can be, by one who believes every `p` and nothing else."""
    rows = safe.set_index("group")
    names = [name for name in rows.index if name]
    total = rows.loc["", "numerator"]
    span = {
        name: [rows.loc[name, "numerator"]]
        if not np.isnan(rows.loc[name, "numerator"])
        else range(1, 6)
        if rows.loc[name, "hidden"] == "p"
        else range(41)
        for name in ["", *names]
    }
    if rows.loc["", "hidden"] == "p":
        totals = set(range(1, 6))
    else:
        totals = set(range(41)) if np.isnan(total) else {total}
    fits = [
        values
        for values in itertools.product(*(span[name] for name in names))
        if sum(values) in totals
    ]
    assert groups in fits
    return {name: {values[n] for values in fits} for n, name in enumerate(names)}


def test_every_small_table_by_trial() -> None:
    tables = dict(enumerate(itertools.product([0, 1, 2, 5, 6, 7, 12], repeat=3)))
    rows = []
    for number, groups in tables.items():
        rows.append(("2022-23-Q1", f"m{number}", "", "", sum(groups)))
        pairs = zip("ABC", groups, strict=True)
        rows += [("2022-23-Q1", f"m{number}", "x", *pair) for pair in pairs]
    counts = pd.DataFrame(rows, columns=[*KEY, "numerator"]).assign(denominator=np.nan)
    published = protect(counts)
    for number, groups in tables.items():
        safe = published[published["indicator"] == f"m{number}"]
        hidden = set(safe.loc[safe["numerator"].isna(), "group"])
        can_be = brute(groups, safe)
        assert all(len(can_be[name]) >= 5 for name in hidden - {""}), groups
        small = any(0 < value < 6 for value in [*groups, sum(groups)])
        assert bool(hidden) == small, groups


def test_it_is_fast() -> None:
    """40 quarters, 60 measures and 5 breakdowns take seconds; a tenth of it far less than one more.

    The bound is wide: the machine may be busy.
    """
    frames = [
        random_counts(n, share=n % 2 == 1, quarters=8, indicator=f"m{n}", breakdowns=5)
        for n in range(30)
    ]
    counts = pd.concat(frames)
    start = perf_counter()
    safe = protect(counts)
    assert breaches(safe) == []
    assert perf_counter() - start < 30
