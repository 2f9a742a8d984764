"""What must always hold of the statistics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosanalysis.stats.growth import compound_growth, grown
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.stats.variance import price_volume

counts = st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


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
def test_price_volume_and_both_add_to_the_variance(
    budget: int, outturn: int, budgeted: int, actual: int
) -> None:
    split = price_volume(
        budget=budget, outturn=outturn, budget_volume=budgeted, outturn_volume=actual
    )
    assert split.whole == pytest.approx(outturn - budget, abs=1e-6)


@given(amounts, amounts, volumes)
def test_without_a_change_in_volume_all_is_price(budget: int, outturn: int, volume: int) -> None:
    split = price_volume(
        budget=budget, outturn=outturn, budget_volume=volume, outturn_volume=volume
    )
    assert (split.volume, split.joint) == (0, 0)


@given(st.floats(1, 1000), st.floats(-50, 100), st.integers(1, 10))
def test_steady_growth_is_found_again(start: float, rate: float, years: int) -> None:
    assert compound_growth(start, grown(start, rate, years), years) == pytest.approx(rate, abs=1e-6)
