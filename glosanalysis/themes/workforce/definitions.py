"""Posts that the figures imply, and what the national definitions would make of them."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.schemas.workforce import Workforce
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, citations
from glosanalysis.phrasing import day, listed, number, span
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.workforce.course import printed
from glosanalysis.themes.workforce.readings import (
    OF_STAFF,
    AgencyReading,
    agency_readings,
    is_history,
)

__all__ = ["definitions", "establishment"]


def _complete(tables: Tables) -> list[AgencyReading]:
    """Keep the shares with headcount and vacancies of the same date."""
    return [each for each in agency_readings(tables) if each.of_staff and each.percent]


_NEEDED = ("vacancy_fte", "vacancy_pct", "agency_pct", "agency_headcount")


def _cited(tables: Tables, used: list[AgencyReading]) -> list[Workforce]:
    days = {each.as_at for each in used}
    rows = tables.rows(Workforce)
    return [row for row in rows if row.measure in _NEEDED and row.as_at in days]


def establishment(tables: Tables) -> Display:
    """Tabulate the posts that vacancies imply, and what the agency headcount is of them."""
    measure = "Social work posts implied by vacancies, and the agency share of them"
    used = _complete(tables)
    if not used or is_history(used[-1].as_at, tables):
        return Display.nothing_yet("implied-establishment", measure)
    posts = [each.posts.implied for each in used if each.posts]
    return Display(
        name="implied-establishment",
        title=f"Vacancies imply {span(min(posts), max(posts), 'posts')} social work posts",
        frame=pd.DataFrame([_row(each) for each in used], columns=list(_POSTS)),
        columns=_POSTS,
        measure=measure,
        period=" to ".join(dict.fromkeys([day(used[0].as_at), day(used[-1].as_at)])),
        cited=citations(tables.titles, _cited(tables, used)),
        note="Our working: posts are vacant posts over the vacancy percentage; as nationally is "
        "agency staff over agency staff and filled posts, each person taken as full time. "
        f"{_agreement(used)}",
    )


_POSTS = {
    "as_at": Column("As at"),
    "vacant": Column("Vacant posts", "FTE", 2),
    "vacancy_percent": Column("Vacancies", "%", AS_PRINTED),
    "posts": Column("Posts implied", "FTE", 1),
    "staff": Column("Agency staff", decimals=0),
    "of_posts": Column("Of posts", "%", 1),
    "printed": Column("Printed", "%", AS_PRINTED),
    "of_staff": Column("As nationally", "%", 1),
}


def _row(each: AgencyReading) -> tuple[object, ...]:
    assert each.posts is not None
    return (
        each.as_at,
        each.posts.vacant,
        each.posts.vacancy_percent,
        each.posts.implied,
        each.staff,
        each.of_posts,
        each.percent,
        each.of_staff,
    )


def _agreement(used: list[AgencyReading]) -> str:
    """Say how far headcounts come to the shares printed beside them."""
    off = [day(each.as_at) for each in used if each.is_doubtful]
    if not off:
        return "The headcount comes to the printed share to within a person."
    return f"The headcount does not come to the printed share at {listed(off)}."


def definitions(tables: Tables) -> Display:
    """Set the national formulas beside what the papers print, with what the first would change."""
    measure = "What is measured nationally and locally"
    if not tables.rows(Workforce):
        return Display.nothing_yet("definitions", measure)
    used = _complete(tables)[-1:]
    rows = [
        (
            "Agency share",
            "Agency staff ÷ agency and employed staff (FTE)",
            _effect(used[0]) if used else _DIRECTION,
        ),
        (
            "Vacancies",
            "Vacant posts ÷ vacant and filled posts (FTE)",
            "Higher nationally, if a post that agency staff cover counts as filled here.",
        ),
        (
            "Turnover",
            "Leavers in the year ÷ employed at its end",
            "The same only if the printed figure is of a whole year, not of a month.",
        ),
    ]
    return Display(
        name="definitions",
        title=_title(used[0]) if used else "The papers in this book print no formula",
        frame=pd.DataFrame(rows, columns=list(_FORMULAS)),
        columns=_FORMULAS,
        measure=measure,
        period=f"Worked out for {day(used[0].as_at)}" if used else "Not tied to a date",
        cited=citations(tables.titles, _cited(tables, used)),
        note="The papers in this book print no formula. The national ones are the Department for "
        "Education's, in its children's social work workforce census, as at 30 September of each "
        "year.",
    )


_FORMULAS = {
    "measure": Column("Measure"),
    "formula": Column("National formula"),
    "effect": Column("What it would change"),
}
_DIRECTION = (
    "Lower nationally than a share of all posts where agency staff outnumber vacant posts, higher "
    "where they are fewer."
)


def _title(reading: AgencyReading) -> str:
    """Say what the national formula makes of the last share that can be worked out."""
    national = number(reading.of_staff or 0, 1)
    return (
        f"Worked out as nationally, the agency share of {day(reading.as_at)} is {national}%; "
        f"printed is {printed(reading.percent)}"
    )


def _effect(reading: AgencyReading) -> str:
    """Work the national formula out on printed figures, and say why it is lower or higher."""
    assert reading.posts is not None
    assert reading.staff is not None
    staff, posts = reading.staff, reading.posts
    employed = number(posts.filled, 1)
    working = (
        f"{number(posts.implied, 1)} posts less {number(posts.vacant, 1)} vacant are {employed} "
        f"employed; {number(staff)} ÷ ({number(staff)} + {employed}) = "
        f"{number(reading.of_staff or 0, 1)}%"
    )
    if reading.basis == OF_STAFF:
        return f"{working}: what is printed is near to it."
    return f"{working}, {_compared(reading)}."


def _compared(reading: AgencyReading) -> str:
    """Say which is higher, from the two figures as shown."""
    assert reading.posts is not None
    national, local = (
        round_half_up(value or 0, 1) for value in (reading.of_staff, reading.of_posts)
    )
    share = f"the {number(local, 1)}% of all posts"
    if national == local:
        return f"the same as {share}"
    if national < local:
        return f"lower than {share}, because agency staff outnumber vacant posts"
    return f"higher than {share}, because agency staff are fewer than vacant posts"
