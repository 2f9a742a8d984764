"""What is worked out of the workforce, by hand, where another whole, day or area could be taken."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from exchanged import added, with_table

from glosanalysis.data.tables import Tables
from glosanalysis.observations import Observation
from glosanalysis.themes import THEMES
from glosanalysis.themes.workforce.premium import Saving, saving_said
from glosanalysis.themes.workforce.readings import AgencyReading, Posts


def test_a_share_of_staff_leaves_vacant_posts_out() -> None:
    # 400 posts, 80 of them vacant: 320 employed and 80 from agencies.
    reading = AgencyReading(pd.Timestamp("2020-05-01"), 20, "s", "l", staff=80, posts=Posts(80, 20))
    assert (reading.of_posts, reading.of_staff) == (20.0, 20.0)
    few = replace(reading, staff=40)
    # 40 of 400 posts; 40 of 360 people.
    assert few.of_posts == 10.0
    assert few.of_staff == pytest.approx(100 * 40 / 360)


def test_a_saving_was_rounded_up_or_down_by_half_of_its_last_digit() -> None:
    assert Saving(pd.Timestamp("2023-03-09"), 2000, {}).ends == (1500, 2500)
    assert Saving(pd.Timestamp("2023-03-09"), 1700, {}).ends == (1650, 1750)


def test_an_estimate_rests_on_nothing_after_the_day_of_the_saving(five_papers: Tables) -> None:
    said = saving_said(five_papers)
    assert said is not None
    after = {"as_at": said.as_at + pd.Timedelta(days=1)}
    measures = {"vacancy_pct": 50, "vacancy_fte": 10, "agency_pct": 90, "agency_headcount": 9}
    rows = [{**after, "measure": name, "value": value} for name, value in measures.items()]
    later = saving_said(added(five_papers, "workforce", *rows))
    assert later is not None
    assert later.heads == said.heads


def share_with(tables: Tables, *comparators: dict[str, object]) -> Observation:
    """Observe the last agency share, beside these national shares only."""
    like = tables["comparators"].query("measure == 'agency_pct'").iloc[-1].to_dict()
    days = ("from_date", "to_date", "as_at")
    frame = pd.DataFrame(
        [{**like, **row, **dict.fromkeys(days, row["to_date"])} for row in comparators]
    )
    return THEMES["workforce"].observed(with_table(tables, comparators=frame))["agency_pct"][-1]


def test_the_national_share_is_the_latest_of_england_by_that_day(five_papers: Tables) -> None:
    when = pd.Timestamp(THEMES["workforce"].observed(five_papers)["agency_pct"][-1].as_at)
    day, year = pd.Timedelta(days=1), pd.DateOffset(years=1)
    rows: list[dict[str, object]] = [
        {"area": "England", "to_date": when - year, "value": 14.0},
        {"area": "England", "to_date": when, "value": 15.0},
        {"area": "England", "to_date": when + day, "value": 16.0},
        {"area": "South West", "to_date": when, "value": 17.0},
    ]
    for order in (rows, rows[::-1]):
        beside = share_with(five_papers, *order).comparator
        assert beside is not None
        assert (beside.area, beside.value) == ("England", 15.0)
    assert share_with(five_papers, rows[0]).comparator is not None
    assert share_with(five_papers, {**rows[0], "to_date": when - 2 * year}).comparator is None
    assert share_with(five_papers, rows[2]).comparator is None
    assert share_with(five_papers, rows[3]).comparator is None
