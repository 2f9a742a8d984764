"""Forecasts of one authority by all authorities' errors, and what is said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from glosanalysis.authority import OWN
from glosanalysis.national.forecasts import Ahead, Forecast, forecast_of
from glosanalysis.themes import THEMES
from glosanalysis.themes.exhibits.tested_displays import forecast_display
from glosanalysis.themes.exhibits.tested_sentences import (
    forecast_note,
    forecast_title,
)

JANUARY = pd.to_datetime([f"{year}-01-31" for year in range(2019, 2026)])


def growing(rates: np.ndarray, days: pd.DatetimeIndex = JANUARY) -> pd.DataFrame:
    """Give as many authorities as rates, each growing by its own rate a year from 1,000 plans."""
    years = np.arange(len(days))[:, np.newaxis]
    names = [OWN.code, *(f"E{n}" for n in range(1, len(rates)))]
    return pd.DataFrame(1000 * (1 + rates / 100) ** years, index=days, columns=names)


STEADY = growing(np.full(60, 10.0))


def test_steady_growth_goes_on_and_errs_by_nothing() -> None:
    told = forecast_of("plans", STEADY, OWN.code, proportional=True)
    assert told is not None
    assert told.method == "drift"
    # 1,771.561 in 2025: 1,948.7 and 2,143.6, of which three digits are told.
    assert [(each.as_at, each.value, each.low, each.high) for each in told.ahead] == [
        (date(2026, 1, 31), 1950, 1950, 1950),
        (date(2027, 1, 31), 2140, 2140, 2140),
    ]
    one, two = told.ahead
    # From 2021, 2022, 2023 and 2024 a year ahead; from all but the last two years ahead.
    assert (one.authorities, one.origins, one.cases) == (60, 4, 240)
    assert (two.authorities, two.origins, two.cases) == (60, 3, 180)
    assert one.median == pytest.approx(0, abs=1e-9)
    assert one.naive_median == pytest.approx(10)
    assert two.naive_median == pytest.approx(21)


def shaken() -> pd.DataFrame:
    """Give shares that go up and down by chance alone, made the same way each time."""
    chance = np.random.default_rng(13).normal(0, 4, (9, 100))
    days = pd.to_datetime([f"{year}-09-30" for year in range(2017, 2026)])
    names = [OWN.code, *(f"E{n}" for n in range(1, 100))]
    return pd.DataFrame(20 + np.cumsum(chance, axis=0), index=days, columns=names)


def test_of_a_walk_by_chance_the_last_value_is_the_best_forecast_and_its_range_holds() -> None:
    told = forecast_of("share", shaken(), OWN.code, proportional=False)
    assert told is not None
    assert told.is_naive
    for each, spread in zip(told.ahead, (4, 4 * 2**0.5), strict=True):
        assert each.median == each.naive_median == pytest.approx(0.674 * spread, rel=0.1)
        assert each.nine_tenths == pytest.approx(1.645 * spread, rel=0.1)
        assert 0.82 <= each.held / each.held_of <= 0.97
        assert each.held_of == 100


def test_a_share_stays_within_its_ends() -> None:
    low = shaken()
    low[OWN.code] += 1 - low[OWN.code].iloc[-1]
    told = forecast_of("share", low, OWN.code, proportional=False)
    assert told is not None
    assert (told.ahead[0].value, told.ahead[0].low) == (1, 0)
    high = low.assign(**{OWN.code: low[OWN.code] + 98})
    told = forecast_of("share", high, OWN.code, proportional=False)
    assert told is not None
    assert told.ahead[0].high == 100


def test_what_is_not_yet_known_is_not_used() -> None:
    until_2023 = STEADY.loc[:"2023"]
    told = forecast_of("plans", until_2023, OWN.code, proportional=True)
    assert told is not None
    assert told.last == (date(2023, 1, 31), pytest.approx(1464.1))
    assert told.ahead[0].origins == 2
    ours_ends_first = STEADY.copy()
    ours_ends_first.loc["2024":, OWN.code] = float("nan")
    assert forecast_of("plans", ours_ends_first, OWN.code, proportional=True) == told


def test_an_authority_that_was_reorganised_has_no_past() -> None:
    new = STEADY.copy()
    new.loc[:"2023", OWN.code] = float("nan")
    assert forecast_of("plans", new, OWN.code, proportional=True) is None
    assert forecast_of("plans", STEADY, "E_none", proportional=True) is None


def test_too_few_authorities_or_years_tell_nothing() -> None:
    assert forecast_of("plans", STEADY.iloc[:, :20], OWN.code, proportional=True) is None
    assert forecast_of("plans", STEADY.loc[:"2021"], OWN.code, proportional=True) is None
    one_only = forecast_of("plans", STEADY.iloc[:, :30], OWN.code, proportional=True)
    assert one_only is not None
    assert [each.years for each in one_only.ahead] == [1]


ONE = Ahead(
    years=1,
    as_at=date(2026, 1, 31),
    value=6970,
    low=6490,
    high=7660,
    median=3.18,
    nine_tenths=8.66,
    naive_median=10.05,
    authorities=152,
    origins=4,
    cases=598,
    held=136,
    held_of=151,
)
TWO = replace(
    ONE,
    years=2,
    as_at=date(2027, 1, 31),
    value=7520,
    median=6.78,
    nine_tenths=16.1,
    naive_median=21.22,
    held=123,
    held_of=149,
)
PLANS = Forecast(
    indicator="plans",
    method="damped trend",
    proportional=True,
    known=((date(2025, 1, 31), 6412.0),),
    ahead=(ONE, TWO),
)
SHARE = replace(
    PLANS,
    method="last value",
    proportional=False,
    known=((date(2025, 9, 30), 10.2),),
    ahead=(replace(ONE, value=10.2, low=0, high=20),),
)


def test_the_title_tells_the_forecast_and_what_it_takes_for_granted() -> None:
    assert forecast_title(PLANS, "Plans") == (
        "Plans: about 6,970 in January 2026 and 7,520 in January 2027, if the latest changes go "
        "on, each year by less"
    )
    assert forecast_title(SHARE, "Agency share") == (
        "Agency share: no method foretold it better than the last figure, 10.2%"
    )


def test_the_note_tells_how_wrong_it_was_and_whether_its_range_held() -> None:
    assert forecast_note(PLANS) == (
        "Method: damped trend (the latest changes go on, each year by less), of three simple ones "
        "the least wrong over 152 authorities and four past years. One year ahead half of the "
        "figures came within 3.2% of the forecast, nine tenths within 8.7%; two years ahead half "
        "of the figures came within 6.8% of the forecast, nine tenths within 16.1%: the middle "
        "nine tenths are the range. Around the last figure, half would have come within 10.1% and "
        "21.2%. Held back, the newest year lay in such a range for 136 of 151 authorities one year "
        "ahead and 123 of 149 authorities two years ahead; two years ahead that is fewer than nine "
        "in ten: take it as too narrow."
    )
    held = forecast_note(SHARE)
    assert "within 3.2 points of the forecast" in held
    assert "Around the last figure" not in held
    assert held.endswith("for 136 of 151 authorities one year ahead.")
    untested = replace(SHARE, ahead=(replace(ONE, held=0, held_of=0),))
    assert forecast_note(untested).endswith("too few years to put the range to the test.")


def test_what_is_shown_goes_from_the_first_figure_to_the_last_forecast() -> None:
    known = tuple((date(2020 + at, 1, 31), 5000.0 + at) for at in range(6))
    (plans,) = (each for each in THEMES["ehcp"].indicators if each.id == "ehc_plans_january")
    shown = forecast_display(replace(PLANS, known=known), plans, ())
    assert shown.period == "January 2020 to January 2027"
    written = shown.as_text()
    assert list(written["Plans maintained in January"])[:2] == ["5000", "5001"]
    assert list(written["Forecast"])[-2:] == ["6970", "7520"]
    assert len(written) == 8
