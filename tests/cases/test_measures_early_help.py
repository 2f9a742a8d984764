"""Early help, counted by hand: who closes, who is followed up, who comes back, and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from made_records import cell, counts

from glosanalysis.cases.measures import MEASURES
from glosanalysis.quarter import Quarter

Q2, Q3 = "2022-23-Q2", "2022-23-Q3"
Make = Callable[..., Any]


def help_(child: str, start: str, end: str | None, reason: str = "Outcomes met") -> dict[str, Any]:
    return {
        "earl_episode_id": f"{child}-{start}-{end}-{reason}",
        "earl_person_id": child,
        "earl_episode_start_date": start,
        "earl_episode_end_date": end,
        "earl_episode_end_reason": reason if end else None,
    }


def referral(child: str, on: str, end: str | None = None, nfa: str = "N") -> dict[str, Any]:
    return {
        "cine_referral_id": f"{child}-{on}",
        "cine_person_id": child,
        "cine_referral_date": on,
        "cine_close_date": end,
        "cine_referral_nfa": nfa,
    }


def born(child: str, on: str, died: str | None = None) -> dict[str, Any]:
    return {"pers_person_id": child, "pers_dob": on, "pers_death_date": died}


def counted(made: Any, *quarters: str) -> Any:
    """Leave out the front door, which rests on the same referrals."""
    ids = [name for name, one in MEASURES.items() if one.theme == "early_help"]
    return counts(made, *quarters, only=ids)


def records(
    make: Make, helped: list[Any], referrals: list[Any] = (), people: list[Any] = (), **more: Any
) -> Any:
    tables = {
        "ssd_early_help_episodes": helped,
        "ssd_cin_episodes": list(referrals),
        "ssd_person": list(people),
    }
    if "mappings" in more:
        tables["mappings"] = more.pop("mappings")
    return make(tables, **{"as_at": "2024-03-31"} | more)


@pytest.mark.parametrize(("referred", "expected"), [("2022-09-11", 1), ("2022-09-12", 0)])
def test_day_42_counts_and_day_43_does_not(
    make_records: Make, referred: str, expected: int
) -> None:
    made = records(
        make_records, [help_("A", "2022-01-01", "2022-07-31")], [referral("A", referred)]
    )
    frame = counted(made, Q2)
    assert cell(frame, "eh_rereferral_6w", Q2) == (expected, 1)
    assert cell(frame, "eh_rereferral_6m", Q2) == (1, 1)


@pytest.mark.parametrize(("referred", "expected"), [("2023-02-28", 1), ("2023-03-01", 0)])
def test_six_months_after_31_august_is_28_february(
    make_records: Make, referred: str, expected: int
) -> None:
    made = records(
        make_records, [help_("A", "2022-01-01", "2022-08-31")], [referral("A", referred)]
    )
    assert cell(counted(made, Q2), "eh_rereferral_6m", Q2) == (expected, 1)


@pytest.mark.parametrize(("referred", "expected"), [("2024-02-29", 1), ("2024-03-01", 0)])
def test_six_months_after_31_august_is_29_february_in_a_leap_year(
    make_records: Make, referred: str, expected: int
) -> None:
    made = records(
        make_records,
        [help_("A", "2023-01-01", "2023-08-31")],
        [referral("A", referred)],
        as_at="2025-03-31",
    )
    assert cell(counted(made, "2023-24-Q2"), "eh_rereferral_6m", "2023-24-Q2") == (expected, 1)


def test_closing_on_the_last_day_is_of_the_quarter_and_on_the_next_day_is_not(
    make_records: Make,
) -> None:
    made = records(
        make_records,
        [help_("A", "2022-01-01", "2022-09-30"), help_("B", "2022-01-01", "2022-10-01")],
    )
    frame = counted(made, Q2, Q3)
    assert cell(frame, "eh_episodes_closed", Q2) == (1, None)
    assert cell(frame, "eh_episodes_closed", Q3) == (1, None)


def test_episodes_that_touch_or_overlap_are_one(make_records: Make) -> None:
    made = records(
        make_records,
        [
            help_("touching", "2022-01-01", "2022-07-31"),
            help_("touching", "2022-07-31", "2022-09-01"),
            help_("overlapping", "2022-01-01", "2022-07-31"),
            help_("overlapping", "2022-05-01", None),
            help_("apart", "2022-01-01", "2022-07-31"),
            help_("apart", "2022-08-01", "2022-09-01"),
            help_("same day", "2022-01-01", "2022-07-31"),
            help_("same day", "2022-03-01", "2022-07-31"),
        ],
    )
    frame = counted(made, Q2)
    assert cell(frame, "eh_episodes_closed", Q2) == (4, None)
    assert cell(frame, "eh_rereferral_6w", Q2) == (0, 3)


def test_a_child_who_closes_twice_counts_once_from_the_first(make_records: Make) -> None:
    made = records(
        make_records,
        [help_("A", "2022-01-01", "2022-07-01"), help_("A", "2022-08-15", "2022-09-20")],
        [referral("A", "2022-09-25")],
    )
    frame = counted(made, Q2)
    assert cell(frame, "eh_episodes_closed", Q2) == (2, None)
    assert cell(frame, "eh_rereferral_6w", Q2) == (0, 1)
    assert cell(frame, "eh_rereferral_6m", Q2) == (1, 1)
    assert cell(frame, "eh_closed_next", Q2, "referred within 6 weeks") == (1, None)
    assert cell(frame, "eh_closed_next", Q2, "referred within 6 months") == (1, None)


def test_siblings_are_children_each(make_records: Make) -> None:
    made = records(
        make_records,
        [help_(child, "2022-01-01", "2022-07-31") for child in ("A", "B", "C")],
        [referral("A", "2022-08-05"), referral("B", "2022-08-05")],
    )
    assert cell(counted(made, Q2), "eh_rereferral_6w", Q2) == (2, 3)


def test_who_was_open_to_social_care_is_not_followed_up(make_records: Make) -> None:
    made = records(
        make_records,
        [
            help_(child, "2022-01-01", "2022-07-31")
            for child in ("open", "ended that day", "same day", "no action", "open ended")
        ],
        [
            referral("open", "2022-07-01", "2022-08-30"),
            referral("open", "2022-09-05"),
            referral("ended that day", "2022-03-01", "2022-07-31"),
            referral("same day", "2022-07-31", "2022-07-31"),
            referral("no action", "2022-07-01", None, nfa="Y"),
            referral("open ended", "2020-07-01"),
        ],
    )
    frame = counted(made, Q2)
    assert cell(frame, "eh_rereferral_6w", Q2) == (0, 2)
    assert cell(frame, "eh_closed_next", Q2, "open to social care") == (2, None)
    assert cell(frame, "eh_closed_next", Q2, "referred the same day") == (1, None)
    assert cell(frame, "eh_closed_next", Q2, "neither within 6 months") == (2, None)


def test_who_died_moved_came_of_age_or_stepped_up_is_not_followed_up(make_records: Make) -> None:
    reasons = {
        "moved": "Left the county ",
        "up": "STEP UP",
        "stays": "Outcomes met",
        "grown": "NFA",
        "nearly": "NFA",
        "leapling": "NFA",
        "dead": "NFA",
    }
    made = records(
        make_records,
        [help_(child, "2022-01-01", "2022-07-31", reason) for child, reason in reasons.items()],
        people=[
            born("grown", "2004-07-31"),
            born("nearly", "2004-08-01"),
            born("leapling", "2008-02-29"),
            born("dead", "2015-02-01", died="2022-07-31"),
        ],
        mappings=[
            {
                "column": "earl_episode_end_reason",
                "value": "left the county",
                "means": "moved_away",
            },
            {"column": "earl_episode_end_reason", "value": "Step up", "means": "step_up"},
            {"column": "earl_episode_end_reason", "value": "NFA", "means": "no_further_action"},
        ],
    )
    frame = counted(made, Q2)
    assert cell(frame, "eh_episodes_closed", Q2) == (7, None)
    assert cell(frame, "eh_rereferral_6w", Q2) == (0, 3)
    for group in ("moved away", "stepped up", "aged 18", "died"):
        assert cell(frame, "eh_closed_next", Q2, group) == (1, None)
    assert cell(frame, "eh_rereferral_6w", Q2, "16 and over") == (0, 1)
    assert cell(frame, "eh_rereferral_6w", Q2, "10 to 15") == (0, 1)
    assert cell(frame, "eh_rereferral_6w", Q2, "unknown") == (0, 1)


def test_a_follow_up_that_is_not_over_is_in_no_denominator(make_records: Make) -> None:
    """The extract is of 15 October: 42 days and 14 for recording were over for 20 August."""
    made = records(
        make_records,
        [
            help_("over", "2022-01-01", "2022-08-20"),
            help_("not over", "2022-01-01", "2022-08-21"),
            help_("not over either", "2022-01-01", "2022-09-30"),
        ],
        [referral("not over", "2022-08-25")],
        as_at="2022-10-15",
    )
    frame = counted(made, Q2)
    assert cell(frame, "eh_rereferral_6w", Q2) == (0, 1)
    assert cell(frame, "eh_rereferral_6m", Q2) is None
    assert cell(frame, "eh_closed_next", Q2, "not over") == (3, None)
    told = frame.set_index("indicator")["provisional"]
    assert told["eh_rereferral_6w"].all()
    assert not told["eh_episodes_closed"].any()


def test_the_whole_follow_up_of_a_quarter_makes_it_final(make_records: Make) -> None:
    """The last day, 30 September, plus 42 and 14 days: 25 November."""
    for as_at, provisional in (("2022-11-24", True), ("2022-11-25", False)):
        made = records(make_records, [help_("A", "2022-01-01", "2022-07-31")], as_at=as_at)
        frame = counted(made, Q2).set_index("indicator")
        assert frame.loc[["eh_rereferral_6w"], "provisional"].tolist() == [provisional] * 2


def test_back_in_early_help_is_another_event(make_records: Make) -> None:
    made = records(
        make_records,
        [
            help_("A", "2022-01-01", "2022-07-31"),
            help_("A", "2022-12-01", None),
            help_("B", "2022-01-01", "2022-07-31"),
        ],
    )
    frame = counted(made, Q2)
    assert cell(frame, "eh_rereferral_6m", Q2) == (0, 2)
    assert cell(frame, "eh_closure_rereferred_6m", Q2) == (1, 2)
    assert cell(frame, "eh_closed_next", Q2, "early help again within 6 months") == (1, None)


def test_a_quarter_without_a_case_is_nought_and_one_to_come_is_not_there(
    make_records: Make,
) -> None:
    made = records(make_records, [help_("A", "2022-01-01", "2022-07-31")], as_at="2022-12-15")
    frame = counted(made, Q2, Q3, "2022-23-Q4")
    assert cell(frame, "eh_episodes_closed", Q3) == (0, None)
    assert cell(frame, "eh_episodes_closed", "2022-23-Q4") is None
    assert set(frame.loc[frame["quarter"] == Q3, "as_at"]) == {"2022-12-15"}


@pytest.mark.parametrize(("referred", "expected"), [("2023-07-31", 1), ("2023-08-01", 0)])
def test_a_step_down_is_followed_for_a_year(
    make_records: Make, referred: str, expected: int
) -> None:
    made = records(
        make_records,
        [help_("by early help", "2022-08-14", None), help_("too late", "2022-08-15", None)],
        [
            referral("by reason", "2022-01-01", "2022-07-31") | {"cine_close_reason": "RC9"},
            referral("by reason", referred),
            referral("by early help", "2022-01-01", "2022-07-31"),
            referral("too late", "2022-01-01", "2022-07-31"),
            referral("still open", "2022-01-01", "2022-07-31") | {"cine_close_reason": "RC9"},
            referral("still open", "2022-03-01"),
        ],
    )
    frame = counted(made, Q2)
    assert cell(frame, "eh_stepdown_rereferred_12m", Q2) == (expected, 2)


def test_a_measure_by_itself_is_an_expression_over_all_quarters(make_records: Make) -> None:
    made = records(
        make_records,
        [help_("A", "2022-01-01", "2022-07-31"), help_("B", "2022-01-01", "2022-12-31")],
    )
    quarters = (Quarter.parse(Q2), Quarter.parse(Q3))
    table = made.run(MEASURES["eh_episodes_closed"](made, quarters))
    assert list(table.columns) == [
        "quarter",
        "breakdown",
        "group",
        "numerator",
        "denominator",
        "provisional",
    ]
    totals = table[table["breakdown"] == ""].set_index("quarter")["numerator"]
    assert totals.to_dict() == {Q2: 1, Q3: 1}
