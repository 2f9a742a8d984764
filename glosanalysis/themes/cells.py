"""Cells of a published table: the rows that hold a number, and those whose number is held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from glosanalysis.data.schema import Dated
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation, symbol_of

__all__ = ["Cells", "word"]


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Cells of a column of a published table.

    Parameters
    ----------
    table, column : str
    where : mapping of str to str or tuple of str
        What other columns hold in the rows meant: a word, or one of several.
    """

    table: str
    column: str
    where: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    def rows(self, tables: Tables) -> list[Dated]:
        """Give the rows that hold a number, in order of date."""
        return self._chosen(tables.rows(self._model))

    def held_back(self, tables: Tables) -> list[Observation]:
        """Give a symbol for each cell whose number is held back, in order of date."""
        rows, symbol = tables.held_back(self._model), f"{self.column}_symbol"
        if not rows or not hasattr(rows[0], symbol):
            return []
        printed = [(row, word(getattr(row, symbol))) for row in self._chosen(rows)]
        return [_held_back(row, there) for row, there in printed if there]

    def number_in(self, row: Dated) -> float:
        """Give what the column holds in one of the rows."""
        return float(getattr(row, self.column))

    @property
    def _model(self) -> type[Dated]:
        # Any table of figures: its rows have two dates, a source and a place in it.
        return cast("type[Dated]", PUBLISHED[self.table].model)

    def _chosen(self, rows: Iterable[Dated]) -> list[Dated]:
        for name, wanted in self.where.items():
            words = (wanted,) if isinstance(wanted, str) else wanted
            rows = [row for row in rows if getattr(row, name) in words]
        return sorted(rows, key=lambda row: row.as_at)


def _held_back(row: Dated, printed: str) -> Observation:
    symbol = symbol_of(printed)
    return Observation(
        as_at=row.as_at.date(),
        value=None,
        source_id=row.source_id,
        locator=row.locator,
        symbol=symbol,
        printed=printed if printed != symbol else "",
    )


def word(cell: object) -> str:
    """Give what an optional cell says; nothing where it is empty."""
    return cell if isinstance(cell, str) else ""
