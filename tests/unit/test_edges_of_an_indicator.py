"""Where a row of an indicator turns from one thing into another, to the day and the digit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import made_up
import pytest

from glosanalysis.indicator_row import FEW, IndicatorRow, row_for
from glosanalysis.observations import Comparator, Observation
from glosanalysis.quarter import Quarter

Q2, Q3 = Quarter(2022, 2), Quarter(2022, 3)
LOW = made_up.indicator()
CHILDREN = replace(LOW, counted=("child", "children"))


def seen(day: str, value: float, **other: object) -> Observation:
    return Observation(
        as_at=date.fromisoformat(day), value=value, source_id="source", locator="place", **other
    )  # type: ignore[arg-type]


def row(*observations: Observation, told: Observation | None = None) -> IndicatorRow:
    return row_for("t", LOW, observations, quarter=Q3, told_before=told)


def test_the_same_number_of_a_later_day_is_news() -> None:
    """6.2% in September and 6.2% in December are two figures."""
    told = seen("2022-09-30", 6.2)
    assert row(told, seen("2022-12-31", 6.2), told=told).status == "new"
    assert row(told, told=told).status == "carried_forward"


def test_the_same_day_corrected_is_news() -> None:
    told = seen("2022-09-30", 6.2)
    assert row(seen("2022-09-30", 6.4), told=told).status == "new"


def test_one_more_is_told_up_to_two_hundred_and_never_above_all() -> None:
    def one_more(of: int, whole: int) -> float | None:
        behind = seen("2022-12-31", 100 * of / whole, numerator=of, denominator=whole)
        return row_for("t", CHILDREN, [behind], quarter=Q3).one_more

    # 18 of 195; 101 of 200; all eight of eight stay all.
    assert FEW == 200
    assert one_more(17, 195) == 9.2
    assert one_more(100, 200) == 50.5
    assert one_more(100, 201) is None
    assert one_more(8, 8) == 100.0


def test_a_budget_is_over_on_the_day_after_its_last() -> None:
    """A budget that ends on the quarter's last day is that quarter's own."""
    for ends, history in ((date(2022, 12, 31), False), (date(2022, 12, 30), True)):
        told = seen("2022-09-30", 77.1, ends=ends)
        assert row(told, told=told).is_history is history


def test_a_new_figure_of_a_budget_that_has_ended_is_no_history() -> None:
    assert not row(seen("2022-09-30", 77.1, ends=date(2022, 9, 30))).is_history


@pytest.mark.parametrize(
    ("previous", "assessment"), [(4.0, "unchanged"), (6.0, "unchanged"), (3.9, "worse")]
)
def test_the_ends_of_an_interval_belong_to_it(previous: float, assessment: str) -> None:
    now = seen("2022-12-31", 5, interval=(4.0, 6.0), previous=previous)
    assert row(now).assessment == assessment


def test_a_figure_that_moved_by_no_more_than_matters_is_unchanged() -> None:
    one_point = replace(LOW, materiality=1, materiality_reason="A point is what matters.")
    for before, assessment in ((4.0, "worse"), (4.1, "unchanged"), (6.0, "better")):
        now = [seen("2022-12-31", 5), seen("2022-09-30", before)]
        assert row_for("t", one_point, now, quarter=Q3).assessment == assessment


def test_a_figure_of_the_same_quarter_is_no_figure_before() -> None:
    assert row(seen("2022-12-31", 5), seen("2022-10-31", 4)).previous is None
    assert row(seen("2022-12-31", 5), seen("2022-09-30", 4)).previous == 4.0


def test_the_last_day_of_a_quarter_is_of_it_and_the_next_is_not() -> None:
    assert (
        row_for("t", LOW, [seen("2022-09-30", 5), seen("2022-10-01", 9)], quarter=Q2).value == 5.0
    )


def test_a_record_keeps_the_ends_of_an_interval_and_the_comparator_apart() -> None:
    now = seen(
        "2022-12-31",
        8.7,
        numerator=17,
        denominator=195,
        interval=(5.5, 13.5),
        comparator=Comparator(area="England", value=15.4, as_at=date(2022, 9, 30), decimals=0),
    )
    record = row(now).record()
    assert (record["numerator"], record["denominator"]) == ("17", "195")
    assert (record["ci_low"], record["ci_high"]) == ("5.5", "13.5")
    assert (record["comparator_area"], record["comparator_value"]) == ("England", "15")
