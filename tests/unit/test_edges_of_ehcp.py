"""What is worked out of plans, by hand, where other operands, dates or rows could be taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
from exchanged import added

from glosanalysis.data.schemas.ehcp import EhcNewPlans
from glosanalysis.data.tables import Tables
from glosanalysis.themes import THEMES
from glosanalysis.themes.ehcp.ceased import Ceased
from glosanalysis.themes.ehcp.growth import Growth, NationalGrowth, england_beside, years_between
from glosanalysis.themes.ehcp.new_plans import NewPlans, new_plans, year_by_year
from glosanalysis.themes.ehcp.scenarios import whole_years


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
    five_papers: Tables,
) -> None:
    found = {each.name: each for each in new_plans(five_papers.rows(EhcNewPlans))}
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
    row = pd.Series({"source_id": "s", "locator": "l"})
    ours = replace(ours, row=row)
    ends = {
        year: NationalGrowth("England", date(year - 4, 1, 31), date(year, 1, 31), 48, row)
        for year in (2018, 2021, 2022, 2023, 2024)
    }
    assert england_beside(ours, list(ends.values())) is ends[2023]
    assert england_beside(ours, [ends[2021], ends[2022], ends[2024]]) is ends[2022]
    # One ends on the day on which ours begins.
    assert england_beside(ours, [ends[2018], ends[2024]]) is None


def test_places_are_compared_with_those_commissioned_by_the_day_of_the_plan(
    five_papers: Tables,
) -> None:
    told = five_papers["special_school_places"].query("status == 'planned'").iloc[-1]
    done = {"status": "commissioned", "academic_year": "2023/24", "places": 1400}
    after = told["as_at"] + pd.Timedelta(days=1)
    later = added(five_papers, "special_school_places", {**done, "as_at": after})
    (plan,) = THEMES["ehcp"].observed(later)["special_school_places_planned"]
    assert (plan.value, plan.previous) == (1439, 1128)
    same_day = added(five_papers, "special_school_places", {**done, "as_at": told["as_at"]})
    (plan,) = THEMES["ehcp"].observed(same_day)["special_school_places_planned"]
    assert plan.previous == 1400


def test_the_rate_beside_ours_is_englands(five_papers: Tables) -> None:
    (rate,) = THEMES["ehcp"].observed(five_papers)["ehc_rate"]
    assert rate.comparator is not None
    assert (rate.value, rate.comparator.area, rate.comparator.value) == (27.6, "England", 28.2)


def test_plans_issued_after_a_count_are_not_known_at_it(five_papers: Tables) -> None:
    """A count of January 2023 is not told what was issued in the spring after it."""
    spring = pd.Timestamp("2023-04-30")
    more = {"academic_year": "2022/23", "to_date": spring, "as_at": spring, "plans": 700}
    later = added(five_papers, "ehc_new_plans", {**more, "printed_change": 300})
    for indicator in ("ehc_ceased_implied", "ehc_projection"):
        before = [seen.value for seen in THEMES["ehcp"].observed(five_papers)[indicator]]
        assert [seen.value for seen in THEMES["ehcp"].observed(later)[indicator]] == before, (
            indicator
        )
