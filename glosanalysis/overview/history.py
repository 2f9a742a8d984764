"""The history of an indicator: what each quarter with a figure of its own says of it."""

from __future__ import annotations

from dataclasses import dataclass

from glosanalysis.data.tables import Tables
from glosanalysis.indicator import Indicator
from glosanalysis.indicator_row import IndicatorRow, row_for
from glosanalysis.quarter import Quarter
from glosanalysis.themes.theme import Theme

__all__ = ["History", "histories"]


@dataclass(frozen=True)
class History:
    """An indicator over the quarters.

    Parameters
    ----------
    indicator : Indicator
    rows : tuple of IndicatorRow
        One for each quarter in which the indicator was new, oldest first: the same row that the
        report of that quarter has.
    """

    indicator: Indicator
    rows: tuple[IndicatorRow, ...]

    @property
    def comparable(self) -> bool:
        """Whether the values of the quarters can be set side by side."""
        return not self.indicator.cumulative

    @property
    def numbers(self) -> list[IndicatorRow]:
        """The rows that have a number, oldest first."""
        return [row for row in self.rows if row.value is not None]

    @property
    def values(self) -> list[float]:
        """The values as shown, oldest first."""
        return [row.value for row in self.rows if row.value is not None]

    @property
    def stretches(self) -> list[list[int]]:
        """The positions of rows that are of one kind with the row before them, stretch by stretch.

        Figures of another definition, budget or span make a stretch of their own.
        """
        found: list[list[int]] = []
        for position, row in enumerate(self.rows):
            if position and _is_of_one_kind(self.rows[position - 1], row):
                found[-1].append(position)
            else:
                found.append([position])
        return found


def _is_of_one_kind(before: IndicatorRow, row: IndicatorRow) -> bool:
    """Tell whether a figure can be joined to the one before it by a line."""
    if before.value is None or row.value is None:
        return False  # a number that is held back joins nothing
    if before.latest is None or row.latest is None or before.latest.ends != row.latest.ends:
        return False
    return row.latest.comparable if row.latest.joins is None else row.latest.joins


def histories(theme: Theme, tables: Tables) -> dict[str, History]:
    """Follow every indicator of a theme over the quarters.

    Parameters
    ----------
    theme : Theme
    tables : Tables
        What may be known; nothing later is looked at.

    Returns
    -------
    dict of str to History
        By the indicator's identifier, in the order of the theme; without those never reported.
    """
    observed = theme.observed(tables)
    found = {}
    for indicator in theme.indicators:
        seen = observed.get(indicator.id, [])
        quarters = sorted({Quarter.containing(each.as_at) for each in seen})
        rows = tuple(row_for(theme.id, indicator, seen, quarter=quarter) for quarter in quarters)
        if rows:
            found[indicator.id] = History(indicator, rows)
    return found
