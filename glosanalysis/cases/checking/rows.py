"""Rules of one row: what its cells say together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import and_

from glosanalysis.cases.checking.marked import Found, Marked
from glosanalysis.cases.judging import ends_too_soon, has_no_night

__all__ = ["broken_by_rows"]

_OUTCOMES = (
    ("week20", "assessmentoutcome"),
    ("ehca_ehcp_assessment_exceptions", "ehca_ehcp_assessment_outcome"),
)


_DECISIONS = (
    ("requestoutcome", "requestoutcomedate"),
    ("assessmentoutcome", "assessmentoutcomedate"),
    ("ehcr_ehcp_req_outcome", "ehcr_ehcp_req_outcome_date"),
    ("ehca_ehcp_assessment_outcome", "ehca_ehcp_assessment_outcome_date"),
)
_DATED = ("Y", "N", "W")
"""Outcomes that came on a day: undecided ones and those of before the records need none."""
_AMOUNT = "total_committed_cost_accrued_in_fy_to_date"


def broken_by_rows(marked: Marked) -> Iterator[Found]:
    """Give every rule of single rows that a table may break, and where it does."""
    table, rows = marked.table, marked.rows
    if marked.has(table.begins, table.ends):
        yield table.ends, table.too_soon, ends_too_soon(rows, table)
        if table.lasts:
            yield table.ends, "no_night", has_no_night(rows, table)
    yield from _closings(marked)
    yield from _births(marked)
    yield from _decisions(marked)
    yield from _parents(marked)
    if marked.has(_AMOUNT):
        yield _AMOUNT, "no_amount", ~marked.filled(_AMOUNT)
    for exception, outcome in _OUTCOMES:
        if marked.has(exception, outcome):
            said = rows[exception] == "Y"
            yield exception, "exception_without_outcome", said & ~marked.filled(outcome)


def _closings(marked: Marked) -> Iterator[Found]:
    for ended, reason in marked.table.closings:
        if marked.has(ended, reason):
            dated, told = marked.rows[ended].notnull(), marked.filled(reason)
            yield reason, "closed_without_reason", dated & ~told
            yield reason, "reason_without_date", told & ~marked.filled(ended)


def _decisions(marked: Marked) -> Iterator[Found]:
    for outcome, decided in _DECISIONS:
        if marked.has(outcome, decided):
            dated = marked.filled(decided)
            yield decided, "outcome_without_date", marked.rows[outcome].isin(_DATED) & ~dated
            yield outcome, "date_without_outcome", dated & ~marked.filled(outcome)


def _parents(marked: Marked) -> Iterator[Found]:
    kind, provider = "clap_cla_placement_type", "clap_cla_placement_provider"
    if marked.has(kind, provider):
        whose, with_parents = marked.rows[provider], marked.rows[kind].fill_null("") == "P1"
        yield provider, "parents_elsewhere", (whose == "PR0") & ~with_parents
        yield provider, "parents_by_others", with_parents & (whose != "PR0")


def _births(marked: Marked) -> Iterator[Found]:
    given = [name for name in ("pers_dob", "pers_expected_dob") if marked.has(name)]
    if not given:
        return
    none = reduce(and_, (~marked.filled(name) for name in given))
    yield "pers_dob", "no_birth", none
    if len(given) > 1:
        both = reduce(and_, (marked.filled(name) for name in given))
        yield "pers_expected_dob", "two_births", both
    if marked.has("pers_dob", "pers_death_date"):
        died, born = marked.rows["pers_death_date"], marked.rows["pers_dob"]
        yield "pers_death_date", "death_before_birth", died < born
