"""Agency social workers: their share of the workforce over the years."""

from __future__ import annotations

from statistics import fmean

import pandas as pd

from glosanalysis.data.schemas.words import Statements
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, Mark, citations
from glosanalysis.phrasing import counted, day, number
from glosanalysis.stats.stretches import stretches
from glosanalysis.themes.workforce.course import course, printed
from glosanalysis.themes.workforce.indicators import MATERIAL
from glosanalysis.themes.workforce.readings import (
    NOT_SAID,
    OF_POSTS,
    OF_STAFF,
    AgencyReading,
    agency_readings,
    is_history,
    rows_of,
)

__all__ = ["agency_share", "doubts"]


_HOW = {
    OF_POSTS: "share of posts",
    OF_STAFF: "share of staff",
    NOT_SAID: "base not printed",
}
_EXPECTED = "expected, about"
_LEAST_FOR_A_MEAN = 3
_ABOUT = "base not printed, about"


def agency_share(tables: Tables) -> Display:
    """Show the agency share at every date that a paper gives; only one definition makes a line."""
    readings = agency_readings(tables)
    measure = "Agency social workers as a share of the social work workforce, %"
    if not readings or is_history(readings[-1].as_at, tables):
        return Display.nothing_yet("agency-share", measure)
    expected = rows_of(tables, "agency_pct_expected")
    shown = [(each.as_at, each.percent, _how(each)) for each in readings]
    shown += [(row.as_at, row.value, _EXPECTED) for row in expected]
    shown.sort()
    frame = pd.DataFrame(shown, columns=["as_at", "percent", "kind"])
    days = [day(when) for when, *_ in shown]
    return Display(
        name="agency-share",
        title=_title(readings),
        frame=frame.assign(unsure=frame["kind"].isin([_HOW[NOT_SAID], _ABOUT, _EXPECTED])),
        columns={
            "as_at": Column("As at"),
            "percent": Column("Agency share", "%", AS_PRINTED),
            "kind": Column("What it is"),
        },
        measure=measure,
        period=" to ".join(dict.fromkeys([days[0], days[-1]])),
        cited=citations(tables.titles, readings, expected),
        unit="% of social workers",
        mark=Mark("unsure", "base not printed, or expected"),
        note=_note(tables, readings),
    )


def _how(reading: AgencyReading) -> str:
    return _ABOUT if reading.about else _HOW[reading.basis]


def _stretch(readings: list[AgencyReading]) -> list[AgencyReading]:
    """Keep the last readings, as far back as one definition and one stretch reach."""
    alike = {each.as_at: each for each in readings if each.basis == readings[-1].basis}
    return [alike[when] for when in stretches(alike)[-1]]


def _title(readings: list[AgencyReading]) -> str:
    """Say how the share went over its last stretch."""
    last, stretch = readings[-1], _stretch(readings)
    of = "posts" if last.basis == OF_POSTS else "the workforce"
    if len(stretch) == 1 or not last.is_comparable(stretch[-2]):
        about = "about " if last.about else ""
        return f"Agency staff were {about}{printed(last.percent)} of {of} at {day(last.as_at)}"
    went = course(
        [each.as_at for each in stretch], [each.percent for each in stretch], material=MATERIAL
    )
    doubt = f" (the headcount gives {_headcount(last)})" if last.is_doubtful else ""
    return f"As a share of {of}, agency staff {went}{doubt}"


def _headcount(reading: AgencyReading) -> str:
    return f"{number(reading.from_headcount or 0, 1)}%"


def _note(tables: Tables, readings: list[AgencyReading]) -> str:
    """Say what no line may join, what has no day to be drawn at, and the target that is missing."""
    said = []
    if len({each.basis for each in readings}) > 1:
        said.append("Figures of different definitions are not joined and not compared.")
    said += _mean(_stretch(readings))
    said += _undated_fall(tables)
    # A doubt that is no history yet stands among what to be careful about, on the same page.
    said += [
        _doubt(each) for each in readings if each.is_doubtful and is_history(each.as_at, tables)
    ]
    return " ".join([*said, *_target(tables)])


def _mean(stretch: list[AgencyReading]) -> list[str]:
    """Say the mean of what is printed, and of how many dates it is."""
    if len(stretch) < _LEAST_FOR_A_MEAN or stretch[-1].basis == NOT_SAID:
        return []
    mean = number(fmean([each.percent for each in stretch]), 1)
    return [
        f"The {counted(len(stretch), 'share', 'shares')} printed from {day(stretch[0].as_at)} to "
        f"{day(stretch[-1].as_at)} average {mean}%."
    ]


def _undated_fall(tables: Tables) -> list[str]:
    """Say a fall of which no day is printed: it has no place on an axis."""
    starts, ends = (rows_of(tables, f"agency_pct_fell_{way}") for way in ("from", "to"))
    if not starts or not ends or is_history(ends[-1].known_on, tables):
        return []
    return [
        f"The paper of {day(ends[-1].known_on)} says that the share fell from "
        f"{printed(starts[-1].value)} to {printed(ends[-1].value)}, and not since when: that fall "
        "is not drawn."
    ]


def _target(tables: Tables) -> list[str]:
    """Say of the last words on the target, where they are not history, that it is not printed."""
    known = [
        row
        for row in sorted(tables.rows(Statements), key=lambda row: row.as_at)
        if row.indicator == "agency_pct" and row.standing in ("off_target", "on_target")
    ]
    if not known or is_history(known[-1].as_at, tables):
        return []
    standing = "above" if known[-1].standing == "off_target" else "within"
    return [
        f"A paper says the share was {standing} target at {day(known[-1].as_at)}; the target is "
        "not printed."
    ]


def doubts(tables: Tables) -> list[str]:
    """Say of each printed share, not history, that its own headcount does not come to it."""
    return [
        _doubt(each)
        for each in agency_readings(tables)
        if each.is_doubtful and not is_history(each.as_at, tables)
    ]


def _doubt(reading: AgencyReading) -> str:
    whole = "agency and employed staff" if reading.basis == OF_STAFF else "posts"
    people = counted(int(reading.staff or 0), "person", "people")
    return (
        f"At {day(reading.as_at)} the share printed is {printed(reading.percent)}, but the "
        f"headcount printed beside it, {people}, is {_headcount(reading)} of the {whole} that "
        "vacancies imply: one of the two may be a slip."
    )
