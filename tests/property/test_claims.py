"""Any claim that check passes can be worked out: no audit ends in a traceback."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glosanalysis.audit.findings import find
from glosanalysis.audit.operations import CALCULATIONS, DATES, TRENDS
from glosanalysis.audit.statement import Statement
from glosanalysis.data.claims import OPERATIONS, RELATIONS, fault_in_claim

ODD = ("nan", "inf", "1e999999", "٣", "2017-02-30", "0999-01-01", "1/0", "±1", "1±x", "yes", "")
FIGURES = ("0", "1", "-3", "30.6", "17.1±0.05", "0±0.5", "-0.5", "999999999999999")
DAYS = ("2017-11-17", "2017-12", "2023-02-28", "2020-02-29")
OPERAND = st.sampled_from([*FIGURES, *DAYS, *ODD])
PRINTED = st.sampled_from([*FIGURES, *DAYS, *ODD, "no", "Friday", "three"])


@settings(max_examples=600, deadline=None)
@given(
    operation=st.sampled_from(sorted(OPERATIONS)),
    operands=st.one_of(
        st.lists(OPERAND, max_size=4),
        st.lists(st.sampled_from(FIGURES), min_size=1, max_size=3),
        st.lists(st.sampled_from(DAYS), min_size=1, max_size=2),
    ),
    relation=st.sampled_from(RELATIONS),
    printed=PRINTED,
    decimals=st.sampled_from(["", "0", "1", "-1", "6", "7", "99999", "-9", "x"]),
)
def test_what_check_passes_the_audit_works_out(
    operation: str, operands: list[str], relation: str, printed: str, decimals: str
) -> None:
    text = " ".join(operands)
    if not text or not printed or fault_in_claim(operation, text, relation, printed, decimals):
        return
    if decimals and not decimals.lstrip("-").isdigit():
        return  # told by the rule of its cell
    places = int(decimals or 0)
    statement = Statement(
        "a", "voice", "A.", operation, tuple(text.split()), relation, printed, places, "", "",
        "paper", "page 1", date(2023, 3, 9),
    )  # fmt: skip
    assert find(statement).comes_to


@pytest.mark.parametrize(
    ("claim", "column"),
    [
        (("weekday", "30.6", "equals", "Friday", ""), "operands"),
        (("percentage", "1", "equals", "3", "0"), "operands"),
        (("percentage", "1 0", "equals", "3", "0"), "operands"),
        (("percentage", "0 0", "equals", "0", "0"), "operands"),
        (("rate", "1 0±0.5 3", "equals", "3", "0"), "operands"),
        (("growth", "0 3", "equals", "3", "0"), "operands"),
        (("percentage_of_sum", "1 -1", "equals", "3", "0"), "operands"),
        (("sum", "nan 1", "equals", "3", "0"), "operands"),
        (("sum", "1e999999", "equals", "3", "0"), "operands"),
        (("sum", "٣ 1", "equals", "4", "0"), "operands"),
        (("sum", "1; 2", "equals", "3", "0"), "operands"),
        (("days", "2017-02-30 2017-03-01", "equals", "1", "0"), "operands"),
        (("same_date", "2017-13", "equals", "2017-12", ""), "operands"),
        (("sum", "1 2", "equals", "three", "0"), "printed"),
        (("sum", "1 2", "equals", "3", "99"), "decimals"),
        (("increasing", "1 2", "equals", "2", ""), "printed"),
        (("increasing", "1 2", "at_least", "yes", ""), "relation"),
        (("weekday", "2017-11-17", "equals", "friday", ""), "printed"),
    ],
)
def test_what_cannot_be_worked_out_is_told_at_its_column(
    claim: tuple[str, str, str, str, str], column: str
) -> None:
    wrong = fault_in_claim(*claim)
    assert wrong is not None
    assert wrong[0] == column


def test_every_operation_can_be_done_and_no_other() -> None:
    assert set(OPERATIONS) == {*CALCULATIONS, *TRENDS, *DATES, "weekday", "same_date"}
