"""A table: a pandera model of its rows, and what this book says and asks of it besides.

A model is declared once and read three times: its checks of text find the faults of a file, its
types make a frame of it, and mypy reads its annotations where a theme goes through its rows. The
data dictionary is written from it too.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd
import pandera.pandas as pa
from pandera.api.pandas.model_config import BaseConfig as Settings

from glosanalysis.data.columns import SLUG, TEXT
from glosanalysis.data.kind import Kind

__all__ = [
    "Cited",
    "Column",
    "Dated",
    "Dates",
    "Settings",
    "Table",
    "column",
    "facts",
    "key",
    "month_end",
    "ordered",
    "row_rule",
    "year_end",
]

Dates = Callable[[pd.DataFrame, pd.DataFrame], pd.Series]
"""From a typed table and the register of sources to the date that each row describes."""

RowFaults = Callable[[pd.DataFrame], Iterable[tuple[int, str, str]]]


class Cited(pa.DataFrameModel):
    """A row with a figure or words of a paper, and where they stand."""

    source_id: str = SLUG.field("The document the figure comes from, as in data/sources.csv")
    locator: str = TEXT.field("Where in the document it stands")

    if TYPE_CHECKING:  # worked out when a table is loaded: in a frame, and not in the file
        known_on: datetime


class Dated(Cited):
    """A row whose ``as_at`` is worked out too, from its other columns."""

    if TYPE_CHECKING:
        as_at: datetime


_CITATION = ("source_id", "locator")


def key(*columns: str) -> list[str]:
    """Name the columns that together name an observation: no two rows share them."""
    return list(columns)


def facts(
    *,
    as_at: Dates | None = None,
    rules: tuple[pa.Check, ...] = (),
    row_faults: RowFaults | None = None,
) -> dict[str, Any]:
    """State what is true of a table beyond its columns, as the metadata of its model.

    Parameters
    ----------
    as_at : callable, optional
        From the typed table and the typed register of sources to the date that each row
        describes. Without it the table has no dates (the register itself).
    rules : tuple of Check
        What the cells of a row must satisfy together, made by `row_rule`.
    row_faults : callable, optional
        From the table as text to the line, column and fault of each row that is wrong in a way
        that no rule says: for rows whose cells depend on each other.
    """
    return {
        "as_at": as_at,
        "rules": rules,
        "row_faults": row_faults,
    }


def row_rule(at: str, holds: Callable[[pd.DataFrame], pd.Series], fault: str) -> pa.Check:
    """Ask something of the cells of one row together.

    Parameters
    ----------
    at : str
        The column at which a fault is reported.
    holds : callable
        From the table as text to a boolean Series, one value a row. It may meet bad cells.
    fault : str
        What is said of a row that breaks the rule.
    """
    return pa.Check(holds, name=at, error=fault)


def ordered(earlier: str, later: str) -> pa.Check:
    """Ask that one date of a row is not before another: as text they sort as they follow."""
    return row_rule(
        later, lambda text: text[earlier] <= text[later], f"is before the row's {earlier}"
    )


def column(name: str) -> Dates:
    """Date rows by one of their columns."""
    return lambda frame, sources: frame[name]


def month_end(name: str) -> Dates:
    """Date rows by the last day of a month."""
    return lambda frame, sources: frame[name] + pd.offsets.MonthEnd(0)


def year_end(name: str, day: str) -> Dates:
    """Date rows by the last day, as ``08-31``, of a year that is named by its two halves."""

    def ends(frame: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
        years = frame[name].str[:4].astype(int) + 1
        return pd.to_datetime(years.astype(str) + f"-{day}").astype("datetime64[us]")

    return ends


@dataclass(frozen=True)
class Column:
    """A column of a table: its kind, what it means, and whether each row must fill it."""

    kind: Kind
    meaning: str
    required: bool


@dataclass(frozen=True)
class Table:
    """One table of the book, as its model describes it.

    Parameters
    ----------
    model : DataFrameModel
        Its docstring is one sentence on what a row is.
    """

    model: type[pa.DataFrameModel]

    @cached_property
    def name(self) -> str:
        """The name of the file, without ``.csv``."""
        return str(self._settings.name)

    @cached_property
    def about(self) -> str:
        """One sentence on what a row is."""
        return str(inspect.getdoc(self.model)).removesuffix(".")

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The columns that together name an observation."""
        return tuple(self._settings.unique or ())

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """The columns in the order of the file: its own, then where they are from."""
        # The fields themselves: the first schema that pandera makes takes a second, which a command
        # that only reads the tables need not wait for.
        fields = {
            name: Column((each.metadata or {})["kind"], str(each.description), not each.nullable)
            for name, (_, each) in self.model._collect_fields().items()
        }
        # pandera puts the columns of a base model first.
        cited = _CITATION if issubclass(self.model, Cited) else ()
        own = [name for name in fields if name not in cited]
        return {name: fields[name] for name in (*own, *cited)}

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """What `facts` was told."""
        return self._settings.metadata or facts()

    @property
    def _settings(self) -> type[Settings]:
        settings: type[Settings] = self.model.Config
        return settings

    @cached_property
    def schema(self) -> pa.DataFrameSchema:
        """Pandera's schema of the typed table."""
        stored = {
            name: {"dtype": each.kind.dtype, "required": True}
            for name, each in self.columns.items()
        }
        return self.model.to_schema().update_columns(stored)

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
        typed = {name: each.kind.to_type(cells[name]) for name, each in self.columns.items()}
        for name, each in self.columns.items():
            if each.kind.suppressible:  # what the paper prints instead of the number
                held_back = typed[name].isna() & cells[name].notna()
                typed[f"{name}_symbol"] = cells[name].where(held_back)
        return pd.DataFrame(typed)

    def dated(self, frame: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
        """Add the two dates of a row to a typed table: ``as_at`` and ``known_on``."""
        as_at: Dates | None = self.facts["as_at"]
        if as_at is None:
            return frame
        if frame.empty:  # pandas would take the missing days for numbers
            none = pd.Series(dtype="datetime64[us]", index=frame.index)
            return frame.assign(as_at=none, known_on=none)
        known_on = frame["source_id"].map(sources.set_index("source_id")["published_on"])
        return frame.assign(as_at=as_at(frame, sources), known_on=known_on)
