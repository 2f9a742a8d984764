"""What to be careful about."""

from __future__ import annotations

from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import day
from glosanalysis.themes.theme import Caution
from glosanalysis.themes.workforce.agency import doubts
from glosanalysis.themes.workforce.definitions import definitions
from glosanalysis.themes.workforce.readings import agency_readings, approximate_shares, is_history

__all__ = ["cautions"]


def _two_shares(tables: Tables) -> list[Caution]:
    """Say how the papers' agency share and the Department's differ, with one day in both ways."""
    if tables.releases.frame.empty:
        return []
    told = definitions(tables)
    worked = "" if told.frame.empty else f" {told.title}."
    return [
        Caution(
            "two_agency_shares",
            ("agency_rate_fte",),
            "The papers' agency share and the Department's are two measures: the papers' is of "
            "posts, vacant ones included, or of what is not said; the Department's is of people at "
            f"work, in full-time equivalents. They are not joined to one line.{worked}",
        )
    ]


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    if not tables.has_papers:
        return []
    readings = agency_readings(tables)
    said = _two_shares(tables)
    said += [
        Caution(
            "no_definitions",
            ("agency_pct", "vacancy_pct", "turnover_pct"),
            "The papers in this book do not define agency share, vacancies or turnover. None can "
            "be set beside a national figure without the note on definitions.",
        )
    ]
    if len({each.basis for each in readings}) > 1:
        said.append(
            Caution(
                "more_than_one_definition",
                ("agency_pct",),
                "Some agency shares come out as shares of posts; of others, said in meetings, the "
                "papers do not print of what. The two are not compared.",
            )
        )
    said += [Caution("headcount", ("agency_pct",), text) for text in doubts(tables)]
    said += [
        Caution(
            f"approximate_{row.as_at:%Y-%m-%d}",
            ("agency_pct",),
            f"The agency share at {day(row.as_at)} is approximate: printed is “{row.printed}”.",
        )
        for row in approximate_shares(tables)
        if not is_history(row.as_at, tables)
    ]
    return said
