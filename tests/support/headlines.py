"""The figures that the themes put first, as a report has them."""

from __future__ import annotations

from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES


def headlines(tables: Tables, quarter: Quarter) -> list[IndicatorRow]:
    """Give the rows of all themes that open a page, also those without a figure."""
    seen = tables.known_at(quarter)
    return [row for each in THEMES.values() for row in each.foremost(each.rows(seen, quarter))]
