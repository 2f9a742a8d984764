from __future__ import annotations

from dataclasses import replace
from datetime import date

import made_up
import pytest

from glosanalysis.indicator_row import row_for
from glosanalysis.observations import Observation
from glosanalysis.quarter import Quarter

LOW = made_up.indicator()
Q2, Q3 = Quarter(2022, 2), Quarter(2022, 3)


def seen(day: str, value: float, **other: object) -> Observation:
    return Observation(
        as_at=date.fromisoformat(day), value=value, source_id="source", locator="place", **other
    )  # type: ignore[arg-type]


def test_the_latest_figure_of_the_quarter_is_taken_and_compared_with_an_earlier_quarter() -> None:
    observations = [seen("2022-12-01", 3), seen("2022-09-30", 5), seen("2022-10-01", 4)]
    row = row_for("t", LOW, observations, quarter=Q3)
    assert (row.value, row.previous, row.change) == (3.0, 5.0, -2.0)
    assert (row.status, row.assessment) == ("new", "better")


def test_without_anything_new_the_latest_is_carried_forward_and_not_assessed() -> None:
    latest = seen("2022-09-30", 5)
    row = row_for("t", LOW, [latest, seen("2022-06-30", 9)], quarter=Q3, told_before=latest)
    assert (row.value, row.previous) == (5.0, 9.0)
    assert (row.status, row.assessment) == ("carried_forward", "not_assessed")


def test_an_older_figure_that_no_quarter_told_yet_is_new() -> None:
    row = row_for("t", LOW, [seen("2022-09-30", 5)], quarter=Q3, told_before=seen("2022-06-30", 9))
    assert (row.status, row.is_fresh) == ("new", True)


@pytest.mark.parametrize(("day", "history"), [("2021-06-30", False), ("2021-05-31", True)])
def test_after_eighteen_months_a_figure_is_history(day: str, history: bool) -> None:
    row = row_for("t", LOW, [seen(day, 5)], quarter=Q3)
    assert (row.is_history, row.is_fresh) == (history, not history)


@pytest.mark.parametrize(
    ("interval", "materiality", "assessment"),
    [(None, 0, "worse"), ((3.0, 8.0), 0, "unchanged"), (None, 2, "unchanged"), (None, 1, "worse")],
)
def test_a_change_by_chance_or_of_no_matter_is_no_change(
    interval: tuple[float, float] | None, materiality: float, assessment: str
) -> None:
    indicator = replace(
        LOW, materiality=materiality, materiality_reason="As it is." if materiality else ""
    )
    now = seen("2022-12-31", 5, interval=interval)
    assert (
        row_for("t", indicator, [seen("2022-09-30", 4), now], quarter=Q3).assessment == assessment
    )


def test_a_value_has_the_digits_of_its_source_and_a_change_those_of_the_coarser() -> None:
    now, before = seen("2022-12-31", 34, decimals=0, qualifier="about"), seen("2022-09-30", 30.6)
    record = row_for("t", LOW, [now, before], quarter=Q3).record()
    assert (record["value"], record["qualifier"]) == ("34", "about")
    assert (record["previous_value"], record["change"]) == ("30.6", "3")


def test_what_is_of_another_kind_is_not_compared() -> None:
    now = seen("2022-12-31", 34, comparable=False)
    row = row_for("t", LOW, [now, seen("2022-09-30", 30.6)], quarter=Q3)
    assert (row.previous, row.change, row.assessment) == (None, None, "not_assessed")


def test_a_difference_is_taken_in_decimal() -> None:
    indicator = replace(LOW, decimals=2)
    now, before = seen("2022-12-31", 18.95), seen("2022-09-30", 18.1, decimals=1)
    assert row_for("t", indicator, [now, before], quarter=Q3).change == 0.9


def test_nothing_known_is_not_reported() -> None:
    row = row_for("t", LOW, [seen("2023-01-01", 5)], quarter=Q3)
    assert row.latest is None
    assert row.status == "not_reported"
    assert row.record()["value"] == ""


@pytest.mark.parametrize(
    ("good_is", "value", "assessment"),
    [
        ("low", 20.0, "on_target"),
        ("low", 20.1, "off_target"),
        ("high", 20.0, "on_target"),
        ("high", 19.9, "off_target"),
        ("neutral", 25.0, "not_assessed"),
    ],
)
def test_a_target_is_held_against_the_shown_value(
    good_is: str, value: float, assessment: str
) -> None:
    indicator = made_up.indicator(good_is=good_is, sentence="{value}")
    assert row_for(
        "t", indicator, [seen("2022-12-31", value, target=20)], quarter=Q3
    ).assessment == (assessment)


@pytest.mark.parametrize(
    ("good_is", "assessment"), [("low", "worse"), ("high", "better"), ("neutral", "not_assessed")]
)
def test_without_a_target_the_direction_is_assessed(good_is: str, assessment: str) -> None:
    indicator = made_up.indicator(good_is=good_is, sentence="{value}")
    row = row_for("t", indicator, [seen("2022-12-31", 6), seen("2022-09-30", 5)], quarter=Q3)
    assert row.assessment == assessment


def test_a_difference_that_is_not_shown_is_no_change() -> None:
    row = row_for("t", LOW, [seen("2022-12-31", 5.04), seen("2022-09-30", 4.96)], quarter=Q3)
    assert (row.change, row.assessment) == (0.0, "unchanged")


def test_what_cannot_be_assessed_yet_is_not() -> None:
    observations = [seen("2022-12-31", 50, target=100, provisional=True, assessable=False)]
    row = row_for("t", LOW, observations, quarter=Q3)
    assert (row.status, row.assessment) == ("provisional", "not_assessed")


def test_an_explicit_comparison_wins_over_the_figure_before() -> None:
    observations = [seen("2022-12-31", 235, previous=162.0), seen("2022-09-30", 788)]
    assert row_for("t", LOW, observations, quarter=Q3).previous == 162.0


def test_halves_are_rounded_up_and_decimals_are_fixed() -> None:
    record = row_for("t", LOW, [seen("2022-12-31", 8.65)], quarter=Q3).record()
    assert record["value"] == "8.7"
    assert row_for("t", LOW, [seen("2022-12-31", 9)], quarter=Q3).record()["value"] == "9.0"
