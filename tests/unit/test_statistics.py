"""Statistics against hand-worked values and against other implementations."""

from __future__ import annotations

from datetime import date

import pytest
from scipy.stats import binomtest

from glosanalysis.stats.growth import compound_growth, grown
from glosanalysis.stats.pace import pace
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.stats.variance import price_volume


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


def test_price_and_volume_of_a_textbook_case() -> None:
    split = price_volume(budget=1000, outturn=1500, budget_volume=100, outturn_volume=120)
    # 2.50 more for each of 100; 20 more at 10 each; 20 more at 2.50 more each.
    assert (split.price, split.volume, split.joint) == (250, 200, 50)
    assert split.whole == 500
    same = price_volume(budget=1000, outturn=1500, budget_volume=100, outturn_volume=100)
    assert (same.price, same.volume, same.joint) == (500, 0, 0)
    fewer = price_volume(budget=1000, outturn=1000, budget_volume=100, outturn_volume=80)
    # 12.50 for each, 2.50 more.
    assert (fewer.price, fewer.volume, fewer.joint) == (250, -200, -50)
    with pytest.raises(ValueError, match="must be positive"):
        price_volume(budget=1, outturn=1, budget_volume=0, outturn_volume=1)


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
