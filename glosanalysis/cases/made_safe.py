"""What of the counts is told: new figures made safe, those told before as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from glosanalysis.cases.relations import HEADS, RELATIONS
from glosanalysis.disclosure import Breach, found_breaches, protect, with_contributors
from glosanalysis.disclosure.cohorts import as_told_before
from glosanalysis.disclosure.rules import KEY
from glosanalysis.disclosure.structure import with_remainders
from glosanalysis.disclosure.versions import blocks, corrected, newest, of_blocks
from glosanalysis.errors import BadData

__all__ = ["Safe", "made_safe"]

_Block = tuple[str, str]


@dataclass(frozen=True)
class Safe:
    """Rows to publish, and how many stayed as they were told or are left out."""

    table: pd.DataFrame
    stayed: int = 0
    left_out: int = 0


def made_safe(counts: pd.DataFrame, earlier: Sequence[pd.DataFrame]) -> Safe:
    """Make counts safe beside all that was told before.

    What cannot be told is left out, an indicator's figures of a quarter at once, so that there is
    always a return.

    Parameters
    ----------
    counts : DataFrame
        All of them complete.
    earlier : sequence of DataFrame
        The returns before, as published, the oldest first.

    Returns
    -------
    Safe

    Raises
    ------
    BadData
        If what was told before tells too much already.
    """
    draft = _begun(with_remainders(counts), earlier)
    while True:
        table = draft.table()
        found = found_breaches(table, earlier, relations=RELATIONS, heads=HEADS)
        spoiled = draft.spoiled(table)
        if not found and not spoiled:
            return Safe(table, draft.stayed, draft.left_out)
        fewer = draft.without(found, spoiled)
        if fewer is draft:
            raise BadData("\n".join(each.told for each in found))
        draft = fewer


@dataclass(frozen=True)
class _Draft:
    """Blocks told for the first time, anew, and again as they were told."""

    counts: pd.DataFrame
    earlier: Sequence[pd.DataFrame]
    told: pd.DataFrame
    fresh: frozenset[_Block]
    anew: frozenset[_Block]
    again: frozenset[_Block]
    stayed: int
    left_out: int = 0

    def table(self) -> pd.DataFrame:
        """Give the rows to publish."""
        counts = of_blocks(self.counts, self.fresh | self.anew)
        safe = protect(with_contributors(counts, HEADS), list(self.earlier), relations=RELATIONS)
        return pd.concat([safe, of_blocks(self.told, self.again)[safe.columns]], ignore_index=True)

    def spoiled(self, table: pd.DataFrame) -> set[_Block]:
        """Find what is told anew and would have other cells hidden than before."""
        mine = of_blocks(table, self.anew)
        both = mine.merge(self.told, on=KEY, how="outer", suffixes=("", "_told"))
        both = of_blocks(both, self.anew)
        return blocks(both[both["hidden"] != both["hidden_told"]])

    def without(self, found: Sequence[Breach], spoiled: set[_Block]) -> _Draft:
        """Leave out what would tell too much; what was told before stays as it is."""
        named = {(each.quarter, each.indicator) for each in found}
        for bad in (spoiled | named, set().union(*(each.beside for each in found)), self.anew):
            if bad & (self.anew | self.fresh):
                return self._less(bad)
        return self

    def _less(self, bad: set[_Block] | frozenset[_Block]) -> _Draft:
        stays, gone = self.anew & bad, self.fresh & bad
        return replace(
            self,
            fresh=self.fresh - gone,
            anew=self.anew - stays,
            again=self.again | stays,
            stayed=self.stayed + len(of_blocks(self.told, stays)),
            left_out=self.left_out + len(of_blocks(self.counts, gone)),
        )


def _begun(counts: pd.DataFrame, earlier: Sequence[pd.DataFrame]) -> _Draft:
    if not earlier:
        told = counts[:0].assign(hidden="")
        return _Draft(counts, (), told, frozenset(blocks(counts)), frozenset(), frozenset(), 0)
    told = newest(earlier)
    before = blocks(told) & blocks(counts)
    moves, anew = corrected(of_blocks(counts, before), earlier, tuple(HEADS))
    fresh = blocks(counts) - before
    held, stays, fails = as_told_before(of_blocks(counts, fresh), told, RELATIONS)
    return _Draft(
        counts=pd.concat([held, of_blocks(counts, before)], ignore_index=True),
        earlier=earlier,
        told=told.assign(provisional=told["provisional"].eq("yes")),
        fresh=frozenset(fresh - fails),
        anew=frozenset(anew),
        again=frozenset(before - anew),
        stayed=len(of_blocks(told, moves - anew)) + len(of_blocks(held, stays - fails)),
        left_out=len(of_blocks(held, fails)),
    )
