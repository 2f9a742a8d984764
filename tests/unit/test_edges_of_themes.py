"""What themes work out, by hand, where two operands, two dates or two rows could be taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from glosanalysis.data.published import Published
from glosanalysis.indicator import Indicator, IndicatorRow, Observation
from glosanalysis.period import Quarter
from glosanalysis.themes import THEMES
from glosanalysis.themes.early_help.derived import Claims, Cohort
from glosanalysis.themes.early_help.observed import observe as early_help_observed
from glosanalysis.themes.ehcp.ceased import Ceased
from glosanalysis.themes.ehcp.growth import Growth, NationalGrowth, england_beside, years_between
from glosanalysis.themes.ehcp.new_plans import NewPlans, new_plans, year_by_year
from glosanalysis.themes.ehcp.observed import observe as ehcp_observed
from glosanalysis.themes.ehcp.scenarios import whole_years
from glosanalysis.themes.overview import importance, matters_most
from glosanalysis.themes.placements import high_risk_lines, later_position
from glosanalysis.themes.placements.counts import of_year
from glosanalysis.themes.placements.money import latest_attachment
from glosanalysis.themes.placements.observed import observe as placements_observed
from glosanalysis.themes.workforce.observed import observe as workforce_observed
from glosanalysis.themes.workforce.premium import Saving, saving_said
from glosanalysis.themes.workforce.readings import AgencyReading, Posts

FIRST, LAST = Quarter.parse("2017-18-Q3"), Quarter.parse("2022-23-Q4")


def with_table(published: Published, **tables: pd.DataFrame) -> Published:
    """Give the tables with some of them exchanged, as if they were all there are."""
    return replace(published, tables={**published.tables, **tables}, until=None)


def added(published: Published, table: str, *rows: dict[str, object]) -> Published:
    """Give the tables with rows like the last one added."""
    like = published[table].iloc[-1].to_dict()
    more = pd.DataFrame([{**like, **row} for row in rows])
    return with_table(published, **{table: pd.concat([published[table], more], ignore_index=True)})


# Education, health and care plans


def part(year: int, until: date, plans: int, before: int | None = None) -> NewPlans:
    return NewPlans(f"{year}/{(year + 1) % 100:02d}", until, plans, before, None)


def whole(year: int, plans: int) -> NewPlans:
    return part(year, date(year + 1, 8, 31), plans)


def test_a_part_of_an_academic_year_counts_both_its_ends() -> None:
    # September, October and November.
    assert part(2022, date(2022, 11, 30), 235).months == 3
    assert whole(2021, 788).months == 12
    assert whole(2021, 788).whole
    assert not part(2021, date(2022, 8, 30), 788).whole


def test_the_year_before_is_what_is_printed_less_the_printed_change(
    five_papers: Published,
) -> None:
    found = {each.name: each for each in new_plans(five_papers["ehc_new_plans"])}
    # 235 is 73 more than 162; 788 is 190 more than 598.
    assert found["2022/23 to 30 November 2022"].before == 162
    assert found["2021/22"].before == 598


def test_the_latest_of_an_academic_year_is_kept() -> None:
    autumn, spring = part(2022, date(2022, 11, 30), 235), part(2022, date(2023, 3, 31), 500)
    assert year_by_year([autumn, spring]) == [spring]


def test_whole_years_after_a_gap_stand_alone() -> None:
    years = [whole(2018, 491), whole(2020, 598), whole(2021, 788)]
    assert [each.first.year for each in whole_years(years)] == [2020, 2021]


def test_months_without_new_plans_lie_between_the_count_and_the_year() -> None:
    """Counted on 31 January: February to August are seven months, December and January two."""
    printed = (whole(2018, 491), part(2019, date(2019, 11, 30), 120))
    gone = Ceased(date(2018, 1, 31), date(2020, 1, 31), 3000, 3500, printed, None)
    assert gone.months_unprinted == (7, 2)
    assert (gone.issued, gone.least) == (611, 611 - 500)
    # 491 / 12 * 7 is 286.4; 120 / 3 * 2 is 80.
    assert round(gone.unprinted, 1) == 366.4
    assert round(gone.estimate, 1) == 477.4


def test_growth_goes_from_the_earlier_count_to_the_later() -> None:
    grew = Growth(date(2018, 1, 31), date(2023, 1, 31), 3290, 5295, None)
    assert grew.years == 5
    assert (round(grew.total, 1), round(grew.per_year, 2)) == (60.9, 9.99)
    assert years_between(date(2022, 11, 30), date(2023, 1, 31)) == 2 / 12


def test_england_stands_beside_growth_that_it_overlaps_and_does_not_outlast() -> None:
    ours = Growth(date(2018, 1, 31), date(2023, 1, 31), 3290, 5295, None)
    ends = {
        year: NationalGrowth("England", date(year - 4, 1, 31), date(year, 1, 31), 48)
        for year in (2018, 2021, 2022, 2023, 2024)
    }
    assert england_beside(ours, list(ends.values())) is ends[2023]
    assert england_beside(ours, [ends[2021], ends[2022], ends[2024]]) is ends[2022]
    # One ends on the day on which ours begins.
    assert england_beside(ours, [ends[2018], ends[2024]]) is None


def test_places_are_compared_with_those_commissioned_by_the_day_of_the_plan(
    five_papers: Published,
) -> None:
    told = five_papers["special_school_places"].query("status == 'planned'").iloc[-1]
    done = {"status": "commissioned", "academic_year": "2023/24", "places": 1400}
    after = told["as_at"] + pd.Timedelta(days=1)
    later = added(five_papers, "special_school_places", {**done, "as_at": after})
    (plan,) = ehcp_observed(later)["special_school_places_planned"]
    assert (plan.value, plan.previous) == (1439, 1128)
    same_day = added(five_papers, "special_school_places", {**done, "as_at": told["as_at"]})
    (plan,) = ehcp_observed(same_day)["special_school_places_planned"]
    assert plan.previous == 1400


def test_the_rate_beside_ours_is_englands(five_papers: Published) -> None:
    (rate,) = ehcp_observed(five_papers)["ehc_rate"]
    assert rate.comparator is not None
    assert (rate.value, rate.comparator.area, rate.comparator.value) == (27.6, "England", 28.2)


def test_plans_issued_after_a_count_are_not_known_at_it(five_papers: Published) -> None:
    """A count of January 2023 is not told what was issued in the spring after it."""
    spring = pd.Timestamp("2023-04-30")
    more = {"academic_year": "2022/23", "to_date": spring, "as_at": spring, "plans": 700}
    later = added(five_papers, "ehc_new_plans", {**more, "printed_change": 300})
    for indicator in ("ehc_ceased_implied", "ehc_projection"):
        before = [seen.value for seen in ehcp_observed(five_papers)[indicator]]
        assert [seen.value for seen in ehcp_observed(later)[indicator]] == before, indicator


# Early help


def claimed(day: date, made: int = 406, target: int = 487) -> Claims:
    return Claims("2022-23", day, made, target, None)


def test_a_claims_year_is_over_on_its_last_day() -> None:
    assert not claimed(date(2023, 3, 30)).over
    assert claimed(date(2023, 3, 31)).over
    assert claimed(date(2023, 3, 30)).pace is not None
    assert claimed(date(2023, 3, 31)).pace is None


@pytest.mark.parametrize(
    ("made", "said"),
    [(406, "81 short"), (487, "the target reached"), (500, "13 beyond the target")],
)
def test_what_is_short_of_a_target_is_never_beyond_it(made: int, said: str) -> None:
    assert claimed(date(2023, 3, 31), made).standing == said


def test_claims_at_two_ends_of_years_compare(five_papers: Published) -> None:
    ends = [
        {"financial_year": "2021-22", "as_at": pd.Timestamp("2022-03-31"), "claims": 300},
        {"financial_year": "2022-23", "as_at": pd.Timestamp("2023-03-31"), "claims": 450},
    ]
    rows = [
        {**end, "target_families": target} for end, target in zip(ends, (400, 500), strict=True)
    ]
    found = early_help_observed(added(five_papers, "supporting_families", *rows))["sf_claims"]
    by_day = {seen.as_at: seen for seen in found}
    # 450 of 500 is 90%, 300 of 400 is 75%.
    at_end = by_day[date(2023, 3, 31)]
    assert (at_end.value, at_end.previous) == (90.0, 75.0)
    assert by_day[date(2022, 3, 31)].previous is None


def test_a_quarter_of_early_help_is_its_last_month(five_papers: Published) -> None:
    rows = [
        {"as_at": pd.Timestamp(day), "actual_pct": value, "target_pct": 20}
        for day, value in (("2023-04-30", 5.0), ("2023-05-31", 7.5))
    ]
    found = early_help_observed(added(five_papers, "early_help_kpi", *rows))["eh_rereferral_6w"]
    assert (found[-1].as_at, found[-1].value, found[-1].provisional) == (
        date(2023, 5, 31),
        7.5,
        True,
    )


def test_training_of_two_months_is_no_whole_quarter(five_papers: Published) -> None:
    frame = five_papers["training"]
    months = [pd.Timestamp(2030, month, 1) + pd.offsets.MonthEnd(0) for month in range(4, 9)]
    rows = [{**frame.iloc[-1].to_dict(), "as_at": when, "delegates": 10} for when in months]
    seen = with_table(five_papers, training=pd.DataFrame(rows))
    spring, summer = early_help_observed(seen)["rpc_delegates"]
    assert (spring.value, spring.provisional) == (30, False)
    assert (summer.value, summer.provisional, summer.previous) == (20, True, None)


def test_a_window_of_a_month_may_end_on_the_first_of_the_next() -> None:
    def window(last: date) -> str:
        return Cohort("closure", date(2022, 9, 1), last, date(2023, 3, 1), {}, None).window  # type: ignore[arg-type]

    assert window(date(2022, 9, 30)) == window(date(2022, 10, 1)) == "in September 2022"
    assert window(date(2022, 10, 2)) == "from 1 September 2022 to 2 October 2022"


# Placements


def test_a_change_is_this_year_less_the_year_before(five_papers: Published) -> None:
    found = placements_observed(five_papers.seen_by(FIRST))
    change = {seen.as_at: seen for seen in found["ext_placements_change_year"]}
    # October: 246 in 2017, 221 in 2016.
    assert change[date(2017, 10, 31)].value == 25
    assert change[date(2017, 10, 31)].told.startswith("25 more")


def test_a_quarter_with_its_last_month_is_no_longer_provisional(five_papers: Published) -> None:
    found = placements_observed(five_papers.seen_by(FIRST))["ext_placements"]
    by_day = {seen.as_at: seen.provisional for seen in found}
    assert by_day[date(2017, 9, 30)] is False
    assert by_day[date(2017, 10, 31)] is True


def test_the_residential_share_is_of_all_and_beside_the_same_month_a_year_before(
    five_papers: Published,
) -> None:
    frame = five_papers["placements"]
    seen = five_papers.seen_by(FIRST)
    share = placements_observed(seen)["ext_residential_share"][-1]
    then = frame[frame["as_at"] == pd.Timestamp("2016-10-31")].set_index("placement_type")
    before = 100 * then.at["residential", "placements"] / then.at["total", "placements"]
    # 65 of 246.
    assert round(share.value, 1) == 26.4
    assert share.previous == pytest.approx(before)


def test_a_year_takes_no_month_after_the_day_it_is_told() -> None:
    ends = pd.date_range("2016-03-31", periods=14, freq="ME")
    counts = pd.Series(range(14), ends, dtype=float)
    so_far = of_year(counts, 2016, pd.Timestamp("2016-06-30"))
    assert so_far is not None
    # April, May and June are 1, 2 and 3; March before them is of another year.
    assert (so_far.value, len(so_far.months)) == (2.0, 3)
    all_of_it = of_year(counts, 2016, pd.Timestamp("2017-04-30"))
    assert all_of_it is not None
    assert (all_of_it.months[-1], len(all_of_it.months)) == (pd.Timestamp("2017-03-31"), 12)


def test_the_latest_attachment_is_taken(five_papers: Published) -> None:
    frame = five_papers["revenue"]
    day = frame["as_at"].max() + pd.Timedelta(days=365)
    both = pd.concat([frame, frame.assign(as_at=day, financial_year="2018-19")])
    found = latest_attachment(with_table(five_papers, revenue=both), "high_risk")
    assert set(found["as_at"]) == {day}


def test_the_line_with_the_greatest_overspend_leads(five_papers: Published) -> None:
    frame = five_papers["revenue"]
    lines = frame[(frame["view"] == "high_risk") & (frame["level"] == "line")]
    most = lines.loc[lines["variance_k"].idxmax(), "line"]
    assert high_risk_lines(five_papers.seen_by(FIRST)).title.startswith(f"{most}: an overspend")


def test_the_last_minute_is_tabled(five_papers: Published) -> None:
    frame = five_papers["revenue_statements"]
    day = frame["as_at"].max() + pd.DateOffset(years=1)
    later = frame[frame["as_at"] == frame["as_at"].max()]
    both = pd.concat([frame, later.assign(as_at=day, financial_year="2030-31")])
    exhibit = later_position(with_table(five_papers, revenue_statements=both))
    assert exhibit.period.startswith("2030-31")


# The workforce


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


def test_an_estimate_rests_on_nothing_after_the_day_of_the_saving(five_papers: Published) -> None:
    said = saving_said(five_papers)
    assert said is not None
    after = {"as_at": said.as_at + pd.Timedelta(days=1)}
    measures = {"vacancy_pct": 50, "vacancy_fte": 10, "agency_pct": 90, "agency_headcount": 9}
    rows = [{**after, "measure": name, "value": value} for name, value in measures.items()]
    later = saving_said(added(five_papers, "workforce", *rows))
    assert later is not None
    assert later.heads == said.heads


def share_with(published: Published, *comparators: dict[str, object]) -> Observation:
    """Observe the last agency share, beside these national shares only."""
    like = published["comparators"].query("measure == 'agency_pct'").iloc[-1].to_dict()
    frame = pd.DataFrame([{**like, **row} for row in comparators])
    return workforce_observed(with_table(published, comparators=frame))["agency_pct"][-1]


def test_the_national_share_is_the_latest_of_england_by_that_day(five_papers: Published) -> None:
    when = pd.Timestamp(workforce_observed(five_papers)["agency_pct"][-1].as_at)
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


# Themes, and what matters most


def test_what_was_told_before_is_the_latest_that_was_known(five_papers: Published) -> None:
    """The quarter before knew four quarters; the last of them is carried forward, and none else."""
    rows = THEMES["early_help"].rows(five_papers, LAST)
    row = next(row for row in rows if row.indicator.id == "eh_rereferral_6w")
    assert row.told_before is not None
    assert row.told_before.as_at == date(2022, 12, 31)
    assert row.status == "carried_forward"


def weighed(unit: str = "%", told: str = "{value}", **seen: object) -> IndicatorRow:
    indicator = Indicator("x", "X", unit, 1, "low", told, "")
    behind = {"value": 20.0, "denominator": 1000, "target": 10.0, **seen}
    latest = Observation(date(2022, 12, 31), source_id="s", locator="l", **behind)  # type: ignore[arg-type]
    return IndicatorRow("ehcp", indicator, Quarter(2022, 3), latest, None)


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
