"""The rows that a quarter published, as far as they say anything of it."""

from __future__ import annotations

from datetime import date

from glosanalysis.checkout.project import Project
from glosanalysis.indicator import too_old
from glosanalysis.publication.indicator_csv import Record, indicators_in, read_records
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES

__all__ = ["has_figures", "published_rows", "stands"]


def published_rows(project: Project, quarter: Quarter) -> list[Record]:
    """Give the rows of a quarter that stand, of the themes that there are."""
    rows = read_records(indicators_in(project.reports, quarter))
    return [row for row in rows if row["theme"] in THEMES and stands(row, quarter)]


def has_figures(project: Project, quarter: Quarter) -> bool:
    """Tell whether a quarter has anything to put into a workbook."""
    return bool(published_rows(project, quarter))


def stands(record: Record, quarter: Quarter) -> bool:
    """Tell whether a quarter's row has a figure, or says why there is none, and is not history."""
    day = record["as_at"]
    return bool(day) and not too_old(date.fromisoformat(day), quarter)
