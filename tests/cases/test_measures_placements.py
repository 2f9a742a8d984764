"""Placements, counted by hand: across quarter ends, month ends, nights, moves, cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_records import cell, counts

from glosanalysis.cases.counted import counted_from
from glosanalysis.cases.measures import Rate
from glosanalysis.quarter import Quarter

Q1, Q2, Q3 = "2023-24-Q1", "2023-24-Q2", "2023-24-Q3"
Make = Callable[..., Any]


def placement(child: str, start: str, end: str | None, **more: Any) -> dict[str, Any]:
    return {
        "clap_cla_placement_id": f"{child}-{start}",
        "clap_person_id": child,
        "clap_cla_placement_start_date": start,
        "clap_cla_placement_end_date": end,
        "clap_cla_placement_type": "U4",
        "clap_cla_placement_provider": "PR4",
    } | more


def placed(make: Make, *rows: dict[str, Any], as_at: str = "2024-03-31") -> Any:
    return make({"ssd_cla_placement": rows}, as_at)


def test_a_placement_across_quarter_ends(make_records: Make) -> None:
    """From 20 June to 5 October: 11 nights of June, 92 of the second quarter, 4 of October."""
    frame = counts(placed(make_records, placement("A", "2023-06-20", "2023-10-05")), Q1, Q2, Q3)
    nights = [cell(frame, "placement_nights", quarter) for quarter in (Q1, Q2, Q3)]
    assert nights == [(11, None), (92, None), (4, None)]
    assert cell(frame, "ext_placements", Q1) == (1, 3)
    assert cell(frame, "ext_placements", Q2) == (3, 3)
    assert cell(frame, "ext_placements", Q3) == (0, 3)
    assert cell(frame, "placement_mean_nights", Q3) == (107, 1)
    assert cell(frame, "placement_mean_nights", Q2) is None
    assert cell(frame, "placements_begun", Q1) == (1, None)
    assert cell(frame, "placements_ended", Q3) == (1, None)


def test_the_night_of_a_move_belongs_to_the_new_placement(make_records: Make) -> None:
    made = placed(
        make_records,
        placement("A", "2023-04-01", "2023-04-30"),
        placement("A", "2023-04-30", None, clap_cla_placement_type="K2"),
    )
    frame = counts(made, Q1)
    assert cell(frame, "placement_nights", Q1, "foster") == (29, None)
    assert cell(frame, "placement_nights", Q1, "children's homes") == (62, None)
    assert cell(frame, "placement_nights", Q1) == (91, None)
    assert cell(frame, "ext_placements", Q1, "children's homes") == (3, 3)
    assert cell(frame, "ext_placements", Q1, "foster") is None


def test_each_night_and_month_end_is_of_the_age_of_its_day(make_records: Make) -> None:
    """A is 5 on 10 May, ten days after the April one; B is 16 the day it ends; C is 10 in July.

    A: 1 to 9 May and 30 of April at 4, 22 of May and 30 of June at 5. B: 14 nights from 1 June.
    C is 9 all the quarter; D's birth is not known; E, born on 29 February, is 1 on 1 March 2021.
    """
    born = {"A": "2018-05-10", "B": "2007-06-15", "C": "2013-07-20", "E": "2020-02-29"}
    made = make_records(
        {
            "ssd_cla_placement": [
                placement("A", "2022-01-01", None),
                placement("B", "2023-06-01", "2023-06-15"),
                placement("C", "2023-04-01", None, clap_cla_placement_distance=30.0),
                placement("D", "2023-06-30", None),
                placement("E", "2021-02-27", "2021-03-03"),
            ],
            "ssd_person": [
                {"pers_person_id": child, "pers_dob": day} for child, day in born.items()
            ],
        },
        "2024-03-31",
    )
    frame = counts(made, "2020-21-Q4", Q1, Q2)
    by = "age_band"
    assert cell(frame, "placement_nights", Q1, "1 to 4", by) == (39, None)
    assert cell(frame, "placement_nights", Q1, "5 to 9", by) == (52 + 91, None)
    assert cell(frame, "placement_nights", Q1, "10 to 15", by) == (14, None)
    assert cell(frame, "placement_nights", Q1, "16 and over", by) is None
    assert cell(frame, "placement_nights", Q1, "unknown", by) == (1, None)
    assert cell(frame, "placement_nights", Q2, "5 to 9", by) == (92 + 19, None)
    assert cell(frame, "placement_nights", Q2, "10 to 15", by) == (73, None)
    assert cell(frame, "ext_placements", Q1, "1 to 4", by) == (1, 3)
    assert cell(frame, "ext_placements", Q1, "5 to 9", by) == (2 + 3, 3)
    assert cell(frame, "ext_placement_nights", Q1, "1 to 4", by) == (39, None)
    assert cell(frame, "placements_begun", Q1, "10 to 15", by) == (1, None)
    assert cell(frame, "placements_ended", Q1, "16 and over", by) == (1, None)
    assert cell(frame, "placement_mean_nights", Q1, "16 and over", by) == (14, 1)
    assert cell(frame, "cla_20_miles_pct", Q1, "5 to 9", by) == (1, 2)
    assert cell(frame, "cla_20_miles_pct", Q2, "10 to 15", by) == (1, 1)
    assert cell(frame, "placement_nights", "2020-21-Q4", "under 1", by) == (2, None)
    assert cell(frame, "placement_nights", "2020-21-Q4", "1 to 4", by) == (2, None)


def test_a_birthday_after_the_extract_is_none(make_records: Make) -> None:
    made = make_records(
        {
            "ssd_cla_placement": [placement("A", "2023-04-01", None)],
            "ssd_person": [{"pers_person_id": "A", "pers_dob": "2018-06-20"}],
        },
        "2023-06-10",
    )
    frame = counts(made, Q1)
    nights = frame[(frame["indicator"] == "placement_nights") & (frame["breakdown"] == "age_band")]
    assert dict(zip(nights["group"], nights["numerator"], strict=True)) == {"1 to 4": 71}


def test_own_parents_and_temporary_are_not_external(make_records: Make) -> None:
    made = placed(
        make_records,
        placement("A", "2023-04-01", None, clap_cla_placement_provider="PR1"),
        placement(
            "B",
            "2023-04-01",
            None,
            clap_cla_placement_type="P1",
            clap_cla_placement_provider="PR0",
        ),
        placement("C", "2023-04-01", None, clap_cla_placement_provider=None),
        placement("C", "2023-04-10", "2023-04-12", clap_cla_placement_type="T0"),
        placement("D", "2023-06-30", None, clap_cla_placement_provider="PR5"),
    )
    frame = counts(made, Q1)
    assert cell(frame, "ext_placements", Q1) == (1, 3)
    assert cell(frame, "ext_placement_nights", Q1) == (1, None)
    assert cell(frame, "placement_nights", Q1) == (274, None)
    assert cell(frame, "placement_nights", Q1, "unknown", "provider") == (91, None)


def test_a_placement_goes_on_while_a_child_is_away_for_some_nights(make_records: Make) -> None:
    """K2, ten nights of T3, K2 again is one placement of 91 nights; two homes in a row are two."""
    home = {"clap_cla_placement_type": "K2"}
    made = placed(
        make_records,
        placement("A", "2023-04-01", "2023-05-01", **home),
        placement("A", "2023-05-01", "2023-05-11", clap_cla_placement_type="T3"),
        placement("A", "2023-05-11", None, **home),
        placement("B", "2023-04-01", "2023-05-01", **home),
        placement("B", "2023-05-01", None, **home),
        # The gap is longer than the nights away: another placement.
        placement("C", "2023-04-01", "2023-05-01", **home),
        placement("C", "2023-05-01", "2023-05-11", clap_cla_placement_type="T3"),
        placement("C", "2023-05-12", None, **home),
    )
    frame = counts(made, Q1)
    assert cell(frame, "placement_nights", Q1) == (91 + 91 + 80, None)
    assert cell(frame, "placements_begun", Q1) == (1 + 2 + 2, None)
    assert cell(frame, "placements_ended", Q1) == (0 + 1 + 1, None)


def test_columns_that_are_not_there_leave_out_what_rests_on_them(tmp_path: Path) -> None:
    names = ("person_id", *(f"cla_placement_{name}" for name in ("start_date", "end_date", "type")))
    header = ",".join(f"clap_{name}" for name in names)
    path = tmp_path / "ssd_cla_placement.csv"
    # Without the column of keys no two rows have the same: a row that is there again is one.
    rows = "A,2023-06-20,,U4\nB,2023-06-20,,U4\nB,2023-06-20,,U4\n"
    path.write_text(f"{header}\n{rows}", encoding="utf-8")
    made = counted_from(str(tmp_path), [Quarter.parse(Q1)], as_at=date(2024, 3, 31))
    frame = made.counts
    assert cell(frame, "placement_nights", Q1) == (22, None)
    assert made.left_out == {("ssd_cla_placement", "same_row_twice"): 1}
    assert cell(frame, "cla_20_miles_pct", Q1) is None
    said = "not counted: {}: needs ssd_cla_placement.clap_cla_placement_{}"
    assert said.format("cla_20_miles_pct", "distance") in made.told
    assert said.format("ext_placements", "provider") in made.told


def test_a_quarter_that_is_not_over_has_the_nights_and_month_ends_so_far(
    make_records: Make,
) -> None:
    frame = counts(placed(make_records, placement("A", "2023-01-01", None), as_at="2023-05-31"), Q1)
    assert cell(frame, "placement_nights", Q1) == (61, None)
    assert cell(frame, "ext_placements", Q1) == (2, 2)
    assert frame["provisional"].all()


@pytest.mark.parametrize(
    ("ended", "expected"), [("2022-07-01", 0), ("2022-07-02", 1), ("2023-01-01", 1)]
)
def test_three_placements_in_twelve_months(make_records: Make, ended: str, expected: int) -> None:
    """The twelve months to 30 June 2023 begin on 1 July 2022."""
    made = placed(
        make_records,
        placement("A", "2020-01-01", ended),
        placement("A", ended, "2023-03-01"),
        placement("A", "2023-03-01", None),
        placement("B", "2022-01-01", None),
    )
    assert cell(counts(made, Q1), "cla_3plus_placements_pct", Q1) == (expected, 2)


def test_three_placements_lapse(make_records: Make) -> None:
    """The first of three ended on 1 April 2023: no more within twelve months on 31 March 2024."""
    made = placed(
        make_records,
        placement("A", "2023-01-01", "2023-04-01"),
        placement("A", "2023-04-01", "2023-05-01"),
        placement("A", "2023-05-01", None),
        as_at="2024-06-30",
    )
    frame = counts(made, Q1, Q3, "2023-24-Q4")
    found = [cell(frame, "cla_3plus_placements_pct", one) for one in (Q1, Q3, "2023-24-Q4")]
    assert found == [(1, 1), (1, 1), (0, 1)]


def test_more_than_20_miles(make_records: Make) -> None:
    miles = {"A": 20.0, "B": 20.1, "C": 999.9, "D": None, "E": 85.0}
    made = placed(
        make_records,
        *(
            placement(child, "2023-04-01", None, clap_cla_placement_distance=distance)
            for child, distance in miles.items()
        ),
    )
    assert cell(counts(made, Q1), "cla_20_miles_pct", Q1) == (2, 5)


def cost(
    child: str, start: str, end: str | None, total: float | None, **more: Any
) -> dict[str, Any]:
    return {
        "child_id": child,
        "placement_start_date": start,
        "placement_end_date": end,
        "placement_type": "K2",
        "total_committed_cost_accrued_in_fy_to_date": total,
    } | more


def test_a_quarters_cost_is_a_return_less_the_one_before(make_records: Make) -> None:
    made = make_records(
        {
            "placement_costs": [
                cost("A", "2022-11-01", None, 9_100.0, as_at="2023-06-30"),
                cost("A", "2022-11-01", None, 20_140.0, as_at="2023-09-30"),
                cost("B", "2023-09-01", "2023-09-11", 700.0, as_at="2023-09-30"),
            ]
        },
        "2024-06-30",
    )
    frame = counts(made, Q1, Q2, Q3, "2024-25-Q1")
    assert cell(frame, "placement_cost", Q3) is None
    assert cell(frame, "placement_volume_effect", "2024-25-Q1") is None
    assert cell(frame, "placement_cost", Q1) == (9_100, None)
    assert cell(frame, "placement_cost", Q2) == (11_740, None)
    assert cell(frame, "placement_cost", Q2, "children's homes") == (11_740, None)
    assert cell(frame, "placement_week_cost", Q1) == (9_100, 13)


def test_one_return_for_the_year_so_far_is_laid_over_its_nights(make_records: Make) -> None:
    """183 nights from April to September: 91 in the first quarter, 92 in the second."""
    made = make_records(
        {"placement_costs": [cost("A", "2020-01-01", None, 18_300.0)]}, "2023-09-30"
    )
    frame = counts(made, Q1, Q2)
    assert cell(frame, "placement_cost", Q1) == (9_100, None)
    assert cell(frame, "placement_cost", Q2) == (9_200, None)


def test_costs_of_returns_that_are_not_as_they_should_be(make_records: Make) -> None:
    """An empty total, a late bill, one that the return before did not have, one not yet written."""
    first, second, later = {"as_at": "2023-06-30"}, {"as_at": "2023-09-30"}, {"as_at": "2024-03-31"}
    made = make_records(
        {
            "placement_costs": [
                cost("empty", "2022-11-01", None, 9_100.0, **first),
                cost("empty", "2022-11-01", None, None, **second),
                cost("late", "2022-11-01", "2023-06-30", 9_000.0, **first),
                cost("late", "2022-11-01", "2023-06-30", 9_500.0, **second),
                cost("new", "2023-04-01", None, 9_200.0, **second),
                cost("to come", "2023-04-01", None, 1_000_000.0, **later),
            ]
        },
        "2023-12-31",
    )
    frame = counts(made, Q1, Q2)
    assert cell(frame, "placement_cost", Q1) == (9_100 + 9_000, None)
    assert cell(frame, "placement_cost", Q2) == (500 + 9_200, None)


def test_what_a_grant_pays_moves_no_cost(make_records: Make) -> None:
    """£100 more for one child; the unaccompanied child's £5,000 is in the cost, and no effect."""
    before, now = {"as_at": "2022-06-30"}, {"as_at": "2023-06-30"}
    made = make_records(
        {
            "placement_costs": [
                cost("A", "2021-01-01", None, 9_100.0, **before),
                cost("A", "2021-01-01", None, 9_200.0, **now),
                cost("B", "2021-01-01", None, 5_000.0, is_the_child_uasc="Y", **now),
            ]
        },
        "2024-03-31",
    )
    frame = counts(made, Q1)
    assert cell(frame, "placement_cost", Q1) == (14_200, None)
    effects = [cell(frame, f"placement_{name}_effect", Q1) for name in ("price", "volume", "mix")]
    assert effects == [(100, 9_100), (0, 9_100), (0, 9_100)]


def test_price_volume_and_mix_add_up_to_the_change(make_records: Make) -> None:
    """A year before: 13 weeks of homes at £1,000. Now: 26 of homes at £1,200, 13 of foster at £500.

    Price 26 × 200 = 5,200. Volume 26 weeks more × 1,000 = 26,000. Foster is new: its price then is
    its price now, so mix is 13 × (500 − 1,000) = −6,500. 13,000 + 24,700 = 37,700.
    """
    made = make_records(
        {
            "placement_costs": [
                cost("A", "2020-01-01", None, 13_000.0, as_at="2022-06-30"),
                cost("A", "2020-01-01", None, 15_600.0, as_at="2023-06-30"),
                cost("B", "2020-01-01", None, 15_600.0, as_at="2023-06-30"),
                cost("C", "2020-01-01", None, 6_500.0, as_at="2023-06-30", placement_type="U4"),
            ]
        },
        "2024-03-31",
    )
    frame = counts(made, "2022-23-Q1", Q1)
    assert cell(frame, "placement_cost", Q1) == (37_700, None)
    assert cell(frame, "placement_price_effect", Q1) == (5_200, 13_000)
    assert cell(frame, "placement_volume_effect", Q1) == (26_000, 13_000)
    assert cell(frame, "placement_mix_effect", Q1) == (-6_500, 13_000)
    assert cell(frame, "placement_price_effect", "2022-23-Q1") is None


def test_a_rate_card_prices_each_night_at_the_rate_of_the_day(make_records: Make) -> None:
    """Homes £7,000 a week to 10 May and £7,700 from the 11th: 40 nights at 1,000, 51 at 1,100."""
    rates = [
        Rate("children's homes", date(2022, 4, 1), date(2023, 5, 10), 7_000.0),
        Rate("K2", date(2023, 5, 11), date(2024, 3, 31), 7_700.0),
    ]
    made = placed(
        make_records,
        placement("A", "2020-01-01", None, clap_cla_placement_type="K2"),
        placement("B", "2023-06-20", "2023-06-30", clap_cla_placement_type="K2"),
        placement("C", "2023-06-01", None, clap_cla_placement_type="U4"),
        placement(
            "D",
            "2023-06-01",
            None,
            clap_cla_placement_type="K2",
            clap_cla_placement_provider="PR1",
        ),
    )
    frame = counts(made, "2022-23-Q1", Q1, rates=rates)
    assert cell(frame, "ext_rate_cost", "2022-23-Q1") == (91_000, None)
    assert cell(frame, "ext_rate_cost", Q1) == (40_000 + 51 * 1_100 + 11_000, None)
    assert cell(frame, "ext_rate_priced_pct", Q1) == (101, 131)
    price, volume, mix = (
        cell(frame, f"ext_rate_{name}_effect", Q1) for name in ("price", "volume", "mix")
    )
    assert volume == (10_000, 91_000)
    assert price[0] + volume[0] + mix[0] == pytest.approx(107_100 - 91_000)
    assert counts(made, Q1).attrs["not_counted"]["ext_rate_cost"] == ("rates",)
