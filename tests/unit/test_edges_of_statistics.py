"""Where a statistic turns: worked by hand, on either side of the turn."""

from __future__ import annotations

from datetime import date

import pytest

from glosanalysis.phrasing import over_or_under, pounds
from glosanalysis.stats.pace import pace
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.stats.rounding import round_half_up


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(0.5, 0, 1.0), (2.5, 0, 3.0), (1.005, 2, 1.01), (-2.5, 0, -3.0), (2.675, 2, 2.68)],
)
def test_a_half_goes_away_from_zero_as_it_is_printed(
    value: float, decimals: int, shown: float
) -> None:
    """1.005 is held as a little less; to the even, 2.5 would be 2."""
    assert round_half_up(value, decimals) == shown


def test_an_interval_is_wide_where_few_are_behind_it() -> None:
    # z = 1.96: one of two is 50% with 3.84 added to the two: (9.5%, 90.5%).
    low, high = wilson_interval(1, 2)
    assert (round(100 * low, 1), round(100 * high, 1)) == (9.5, 90.5)


def test_a_target_that_is_passed_needs_nothing_more() -> None:
    first, last = date(2022, 4, 1), date(2023, 3, 31)
    assert pace(12, 10, first, date(2023, 3, 30), last).needed == 0
    assert pace(10, 10, first, last, last).in_reach


@pytest.mark.parametrize(
    ("thousands", "said"),
    [(7443, "£7.443 million"), (-2619, "−£2.619 million"), (-1, "−£1,000"), (0, "£0")],
)
def test_money_keeps_its_sign_and_its_digits(thousands: float, said: str) -> None:
    assert pounds(thousands) == said


def test_over_is_above_nothing_and_under_is_below() -> None:
    assert over_or_under(7443) == "an overspend of £7.443 million"
    assert over_or_under(-2619) == "an underspend of £2.619 million"
