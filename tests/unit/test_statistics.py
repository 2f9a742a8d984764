"""Statistics against vectors worked by hand, scipy and another implementation."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest
from statprocon import XmR

from glosanalysis.stats.growth import compound_growth, grown
from glosanalysis.stats.pace import pace
from glosanalysis.stats.process import (
    Limits,
    Rebase,
    assurance,
    direction,
    signals,
    xmr,
    xmr_limits,
)
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.stats.runs import longest_run, run_chart
from glosanalysis.stats.variance import price_volume, reconciled

VECTOR = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
STEADY = Limits(mean=10, lower=4, upper=16, points=30)


@pytest.mark.parametrize(("count", "total"), [(17, 195), (6, 104), (0, 8), (8, 8), (1, 1)])
def test_wilson_is_the_interval_that_scipy_gives(count: int, total: int) -> None:
    expected = binomtest(count, total).proportion_ci(0.95, method="wilson")
    low, high = wilson_interval(count, total)
    assert low == pytest.approx(expected.low, abs=1e-12)
    assert high == pytest.approx(expected.high, abs=1e-12)


@pytest.mark.parametrize(("count", "total"), [(1, 0), (3, 2), (-1, 2)])
def test_impossible_counts_are_refused(count: int, total: int) -> None:
    with pytest.raises(ValueError, match="a count must be"):
        wilson_interval(count, total)


def test_limits_of_the_hand_worked_vector() -> None:
    plain, screened = xmr_limits(VECTOR), xmr_limits(VECTOR, screen=True)
    assert (plain.mean, plain.upper, plain.lower) == pytest.approx((1.94, 6.95, -3.06), abs=0.006)
    assert (screened.upper, screened.lower) == pytest.approx((4.60, -0.72), abs=0.006)


@pytest.mark.parametrize("seed", range(5))
def test_limits_and_outside_points_agree_with_another_implementation(seed: int) -> None:
    values = np.random.default_rng(seed).normal(50, 10, 40).round(2)
    values[7] += 90
    # The other one rounds to three decimals on the way.
    other = XmR(values.tolist())
    limits = xmr_limits(values)
    assert limits.mean == pytest.approx(float(other.x_central_line()[0]), abs=0.01)
    assert limits.upper == pytest.approx(float(other.upper_natural_process_limit()[0]), abs=0.01)
    assert limits.lower == pytest.approx(float(other.lower_natural_process_limit()[0]), abs=0.01)
    marks = signals(pd.Series(values), limits)
    assert marks["outside"].tolist() == list(other.rule_1_x_indices_beyond_limits())


def test_few_points_make_trial_limits() -> None:
    assert xmr_limits(range(11)).trial
    assert not xmr_limits(range(12)).trial


@pytest.mark.parametrize("values", [[], [1], [1, float("nan"), 2]])
def test_limits_need_values(values: list[float]) -> None:
    with pytest.raises(ValueError, match="at least two values and none missing"):
        xmr_limits(values)


def marked(values: list[float], rule: str) -> list[int]:
    column = signals(pd.Series(values, dtype=float), STEADY)[rule]
    return [int(place) for place in np.flatnonzero(column)]


def test_a_point_on_the_limit_is_within_it() -> None:
    assert marked([16, 16.1, 4, 3.9], "outside") == [1, 3]


def test_seven_on_one_side_are_a_run_and_six_are_not() -> None:
    assert marked([9, *[11] * 6, 9], "run") == []
    assert marked([9, *[11] * 7, 9], "run") == [1, 2, 3, 4, 5, 6, 7]
    assert marked([*[9] * 8], "run") == list(range(8))


def test_a_point_on_the_mean_breaks_a_run() -> None:
    assert marked([11, 11, 11, 10, 11, 11, 11, 11], "run") == []


def test_seven_rising_are_a_trend_and_six_are_not() -> None:
    assert marked([9, 7, 8, 9, 10, 11, 12, 9], "trend") == []
    assert marked([9, 7, 8, 9, 10, 11, 12, 13, 9], "trend") == [1, 2, 3, 4, 5, 6, 7]
    assert marked([13, 12, 11, 10, 9, 8, 7], "trend") == list(range(7))


def test_equal_values_break_a_trend() -> None:
    assert marked([7, 8, 9, 9, 10, 11, 12], "trend") == []


def test_two_of_three_near_one_limit() -> None:
    # A third of the way in from the limits at 16 and 4: beyond 14, or under 6.
    assert marked([10, 14.5, 10, 14.5, 10], "near") == [1, 3]
    assert marked([10, 14.5, 10, 10, 14.5], "near") == []
    assert marked([10, 14.5, 5.5, 10], "near") == []


def test_limits_are_rebased_only_for_a_reason_and_at_a_point() -> None:
    with pytest.raises(ValueError, match="only for a reason"):
        Rebase(3, " ")
    with pytest.raises(ValueError, match="there is no such point"):
        xmr(pd.Series([1.0, 2, 3]), [Rebase(9, "moved")])


def test_rebasing_starts_the_limits_anew() -> None:
    values = pd.Series([1.0, 2, 1, 2, 11, 12, 11, 12])
    chart = xmr(values, [Rebase(4, "a new contract")])
    assert chart["mean"].tolist() == [1.5] * 4 + [11.5] * 4
    assert not chart["outside"].any()
    assert chart.index.tolist() == values.index.tolist()


@pytest.mark.parametrize(
    ("last", "good_is", "expected"),
    [
        (30, "low", "concern"),
        (30, "high", "improvement"),
        (30, "neutral", "change"),
        (-20, "low", "improvement"),
        (5, "low", "common cause"),
    ],
)
def test_direction_of_the_last_point(last: float, good_is: str, expected: str) -> None:
    chart = xmr(pd.Series([*[5.0, 6] * 8, last]))
    assert direction(chart, good_is) == expected


@pytest.mark.parametrize(
    ("target", "good_is", "expected"),
    [
        (20, "low", "passes"),
        (16, "low", "passes"),
        (10, "low", "hit and miss"),
        (4, "low", "hit and miss"),
        (3, "low", "fails"),
        (4, "high", "passes"),
        (10, "high", "hit and miss"),
        (17, "high", "fails"),
    ],
)
def test_assurance(target: float, good_is: str, expected: str) -> None:
    assert assurance(STEADY, target, good_is) == expected


def test_price_and_volume_of_a_textbook_case() -> None:
    split = price_volume(budget=1000, outturn=1500, budget_volume=100, outturn_volume=120)
    # 20 more at 10 each; 120 at 2.50 more each.
    assert (split.volume, split.price, split.whole) == (200, 300, 500)
    assert price_volume(1000, 1500, 100, 100).volume == 0
    with pytest.raises(ValueError, match="must be positive"):
        price_volume(1, 1, 0, 1)


def test_sums_are_set_beside_the_printed_ones() -> None:
    parts = pd.Series([1, 2, -1, 5], ["a", "a", "b", "c"])
    table = reconciled(parts, pd.Series([3, 0, 7], ["a", "b", "none"]))
    assert table["difference"].to_dict() == {"a": 0, "b": -1, "none": -7}


@pytest.mark.parametrize(
    ("first", "last", "years", "expected"),
    # 3,290 to 5,295 in five years; 491 to 788 in three; a fall is a fall.
    [(3290, 5295, 5, 9.99), (491, 788, 3, 17.08), (121, 100, 2, -9.09)],
)
def test_growth_a_year_leads_from_the_first_value_to_the_last(first, last, years, expected) -> None:
    rate = compound_growth(first, last, years)
    assert round(rate, 2) == expected
    assert grown(first, rate, years) == pytest.approx(last)


@pytest.mark.parametrize("given", [(0, 5, 1), (5, 0, 1), (5, 5, 0), (5, 5, -1)])
def test_growth_needs_positive_values_and_a_span(given: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="growth needs positive"):
        compound_growth(*given)


def test_a_run_passes_over_values_on_the_median() -> None:
    assert longest_run([3, 2, 3, 3], 2) == 3
    assert longest_run([2, 2], 2) == 0
    assert run_chart([1, 2, 3, 4]).can_show_a_shift is False
    with pytest.raises(ValueError, match="needs a value"):
        run_chart([])


def test_pace_of_the_supporting_families_year() -> None:
    year = pace(406, 487, date(2022, 4, 1), date(2023, 2, 15), date(2023, 3, 31))
    assert (year.days_so_far, year.days_left) == (321, 44)
    assert year.needed is not None
    assert (round(year.so_far, 2), round(year.needed, 2)) == (1.26, 1.84)
    assert round(year.expected) == 462
    assert not year.in_reach


def test_pace_at_the_ends_of_the_period() -> None:
    first, last = date(2022, 4, 1), date(2023, 3, 31)
    assert pace(10, 10, first, date(2023, 3, 30), last).needed == 0
    assert pace(9, 10, first, date(2023, 3, 30), last).needed == 1
    assert pace(9, 10, first, last, last).needed is None
    assert not pace(9, 10, first, last, last).in_reach
    assert pace(1, 365, first, first, last).in_reach
    with pytest.raises(ValueError, match="not within"):
        pace(1, 2, first, date(2023, 4, 1), last)
