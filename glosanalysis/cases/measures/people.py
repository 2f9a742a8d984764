"""Who a case is about, and where: age bands, localities, teams."""

from __future__ import annotations

from collections.abc import Sequence

import ibis

from glosanalysis.cases.measures.days import YEAR, day_number, month_key
from glosanalysis.cases.measures.measure import Counted
from glosanalysis.cases.measures.tidy import UNKNOWN

__all__ = ["AGE_BANDS", "PLAN_BANDS", "age_band", "is_aged", "named", "with_birth", "with_team"]

AGE_BANDS = (
    (1, "under 1"),
    (5, "1 to 4"),
    (10, "5 to 9"),
    (16, "10 to 15"),
    (200, "16 and over"),
)
"""The age that a band ends before; those of the releases on children looked after."""

PLAN_BANDS = (
    (5, "under 5"),
    (11, "5 to 10"),
    (16, "11 to 15"),
    (20, "16 to 19"),
    (200, "20 and over"),
)
"""Those of the releases on EHC plans."""


def is_aged(years: int, born: ibis.Value, when: ibis.Value) -> ibis.Value:
    """Say whether someone had had a birthday by a day; one born on 29 February, on 1 March.

    Either is a date or the key of one, see ``month_key``.
    """
    return _key(born) + years * YEAR <= _key(when)


def age_band(
    born: ibis.Value, when: ibis.Value, bands: Sequence[tuple[int, str]] = AGE_BANDS
) -> ibis.Value:
    """Give the band of an age on a day; unknown without a birth date, or before birth."""
    return ibis.cases(
        (born.isnull() | (_key(born) > _key(when)), UNKNOWN),
        *((~is_aged(below, born, when), band) for below, band in bands),
        else_=UNKNOWN,
    )


def _key(when: ibis.Value) -> ibis.Value:
    return when if when.type().is_integer() else month_key(when)


def with_birth(records: Counted, table: ibis.Table, person: str) -> ibis.Table:
    """Add ``born`` and ``death``, empty where there is no such person: none is dropped for that.

    Birth is the key of its day (see ``month_key``), death the number of its day: worked out once
    for a child, and not for each of its records.
    """
    if not records.has("ssd_person", "pers_person_id", "pers_dob"):
        return table.mutate(born=ibis.null("int64"), death=ibis.null("int64"))
    people = records["ssd_person"]
    death = (
        people["pers_death_date"]
        if records.has("ssd_person", "pers_death_date")
        else ibis.null("date")
    )
    known = people.select(
        who=people["pers_person_id"], born=month_key(people["pers_dob"]), death=day_number(death)
    )
    return table.left_join(known, table[person] == known["who"]).drop("who")


def with_team(records: Counted, table: ibis.Table, team: str) -> ibis.Table:
    """Add ``team`` and ``locality``, that is the team's department, by the table of departments."""
    if not records.has("ssd_department", "dept_team_id", "dept_team_name"):
        return table.mutate(team=named(table[team]), locality=ibis.literal(UNKNOWN))
    teams = records["ssd_department"]
    above = (
        teams["dept_team_parent_name"]
        if records.has("ssd_department", "dept_team_parent_name")
        else ibis.null("string")
    )
    known = teams.select(
        of_team=teams["dept_team_id"], team=named(teams["dept_team_name"]), locality=above
    )
    joined = table.left_join(known, table[team] == known["of_team"]).drop("of_team")
    return joined.mutate(team=named(joined["team"]), locality=named(joined["locality"]))


def named(value: ibis.Value) -> ibis.Value:
    """Give a text, or that it is unknown."""
    return value.coalesce(UNKNOWN)
