"""What a measure is, and how a family of measures is told as one expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from glosanalysis.cases.measures.periods import Periods

if TYPE_CHECKING:
    from datetime import date

    import ibis
    import pandas as pd

    from glosanalysis.quarter import Quarter

__all__ = ["Counted", "Family", "Kind", "Measure"]

Kind = Literal["count", "share", "mean", "growth", "fte", "money", "change"]


class Counted(Protocol):
    """The part of the records that measures use."""

    @property
    def as_at(self) -> date:
        """The day of the extract: nothing dated after it is in the tables."""

    def __getitem__(self, name: str) -> ibis.Table:
        """Give a table of the standard, typed."""

    def has(self, name: str, *columns: str) -> bool:
        """Say whether a table is there, with these columns."""

    def run(self, query: ibis.Table) -> pd.DataFrame:
        """Run a query where the records are, and give its rows; an error quotes no record."""


Family = Callable[[Counted, Periods], "ibis.Table"]
"""Measures that share their cohort: one expression, with a column ``indicator``."""


@dataclass(frozen=True)
class Measure:
    """What is counted from case records, and how.

    Parameters
    ----------
    id : str
        That of an indicator of the book where the definition is the same thing.
    title : str
        What the numerator counts (of what the denominator counts).
    definition : str
        The whole definition: who is in, who is not, since when, until when.
    theme : str
    family : function
        The expression that counts it, with others of the same cohort.
    needs : mapping of str to tuple of str
        The tables and columns without which it cannot be counted.
    breakdowns : tuple of str
        What else it is counted by.
    kind : str
        ``count`` (no denominator), ``share`` (the numerator is a part of the denominator), ``mean``
        (a sum over a number), ``growth`` (a count over the same a year before), ``fte``, ``money``
        in whole £, ``change`` (may be below nought).
    by_rates : bool
        Whether it needs a rate card.
    """

    id: str
    title: str
    definition: str
    theme: str
    family: Family
    needs: Mapping[str, tuple[str, ...]]
    breakdowns: tuple[str, ...] = ()
    kind: Kind = "count"
    by_rates: bool = False

    def missing(self, records: Counted, *, rates: bool = False) -> tuple[str, ...]:
        """Name what it needs and is not there: a table, a column as ``table.column``, ``rates``."""
        card = ("rates",) if self.by_rates and not rates else ()
        lacking = (
            name if not records.has(name) else f"{name}.{column}"
            for name, columns in self.needs.items()
            for column in columns
            if not records.has(name, column)
        )
        return (*dict.fromkeys(lacking), *card)

    def __call__(self, records: Counted, quarters: tuple[Quarter, ...]) -> ibis.Table:
        """Count all quarters in one expression.

        Returns
        -------
        ibis.Table
            ``quarter, breakdown, group, numerator, denominator, provisional``.
        """
        counted = self.family(records, Periods(quarters, as_at=records.as_at))
        return counted.filter(counted["indicator"] == self.id).drop("indicator")
