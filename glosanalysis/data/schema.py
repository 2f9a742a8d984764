"""A table's schema: it validates, it types, and the data dictionary is written from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from glosanalysis.data.columns import SLUG, TEXT, Column

__all__ = ["CITATION", "Dates", "RowRule", "Table"]

Dates = Callable[[pd.DataFrame, pd.DataFrame], pd.Series]
"""From a typed table and the register of sources to the date that each row describes."""

RowFaults = Callable[[pd.DataFrame], Iterable[tuple[int, str, str]]]


def _none(text: pd.DataFrame) -> Iterable[tuple[int, str, str]]:
    return ()


CITATION = {
    "source_id": Column(SLUG, "The document the figure comes from, as in data/sources.csv"),
    "locator": Column(TEXT, "Where in the document it stands"),
}


@dataclass(frozen=True)
class RowRule:
    """Something the cells of one row must satisfy together.

    Parameters
    ----------
    column : str
        The column at which a fault is reported.
    holds : callable
        From the table as text to a boolean Series, one value a row. It may meet bad cells.
    fault : str
        What is said of a row that breaks the rule.
    """

    column: str
    holds: Callable[[pd.DataFrame], pd.Series]
    fault: str


@dataclass(frozen=True)
class Table:
    """The schema of one table.

    Parameters
    ----------
    name : str
        The name of the file, without ``.csv``.
    about : str
        One sentence on what a row is.
    columns : mapping of str to Column
        In the order of the file.
    key : tuple of str
        The columns that together name an observation; no two rows share them.
    as_at : callable, optional
        From the typed table and the typed register of sources to the date that each row
        describes. Without it the table has no dates (the register itself).
    rules : tuple of RowRule
        What the cells of a row must satisfy together.
    may_be_empty : bool
        Whether a header without a row is a whole table.
    row_faults : callable
        From the table as text to the line, column and fault of each row that is wrong in a way
        that no rule says: for rows whose cells depend on each other.
    """

    name: str
    about: str
    columns: Mapping[str, Column]
    key: tuple[str, ...]
    as_at: Dates | None = None
    rules: tuple[RowRule, ...] = field(default=())
    may_be_empty: bool = False
    row_faults: RowFaults = _none

    @property
    def at(self) -> tuple[str, ...]:
        """The column at which a fault of each rule is reported."""
        return tuple(rule.column for rule in self.rules)

    def typed(self, text: pd.DataFrame) -> pd.DataFrame:
        """Type a faultless table.

        Parameters
        ----------
        text : DataFrame of str
            Every cell as text; an empty string where there is nothing.

        Returns
        -------
        DataFrame
            The same columns, typed, rows numbered from 0.
        """
        cells = text.reset_index(drop=True).replace("", pd.NA)
        typed = {name: column.kind.to_type(cells[name]) for name, column in self.columns.items()}
        for name, column in self.columns.items():
            if column.kind.suppressible:  # what the paper prints instead of the number
                held_back = typed[name].isna() & cells[name].notna()
                typed[f"{name}_symbol"] = cells[name].where(held_back)
        return pd.DataFrame(typed)

    def dated(self, frame: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
        """Add the two dates of a row to a typed table: ``as_at`` and ``known_on``."""
        if self.as_at is None:
            return frame
        known_on = frame["source_id"].map(sources.set_index("source_id")["published_on"])
        return frame.assign(as_at=self.as_at(frame, sources), known_on=known_on)
