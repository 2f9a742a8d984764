"""Which reports there are, can be and are new: a quarter and a theme each."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from glosanalysis.authority import FILE, SETTINGS, hold_to
from glosanalysis.checkout.project import Project
from glosanalysis.data.columns import QUARTER
from glosanalysis.data.releases import BEGINS
from glosanalysis.data.tables import Tables
from glosanalysis.errors import WrongUsage
from glosanalysis.quarter import Quarter
from glosanalysis.themes import OVERVIEW, THEMES

__all__ = [
    "ReportKey",
    "check_published",
    "check_quarter",
    "days_to_come",
    "has_overview",
    "listed_quarters",
    "new_quarters",
    "plan",
    "published_quarters",
    "reports_of",
]


_PAGE = re.compile(r"book/reports/(?P<quarter>[^/]+)/(?P<theme>[a-z_]+)")


@dataclass(frozen=True, order=True)
class ReportKey:
    """A report: which theme, and of which quarter.

    Parameters
    ----------
    quarter : Quarter
    theme : str
        The name of a theme, or ``overview``.

    Examples
    --------
    >>> ReportKey.of_page("book/reports/2022-23-Q3/ehcp")
    ReportKey(quarter=Quarter(year=2022, number=3), theme='ehcp')
    >>> ReportKey.of_page("book/methods") is None
    True
    """

    quarter: Quarter
    theme: str

    def __str__(self) -> str:
        return f"{self.quarter}/{self.theme}"

    @classmethod
    def of_page(cls, page: str) -> ReportKey | None:
        """Read which report a page of the site is; nothing where it is none."""
        found = _PAGE.fullmatch(page)
        if not found or found["theme"] not in (OVERVIEW, *THEMES):
            return None
        try:
            return cls(Quarter.parse(found["quarter"]), found["theme"])
        except WrongUsage:
            return None

    @property
    def page(self) -> str:
        """The name of its page in the site."""
        return f"book/reports/{self.quarter}/{self.theme}"

    @property
    def title(self) -> str:
        """What links to other themes of the same quarter say."""
        return "Overview" if self.theme == OVERVIEW else THEMES[self.theme].title

    def report_in(self, reports: Path) -> Path:
        """Give the file of the report below a folder of reports."""
        return reports / str(self.quarter) / f"{self.theme}.ipynb"

    def template(self, project: Project) -> Path:
        """Give the file of the template: that of the folder, else the one of the package."""
        return project.template(self.theme)


def listed_quarters(project: Project) -> list[Quarter]:
    """List the quarters of ``data/quarters.csv``, oldest first; its faults are for a check."""
    with (project.data / "quarters.csv").open(encoding="utf-8", newline="") as lines:
        found = [row.get("quarter") or "" for row in csv.DictReader(lines)]
    return sorted({Quarter.parse(text) for text in found if _is_quarter(text)})


@cache
def _is_quarter(text: str) -> bool:
    return QUARTER.fault_in(text) is None


def published_quarters(project: Project) -> list[Quarter]:
    """List the quarters that are published, oldest first.

    They are those of ``data/quarters.csv`` that the book has a folder for. A first run that is not
    whole yet has a folder and no line.
    """
    return [q for q in listed_quarters(project) if (project.reports / str(q)).is_dir()]


def has_overview(project: Project, quarter: Quarter) -> bool:
    """Tell whether a quarter has the page that stands for it, and that its paper is made from."""
    return ReportKey(quarter, OVERVIEW).report_in(project.reports).is_file()


def check_published(project: Project, quarter: Quarter) -> None:
    """Refuse a quarter that is not published."""
    published = published_quarters(project)
    if quarter not in published:
        told = ", ".join(map(str, published)) or "none yet: glosanalysis run makes them"
        raise WrongUsage(f"{quarter} is not published; published are: {told}")


def new_quarters(project: Project, tables: Tables, today: date | None = None) -> list[Quarter]:
    """List the quarters since the newest published one that have a figure, oldest first.

    A quarter has to be over when the newest source came out, or to have its day in
    ``data/quarters.csv``: a paper of July also dates a thing or two in July, and the report of that
    quarter is not due until a paper tells of its end. In a book without any, it is the last quarter
    that has begun and has a figure.
    """
    now = Quarter.containing(today or date.today())
    covered = [q for q in sorted({Quarter.containing(day) for day in _dates(tables)}) if q <= now]
    newest = published_quarters(project)[-1:]
    if not newest:
        return covered[-1:]
    known, listed = _newest_knowledge(tables), listed_quarters(project)
    due = [quarter for quarter in covered if quarter.last_day <= known or quarter in listed]
    return [quarter for quarter in due if [quarter] > newest]


def _newest_knowledge(tables: Tables) -> date:
    """Give the day on which the newest source with a row in the tables came out."""
    held = (*tables.frames.values(), tables.releases.frame, tables.returns.frame)
    days = [frame["known_on"].max() for frame in held if len(frame)]
    return max((date.fromisoformat(f"{day:%Y-%m-%d}") for day in days), default=date.min)


def days_to_come(tables: Tables, today: date | None = None) -> list[date]:
    """List the days of figures that lie in a quarter that has not begun."""
    now = Quarter.containing(today or date.today())
    return sorted({day for day in _dates(tables) if day > now.last_day})


def reports_of(quarter: Quarter, tables: Tables) -> list[str]:
    """List the templates of a quarter: the overview, and the themes with something new in it."""
    return [OVERVIEW, *(id_ for id_, t in THEMES.items() if t.has_page(tables, quarter))]


def check_quarter(quarter: Quarter, tables: Tables) -> None:
    """Refuse a quarter that no figure is of, that has not begun, or before the book's first."""
    first_day, last_day = tables.once("first and last day", lambda every: _ends(_dates(every)))
    now = Quarter.containing(date.today())
    first, last = Quarter.containing(first_day), min(Quarter.containing(last_day), now)
    if not first <= quarter <= last:
        raise WrongUsage(f"no figure is known for {quarter}: the data runs from {first} to {last}")
    if SETTINGS.first_quarter and quarter < (begun := Quarter.parse(SETTINGS.first_quarter)):
        raise WrongUsage(f"{quarter} is before {begun}, with which data/{FILE} has the book begin")
    seen = tables.known_at(quarter)
    if not any(found for theme in THEMES.values() for found in theme.observed(seen).values()):
        raise WrongUsage(f"no figure is known for {quarter}: releases are shown from {BEGINS} on")


def _ends(days: list[date]) -> tuple[date, date]:
    return min(days), max(days)


def _dates(tables: Tables) -> list[date]:
    """List the days that figures of any theme describe."""
    return [
        seen.as_at
        for theme in THEMES.values()
        for observations in theme.observed(tables).values()
        for seen in observations
    ]


def reports_in(project: Project, quarter: Quarter) -> list[str]:
    """List the reports that a quarter has, the overview first."""
    names = [OVERVIEW, *THEMES]
    return [n for n in names if ReportKey(quarter, n).report_in(project.reports).is_file()]


def plan(
    project: Project,
    tables: Tables,
    quarters: Sequence[Quarter] = (),
    templates: Iterable[str] = (),
) -> list[ReportKey]:
    """List the reports to make, and stop before any is made if one cannot be.

    Parameters
    ----------
    project : Project
    tables : Tables
        All rows there are.
    quarters : sequence of Quarter
        None for all that the book holds.
    templates : iterable of str
        None for all that a quarter has.

    Returns
    -------
    list of ReportKey
        By quarter, the overview first.

    Raises
    ------
    WrongUsage
        If a quarter has no data, there is no such theme, or it has nothing new in a quarter.
    """
    hold_to(project.data)
    wanted = list(dict.fromkeys(templates))
    unknown = [name for name in wanted if name not in (OVERVIEW, *THEMES)]
    if unknown:
        known = ", ".join([OVERVIEW, *THEMES])
        raise WrongUsage(f"'{unknown[0]}' is not a theme: must be one of {known}")
    tasks = []
    for quarter in sorted(set(quarters)) or published_quarters(project):
        check_quarter(quarter, tables)
        available = reports_of(quarter, tables)
        missing = [name for name in wanted if name not in available] if quarters else []
        if missing:
            raise WrongUsage(
                f"{missing[0]} has nothing new in {quarter}: "
                f"that quarter has {', '.join(available)}"
            )
        tasks += [ReportKey(quarter, name) for name in available if not wanted or name in wanted]
    return tasks
