"""What is worked out of placements, by hand, where another month, row or whole could be taken."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from exchanged import with_table

from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES
from glosanalysis.themes.placements import high_risk_lines, later_position
from glosanalysis.themes.placements.counts import of_year
from glosanalysis.themes.placements.money import latest_attachment

FIRST = Quarter.parse("2017-18-Q3")


def test_a_change_is_this_year_less_the_year_before(five_papers: Tables) -> None:
    found = THEMES["placements"].observed(five_papers.known_at(FIRST))
    change = {seen.as_at: seen for seen in found["ext_placements_change_year"]}
    # October: 246 in 2017, 221 in 2016.
    assert change[date(2017, 10, 31)].value == 25
    assert change[date(2017, 10, 31)].told.startswith("25 more")


def test_a_quarter_with_its_last_month_is_no_longer_provisional(five_papers: Tables) -> None:
    found = THEMES["placements"].observed(five_papers.known_at(FIRST))["ext_placements"]
    by_day = {seen.as_at: seen.provisional for seen in found}
    assert by_day[date(2017, 9, 30)] is False
    assert by_day[date(2017, 10, 31)] is True


def test_the_residential_share_is_of_all_and_beside_the_same_month_a_year_before(
    five_papers: Tables,
) -> None:
    frame = five_papers["placements"]
    seen = five_papers.known_at(FIRST)
    share = THEMES["placements"].observed(seen)["ext_residential_share"][-1]
    then = frame[frame["as_at"] == pd.Timestamp("2016-10-31")].set_index("placement_type")
    before = 100 * then.at["residential", "placements"] / then.at["total", "placements"]
    # 65 of 246.
    assert round(share.value, 1) == 26.4
    assert share.previous == pytest.approx(before)


def test_a_year_takes_no_month_after_the_day_it_is_told() -> None:
    ends = pd.date_range("2016-03-31", periods=14, freq="ME")
    counts = dict(zip(ends, map(float, range(14)), strict=True))
    so_far = of_year(counts, 2016, pd.Timestamp("2016-06-30"))
    assert so_far is not None
    # April, May and June are 1, 2 and 3; March before them is of another year.
    assert (so_far.value, len(so_far.months)) == (2.0, 3)
    all_of_it = of_year(counts, 2016, pd.Timestamp("2017-04-30"))
    assert all_of_it is not None
    assert (all_of_it.months[-1], len(all_of_it.months)) == (pd.Timestamp("2017-03-31"), 12)


def test_the_latest_attachment_is_taken(five_papers: Tables) -> None:
    frame = five_papers["revenue"]
    day = frame["as_at"].max() + pd.Timedelta(days=365)
    both = pd.concat([frame, frame.assign(as_at=day, financial_year="2018-19")])
    found = latest_attachment(with_table(five_papers, revenue=both), "high_risk")
    assert {row.as_at for row in found} == {day}


@pytest.mark.parametrize("levels", [["line", "total"], ["line", "subtotal", "total"]])
def test_lines_and_a_total_make_an_attachment_whole(five_papers: Tables, levels: list[str]) -> None:
    frame = five_papers["revenue"]
    only = frame[(frame["view"] == "high_risk") & frame["level"].isin(["line", "total"])]
    made = only.head(len(levels)).assign(level=levels, as_at=only["as_at"].max())
    assert len(latest_attachment(with_table(five_papers, revenue=made), "high_risk")) == len(levels)
    without = made[made["level"] != "total"]
    assert latest_attachment(with_table(five_papers, revenue=without), "high_risk") == []


def test_the_line_with_the_greatest_overspend_leads(five_papers: Tables) -> None:
    frame = five_papers["revenue"]
    lines = frame[(frame["view"] == "high_risk") & (frame["level"] == "line")]
    most = lines.loc[lines["variance_k"].idxmax(), "line"]
    assert high_risk_lines(five_papers.known_at(FIRST)).title.startswith(f"{most}: an overspend")


def test_the_last_minute_is_tabled(five_papers: Tables) -> None:
    frame = five_papers["revenue_statements"]
    day = frame["as_at"].max() + pd.DateOffset(years=1)
    later = frame[frame["as_at"] == frame["as_at"].max()]
    both = pd.concat([frame, later.assign(as_at=day, financial_year="2030-31")])
    display = later_position(with_table(five_papers, revenue_statements=both))
    assert display.period.startswith("2030-31")
