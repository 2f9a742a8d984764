"""Funnel limits, worked by hand."""

from __future__ import annotations

from math import asin, pi, sin, sqrt

import pandas as pd
import pytest

from glosanalysis.stats.funnel import WARNING, funnel


def of_hundred(*counts: float) -> tuple[pd.Series, pd.Series]:
    return pd.Series(counts, dtype=float), pd.Series([100.0] * len(counts))


def test_the_spread_beyond_chance() -> None:
    """A quarter and three quarters are 30 degrees apart: a twelfth of a half turn from the half."""
    found = funnel(*of_hundred(25, 75, 25, 75, 50))
    z = pi / 12 * 20
    assert found.centre == 0.5
    assert found.phi == pytest.approx(4 * z**2 / 5)
    # (5 phi - 4) / (5 * 400 - 400): 105.66 / 1600.
    assert found.tau**2 == pytest.approx((4 * z**2 - 4) / 1600)
    assert found.tau == pytest.approx(0.2570, abs=0.0001)
    assert list(found.z) == pytest.approx([-1, 1, -1, 1, 0])


def test_limits_by_chance_alone() -> None:
    found = funnel(pd.Series([5.0, 10, 20]), pd.Series([50.0, 100, 200]))
    assert found.tau == 0
    middle = asin(sqrt(0.1))
    reach = 3.0902 / 20
    assert found.limits(100) == pytest.approx(
        (sin(middle - reach) ** 2, sin(middle + reach) ** 2), abs=1e-5
    )
    assert found.limits(100) == pytest.approx((0.0277, 0.2102), abs=0.0001)
    assert found.limits(100, WARNING) == pytest.approx((0.0492, 0.1661), abs=0.0001)
    narrow, wide = found.limits(10_000), found.limits(4)
    assert narrow == pytest.approx((0.0909, 0.1095), abs=0.0001)
    assert wide[0] == 0


def test_limits_with_the_spread_never_close() -> None:
    found = funnel(*of_hundred(25, 75, 25, 75, 50))
    reach = 3.0902 * sqrt((4 * (pi / 12 * 20) ** 2 - 4) / 1600)
    assert reach == pytest.approx(0.794, abs=0.001)
    low, high = found.limits(1e12)
    assert (low, high) == pytest.approx((0.0, 1.0), abs=0.001)
    low, high = found.limits(1e12, WARNING)
    assert high - low > 0.8


def test_the_few_that_are_unusual_do_not_widen_the_limits() -> None:
    inner = [25.0, *[50.0] * 7, 75.0]
    found = funnel(*of_hundred(1, *inner, 99))
    further = funnel(*of_hundred(0, *inner, 100))
    # Of eleven, the outermost counts as the one next to it.
    assert found.phi == pytest.approx(4 * (pi / 12 * 20) ** 2 / 11)
    assert further.phi == found.phi
    assert further.tau == found.tau
    assert further.z.iloc[-1] > found.z.iloc[-1]


def test_a_share_alike_of_more_lies_further_out() -> None:
    counts, totals = pd.Series([10.0, 10, 10, 30, 300]), pd.Series([100.0, 100, 100, 100, 1000])
    found = funnel(counts, totals)
    assert found.z.iloc[4] > found.z.iloc[3] > 0
    assert found.centre == pytest.approx(360 / 1400)


def test_shares_all_alike_have_no_spread() -> None:
    found = funnel(*of_hundred(30, 30, 30, 30))
    assert (found.phi, found.tau) == (0, 0)
    assert list(found.z) == pytest.approx([0] * 4)


@pytest.mark.parametrize(
    ("counts", "totals"),
    [([1, 2], [5, 5]), ([1, 2, 6], [5, 5, 5]), ([1, 2, -1], [5, 5, 5]), ([1, 2, 0], [5, 5, 0])],
)
def test_what_is_no_share_is_refused(counts: list[float], totals: list[float]) -> None:
    with pytest.raises(ValueError, match="three counts or more"):
        funnel(pd.Series(counts, dtype=float), pd.Series(totals, dtype=float))
