"""Each display of EHCP growth, worked by hand from the paper of 9 March 2023, and on other rows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from worked import row_of

from glosanalysis.data.tables import Tables
from glosanalysis.display import Display
from glosanalysis.quarter import Quarter
from glosanalysis.render.sentences import sentence
from glosanalysis.themes import THEMES, ehcp


@pytest.fixture(scope="module")
def tables(five_papers: Tables) -> Tables:
    return five_papers


AUTUMN, LAST = Quarter.parse("2022-23-Q3"), Quarter.parse("2022-23-Q4")


def with_rows(seen: Tables, table: str, *rows: dict[str, object]) -> Tables:
    """Give the tables with rows added, known when 2022-23 ends."""
    like = seen[table].iloc[-1].to_dict()
    added = pd.DataFrame([{**like, "known_on": pd.Timestamp("2023-03-31"), **row} for row in rows])
    return replace(seen, frames={**seen.frames, table: pd.concat([seen[table], added])}, until=None)


def count(year: int, plans: int) -> dict[str, object]:
    return {"as_at": pd.Timestamp(year, 1, 31), "plans": plans}


def whole_year(year: int, plans: int) -> dict[str, object]:
    day = pd.Timestamp(year + 1, 8, 31)
    name = f"{year}/{(year + 1) % 100:02d}"
    shared = {"to_date": day, "as_at": day, "printed_change": float("nan")}
    return {"academic_year": name, "plans": plans, **shared}


def national(area: str, first: int, last: int, value: float) -> dict[str, object]:
    ends = {"from_date": pd.Timestamp(first, 1, 31), "to_date": pd.Timestamp(last, 1, 31)}
    shared = {"theme": "ehcp", "measure": "ehc_plans_growth", "unit": "%"}
    return {"area": area, "value": value, "as_at": ends["to_date"], **ends, **shared}


@pytest.fixture
def seen(tables: Tables) -> Tables:
    return tables.known_at(LAST)


def test_new_plans_and_those_of_the_same_months_a_year_before(seen: Tables) -> None:
    display = ehcp.new_plans_by_year(seen)
    assert display.frame["plans"].tolist() == [491, 527, 598, 788, 235]
    # 527 - 36, 598 - 71, 788 - 190, 235 - 73.
    assert display.frame["year_before"].tolist()[1:] == [491, 527, 598, 162]
    assert display.title == (
        "235 new plans by 30 November 2022 in the academic year 2022/23, up from 162 by the same "
        "date a year before"
    )
    assert display.frame.loc[display.marked, "year"].tolist() == ["2022/23 to 30 November 2022"]


def test_a_whole_year_is_told_as_a_whole_year(tables: Tables) -> None:
    quarter = Quarter.parse("2022-23-Q2")
    assert sentence(row_of(tables, "ehc_new_plans", quarter)) == (
        "788 new education, health and care plans were issued in the academic year 2021/22, up "
        "from 598 the year before."
    )
    assert sentence(row_of(tables, "ehc_new_plans", AUTUMN)) == (
        "235 new education, health and care plans were issued by 30 November 2022 in the academic "
        "year 2022/23, up from 162 by the same date a year before."
    )


def test_three_months_are_not_set_against_twelve_nor_scored(tables: Tables) -> None:
    part = row_of(tables, "ehc_new_plans_change", AUTUMN)
    assert (part.value, part.previous, part.assessment) == (45.1, None, "not_assessed")
    whole = row_of(tables, "ehc_new_plans_change", Quarter.parse("2022-23-Q2"))
    assert (whole.value, whole.previous, whole.assessment) == (31.8, 13.5, "not_assessed")


def test_the_whole_year_takes_the_place_of_its_part(seen: Tables) -> None:
    display = ehcp.new_plans_by_year(with_rows(seen, "ehc_new_plans", whole_year(2022, 900)))
    assert display.frame["plans"].tolist() == [491, 527, 598, 788, 900]
    # The change is not printed, but the year before is.
    assert (
        display.title == "900 new plans in the academic year 2022/23, up from 788 the year before"
    )


def test_growth_is_told_a_year_beside_englands(seen: Tables) -> None:
    display = ehcp.growth_compared(seen)
    # 5,295 / 3,290 in five years. 47.5% and 48.5% in four years are 10.20 and 10.39% a year.
    assert display.as_text().values.tolist() == [
        ["Gloucestershire", "January 2018 to January 2023", "61", "9.99%"],
        ["England", "2018 to 2022", "48", "10.2 to 10.4%"],
    ]
    assert display.title == (
        "Plans maintained rose from 3,290 to 5,295 in five years, 9.99% a year; England's, 10.2 "
        "to 10.4% a year from 2018 to 2022"
    )
    comparator = row_of(seen, "ehc_growth_per_year", LAST).latest.comparator  # type: ignore[union-attr]
    assert comparator is not None
    assert (comparator.area, comparator.qualifier, comparator.decimals) == ("England", "about", 1)


def test_another_area_and_a_later_year_are_never_englands_now(seen: Tables) -> None:
    more = with_rows(
        seen,
        "comparators",
        national("South West", 2018, 2022, 60),
        national("England", 2022, 2024, 30),
    )
    display = ehcp.growth_compared(more)
    assert display.title.endswith("England's, 10.2 to 10.4% a year from 2018 to 2022")
    assert display.frame["area"].tolist() == ["Gloucestershire", "England", "South West"]
    said = {each.name: each.text for each in THEMES["ehcp"].cautions(more)}
    assert "by 48% in England in four years (2018 to 2022)" in said["growth_in_fairness"]


def test_growth_of_successive_counts_is_one_definition(seen: Tables) -> None:
    more = with_rows(seen, "ehc_plans", count(2024, 5825))
    quarter = Quarter.parse("2023-24-Q4")
    row = row_of(more, "ehc_growth_per_year", quarter)
    # 530 more on 5,295 is 10.01%; five years are not set against one.
    assert (row.value, row.previous) == (10.01, None)
    assert "5,295 to 5,825 in one year, 10.01% a year" in ehcp.growth_compared(more).title
    # England's years to 2022 do not overlap this one.
    assert [each.name for each in THEMES["ehcp"].cautions(more)] == ["stock_and_flow"]


def test_counts_are_drawn_from_three_on_and_gaps_are_named(seen: Tables) -> None:
    assert ehcp.plans_maintained(seen).frame.empty
    more = with_rows(seen, "ehc_plans", *(count(2023 + n, 5295 + 400 * n) for n in range(1, 5)))
    display = ehcp.plans_maintained(more)
    assert (
        display.title
        == "Plans maintained rose from 3,290 to 6,895 between January 2018 and " + ("January 2027")
    )
    assert display.note.endswith("no count for 2019, 2020, 2021 and 2022.")


def test_what_ceased_is_a_floor_and_one_assumption(seen: Tables) -> None:
    display = ehcp.stock_and_flow(seen)
    # 491 + 527 + 598 + 788 + 235 = 2,639, less 2,005; seven months at 491/12 and two at 235/3.
    assert display.frame["plans"].tolist() == [3290, 2639, 5295, 634, 1077]
    assert display.title.startswith("At least 634 plans must have ceased")
    assert "about 1,077 if the nine months" in display.title
    assert sentence(row_of(seen, "ehc_ceased_implied", LAST)) == (
        "At least 634 plans must have ceased from January 2018 to January 2023."
    )


def test_without_the_years_between_nothing_is_said_to_have_ceased(seen: Tables) -> None:
    new = seen["ehc_new_plans"]
    for kept in (new[new["academic_year"] != "2019/20"], new.head(2), new.assign(plans=40)):
        thin = replace(seen, frames={**seen.frames, "ehc_new_plans": kept}, until=None)
        assert row_of(thin, "ehc_ceased_implied", LAST).value is None
        assert ehcp.stock_and_flow(thin).frame.empty
        assert ehcp.projection(thin).frame.empty


def test_yearly_counts_go_back_to_one_that_lets_it_be_told(seen: Tables) -> None:
    counts = with_rows(seen, "ehc_plans", count(2024, 5900))
    quarter = Quarter.parse("2023-24-Q4")
    # No whole academic year lies between two Januaries; 2022/23 is not printed.
    assert row_of(counts, "ehc_ceased_implied", quarter).latest.as_at.year == 2023  # type: ignore[union-attr]
    more = with_rows(counts, "ehc_new_plans", whole_year(2022, 900))
    row = row_of(more, "ehc_ceased_implied", quarter)
    # 491 + 527 + 598 + 788 + 900 = 3,304, less 5,900 - 3,290.
    assert (row.value, row.previous) == (694.0, None)


def test_scenarios_are_worked_from_what_they_assume(seen: Tables) -> None:
    display = ehcp.projection(seen)
    # 5,295 grown by 9.99%; 788 by 17.08% is 923, less 1,077 / 5; by 45.1% 1,143, less 634 / 5.
    assert display.frame.iloc[:, 0].tolist() == ["Low", "Central", "High"]
    assert display.frame.iloc[:, 2].tolist() == [5824, 5295 + 923 - 215, 5295 + 1143 - 127]
    assert display.headings[2] == "Plans in January 2024"
    low, central, high = display.frame["assumption"]
    assert "9.99%, as they did a year from January 2018 to January 2023" in low
    assert "17.1% a year, as they did from 2018/19 to 2021/22, to 923, and about 215" in central
    assert "45.1%" in high
    assert "127 plans cease, the least that can have been" in high
    row = row_of(seen, "ehc_projection", LAST)
    assert (row.value, row.is_fresh) == (6003.0, False)


def test_the_faster_growth_goes_with_the_least_that_cease(seen: Tables) -> None:
    new = seen["ehc_new_plans"]
    fewer = new.assign(printed_change=new["printed_change"].where(new["plans"] != 235, -20))
    slower = replace(seen, frames={**seen.frames, "ehc_new_plans": fewer}, until=None)
    plans = ehcp.projection(slower).frame
    # 235 against 255 is a fall of 7.8%, to 726; the pace of 17.1% is the faster one now.
    assert plans.iloc[:, 2].tolist() == sorted([5824, 5295 + 726 - 215, 5295 + 923 - 127])
    assert any("fall by 7.8%" in text and "to 726" in text for text in plans["assumption"])


def test_rates_are_as_printed_with_england_and_neighbours(seen: Tables) -> None:
    display = ehcp.rates_by_area(seen)
    assert display.as_text().values.tolist() == [
        ["Gloucestershire", "27.6"],
        ["England", "28.2"],
        ["Statistical neighbours", "28.3"],
    ]
    assert display.title == "27.6 plans per 1,000 in January 2022, below England's 28.2"
    alone = seen["ehc_rates"].query("area == 'Gloucestershire'")
    only = replace(seen, frames={**seen.frames, "ehc_rates": alone}, until=None)
    assert ehcp.rates_by_area(only).frame.empty


def test_caseloads_keep_the_words_of_the_paper(seen: Tables) -> None:
    display = ehcp.caseload_and_caseworkers(seen)
    # 5,295 / 250 = 21.2; / 170 = 31.1; / 150 = 35.3.
    assert display.frame.values.tolist() == [
        ["Typical", "over 250", "fewer than 22"],
        ["Manageable, as the council worked out", "about 150 to 170", "about 31 to 35"],
    ]
    assert sentence(row_of(seen, "ehc_caseload", LAST)).startswith(
        "Caseworkers typically held over 250 plans each, where the council worked out about 150 to "
        "170"
    )


def test_places_planned_and_commissioned_beside_plans(seen: Tables) -> None:
    display = ehcp.special_school_places(seen)
    # 1,128 for 3,290 plans; 1,439 for 5,295.
    assert display.as_text().values.tolist() == [
        ["2018/19 (commissioned)", "1128", "3,290 in January 2018", "34.3"],
        ["2023/24 (planned)", "1439", "5,295 in January 2023", "27.2"],
    ]
    assert "27.6% more than the 1,128 commissioned for 2018/19" in display.title
    done = {"academic_year": "2023/24", "places": 1400, "status": "commissioned"}
    later = with_rows(seen, "special_school_places", {**done, "as_at": pd.Timestamp("2023-09-01")})
    assert (
        "1,400 special school places were commissioned" in ehcp.special_school_places(later).title
    )


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("seed", range(4))
def test_any_part_of_the_rows_gives_sentences(seen: Tables, share: float, seed: int) -> None:
    frames = {
        name: frame.sample(frac=share, random_state=seed) for name, frame in seen.frames.items()
    }
    thin = replace(seen, frames=frames, until=None)
    for row in THEMES["ehcp"].rows(thin, LAST):
        if row.latest is not None:
            said = sentence(row)
            assert said[0].isupper() or said[0].isdigit()
            assert "nan" not in said
    for maker in set(ehcp.__all__) - {"THEME"}:
        display = getattr(ehcp, maker)(thin)
        assert isinstance(display, Display)
        assert "nan" not in f"{display.title} {display.note}".split()
