"""Social workers, counted by hand: FTE and heads, vacancies, leavers, cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from made_records import cell, counts

Q1, Q2, Q3 = "2023-24-Q1", "2023-24-Q2", "2023-24-Q3"
Make = Callable[..., Any]


def worker(name: str, start: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "sweno": name,
        "agencyworker": "N",
        "fte": 1.0,
        "rolestartdate": start,
        "roleenddate": end,
    } | more


def test_fte_sums_posts_and_heads_count_a_person_once(make_records: Make) -> None:
    made = make_records(
        {
            "workers": [
                worker("two posts", "2020-01-01", fte=0.5),
                worker("two posts", "2021-01-01", fte=0.25),
                worker("begins on the last day", "2023-06-30"),
                worker("ends on the last day", "2020-01-01", "2023-06-30"),
                worker("begins the day after", "2023-07-01"),
                worker("agency", "2023-01-01", agencyworker="Y", fte=0.75),
                worker("agency", "2023-02-01", agencyworker="Y", fte=0.5),
            ]
        },
        "2024-03-31",
    )
    frame = counts(made, Q1)
    assert cell(frame, "agency_rate_fte", Q1) == (1.25, 3.0)
    assert cell(frame, "agency_headcount", Q1) == (2, None)
    assert cell(frame, "social_workers_headcount", Q1) == (4, None)


def test_vacancies_stand_beside_those_employed_on_the_day_of_the_count(make_records: Make) -> None:
    made = make_records(
        {
            "workers": [
                worker("A", "2020-01-01"),
                worker("B", "2020-01-01", "2023-06-10", fte=0.6),
                worker("C", "2020-01-01", agencyworker="Y"),
            ],
            "posts": [
                {"asat": "2023-04-30", "numberofvacancies": 9.0},
                {"asat": "2023-05-31", "numberofvacancies": 0.4},
            ],
        },
        "2024-03-31",
    )
    frame = counts(made, Q1, Q2)
    assert cell(frame, "vacancy_rate_fte", Q1) == (0.4, 2.0)
    assert cell(frame, "vacancy_posts_fte", Q1) == (0.4, None)
    assert cell(frame, "vacancy_rate_fte", Q2) is None
    assert cell(frame, "vacancy_posts_fte", Q2) is None


def test_who_left_in_twelve_months(make_records: Make) -> None:
    """To 30 June 2023: from 1 July 2022."""
    made = make_records(
        {
            "workers": [
                worker("stays", "2020-01-01"),
                worker("stays too", "2020-01-01"),
                worker("left first day", "2020-01-01", "2022-07-01", fte=0.5, reasonleave="1"),
                worker("left before", "2020-01-01", "2022-06-30", reasonleave="1"),
                worker("left last day", "2020-01-01", "2023-06-30", fte=0.25),
                worker("moved", "2020-01-01", "2023-01-01", reasonleave="7"),
                worker("new role", "2020-01-01", "2023-01-01", reasonleave="8"),
                worker("new role", "2023-01-01"),
                worker("agency", "2020-01-01", "2023-01-01", agencyworker="Y"),
            ]
        },
        "2024-03-31",
    )
    assert cell(counts(made, Q1), "turnover_rate_fte", Q1) == (0.75, 3.0)


def test_caseload_is_known_of_the_last_30_september_only(make_records: Make) -> None:
    made = make_records(
        {
            "workers": [
                worker("A", "2020-01-01", cases30=15, fte30=1.0),
                worker("B", "2020-01-01", cases30=6, fte30=0.5),
                worker("C", "2020-01-01", cases30=0, fte30=1.0),
                worker("D", "2020-01-01", "2023-09-30", cases30=20, fte30=1.0),
            ]
        },
        "2024-03-31",
    )
    frame = counts(made, "2022-23-Q2", Q1, Q2, Q3)
    told = frame[frame["indicator"] == "caseload_fte"]
    assert set(told["quarter"]) == {Q2}
    assert cell(frame, "caseload_fte", Q2) == (21, 1.5)


def test_a_person_without_a_number_is_a_head_each_time(make_records: Make) -> None:
    rows = [worker("", "2020-01-01", fte=fte, sweno=None) for fte in (0.5, 0.25)]
    frame = counts(make_records({"workers": rows}, "2024-03-31"), Q1)
    assert cell(frame, "social_workers_headcount", Q1) == (2, None)


def test_turnover_of_an_unfinished_quarter_is_of_twelve_months_to_the_extract(
    make_records: Make,
) -> None:
    rows = [
        worker("stays", "2020-01-01"),
        worker("a year and a day ago", "2020-01-01", "2022-05-31"),
        worker("within the year", "2020-01-01", "2022-06-01"),
    ]
    made = make_records({"workers": [row | {"reasonleave": None} for row in rows]}, "2023-05-31")
    assert cell(counts(made, Q1), "turnover_rate_fte", Q1) == (1, 1)
