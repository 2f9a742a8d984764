"""Rules of one row: what its cells say together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import and_

from glosanalysis.cases.checking.marked import Found, Marked
from glosanalysis.cases.judging import ends_too_soon

__all__ = ["broken_by_rows"]

_OUTCOMES = (
    ("week20", "assessmentoutcome"),
    ("ehca_ehcp_assessment_exceptions", "ehca_ehcp_assessment_outcome"),
)


def broken_by_rows(marked: Marked) -> Iterator[Found]:
    """Give every rule of single rows that a table may break, and where it does."""
    table, rows = marked.table, marked.rows
    if marked.has(table.begins, table.ends):
        yield table.ends, table.too_soon, ends_too_soon(rows, table)
    yield from _closings(marked)
    yield from _births(marked)
    if marked.has("clap_cla_placement_provider", "clap_cla_placement_type"):
        parents = rows["clap_cla_placement_provider"] == "PR0"
        elsewhere = rows["clap_cla_placement_type"].fill_null("") != "P1"
        yield "clap_cla_placement_provider", "parents_elsewhere", parents & elsewhere
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


def _births(marked: Marked) -> Iterator[Found]:
    given = [name for name in ("pers_dob", "pers_expected_dob") if marked.has(name)]
    if not given:
        return
    none = reduce(and_, (~marked.filled(name) for name in given))
    yield "pers_dob", "no_birth", none
    if len(given) > 1:
        both = reduce(and_, (marked.filled(name) for name in given))
        yield "pers_expected_dob", "two_births", both
