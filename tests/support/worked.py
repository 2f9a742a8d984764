"""Values worked by hand from the papers, held against the rows of a theme."""

from __future__ import annotations

from collections.abc import Mapping

from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES

__all__ = ["Worked", "cases", "cells_of", "row_of"]

Worked = Mapping[str, Mapping[str, dict[str, str]]]
"""Of each quarter, by each indicator: what cells of its row hold."""


def cases(worked: Worked) -> list[tuple[str, str, dict[str, str]]]:
    """Give a case an indicator and quarter: quarter, indicator, cells."""
    return [
        (quarter, id_, cells) for quarter, rows in worked.items() for id_, cells in rows.items()
    ]


def row_of(tables: Tables, indicator: str, quarter: Quarter | str) -> IndicatorRow:
    """Give the row of an indicator of whichever theme in a quarter."""
    theme = next(
        theme for theme in THEMES.values() if indicator in {each.id for each in theme.indicators}
    )
    rows = theme.rows(tables, Quarter.parse(str(quarter)))
    return next(row for row in rows if row.indicator.id == indicator)


def cells_of(row: IndicatorRow, expected: Mapping[str, str]) -> dict[str, str]:
    """Give what a row holds in the cells that are expected of it."""
    record = row.record()
    return {name: record[name] for name in expected}
