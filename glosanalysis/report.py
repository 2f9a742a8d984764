"""What one report is made from: a theme, a quarter, and what the quarter may know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from glosanalysis.audit import Finding, audit
from glosanalysis.checkout.project import Project
from glosanalysis.commentary import Comment, comment_on
from glosanalysis.data.loading import contents, load
from glosanalysis.data.releases import BEGINS
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.tables import Tables
from glosanalysis.errors import WrongUsage
from glosanalysis.indicator import HISTORY_AFTER_MONTHS
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.overview.questions import Question, questions
from glosanalysis.overview.ranking import matters_most, opens_a_page, still_standing
from glosanalysis.quarter import Quarter
from glosanalysis.themes import OVERVIEW, in_book, theme_named
from glosanalysis.themes.theme import Caution, Theme

__all__ = ["Report", "open_report", "read_tables", "report_of"]

_read: dict[str, Tables] = {}


@dataclass(frozen=True)
class Report:
    """A theme in a quarter, ready to be presented.

    Parameters
    ----------
    quarter : Quarter
    themes : tuple of Theme
        The theme of the report; all that have reported, for the overview.
    silent : tuple of Theme
        For the overview, the themes that have no page: nothing of theirs is new in the quarter.
    published : Tables
        Only what the quarter may know.
    rows : tuple of IndicatorRow
        The indicators of the themes that have a figure which is not history.
    past : tuple of IndicatorRow
        Those whose latest figure is history: more than 18 months old at the quarter's end.
    headlines : tuple of IndicatorRow
        What the themes put first, by theme, each theme's foremost indicator first; also those that
        are history or have no figure yet.
    foremost : tuple of IndicatorRow
        What the page opens with, the most important first: each is new.
    standing : tuple of IndicatorRow
        For the overview, what is not new and still the latest of the themes without news.
    questions : tuple of Question
        For the overview, what a member may ask about.
    off_target : frozenset of str
        The indicators of which the newest word of a paper is that they are off target.
    cautions : tuple of Caution
        What to be careful about on the page of a theme.
    said : DataFrame
        What the papers say in words of the themes (for the overview, of all themes) and that
        describes the quarter or the 18 months before its end, the newest first.
    contradicted : tuple of Finding
        What the papers print of the themes that does not hold, by the end of the quarter.
    revisions : DataFrame
        What has moved of this quarter since it was published, of these themes; a value that is
        now missing is withdrawn.
    comment : Comment, optional
        What the service itself says of the theme in the quarter.
    """

    quarter: Quarter
    themes: tuple[Theme, ...]
    silent: tuple[Theme, ...]
    published: Tables
    rows: tuple[IndicatorRow, ...]
    past: tuple[IndicatorRow, ...]
    headlines: tuple[IndicatorRow, ...]
    foremost: tuple[IndicatorRow, ...]
    standing: tuple[IndicatorRow, ...]
    questions: tuple[Question, ...]
    off_target: frozenset[str]
    cautions: tuple[Caution, ...]
    said: pd.DataFrame
    contradicted: tuple[Finding, ...]
    revisions: pd.DataFrame
    comment: Comment | None = None

    @property
    def current(self) -> Tables:
        """What displays are made of: without the tables that have no new row.

        Before releases came in, a page showed all that the papers had. Where national figures are
        newer, what papers said of earlier quarters is on the pages of those quarters.
        """
        if self.quarter < BEGINS:
            return self.published
        return self.published.once("current", lambda tables: _with_news(tables, self.quarter))

    def is_repeated(self, row: IndicatorRow) -> bool:
        """Tell whether a row of a paper is carried forward to a page of national figures."""
        told = row.latest is not None and row.latest.feed == "paper" and not row.is_fresh
        national = {each.theme for each in self.rows if each.latest and each.latest.feed != "paper"}
        return told and row.theme in national

    @property
    def opening_rows(self) -> list[IndicatorRow]:
        """Give the headlines that have a figure which is not history."""
        return _current(self.headlines)


def open_report(theme: str, quarter: str | Quarter) -> Report:
    """Open the report of a theme for a quarter.

    Parameters
    ----------
    theme : str
        One of `glosanalysis.themes.THEMES`, as ``ehcp``; or ``overview`` for all.
    quarter : str or Quarter
        As in ``2022-23-Q3``.

    Returns
    -------
    Report

    Raises
    ------
    WrongUsage
        If there is no such theme or quarter, or the theme has nothing new in it.
    BadData
        If there is a fault in the tables or in the comment on the page.
    """
    data = Project.find().data
    return report_of(read_tables(data), theme, Quarter.parse(quarter), data)


def report_of(read: Tables, theme: str, when: Quarter, data: Path) -> Report:
    """Open the report of a theme for a quarter from tables that have been read.

    Parameters
    ----------
    read : Tables
        All rows there are.
    theme : str
    when : Quarter
    data : Path
        The folder that they were read from, which has the comments, too.

    Returns
    -------
    Report
    """
    seen = read.known_at(when)
    wanted = _wanted(theme, read, when)
    rows = {each.id: each.rows(seen, when) for each in wanted}
    shown = tuple(each for each in wanted if any(row.is_fresh for row in rows[each.id]))
    if theme != OVERVIEW and not shown:
        raise WrongUsage(f"{theme} has nothing new in {when}: see the page of all its quarters")
    known = [row for own in rows.values() for row in own if row.latest is not None]
    current, past = _current(known), tuple(row for row in known if row.is_history)
    headlines = tuple(row for each in wanted for row in each.foremost(rows[each.id]))
    ids = {each.id for each in wanted}
    said = _said(seen["statements"], ids, when)
    off = _off_target(said)
    overview = theme == OVERVIEW
    opening = matters_most(headlines, off) if overview else opens_a_page(headlines, current, off)
    return Report(
        quarter=when,
        themes=shown,
        silent=tuple(each for each in wanted if each not in shown),
        published=seen,
        rows=tuple(current),
        past=past,
        headlines=headlines,
        foremost=tuple(opening),
        standing=tuple(still_standing(headlines)) if overview else (),
        questions=tuple(questions(headlines, off)) if overview else (),
        off_target=off,
        cautions=() if overview else tuple(wanted[0].cautions_on(seen, current)),
        said=said,
        contradicted=tuple(found for found in audit(seen, ids) if found.verdict.is_fault),
        revisions=_moved(seen, when, wanted, past),
        comment=None if overview else comment_on(data, when, theme),
    )


def _current(rows: Iterable[IndicatorRow]) -> list[IndicatorRow]:
    """Keep the rows that have a figure which is not history."""
    return [row for row in rows if row.latest is not None and not row.is_history]


def _off_target(said: pd.DataFrame) -> frozenset[str]:
    """Name the indicators of which the newest word of a paper is that they are off target."""
    told = said[(said["kind"] == "level") & (said["standing"] != "none")]
    newest = told.drop_duplicates("indicator")
    return frozenset(newest.loc[newest["standing"] == "off_target", "indicator"])


def _with_news(tables: Tables, quarter: Quarter) -> Tables:
    before = tables.quarter_before(quarter)
    told = pd.Timestamp(before.last_day if before else quarter.first_day)
    frames = {
        name: frame if frame["as_at"].max() > told else frame.iloc[:0]
        for name, frame in tables.frames.items()
    }
    return replace(tables, frames=frames)


def _wanted(theme: str, tables: Tables, quarter: Quarter) -> list[Theme]:
    """Give the themes that a report is of: for the overview, all that have begun."""
    if theme != OVERVIEW:
        return [theme_named(theme)]
    return [each for each in in_book(tables).values() if each.has_begun(quarter)]


def _moved(
    tables: Tables, quarter: Quarter, themes: list[Theme], past: Iterable[IndicatorRow]
) -> pd.DataFrame:
    """Choose what has moved of a quarter, of the indicators that are not history in it."""
    history = {row.indicator.id for row in past}
    shown = {indicator.id for each in themes for indicator in each.indicators} - history
    moved = tables.revisions
    return moved[(moved["quarter"] == str(quarter)) & moved["indicator"].isin(shown)]


def _said(statements: pd.DataFrame, themes: set[str], quarter: Quarter) -> pd.DataFrame:
    """Choose what papers say in words, by the age at which figures become history."""
    oldest = pd.Timestamp(quarter.last_day) - pd.DateOffset(months=HISTORY_AFTER_MONTHS)
    chosen = statements[statements["theme"].isin(themes) & (statements["as_at"] >= oldest)]
    ordered = chosen.sort_values([*PUBLISHED["statements"].key], na_position="first", kind="stable")
    return ordered.sort_values("as_at", ascending=False, kind="stable").reset_index(drop=True)


def read_tables(data: Path) -> Tables:
    """Read the tables, or take them as they were read before if no byte of them has changed.

    Parameters
    ----------
    data : Path
        The folder that holds ``sources.csv`` and ``published/``.

    Returns
    -------
    Tables

    Raises
    ------
    BadData
        If there is a fault in the tables.
    """
    held = contents(data)
    if held not in _read:
        _read.clear()
        _read[held] = load(data)
    return _read[held]
