"""Unusual, or just different: the rules, each on both of its sides, and what is said."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from glosanalysis.authority import OWN
from glosanalysis.national.unusual import Spread, Verdict, spread_of, verdict
from glosanalysis.themes.exhibits.tested_sentences import funnel_note, funnel_title

DAY = date(2025, 3, 31)


def rows_of(own: tuple[float, float], *others: tuple[float, float]) -> pd.DataFrame:
    names = [OWN.code, *(f"E{n}" for n in range(len(others)))]
    frame = pd.DataFrame([own, *others], index=names, columns=["numerator", "denominator"])
    return frame.assign(value=(frame["numerator"] / frame["denominator"] * 100).round(1))


def spread_around(own: tuple[float, float], others: int = 49) -> Spread:
    """Give others of 1,000 each, from 15.2% to 24.8% in even steps, and ours."""
    steps = [(152 + round(96 * n / (others - 1)), 1000) for n in range(others)]
    found = spread_of(DAY, rows_of(own, *steps))
    assert found is not None
    return found


def judged(*own: float) -> Verdict:
    found = verdict(spread_around((own[0], own[1])), OWN.code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("count", "standing"),
    [
        (20, "unusually low"),
        (153, "lowest fifth"),
        (200, "between"),
        (247, "highest fifth"),
        (500, "unusually high"),
    ],
)
def test_the_first_rule_that_fits_gives_the_standing(count: int, standing: str) -> None:
    assert judged(count, 1000).standing == standing


def test_the_fifth_is_a_fifth_of_all_with_a_share() -> None:
    """Of 50, ten are a fifth: the tenth highest is in it, the eleventh is not."""
    places = sorted(spread_around((200, 1000)).frame["value"].drop(OWN.code), reverse=True)
    tenth, eleventh = ((places[n - 2] + places[n - 1]) * 5 for n in (10, 11))
    assert judged(tenth, 1000).higher == 9
    assert judged(tenth, 1000).standing == "highest fifth"
    assert judged(eleventh, 1000).higher == 10
    assert judged(eleventh, 1000).standing == "between"


def test_a_small_authority_with_the_same_share_is_not_unusual() -> None:
    assert judged(300, 1000).standing == "unusually high"
    small = judged(6, 20)
    assert small.value == 30
    assert small.standing == "highest fifth"
    assert small.high > judged(300, 1000).high


def test_all_alike_are_in_no_fifth() -> None:
    found = spread_of(DAY, rows_of((20, 100), *[(20, 100)] * 30))
    assert found is not None
    own = verdict(found, OWN.code)
    assert own is not None
    assert (own.standing, own.higher, own.lower, own.of) == ("between", 0, 0, 31)


def test_a_share_of_nothing_is_not_below_a_limit_of_nothing() -> None:
    """With shares from 0.5 to 60% the lower limit is 0.0 as it is shown."""
    others = [(5 + 15 * n, 1000) for n in range(40)]
    found = spread_of(DAY, rows_of((0, 1000), *others))
    assert found is not None
    own = verdict(found, OWN.code)
    assert own is not None
    assert (own.low, own.standing) == (0, "lowest fifth")


def test_authorities_without_counts_are_ranked_but_set_no_limits() -> None:
    rows = rows_of((20, 100), *[(18 + n % 5, 100) for n in range(30)])
    rows.loc["E0", ["numerator", "denominator"]] = float("nan")
    rows.loc["E1", ["numerator", "denominator"]] = [1.0, 9.0]
    rows.loc["E2", "value"] = float("nan")
    found = spread_of(DAY, rows)
    assert found is not None
    own = verdict(found, OWN.code)
    assert own is not None
    assert (own.of, own.counted) == (30, 28)
    assert verdict(found, "E0") is None
    assert verdict(found, "E2") is None
    assert "Left out: two authorities with few counts or none." in funnel_note(found, own)


def test_what_is_no_share_of_counts_has_no_funnel() -> None:
    rows = rows_of((20, 100), *[(18 + n % 5, 100) for n in range(30)])
    assert spread_of(DAY, rows.assign(value=rows["value"] / 10)) is None
    assert spread_of(DAY, rows.iloc[:19]) is None
    assert spread_of(DAY, rows.assign(denominator=float("nan"))) is None


def test_the_title_is_the_verdict() -> None:
    assert (
        funnel_title(judged(200, 1000))
        == "Gloucestershire's 20.0% is within the limits for its size"
    )
    assert (
        funnel_title(judged(200, 1000), 0)
        == "Gloucestershire's 20% is within the limits for its size"
    )
    assert funnel_title(judged(500, 1000)).endswith("50.0% is unusually high for its size")
    assert funnel_title(judged(247, 1000)) == (
        "Gloucestershire's 24.7% is among the highest fifth, within the limits for its size"
    )


def test_the_title_has_the_decimals_that_the_release_prints() -> None:
    assert (
        funnel_title(judged(200, 1000), 0)
        == "Gloucestershire's 20% is within the limits for its size"
    )


def test_the_note_says_what_the_limits_allow_for() -> None:
    spread, own = spread_around((200, 1000)), judged(200, 1000)
    assert f"({round(spread.funnel.phi)} times the variance)" in funnel_note(spread, own)
    assert "Full-time" not in funnel_note(spread, own)
    fte = spread_of(DAY, rows_of((20.5, 100), *[(18 + n % 5, 100) for n in range(30)]))
    assert fte is not None
    said = funnel_note(fte, own)
    assert "hardly vary more than chance" in said
    assert "Full-time equivalents are no count of people" in said
