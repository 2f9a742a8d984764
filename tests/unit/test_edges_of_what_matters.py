"""What was told before, and what matters most: each part of it worked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import made_up

from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.observations import Observation
from glosanalysis.overview.ranking import importance, matters_most
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES

LAST = Quarter.parse("2022-23-Q4")


def test_what_was_told_before_is_the_latest_that_was_known(five_papers: Tables) -> None:
    """The quarter before knew four quarters; the last of them is carried forward, and none else."""
    rows = THEMES["early_help"].rows(five_papers, LAST)
    row = next(row for row in rows if row.indicator.id == "eh_rereferral_6w")
    assert row.told_before is not None
    assert row.told_before.as_at == date(2022, 12, 31)
    assert row.status == "carried_forward"


def weighed(unit: str = "%", told: str = "{value}", **seen: object) -> IndicatorRow:
    indicator = made_up.indicator(unit=unit, sentence=told)
    behind = {"value": 20.0, "denominator": 1000, "target": 10.0, **seen}
    latest = Observation(as_at=date(2022, 12, 31), source_id="s", locator="l", **behind)  # type: ignore[arg-type]
    return IndicatorRow(
        theme="ehcp", indicator=indicator, quarter=Quarter(2022, 3), latest=latest, before=None
    )


def test_the_parts_of_importance_are_worked_by_hand() -> None:
    # As far from the target as the target itself: 1. On target by as much: a quarter of it.
    assert importance(weighed()) == 1.0
    assert importance(weighed(value=5.0)) == 0.5 * 0.25
    assert importance(weighed(value=10.0)) == 0.05 * 0.25
    assert importance(weighed(provisional=True)) == 0.8
    assert importance(weighed(qualifier="about")) == 0.9
    # An interval of ten points beside 20%: 1 - 10 / 40.
    assert importance(weighed(interval=(15.0, 25.0))) == 0.75
    assert importance(weighed(denominator=500)) == 0.5
    assert importance(weighed(denominator=None)) == 0.5


def test_money_weighs_by_its_amount() -> None:
    # 2.5 million is half of 5; less than nothing weighs the same.
    for value in (2500.0, -2500.0):
        amount = weighed("£ thousand", "{variance}", value=value, target=None)
        assert importance(amount) == 0.5


def test_figures_of_the_same_weight_keep_their_order() -> None:
    rows = [replace(weighed(), theme=name) for name in ("placements", "ehcp", "workforce")]
    assert [row.theme for row in matters_most(rows)] == ["placements", "ehcp", "workforce"]
