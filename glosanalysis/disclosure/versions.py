"""Figures that are told twice: what a reader learns from how they moved, and what is told instead.

Of eleven more children two were referred: so much follows from 7 of 44 and, a return later, 9 of
55. A figure therefore stands as it was told first, unless all of its indicator's figures of the
quarter moved by nothing, or by as much as may be shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import pandas as pd

from glosanalysis.disclosure.rules import ALL, CELLS, KEY, is_small, primary, shares

__all__ = ["BLOCK", "blocks", "corrected", "moved", "newest", "of_blocks"]

BLOCK = KEY[:2]
"""What stands or moves as one: an indicator's figures of a quarter."""
Block = tuple[str, str]
_NEAR = 0.05
"""What is measured is told to two decimals."""


def blocks(frame: pd.DataFrame) -> set[Block]:
    """Give the blocks of a table."""
    return set(frame[BLOCK].itertuples(index=False, name=None))


def of_blocks(frame: pd.DataFrame, chosen: Collection[Block]) -> pd.DataFrame:
    """Keep the rows of some blocks."""
    return frame[pd.MultiIndex.from_frame(frame[BLOCK]).isin(list(chosen))]


def newest(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Give every row that was told, as it was told last."""
    rows = pd.concat(frames, ignore_index=True)
    return rows.drop_duplicates(KEY, keep="last", ignore_index=True)


def corrected(
    counts: pd.DataFrame, earlier: Sequence[pd.DataFrame], never: Collection[str] = ()
) -> tuple[set[Block], set[Block]]:
    """Find the blocks that moved since they were told, and those that may be told anew.

    Parameters
    ----------
    counts : DataFrame
        Counted now, nothing hidden, of blocks that were told.
    earlier : sequence of DataFrame
        The returns that told them.
    never : collection of str
        Indicators that tell of few by any change, such as a cost.

    Returns
    -------
    tuple of set and set
        Blocks that moved, and those of them that may be told anew.
    """
    told = newest(earlier).set_index(KEY)[CELLS].astype(float)
    now = counts.set_index(KEY)[CELLS].astype(float)
    told = told[told.index.droplevel(KEY[2:]).isin(now.index.droplevel(KEY[2:]))]
    now, then = now.align(told, join="outer")
    gone = (now["numerator"].isna() | ~then.index.isin(told.index)).to_numpy()
    off = ((now - then).abs() > _NEAR).any(axis=1).to_numpy() | gone
    stays = blocks(now.index[gone].to_frame())
    moves = blocks(now.index[off].to_frame())
    # As it would be told, with the same cells hidden as before.
    small = primary(counts.reset_index(drop=True)).set_axis(
        pd.MultiIndex.from_frame(counts[KEY]), axis=0
    )
    seen = now.where(then.notna())
    hides_more = (small.reindex(now.index, fill_value=False) & seen.notna()).any(axis=1)
    stays |= blocks(now.index[hides_more].to_frame())
    stays |= {(row.quarter, row.indicator) for row in moved(seen.reset_index(), earlier, never)}
    return moves, moves - stays


def moved(
    frame: pd.DataFrame, earlier: Sequence[pd.DataFrame], never: Collection[str] = ()
) -> Iterator[pd.Series]:
    """Give the rows whose way from an earlier return tells of few, or shows what was hidden."""
    index = pd.MultiIndex.from_frame(frame[BLOCK])
    for other in earlier:
        mine = frame[index.isin(pd.MultiIndex.from_frame(other[BLOCK]))]
        both = mine.merge(other[[*KEY, *CELLS]], on=KEY, suffixes=("", "_then"))
        if not both.empty:
            yield from (row for _, row in both[_tells(both, never)].iterrows())


def _tells(both: pd.DataFrame, never: Collection[str]) -> pd.Series:
    now = both[CELLS].astype(float)
    then = both[[f"{name}_then" for name in CELLS]].astype(float).set_axis(CELLS, axis=1)
    moves = now - then
    has = (now.notna() | then.notna()).groupby(both["indicator"]).transform("any")
    bad = ((now.isna() != then.isna()) & has).any(axis=1)
    left = (moves["denominator"] - moves["numerator"]).where(shares(both.assign(**now)))
    for each in (moves["numerator"], moves["denominator"], left):
        size = each.abs().where(each.abs() > _NEAR, 0.0)
        bad |= is_small(size) | both["indicator"].isin(never) & (size > 0)
    return bad | _of_the_hidden(both, moves)


def _of_the_hidden(both: pd.DataFrame, moves: pd.DataFrame) -> pd.Series:
    """Find totals whose hidden groups, taken together, moved by few."""
    bad = pd.Series(data=False, index=both.index)
    total = both["breakdown"] == ALL
    spot = [*BLOCK, "breakdown"]
    for name in CELLS:
        groups = both.loc[~total, spot].assign(moved=moves[name], hidden=moves[name].isna())
        sums = groups.groupby(spot, as_index=False).agg({"moved": "sum", "hidden": "any"})
        totals = both.loc[total, BLOCK].assign(of=moves[name], row=both.index[total])
        beside = sums[sums["hidden"].astype(bool)].merge(totals, on=BLOCK)
        few = is_small((beside["of"] - beside["moved"]).abs().round(1))
        bad.loc[beside.loc[few, "row"]] = True
    return bad
