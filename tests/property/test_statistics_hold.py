"""What must always hold of the statistics."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosanalysis.stats.growth import compound_growth, grown
from glosanalysis.stats.process import signals, xmr, xmr_limits
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.stats.runs import run_chart
from glosanalysis.stats.variance import price_volume

values = st.lists(st.integers(-1000, 1000), min_size=3, max_size=60)
counts = st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@given(values, st.integers(-500, 500))
def test_limits_move_with_a_shift(data: list[int], shift: int) -> None:
    before, after = xmr_limits(data), xmr_limits([value + shift for value in data])
    assert after.mean == pytest.approx(before.mean + shift, abs=1e-6)
    assert after.upper == pytest.approx(before.upper + shift, abs=1e-6)
    assert after.lower == pytest.approx(before.lower + shift, abs=1e-6)


@given(values, st.integers(1, 50))
def test_limits_scale_with_a_scale(data: list[int], scale: int) -> None:
    before, after = xmr_limits(data), xmr_limits([value * scale for value in data])
    assert after.upper - after.lower == pytest.approx(scale * (before.upper - before.lower))


@given(values)
def test_limits_contain_the_mean_and_lie_evenly_about_it(data: list[int]) -> None:
    limits = xmr_limits(data)
    assert limits.lower <= limits.mean <= limits.upper
    assert limits.upper - limits.mean == pytest.approx(limits.mean - limits.lower)


@given(values)
def test_screening_never_widens_the_limits(data: list[int]) -> None:
    plain, screened = xmr_limits(data), xmr_limits(data, screen=True)
    assert screened.upper <= plain.upper + 1e-9


@given(values)
def test_turned_upside_down_the_same_points_are_marked(data: list[int]) -> None:
    series = pd.Series(data, dtype=float)
    marks = signals(series, xmr_limits(series))
    turned = signals(-series, xmr_limits(-series))
    # A point that lies on a limit or the mean to the last bit may fall to either side.
    limits = xmr_limits(series)
    third = (limits.upper - limits.mean) * 2 / 3
    edges = [limits.mean, limits.upper, limits.lower, limits.mean + third, limits.mean - third]
    if np.abs(series.to_numpy()[:, None] - np.array(edges)).min() > 1e-6:
        pd.testing.assert_frame_equal(marks, turned)


@given(values)
def test_a_chart_keeps_every_value_in_its_place(data: list[int]) -> None:
    series = pd.Series(data, index=pd.date_range("2020-01-31", periods=len(data), freq="ME"))
    chart = xmr(series.astype(float))
    assert chart["value"].tolist() == data
    assert chart.index.equals(series.index)


@given(counts)
def test_a_share_is_within_its_interval_and_the_rest_within_the_mirror(
    counted: tuple[int, int],
) -> None:
    count, total = counted
    low, high = wilson_interval(count, total)
    assert 0 <= low <= count / total + 1e-9
    assert count / total - 1e-9 <= high <= 1
    assert wilson_interval(total - count, total) == pytest.approx((1 - high, 1 - low))


amounts = st.integers(-100_000, 100_000)
volumes = st.integers(1, 1000)


@given(amounts, amounts, volumes, volumes)
def test_price_and_volume_add_to_the_variance(
    budget: int, outturn: int, budgeted: int, actual: int
) -> None:
    split = price_volume(budget, outturn, budgeted, actual)
    assert split.whole == pytest.approx(outturn - budget, abs=1e-6)


@given(amounts, amounts, volumes)
def test_without_a_change_in_volume_all_is_price(budget: int, outturn: int, volume: int) -> None:
    assert price_volume(budget, outturn, volume, volume).volume == 0


@given(st.floats(1, 1000), st.floats(-50, 100), st.integers(1, 10))
def test_steady_growth_is_found_again(start: float, rate: float, years: int) -> None:
    assert compound_growth(start, grown(start, rate, years), years) == pytest.approx(rate, abs=1e-6)


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=40))
def test_half_of_the_values_lie_on_each_side_of_the_median(data: list[int]) -> None:
    chart = run_chart(data)
    assert sum(value > chart.median for value in data) <= len(data) / 2
    assert 0 <= chart.longest <= len(data)
