"""EHC plans, counted by hand: 140 days, exceptions, stock and flow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from made_records import cell, counts

Q1, Q2 = "2023-24-Q1", "2023-24-Q2"
Make = Callable[..., Any]


class Sen2:
    """Tables of SEN2, a request at a time, linked by the number of the request."""

    def __init__(self) -> None:
        names = ("person", "requests", "assessment", "namedplan", "activeplans", "senneed")
        self.tables: dict[str, list[dict[str, Any]]] = {name: [] for name in names}

    def request(
        self,
        received: str,
        decision: str | None = "Y",
        decided: str | None = None,
        **person: Any,
    ) -> Sen2:
        self.n = str(len(self.tables["requests"]) + 1)
        self.tables["person"].append({"persontableid": f"p{self.n}"} | person)
        self.tables["requests"].append(
            {
                "requeststableid": f"r{self.n}",
                "persontableid": f"p{self.n}",
                "receiveddate": received,
                "requestoutcome": decision,
                "requestoutcomedate": decided,
            }
        )
        return self

    def concluded(self, on: str | None, outcome: str = "Y", week20: str = "N") -> Sen2:
        self.tables["assessment"].append(
            {
                "assessmenttableid": f"a{self.n}",
                "requeststableid": f"r{self.n}",
                "assessmentoutcome": outcome,
                "assessmentoutcomedate": on,
                "week20": week20,
            }
        )
        return self

    def plan(self, start: str, ceased: str | None = None, reason: str | None = None) -> Sen2:
        self.tables["namedplan"].append(
            {
                "namedplantableid": f"n{self.n}",
                "assessmenttableid": f"a{self.n}",
                "startdate": start,
                "ceasedate": ceased,
                "ceasereason": reason,
            }
        )
        return self

    def active(self, need: str, transferla: str | None = None) -> Sen2:
        self.tables["activeplans"].append(
            {
                "activeplanstableid": f"v{self.n}",
                "requeststableid": f"r{self.n}",
                "transferla": transferla,
            }
        )
        self.tables["senneed"] += [
            {"activeplanstableid": f"v{self.n}", "sentype": need, "sentyperank": 1},
            {"activeplanstableid": f"v{self.n}", "sentype": "OTH", "sentyperank": 2},
        ]
        return self

    def issued(self, received: str, on: str, **more: Any) -> Sen2:
        return self.request(received, decided=received).concluded(on, **more).plan(on)


def test_140_days_are_in_time_and_141_are_not(make_records: Make) -> None:
    """1 January 2023 and 140 days is 21 May."""
    sen2 = Sen2().issued("2023-01-01", "2023-05-21").issued("2023-01-01", "2023-05-22")
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1)
    assert cell(frame, "ehc_20w_pct", Q1) == (1, 2)
    assert cell(frame, "ehc_20w_all_pct", Q1) == (1, 2)


def test_a_plan_with_an_exception_is_in_the_second_share_only(make_records: Make) -> None:
    sen2 = (
        Sen2()
        .issued("2023-01-01", "2023-05-01")
        .issued("2023-01-01", "2023-05-01", week20="Y")
        .issued("2022-06-01", "2023-06-02", week20="Y")
        .issued("2022-06-30", "2023-06-30")
    )
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1)
    assert cell(frame, "ehc_plans_issued", Q1) == (4, None)
    assert cell(frame, "ehc_20w_pct", Q1) == (1, 2)
    assert cell(frame, "ehc_20w_all_pct", Q1) == (2, 4)
    assert cell(frame, "ehc_over_1y_pct", Q1) == (1, 4)


def test_what_is_no_plan_issued(make_records: Make) -> None:
    sen2 = (
        Sen2()
        .request("2023-01-01", "H", "2023-01-02")
        .concluded("2023-05-01")
        .plan("2023-05-01")
        .request("2023-01-01", "Y", "2023-01-20")
        .concluded("2023-05-01")
        .plan("2023-05-01")
        .active("ASD", transferla="916")
        .request("2023-01-01", "Y", "2023-01-20")
        .concluded("2023-05-01")
        .request("2023-01-01", "Y", "2023-01-20")
        .concluded("2023-05-01", outcome="N")
    )
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1)
    assert cell(frame, "ehc_plans_issued", Q1) == (0, None)
    assert cell(frame, "ehc_20w_pct", Q1) is None
    assert cell(frame, "ehc_plans_not_issued", Q1) == (1, None)
    assert cell(frame, "ehc_plans_moved_in", Q1, "ASD") == (1, None)


@pytest.mark.parametrize(("decided", "expected"), [("2023-05-13", 1), ("2023-05-14", 0)])
def test_decisions_within_six_weeks(make_records: Make, decided: str, expected: int) -> None:
    sen2 = Sen2().request("2023-04-01", "N", decided).request("2023-04-01", "W", "2023-04-02")
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1)
    assert cell(frame, "ehc_requests", Q1) == (2, None)
    assert cell(frame, "ehc_decision_6w_pct", Q1) == (expected, 1)
    assert cell(frame, "ehc_assess_pct", Q1) == (0, 1)
    assert cell(frame, "ehc_decisions", Q1, "not to assess") == (1, None)


def test_plans_held_on_the_last_day_and_a_year_before(make_records: Make) -> None:
    sen2 = (
        Sen2()
        .issued("2022-01-01", "2022-06-30")
        .issued("2022-01-01", "2023-06-30")
        .issued("2022-01-01", "2023-07-01")
        .request("2022-01-01")
        .concluded("2022-05-01")
        .plan("2022-05-01", "2023-06-30", "6")
        .request("2022-01-01")
        .concluded("2022-05-01")
        .plan("2022-05-01", "2023-07-01", "5")
    )
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1, Q2)
    assert cell(frame, "ehc_plans_active", Q1) == (3, None)
    assert cell(frame, "ehc_plans_active", Q2) == (3, None)
    assert cell(frame, "ehc_plans_growth_year", Q1) == (3, 3)
    assert cell(frame, "ehc_plans_ceased", Q1, "no engagement") == (1, None)
    assert cell(frame, "ehc_plans_ceased", Q2, "moved to another authority") == (1, None)


def _account(make: Make, sen2: Sen2) -> tuple[float, float]:
    """Give how the plans held grew in the second quarter, and by what of it is told."""
    frame = counts(make(sen2.tables, "2024-03-31"), Q1, Q2)

    def of(name: str, quarter: str = Q2) -> float:
        found = cell(frame, f"ehc_plans_{name}", quarter)
        assert found is not None
        return found[0]

    return of("active") - of("active", Q1), of("issued") + of("moved_in") - of("ceased")


def _settled() -> Sen2:
    """Three held at the end of June: one ceases, one moves out, two are issued, one moves in."""
    return (
        Sen2()
        .issued("2022-01-01", "2022-06-30")
        .request("2022-01-01")
        .concluded("2022-05-01")
        .plan("2022-05-01", "2023-07-01", "6")
        .request("2022-01-01")
        .concluded("2022-05-01")
        .plan("2022-05-01", "2023-09-30", "5")
        .issued("2023-04-01", "2023-07-01")
        .issued("2023-04-01", "2023-09-30")
        .request("2023-01-01")
        .concluded("2023-08-01")
        .plan("2023-08-01")
        .active("ASD", transferla="916")
    )


def test_plans_held_are_those_before_with_what_came_less_what_ceased(make_records: Make) -> None:
    assert _account(make_records, _settled()) == (1, 2 + 1 - 2)


def test_a_plan_that_came_and_went_within_the_quarter_is_in_the_account_twice(
    make_records: Make,
) -> None:
    sen2 = _settled().request("2023-04-01").concluded("2023-07-05")
    assert _account(make_records, sen2.plan("2023-07-05", "2023-08-05", "5")) == (1, 3 + 1 - 3)


def test_corrections_are_what_began_in_another_quarter_than_it_was_issued(
    make_records: Make,
) -> None:
    """Issued in June and amended to begin in July, or historical: one more is held than told."""
    moved = _settled().request("2023-01-01").concluded("2023-06-01").plan("2023-07-10")
    assert _account(make_records, moved) == (2, 1)
    historical = _settled().request("2023-01-01", "H").concluded("2023-07-01").plan("2023-07-01")
    assert _account(make_records, historical) == (2, 1)


def test_age_is_that_of_the_day_and_need_that_of_rank_one(make_records: Make) -> None:
    sen2 = Sen2().request("2023-01-01", decided="2023-01-10", personbirthdate="2018-06-01")
    sen2.concluded("2023-05-31").plan("2023-05-31").active("SEMH")
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1)
    assert cell(frame, "ehc_plans_issued", Q1, "under 5") == (1, None)
    assert cell(frame, "ehc_plans_active", Q1, "5 to 10") == (1, None)
    assert cell(frame, "ehc_plans_active", Q1, "SEMH") == (1, None)


def test_requests_that_wait(make_records: Make) -> None:
    sen2 = (
        Sen2()
        .request("2023-06-30", None)
        .request("2023-05-19", None)
        .request("2023-05-18", "Y", "2023-06-01")
        .request("2023-02-09", "Y", "2023-03-01")
        .request("2023-01-01", "Y", "2023-02-01")
        .concluded("2023-07-01")
        .plan("2023-07-01")
        .request("2023-01-01", "N", "2023-06-30")
        .request("2023-07-01", None)
    )
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1)
    assert cell(frame, "ehc_requests_open", Q1) == (5, None)
    assert cell(frame, "ehc_requests_open", Q1, "up to 6 weeks") == (2, None)
    assert cell(frame, "ehc_requests_open", Q1, "6 to 20 weeks") == (1, None)
    assert cell(frame, "ehc_requests_open", Q1, "over 20 weeks") == (2, None)


def test_requests_whose_20_weeks_are_not_over_are_in_no_denominator(make_records: Make) -> None:
    """As at 31 August 2023: 14 days and 140 before is 30 March, so nothing of the quarter."""
    sen2 = Sen2().issued("2023-04-01", "2023-05-01").request("2023-04-02", "N", "2023-05-01")
    early = counts(make_records(sen2.tables, "2023-09-02"), Q1)
    assert cell(early, "ehc_requested_20w_pct", Q1) == (1, 1)
    late = counts(make_records(sen2.tables, "2024-03-31"), Q1)
    assert cell(late, "ehc_requested_20w_pct", Q1) == (1, 2)


def test_of_several_assessments_of_a_request_the_last_counts(make_records: Make) -> None:
    """Refused, and issued after a tribunal: one request, one decision, one plan."""
    sen2 = Sen2().request("2023-04-03", decided="2023-05-01").concluded("2023-05-30", "N")
    second = sen2.tables["assessment"][0] | {
        "assessmenttableid": "again",
        "assessmentoutcome": "Y",
        "assessmentoutcomedate": "2023-07-03",
    }
    sen2.tables["assessment"].append(second)
    sen2.plan("2023-07-03")
    sen2.tables["namedplan"][0]["assessmenttableid"] = "again"
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1, Q2)
    assert cell(frame, "ehc_requests", Q1) == (1, None)
    assert cell(frame, "ehc_decisions", Q1) == (1, None)
    assert cell(frame, "ehc_plans_issued", Q2) == (1, None)
    assert cell(frame, "ehc_plans_not_issued", Q1) == (0, None)


def test_a_decision_to_issue_waits_until_the_plan_begins(make_records: Make) -> None:
    sen2 = Sen2().request("2023-04-03", decided="2023-05-01").concluded("2023-06-01")
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1)
    assert cell(frame, "ehc_requests_open", Q1) == (1, None)


def test_what_was_refused_on_no_day_waits_no_more(make_records: Make) -> None:
    sen2 = Sen2().request("2023-04-03", "N", None).request("2023-04-03", None)
    frame = counts(make_records(sen2.tables, "2024-03-31"), Q1)
    assert cell(frame, "ehc_requests_open", Q1) == (1, None)
