"""The front door, counted by hand: contacts, referrals again, assessments by working days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from made_records import cell, counts

Q1, Q2 = "2023-24-Q1", "2023-24-Q2"
Make = Callable[..., Any]


def referral(child: str, on: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "cine_referral_id": f"{child}-{on}-{len(more)}",
        "cine_person_id": child,
        "cine_referral_date": on,
        "cine_close_date": end,
        "cine_referral_nfa": "N",
    } | more


def assessment(child: str, start: str, end: str | None, **more: Any) -> dict[str, Any]:
    return {
        "cina_assessment_id": f"{child}-{start}",
        "cina_person_id": child,
        "cina_assessment_start_date": start,
        "cina_assessment_auth_date": end,
    } | more


def contact(child: str, on: str, outcome: str) -> dict[str, Any]:
    return {
        "cont_contact_id": f"{child}-{on}",
        "cont_person_id": child,
        "cont_contact_date": on,
        "cont_contact_outcome_json": outcome,
    }


def referrals(make: Make, *rows: dict[str, Any], **more: Any) -> Any:
    return make({"ssd_cin_episodes": rows} | more, "2024-03-31")


@pytest.mark.parametrize(
    ("before", "on", "expected"),
    [
        ("2022-06-15", "2023-06-15", 1),
        ("2022-06-15", "2023-06-16", 0),
        ("2023-06-14", "2023-06-15", 1),
    ],
)
def test_twelve_months_to_the_day(make_records: Make, before: str, on: str, expected: int) -> None:
    made = referrals(make_records, referral("A", before), referral("A", on))
    share = cell(counts(made, Q1), "rereferral_12m_pct", Q1)
    in_quarter = 2 if before > "2023-04" else 1
    assert share == (expected, in_quarter)


def test_a_year_after_29_february_is_28_february(make_records: Make) -> None:
    made = make_records(
        {
            "ssd_cin_episodes": [
                referral("in time", "2020-02-29"),
                referral("in time", "2021-02-28"),
                referral("late", "2020-02-29"),
                referral("late", "2021-03-01"),
            ]
        },
        "2022-03-31",
    )
    assert cell(counts(made, "2020-21-Q4"), "rereferral_12m_pct", "2020-21-Q4") == (1, 2)


def test_all_referrals_count_and_a_second_of_the_day_does_not(make_records: Make) -> None:
    made = referrals(
        make_records,
        referral("A", "2023-01-10"),
        referral("A", "2023-04-10", cine_referral_nfa="Y"),
        referral("A", "2023-04-10", cine_referral_nfa="Y", cine_close_reason="RC8"),
        referral("A", "2023-06-30"),
        referral("sibling", "2023-06-30"),
    )
    frame = counts(made, Q1)
    assert cell(frame, "referrals_in_quarter", Q1) == (3, None)
    assert cell(frame, "rereferral_12m_pct", Q1) == (2, 3)
    assert cell(frame, "referral_nfa_pct", Q1) == (1, 3)


def test_records_that_do_not_go_back_a_year_make_it_provisional(make_records: Make) -> None:
    made = referrals(
        make_records,
        referral("A", "2022-06-01"),
        referral("B", "2023-05-31"),
        referral("C", "2023-08-01"),
    )
    frame = counts(made, Q1, Q2)
    told = frame[(frame["indicator"] == "rereferral_12m_pct") & (frame["breakdown"] == "")]
    assert dict(zip(told["quarter"], told["provisional"], strict=True)) == {Q1: True, Q2: False}


def test_by_age_need_and_locality(make_records: Make) -> None:
    made = referrals(
        make_records,
        referral("A", "2023-04-10", cine_cin_primary_need_code="N1", cine_referral_team="T1"),
        referral("B", "2023-04-11", cine_cin_primary_need_code="N1", cine_referral_team="T2"),
        referral("C", "2023-04-12", cine_referral_team="T9"),
        ssd_person=[
            {"pers_person_id": "A", "pers_dob": "2022-04-11"},
            {"pers_person_id": "B", "pers_dob": "2022-04-11"},
        ],
        ssd_department=[
            {"dept_team_id": "T1", "dept_team_name": "North 1", "dept_team_parent_name": "North"},
            {"dept_team_id": "T2", "dept_team_name": "North 2", "dept_team_parent_name": "North"},
        ],
    )
    frame = counts(made, Q1)
    assert cell(frame, "referrals_in_quarter", Q1, "under 1") == (1, None)
    assert cell(frame, "referrals_in_quarter", Q1, "1 to 4") == (1, None)
    assert cell(frame, "referrals_in_quarter", Q1, "N1") == (2, None)
    assert cell(frame, "referrals_in_quarter", Q1, "North") == (2, None)
    assert cell(frame, "referrals_in_quarter", Q1, "unknown", "locality") == (1, None)
    assert cell(frame, "referrals_in_quarter", Q1, "unknown", "need") == (1, None)
    assert "team" not in set(frame["breakdown"])
    by_team = counts(made, Q1, by="team")
    assert cell(by_team, "referrals_in_quarter", Q1, "North 2", "team") == (1, None)
    assert set(by_team["breakdown"]) == {"", "team"}


def test_contacts_become_referrals_by_their_outcome(make_records: Make) -> None:
    made = make_records(
        {
            "ssd_contacts": [
                contact("A", "2023-04-01", '{"NEW_REFERRAL_FLAG": "Y", "NFA_FLAG": ""}'),
                contact("B", "2023-06-30", '{"NEW_REFERRAL_FLAG":"", "NFA_FLAG": "Y"}'),
                contact("C", "2023-06-30", '{"NEW_REFERRAL_FLAG": "N"}'),
                contact("D", "2023-06-30", ""),
                contact("A", "2023-07-01", '{"NEW_REFERRAL_FLAG": "Yes"}'),
            ]
        },
        "2024-03-31",
    )
    frame = counts(made, Q1, Q2)
    assert cell(frame, "contacts", Q1) == (4, None)
    assert cell(frame, "contact_to_referral_pct", Q1) == (1, 4)
    assert cell(frame, "contact_to_referral_pct", Q2) == (1, 1)


@pytest.mark.parametrize(("end", "expected"), [("2023-05-09", 1), ("2023-05-10", 0)])
def test_45_working_days_over_easter_and_the_coronation(
    make_records: Make, end: str, expected: int
) -> None:
    """From 1 March 2023: 23 to the end of March, 18 in April without Good Friday and Easter Monday,
    and with 2, 3, 4, 5 May 45 by 5 May (1 and 8 May are holidays): 9 May is the 46th to begin.
    """
    made = make_records({"ssd_cin_assessments": [assessment("A", "2023-03-01", end)]}, "2024-03-31")
    assert cell(counts(made, Q1), "assessment_45d_national_pct", Q1) == (expected, 1)


def test_open_assessments_are_in_no_share_of_those_completed(make_records: Make) -> None:
    made = make_records(
        {
            "ssd_cin_assessments": [
                assessment("done", "2023-06-01", "2023-06-30"),
                assessment("next quarter", "2023-06-01", "2023-07-01"),
                assessment("open", "2023-06-01", None),
                assessment("open long", "2023-03-01", None),
                assessment("open for years", "2010-03-01", None),
                assessment("not begun", "2023-07-01", None),
            ]
        },
        "2024-03-31",
    )
    frame = counts(made, Q1, Q2)
    assert cell(frame, "assessment_45d_national_pct", Q1) == (1, 1)
    assert cell(frame, "assessments_open", Q1) == (4, None)
    assert cell(frame, "assessments_open_over_45d_pct", Q1) == (2, 4)
    assert cell(frame, "assessments_open_over_45d_pct", Q2) == (4, 4)


def test_open_assessments_by_need_and_locality(make_records: Make) -> None:
    def of(child: str, start: str, end: str | None, team: str | None, referral: str | None) -> Any:
        return assessment(child, start, end, cina_assessment_team=team, cina_referral_id=referral)

    made = make_records(
        {
            "ssd_cin_assessments": [
                of("A", "2023-06-01", None, "T1", "R1"),
                of("B", "2023-03-01", "2023-07-10", "T1", "R1"),
                of("C", "2023-06-01", None, "T2", "R2"),
                of("D", "2023-06-01", None, None, None),
                of("E", "2023-06-01", "2023-06-30", "T2", "R2"),
            ],
            "ssd_cin_episodes": [
                referral("A", "2023-03-01", cine_referral_id="R1", cine_cin_primary_need_code="N1"),
                referral("A", "2023-03-01", cine_referral_id="R2", cine_cin_primary_need_code="N4"),
            ],
            "ssd_department": [
                {"dept_team_id": "T1", "dept_team_name": "a", "dept_team_parent_name": "North"},
                {"dept_team_id": "T2", "dept_team_name": "b", "dept_team_parent_name": "South"},
            ],
        },
        "2024-03-31",
    )
    frame = counts(made, Q1, Q2)
    for group, open_, late in (("N1", 2, 1), ("N4", 1, 0), ("North", 2, 1), ("South", 1, 0)):
        assert cell(frame, "assessments_open", Q1, group) == (open_, None)
        assert cell(frame, "assessments_open_over_45d_pct", Q1, group) == (late, open_)
    for breakdown in ("need", "locality"):
        assert cell(frame, "assessments_open", Q1, "unknown", breakdown) == (1, None)
    assert cell(frame, "assessments_open", Q2, "N1") == (1, None)
    assert cell(frame, "assessments_open", Q1) == (4, None)


def test_what_the_records_lack_is_told(make_records: Make) -> None:
    frame = counts(make_records({"ssd_contacts": []}, "2024-03-31"), Q1)
    assert frame.attrs["not_counted"]["rereferral_12m_pct"] == ("ssd_cin_episodes",)
    assert set(frame["indicator"]) == {"contacts"}
