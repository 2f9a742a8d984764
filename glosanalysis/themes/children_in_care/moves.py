"""Disabled children's moves: whether two small shares differ by more than chance."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from glosanalysis.data.schemas.care import Care
from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, citations
from glosanalysis.phrasing import month, number
from glosanalysis.stats.proportions import difference_interval
from glosanalysis.themes.measured import rows_of
from glosanalysis.themes.recent import recent

__all__ = ["Moves", "disabled_moves", "last_moves"]


@dataclass(frozen=True)
class Moves:
    """Two shares that follow each other.

    Parameters
    ----------
    before, after : Care
        Each with its counts.
    """

    before: Care
    after: Care

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval of the change, in points."""
        low, high = difference_interval(_counts(self.before), _counts(self.after))
        return 100 * low, 100 * high

    @property
    def may_be_chance(self) -> bool:
        """Whether the interval holds 0."""
        low, high = self.interval
        return low <= 0 <= high


def _counts(row: Care) -> tuple[float, float]:
    return row.numerator or 0, row.denominator or 1


def last_moves(tables: Tables) -> Moves | None:
    """Give the last two shares of disabled children with three or more moves."""
    rows = [
        row
        for row in recent(tables, rows_of(tables, Care, "cwd_3plus_moves_pct"))
        if row.denominator and row.numerator is not None and row.numerator <= row.denominator
    ]
    return Moves(*rows[-2:]) if len(rows) > 1 else None


def disabled_moves(tables: Tables) -> Display:
    """Tabulate the last two shares of disabled children with three or more moves."""
    name = "disabled-children-moves"
    measure = "Disabled children in care with three or more moves"
    found = last_moves(tables)
    if found is None:
        return Display.nothing_yet(name, measure)
    pair = (found.before, found.after)
    low, high = found.interval
    verdict = "may be chance" if found.may_be_chance else "is more than chance"
    return Display(
        name=name,
        title=f"{_of(found.after)} disabled children in care had had three or more moves by "
        f"{month(found.after.as_at)}, {_of(found.before)} by {month(found.before.as_at)}: the "
        f"difference {verdict}",
        frame=pd.DataFrame([_cells(row) for row in pair]),
        columns={
            "as_at": Column("As at"),
            "children": Column("With three or more moves", "children", decimals=0),
            "of": Column("Of", "children", decimals=0),
            "share": Column("Share", "%", decimals=1),
        },
        measure=measure,
        period=f"{month(found.before.as_at)} to {month(found.after.as_at)}",
        cited=citations(tables.titles, pair),
        note=f"The change is {number(_share(found.after) - _share(found.before), 1)} points, with "
        f"a 95% interval from {number(low, 1)} to {number(high, 1)}.",
    )


def _of(row: Care) -> str:
    return f"{number(row.numerator or 0)} of {number(row.denominator or 0)}"


def _share(row: Care) -> float:
    count, base = _counts(row)
    return 100 * count / base


def _cells(row: Care) -> dict[str, object]:
    count, base = _counts(row)
    return {"as_at": month(row.as_at), "children": count, "of": base, "share": _share(row)}
