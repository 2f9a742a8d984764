"""Shares of children who were told before: they stay shares of so many as were told then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from glosanalysis.disclosure.relations import Column, Earlier, Relation, Same
from glosanalysis.disclosure.rules import ALL, CELLS, KEY, is_small
from glosanalysis.disclosure.versions import BLOCK
from glosanalysis.quarter import Quarter

__all__ = ["as_told_before"]

Block = tuple[str, str]


def as_told_before(
    counts: pd.DataFrame, told: pd.DataFrame, relations: Sequence[Relation]
) -> tuple[pd.DataFrame, set[Block], set[Block]]:
    """Give figures that are by definition those of another indicator as that was told before.

    Who is followed up for a year was followed up for six months before, and some are recorded late:
    as many as are added would follow.

    Parameters
    ----------
    counts : DataFrame
        With their remainders (`glosanalysis.disclosure.structure.with_remainders`).
    told : DataFrame
        What was told before, a row once.
    relations : sequence of Relation

    Returns
    -------
    tuple of DataFrame, set and set
        The counts; the blocks in which another number stays; those that cannot be told, as other
        groups were told then.
    """
    stays: set[Block] = set()
    fails: set[Block] = set()
    counts = counts.reset_index(drop=True)
    for mine, before in _ties(counts, told, relations):
        for block, rows in counts[counts["indicator"] == mine.indicator].groupby(BLOCK, sort=False):
            then = before[before["quarter"] == block[0]]
            now = rows.dropna(subset=mine.column)
            if then.empty or now.empty:
                continue
            held = _held(now, then, mine.column)
            if held is None:
                fails.add(block)
            elif (held != now[mine.column]).any():
                counts.loc[now.index, mine.column] = held
                stays.add(block)
    return counts, stays, fails


def _ties(
    counts: pd.DataFrame, told: pd.DataFrame, relations: Sequence[Relation]
) -> Iterator[tuple[Column, pd.DataFrame]]:
    """Pair a column with one that was told: its rows, of the quarter that it is of."""
    there, before = set(counts["indicator"]), set(told["indicator"])
    for each in relations:
        if isinstance(each, Same):
            for mine, other in ((each.one, each.other), (each.other, each.one)):
                if mine.indicator in there and other.indicator in before:
                    yield mine, _column(told, other)
        elif isinstance(each, Earlier) and each.growth in there and each.of in before:
            then = _column(told, Column(each.of))
            quarters = then["quarter"].map(
                lambda text, by=each: str(Quarter.parse(text) + by.quarters)
            )
            yield Column(each.growth, CELLS[1]), then.assign(quarter=quarters)


def _column(told: pd.DataFrame, of: Column) -> pd.DataFrame:
    rows = told[told["indicator"] == of.indicator]
    return rows[KEY].assign(value=rows[of.column].astype(float))


def _held(now: pd.DataFrame, then: pd.DataFrame, column: str) -> pd.Series | None:
    """Give what was told in place of what is counted; none if it does not go together."""
    spot = KEY[2:]
    both = now[spot].merge(then[[*spot, "value"]], on=spot, how="left", indicator=True)
    both.index = now.index
    was, true = both["value"], now[column]
    if not is_small((was - true).abs()).any():
        return true
    if (both["_merge"] != "both").any() or len(
        then[then["breakdown"].isin(now["breakdown"])]
    ) != len(now):
        return None
    return _shared_out(now, was.fillna(true), was.isna(), column)


def _shared_out(
    now: pd.DataFrame, held: pd.Series, hidden: pd.Series, column: str
) -> pd.Series | None:
    """Let the greatest hidden group of each breakdown take what the others leave of the total."""
    total = now["breakdown"] == ALL
    for name in now.loc[~total, "breakdown"].unique():
        mine = now["breakdown"] == name
        gone = held[mine & hidden]
        adds_up = total.any() and now.loc[mine, column].sum() == now.loc[total, column].sum()
        if adds_up and not gone.empty:
            held[gone.idxmax()] += held[total].sum() - held[mine].sum()
    is_part = column == CELLS[1] and (now["numerator"] <= now[column]).all()
    least = now["numerator"] if is_part else 0.0
    return held if (held >= least).all() else None
