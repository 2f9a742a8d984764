"""What one report is made from: a theme, a quarter, and what the quarter may know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from glosanalysis.data.published import Published, load
from glosanalysis.errors import WrongUsage
from glosanalysis.indicator import IndicatorRow
from glosanalysis.period import Quarter
from glosanalysis.project import Project
from glosanalysis.themes import OVERVIEW, THEMES, theme_named
from glosanalysis.themes.theme import Theme

__all__ = ["Report", "open_report", "titles_of_sources"]


@dataclass(frozen=True)
class Report:
    """A theme in a quarter, ready to be presented.

    Parameters
    ----------
    quarter : Quarter
    themes : tuple of Theme
        The theme of the report; all that have reported, for the overview.
    silent : tuple of Theme
        For the overview, the themes that have never reported by then.
    published : Published
        Only what the quarter may know.
    rows : tuple of IndicatorRow
        The indicators of the themes.
    """

    quarter: Quarter
    themes: tuple[Theme, ...]
    silent: tuple[Theme, ...]
    published: Published
    rows: tuple[IndicatorRow, ...]

    def headline_rows(self) -> list[IndicatorRow]:
        """Give the rows that the report opens with: those that its themes put first."""
        firsts = [id_ for theme in self.themes for id_ in theme.headline]
        known = {row.indicator.id: row for row in self.rows if row.latest is not None}
        return [known[id_] for id_ in firsts if id_ in known]


def open_report(theme: str, quarter: str | Quarter) -> Report:
    """Open the report of a theme for a quarter.

    Parameters
    ----------
    theme : str
        ``early_help``, ``ehcp``, ``placements`` or ``workforce``; or ``overview`` for all.
    quarter : str or Quarter
        As in ``2022-23-Q3``.

    Returns
    -------
    Report

    Raises
    ------
    WrongUsage
        If there is no such theme or quarter, or nothing is known of the theme by then.
    BadData
        If there is a fault in the tables.
    """
    when = Quarter.parse(quarter)
    seen = _load_once(Project.find().data).seen_by(when)
    wanted = list(THEMES.values()) if theme == OVERVIEW else [theme_named(theme)]
    reported = tuple(each for each in wanted if each.has_reported(seen, when))
    if not reported:
        raise WrongUsage(f"{theme} has no figure as at {when.last_day} or before")
    silent = tuple(each for each in wanted if each not in reported)
    rows = tuple(row for each in reported for row in each.rows(seen, when))
    return Report(when, reported, silent, seen, rows)


def titles_of_sources() -> dict[str, str]:
    """Give the titles of the register of sources, by identifier."""
    register = _load_once(Project.find().data).sources
    return {str(id_): str(title) for id_, title in register["title"].items()}


@cache
def _load_once(data: Path) -> Published:
    return load(data)
