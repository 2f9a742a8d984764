"""What to be careful about."""

from __future__ import annotations

from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import day
from glosanalysis.themes.theme import Caution
from glosanalysis.themes.workforce.agency import doubts
from glosanalysis.themes.workforce.readings import agency_readings, is_history

__all__ = ["cautions"]


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    readings = agency_readings(tables)
    said = [
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
    near = tables["workforce_readings"].query("kind == 'approximate' and measure == 'agency_pct'")
    said += [
        Caution(
            f"approximate_{row.as_at:%Y-%m-%d}",
            ("agency_pct",),
            f"The agency share at {day(row.as_at)} is approximate: printed is “{row.printed}”.",
        )
        for row in near.itertuples()
        if not is_history(row.as_at, tables)
    ]
    return said
