"""Statistics against vectors worked by hand, scipy and another implementation."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from scipy.stats import binomtest, linregress, t

from glosanalysis.stats.pace import pace
from glosanalysis.stats.projection import back_test, project
from glosanalysis.stats.proportions import difference, wilson_interval
from glosanalysis.stats.runs import longest_run, run_chart
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


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Newcombe (1998), table II, method 10.
        ((56, 70), (48, 80), (0.2000, 0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.6000, 0.1705, 0.8090)),
        ((5, 56), (0, 29), (0.0893, -0.0381, 0.1926)),
        ((0, 10), (0, 10), (0.0000, -0.2775, 0.2775)),
    ],
)
def test_difference_is_that_of_the_paper_it_comes_from(first, second, expected) -> None:
    found = difference(first, second)
    assert (found.value, found.low, found.high) == pytest.approx(expected, abs=5e-5)


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


def test_a_projection_is_the_regression_line_and_its_textbook_interval() -> None:
    values = [491, 527, 598, 788]
    fit = linregress(range(4), np.log(values))
    found = project(values)
    assert found.value == pytest.approx(np.exp(fit.intercept + 4 * fit.slope))
    residuals = np.log(values) - fit.intercept - fit.slope * np.arange(4)
    error = np.sqrt((residuals**2).sum() / 2)
    half = t.ppf(0.975, 2) * error * np.sqrt(1 + 1 / 4 + (4 - 1.5) ** 2 / 5)
    assert found.high == pytest.approx(found.value * np.exp(half))
    assert found.low == pytest.approx(found.value * np.exp(-half))


def test_the_back_test_uses_earlier_years_only() -> None:
    values = [491.0, 527, 598, 788]
    ((place, found),) = back_test(values)
    assert place == 3
    assert found == project(values[:3])
    assert back_test([*values[:3], 10_000.0])[0][1] == found
    assert round(found.value) == 654


@pytest.mark.parametrize("values", [[], [1, 2], [1, 0, 2], [1, -1, 2, 3]])
def test_a_projection_needs_three_positive_years(values: list[float]) -> None:
    with pytest.raises(ValueError, match="a projection needs"):
        project(values)


def test_a_run_passes_over_values_on_the_median() -> None:
    assert longest_run([3, 2, 3, 3], 2) == 3
    assert longest_run([2, 2], 2) == 0
    assert run_chart([1, 2, 3, 4]).can_show_a_shift is False
    with pytest.raises(ValueError, match="needs a value"):
        run_chart([])


def test_pace_of_the_supporting_families_year() -> None:
    year = pace(406, 487, date(2022, 4, 1), date(2023, 2, 15), date(2023, 3, 31))
    assert (year.days_so_far, year.days_left) == (321, 44)
    assert (round(year.so_far, 2), round(year.needed, 2)) == (1.26, 1.84)
    assert round(year.expected) == 462
    assert not year.in_reach


def test_pace_at_the_ends_of_the_period() -> None:
    first, last = date(2022, 4, 1), date(2023, 3, 31)
    assert pace(10, 10, first, last, last).needed == 0
    assert pace(9, 10, first, last, last).needed == float("inf")
    assert pace(1, 365, first, first, last).in_reach
    with pytest.raises(ValueError, match="not within"):
        pace(1, 2, first, date(2023, 4, 1), last)
