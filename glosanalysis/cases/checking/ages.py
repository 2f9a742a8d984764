"""Rules of age: nothing begins before birth, nor when a person is too old, or too young."""

from __future__ import annotations

from collections.abc import Iterator

import ibis
import ibis.expr.types as ir

from glosanalysis.cases.checking.marked import Listed, Marked
from glosanalysis.cases.judging import LEFT_OUT

__all__ = ["broken_by_ages"]

_BIRTHS = {"ssd_person": ("pers_dob", "pers_expected_dob"), "person": ("personbirthdate",)}
_UNBORN = ("ssd_contacts", "ssd_cin_episodes", "ssd_cin_assessments", "ssd_cp_plans")
"""Tables in which a child may be in the weeks before birth."""
_DAYS_UNBORN = 40 * 7
_SUPPORTED_FROM = 16


def broken_by_ages(marked: Marked) -> Iterator[Listed]:
    """Give the rows that begin at an age at which they cannot.

    Notes
    -----
    Who was born on 29 February is a year older on 1 March of a common year, as the law of England
    has it.
    """
    table = marked.table
    if not marked.has(table.person, table.begins):
        return
    parent, key = table[table.person].references or ("", "")
    dates = [date for date in _BIRTHS.get(parent, ()) if marked.records.has(parent, key, date)]
    if not dates:
        return
    people = marked.records.judged(parent)
    people = people.filter(people[LEFT_OUT].isnull())
    born = people.select(who_=key, born_=ibis.coalesce(*(people[date] for date in dates)))
    aged = marked.rows.join(born, marked.rows[table.person] == born.who_)
    yield from _before_birth(aged, table.name, table.begins)
    age = _age(aged.born_, aged[table.begins])
    if table.oldest is not None:
        yield table.begins, "too_old", aged.filter(age >= table.oldest)
    kind = "clap_cla_placement_type"
    if marked.has(kind):
        young = (aged[kind] == "K3") & (age < _SUPPORTED_FROM)
        yield kind, "supported_too_young", aged.filter(young)


def _before_birth(aged: ir.Table, name: str, begins: str) -> Iterator[Listed]:
    early = aged.filter(aged[begins] < aged.born_)
    if name not in _UNBORN:
        yield begins, "before_birth", early
        return
    days = early.born_.delta(early[begins], unit="day")
    yield begins, "unborn", early.filter(days <= _DAYS_UNBORN)
    yield begins, "before_birth", early.filter(days > _DAYS_UNBORN)


def _age(born: ir.DateValue, day: ir.DateValue) -> ir.IntegerValue:
    """Give the age in whole years."""
    to_come = (day.month() * 100 + day.day()) < (born.month() * 100 + born.day())
    return day.year() - born.year() - ibis.cases((to_come, 1), else_=0)
