"""Forecasts that were tested: three methods and their errors, worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from glosanalysis.stats.back_test import BackTest, Errors, back_test, by_year, carried_on
from glosanalysis.stats.projecting import METHODS, Matrix, damped_trend, drift, last_value

LAST, DRIFT, DAMPED = METHODS
UNKNOWN = float("nan")


def column(*values: float) -> Matrix:
    return np.array(values, dtype=float)[:, np.newaxis]


def yearly(**series: list[float]) -> pd.DataFrame:
    (length,) = {len(each) for each in series.values()}
    return pd.DataFrame(series, index=range(2019, 2019 + length), dtype=float)


@pytest.mark.parametrize(
    ("method", "values", "told"),
    [
        (last_value, [10, 20, 40], [40, 40]),
        (drift, [10, 20, 40], [55, 70]),
        # Changes 10 and 20, smoothed 15: nine tenths of it, then 0.81.
        (damped_trend, [10, 20, 40], [53.5, 65.65]),
        # Across a gap, the change is a year's share of it.
        (drift, [10, UNKNOWN, 20], [25, 30]),
        (damped_trend, [10, UNKNOWN, 20], [24.5, 28.55]),
        (damped_trend, [UNKNOWN, 10, 20], [29, 37.1]),
        # Changes 10, and 30 in two years: 12.5.
        (damped_trend, [10, 20, UNKNOWN, 50], [61.25, 71.375]),
    ],
)
def test_a_method_carries_a_series_on(method, values: list[float], told: list[float]) -> None:
    assert method(column(*values), 2)[:, 0] == pytest.approx(told)


@pytest.mark.parametrize("method", [each.project for each in METHODS])
def test_a_series_that_ended_has_no_future(method) -> None:
    assert np.isnan(method(column(10, 20, UNKNOWN), 2)).all()


@pytest.mark.parametrize("method", [drift, damped_trend])
def test_one_value_has_no_change(method) -> None:
    assert np.isnan(method(column(UNKNOWN, 20), 2)).all()


@pytest.mark.parametrize("method", [each.project for each in METHODS])
def test_series_side_by_side_do_not_touch_each_other(method) -> None:
    some = np.array([[1, UNKNOWN, 5, 2], [4, 3, UNKNOWN, 2], [5, 9, 7, UNKNOWN], [3, 8, 6, 4]])
    apart = [method(some[:, [place]], 2)[:, 0] for place in range(some.shape[1])]
    np.testing.assert_array_equal(method(some, 2), np.column_stack(apart))


STEADY = yearly(up=[1, 2, 3, 4, 5], still=[10, 10, 10, 10, 12])


def test_every_forecast_that_could_have_been_made_is_held_against_what_came() -> None:
    found = back_test(STEADY)
    rows = found.frame[found.frame["method"] == "drift"]
    made = {(r.series, r.origin, r.ahead): r.error for r in rows.itertuples()}
    assert made == pytest.approx(
        {
            ("up", 2021, 1): 0,
            ("up", 2021, 2): 0,
            ("up", 2022, 1): 0,
            ("still", 2021, 1): 0,
            ("still", 2021, 2): 2,
            ("still", 2022, 1): 2,
        }
    )
    assert found.chosen == DRIFT


def test_errors_are_those_of_one_method_so_many_years_ahead() -> None:
    found = back_test(STEADY)
    next_year = found.errors(LAST, 1)
    assert sorted(next_year.of) == [0, 1, 1, 2]
    assert (next_year.series, next_year.origins) == (2, 2)
    # Nine tenths of the way from the first of four to the last: 0.7 of the step from 1 to 2.
    assert (next_year.median, next_year.nine_tenths) == (1, pytest.approx(1.7))
    assert (found.errors(LAST, 2).series, found.errors(LAST, 2).origins) == (2, 1)


def test_the_range_keeps_the_signs() -> None:
    errors = Errors(np.arange(-20.0, 81.0), series=1, origins=1)
    assert errors.range == pytest.approx((-15, 75))
    assert errors.inside(np.array([-15.1, -14.9, 0, 75.1, 74.9])) == 3


def test_of_two_methods_that_err_alike_the_simpler_is_chosen() -> None:
    still = back_test(yearly(still=[7, 7, 7, 7, 7]))
    assert still.chosen == LAST
    frame = pd.DataFrame({"method": ["drift", "last value"], "error": [-2.0, 2.0 + 1e-9]})
    assert BackTest(frame, (LAST, DRIFT)).chosen == LAST
    assert BackTest(frame, (DRIFT, LAST)).chosen == DRIFT


def test_counts_change_and_err_by_a_share_of_themselves() -> None:
    doubling = yearly(plans=[1, 2, 4, 8, 16])
    found = back_test(doubling, proportional=True)
    assert found.errors(LAST, 1).of == pytest.approx([100, 100])
    assert found.errors(LAST, 2).of == pytest.approx([300])
    assert found.errors(DRIFT, 2).of == pytest.approx([0], abs=1e-9)
    told = carried_on(doubling, DRIFT, 2, proportional=True)["plans"]
    assert list(told) == pytest.approx([32, 64])


def test_a_count_of_none_has_no_proportion() -> None:
    found = back_test(yearly(plans=[1, 0, 4, 8, 16]), proportional=True)
    assert found.errors(LAST, 1).of == pytest.approx([100])


def test_too_short_a_series_and_a_gap_are_no_case() -> None:
    short = yearly(new=[UNKNOWN, UNKNOWN, 3, 4, 5, 6], gone=[1, 2, 3, UNKNOWN, 5, UNKNOWN])
    rows = back_test(short).frame.query("method == 'last value'")
    made = [(r.series, r.origin, r.ahead) for r in rows.itertuples()]
    assert made == [("gone", 2021, 2), ("new", 2023, 1)]
    assert back_test(short.iloc[:2]).frame.empty


def test_what_came_later_changes_no_earlier_error() -> None:
    later = STEADY.copy()
    later.loc[2023] = [1000.0, -1000.0]
    both = [back_test(each).frame for each in (STEADY, later)]
    before = [frame[frame["origin"] + frame["ahead"] < 2023] for frame in both]
    assert len(before[0])
    pd.testing.assert_frame_equal(*before)


def test_a_year_without_a_figure_is_a_gap_and_two_days_of_a_year_no_series() -> None:
    days = pd.to_datetime(["2019-01-31", "2021-01-31"])
    found = by_year(pd.DataFrame({"a": [1, 3]}, index=days))
    assert list(found.index) == [2019, 2020, 2021]
    assert found["a"].isna().tolist() == [False, True, False]
    with pytest.raises(ValueError, match="one day a year"):
        by_year(pd.DataFrame({"a": [1, 3]}, index=pd.to_datetime(["2019-01-31", "2019-09-30"])))
