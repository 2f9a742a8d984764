"""Displays of the workforce, worked by hand from the papers, and on other data."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from alternatives import alternative_of

from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter
from glosanalysis.render import points
from glosanalysis.themes import workforce
from glosanalysis.themes.workforce.course import course
from glosanalysis.themes.workforce.readings import AgencyReading, Posts, agency_readings


@pytest.fixture(scope="module")
def tables(five_papers: Tables) -> Tables:
    return five_papers


MAY_2020 = pd.Timestamp("2020-05-01")


@pytest.fixture
def in_2020(tables: Tables) -> Tables:
    return tables.known_at(Quarter.parse("2020-21-Q1"))


@pytest.fixture
def in_2023(tables: Tables) -> Tables:
    return tables.known_at(Quarter.parse("2022-23-Q4"))


def with_rows(
    tables: Tables, rows: list[tuple[str, str, float]], keep: str = "index >= 0"
) -> Tables:
    """Put rows of the workforce, of a paper of 30 June 2023, after some of the printed ones."""
    added = pd.DataFrame(
        [
            {
                "as_at": pd.Timestamp(when),
                "measure": measure,
                "value": value,
                "source_id": "cfosc-2023-03-minutes",
                "locator": "A later paper",
                "known_on": pd.Timestamp("2023-06-30"),
            }
            for when, measure, value in rows
        ]
    )
    table = pd.concat([tables["workforce"].query(keep), added], ignore_index=True)
    return replace(tables, frames={**tables.frames, "workforce": table})


def observed(tables: Tables, indicator: str = "agency_pct") -> dict[str, object]:
    found = workforce.THEME.observed(tables)[indicator]
    return {seen.as_at.isoformat(): seen for seen in found}


def test_agency_share_draws_what_is_printed_and_joins_one_definition(in_2023: Tables) -> None:
    display = workforce.agency_share(in_2023)
    frame = display.frame.set_index(display.frame["as_at"].dt.strftime("%Y-%m-%d"))
    shares = frame.groupby("kind")["percent"].apply(list).to_dict()
    assert shares == {
        "expected, about": [15.0],
        "base not printed, about": [40.0],
        "share of posts": [33.2, 32.5, 32.0, 33.5, 30.8, 30.6],
        "base not printed": [34.0],
    }
    assert set(frame.loc[display.marked.to_numpy(), "kind"]) == set(shares) - {"share of posts"}
    assert alternative_of(points(display)) == (
        "Points over time: agency share, 9 values: 31 December 2017 15%, highest 21 November 2018 "
        "40%, 12 January 2023 34%. Joined by a line: share of posts. Hollow: base not printed, or "
        "expected."
    )
    assert display.title == "Agency staff were 34% of the workforce at 12 January 2023"
    assert "above target at 31 December 2022; the target is not printed" in display.note
    assert display.as_text()["Agency share (%)"].tolist()[-1] == "34"


def test_a_fall_without_a_date_is_said_and_not_drawn(in_2020: Tables, in_2023: Tables) -> None:
    display = workforce.agency_share(in_2020)
    assert 50.0 not in display.frame["percent"].tolist()
    assert "fell from 50% to 30%, and not since when" in display.note
    assert "50%" not in workforce.agency_share(in_2023).note  # history


def test_the_mean_of_the_printed_months_says_how_many_they_are(tables: Tables) -> None:
    note = workforce.agency_share(tables.known_at(Quarter.parse("2019-20-Q4"))).note
    # (33.2 + 32.5 + 32.0 + 33.5) / 4
    assert "four shares printed from 1 December 2019 to 1 March 2020 average 32.8%" in note


def test_a_share_that_its_headcount_does_not_come_to_is_flagged(in_2020: Tables) -> None:
    assert [each.as_at for each in agency_readings(in_2020) if each.is_doubtful] == [MAY_2020]
    display = workforce.agency_share(in_2020)
    # 77.60 / 18.95% = 409.5 posts; 123 / 409.5
    assert "(the headcount gives 30.0%)" in display.title
    assert "30.6%" in display.title
    texts = [each.text for each in workforce.THEME.cautions(in_2020)]
    assert any("123 people, is 30.0% of the posts" in text for text in texts)


def test_establishment_is_vacancies_over_their_share(in_2020: Tables) -> None:
    display = workforce.establishment(in_2020)
    first, last = display.frame.iloc[0], display.frame.iloc[-1]
    assert display.title == "Vacancies imply 409 to 411 social work posts"
    # 77.04 / 18.8%; 136 / 409.8; 136 / (136 + 409.8 - 77.04)
    assert first.tolist()[1:] == [77.04, 18.8, 409.8, 136.0, 33.2, 33.2, 29.0]
    # 77.60 / 18.95%; 123 / 409.5; 123 / (123 + 331.9)
    assert last.tolist()[1:] == [77.6, 18.95, 409.5, 123.0, 30.0, 30.6, 27.0]
    assert "does not come to the printed share at 1 May 2020" in display.note


def test_the_national_definition_gives_less_where_agency_staff_outnumber_vacancies(
    in_2020: Tables,
) -> None:
    display = workforce.definitions(in_2020)
    effect = display.frame.set_index("measure").at["Agency share", "effect"]
    assert effect == (
        "409.5 posts less 77.6 vacant are 331.9 employed; 123 ÷ (123 + 331.9) = 27.0%, lower than "
        "the 30.0% of all posts, because agency staff outnumber vacant posts."
    )
    assert display.title.endswith("agency share of 1 May 2020 is 27.0%; printed is 30.6%")
    assert "Department for Education" in display.note
    assert {place.source_id for place in display.cited} == {"sef-2020-05"}


@pytest.mark.parametrize(
    ("staff", "vacant", "says"),
    [(60.0, 80.0, "higher than"), (80.0, 80.0, "the same as"), (90.0, 80.0, "lower than")],
)
def test_the_direction_of_the_definition_follows_the_figures(
    in_2020: Tables, staff: float, vacant: float, says: str
) -> None:
    rows = [
        ("2020-06-01", "agency_pct", staff / 4),
        ("2020-06-01", "agency_headcount", staff),
        ("2020-06-01", "vacancy_pct", vacant / 4),
        ("2020-06-01", "vacancy_fte", vacant),
    ]
    frame = workforce.definitions(with_rows(in_2020, rows)).frame
    assert f", {says} the {staff / 4:.1f}% of all posts" in frame.iloc[0, 2]


def test_vacancies_and_turnover_say_the_way_between_the_ends(tables: Tables) -> None:
    titles = {
        quarter: workforce.vacancies_and_turnover(tables.known_at(Quarter.parse(quarter))).title
        for quarter in ("2019-20-Q3", "2019-20-Q4", "2020-21-Q1")
    }
    assert titles == {
        "2019-20-Q3": "Vacancies were 18.8% and turnover 11.6% at 1 December 2019",
        # Turnover rose twice, then fell once.
        "2019-20-Q4": "From 1 December 2019 to 1 March 2020 vacancies went from 18.8% to 18.1%; "
        "turnover went from 11.6% to 10.9%, after 12.2% at 1 February 2020",
        "2020-21-Q1": "From 1 December 2019 to 1 May 2020 vacancies went from 18.8% to 18.95%, "
        "after 18.1% at 1 February 2020; turnover rose from 11.6% to 12.9%, after 10.9% at "
        "1 March 2020",
    }


def test_vacancies_of_2020_are_not_on_a_page_of_2023(in_2023: Tables) -> None:
    assert workforce.vacancies_and_turnover(in_2023).frame.empty
    assert workforce.caseloads(in_2023).frame.empty
    assert workforce.establishment(in_2023).frame.empty


def test_after_a_hole_only_the_later_stretch_is_told(tables: Tables) -> None:
    rows = [
        (f"2023-0{month}-01", measure, value)
        for month in (4, 5, 6)
        for measure, value in (("vacancy_pct", 15.0), ("turnover_pct", 10.0 + month))
    ]
    title = workforce.vacancies_and_turnover(with_rows(tables, rows)).title
    assert title == (
        "From 1 April 2023 to 1 June 2023 vacancies stayed at 15%; turnover rose from 14% to 16%"
    )


def test_caseloads_are_as_printed(in_2020: Tables) -> None:
    display = workforce.caseloads(in_2020)
    assert display.frame.iloc[0].tolist() == [pd.Timestamp("2020-05-22"), 74.0, 92.0]
    assert display.title == (
        "74% of social workers held 18 children or fewer at 22 May 2020, 92% 22 or fewer"
    )


def test_the_cost_of_cover_is_our_estimate_with_its_assumptions(in_2023: Tables) -> None:
    display = workforce.agency_premium(in_2023)
    # 2,000 / 123 = 16.3; 2,000 / 137 = 14.6; 34% of 409.5 = 139.2 and 2,000 / 139.2 = 14.4
    assert display.frame["staff"].tolist() == [123.0, 137.0, 139.0]
    assert display.as_text()["If £2 million, £ thousand each"].tolist() == ["16", "15", "14"]
    # 1,500 / 139.2 = 10.8 and 2,500 / 123 = 20.3
    assert display.title == (
        "Our estimate: an agency worker costs £11,000 to £20,000 a year more than an employed one"
    )
    for assumed in ("a year's saving", "rounded to the nearest £1 million", "not printed"):
        assert assumed in display.note
    assert "agency_premium_k" not in {each.id for each in workforce.THEME.indicators}


def test_a_saving_is_said_to_the_size_of_its_own_last_digit(tables: Tables) -> None:
    rows = [("2023-06-01", "agency_saving_k", 1700.0)]
    display = workforce.agency_premium(with_rows(tables, rows))
    assert "rounded to the nearest £100,000" in display.note
    assert "If £1.65 million, £ thousand each" in display.headings


def test_equal_counts_of_agency_staff_are_one_assumption(in_2023: Tables) -> None:
    rows = [("2022-12-01", "agency_headcount", 130.0)]
    kept = "measure != 'agency_headcount' and measure != 'vacancy_pct'"
    display = workforce.agency_premium(with_rows(in_2023, rows, kept))
    assert display.frame["assumed"].tolist() == ["Agency staff counted, 1 December 2022"]


def test_shares_of_different_definitions_are_never_compared(tables: Tables) -> None:
    seen = observed(tables)
    assert seen["2019-12-01"].comparable is False  # the one before is about 40%, of what not said
    assert seen["2020-05-01"].comparable is True
    assert seen["2023-01-12"].comparable is False
    later = [("2023-06-01", "agency_pct", 35.0)]
    assert observed(with_rows(tables, later))["2023-06-01"].comparable is True


def test_the_national_share_stands_only_beside_a_figure_of_like_date_and_definition(
    tables: Tables,
) -> None:
    seen = observed(tables)
    national = seen["2018-11-21"].comparator
    assert (national.area, national.value, national.qualifier) == ("England", 15.0, "about")
    assert f"{national.as_at}" == "2017-12-31"
    assert [when for when, each in seen.items() if each.comparator] == ["2018-11-21"]


def test_a_later_national_share_or_another_area_moves_no_earlier_figure(
    tables: Tables,
) -> None:
    table = tables["comparators"]
    row = table[table["theme"] == "workforce"].iloc[[0]]
    day = pd.Timestamp("2022-09-30")
    census = row.assign(from_date=day, to_date=day, as_at=day, value=17.6)
    census = census.assign(locator="Table 1", qualifier="")
    other = census.assign(area="South West", value=20.0)
    grown = pd.concat([table, census, other], ignore_index=True)
    seen = observed(replace(tables, frames={**tables.frames, "comparators": grown}))
    assert seen["2018-11-21"].comparator.value == 15.0
    assert (seen["2023-01-12"].comparator.area, seen["2023-01-12"].comparator.value) == (
        "England",
        17.6,
    )
    assert seen["2023-01-12"].comparator.qualifier == ""
    assert seen["2020-05-01"].comparator is None


def test_percentages_bear_the_numbers_printed_behind_them(tables: Tables) -> None:
    agency, vacancies = observed(tables), observed(tables, "vacancy_pct")
    months = ["2019-12-01", "2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01", "2020-05-01"]
    assert [agency[when].numerator for when in months] == [136, 133, 131, 137, 126, 123]
    assert vacancies["2020-05-01"].numerator == 77.6
    assert agency["2023-01-12"].numerator is None


def test_one_person_is_no_clear_change(tables: Tables) -> None:
    rows = {
        row.indicator.id: row for row in workforce.THEME.rows(tables, Quarter.parse("2019-20-Q4"))
    }
    # 137 against 136 staff, 33.5% against 33.2%.
    assert rows["agency_headcount"].assessment == "unchanged"
    assert rows["agency_pct"].assessment == "unchanged"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([30.0], "stood at 30%"),
        ([30.0, 30.0, 30.0], "stayed at 30%"),
        ([30.0, 32.0], "rose from 30% to 32%"),
        ([30.0, 30.5], "went from 30% to 30.5%"),
        ([30.0, 28.0, 30.0], "came back to 30%, after 28% at 1 February 2020"),
        ([30.0, 28.0, 33.0], "rose from 30% to 33%, after 28% at 1 February 2020"),
        (
            [30.0, 36.0, 20.0, 28.0],
            "fell from 30% to 28%, after 36% at 1 February 2020 and 20% at 1 March 2020",
        ),
    ],
)
def test_a_course_is_told_by_its_ends_and_what_lay_outside(values: list, said: str) -> None:
    days = list(pd.date_range("2020-01-01", periods=len(values), freq="MS"))
    assert course(days, values, material=1.0, dated=False) == said


def test_a_share_of_staff_is_told_from_a_share_of_posts() -> None:
    posts = Posts(vacant=80.0, vacancy_percent=20.0)
    # 400 posts, 320 employed: 100 are 25% of posts and 23.8% of agency and employed staff.
    assert AgencyReading(MAY_2020, 25.0, "s", "l", staff=100.0, posts=posts).basis == "posts"
    national = AgencyReading(MAY_2020, 23.8, "s", "l", staff=100.0, posts=posts)
    assert national.basis == "staff"
    assert not national.is_doubtful
    assert AgencyReading(MAY_2020, 25.0, "s", "l").basis == ""


def test_a_page_doubts_a_share_in_one_place(in_2020: Tables, in_2023: Tables) -> None:
    for known, in_note in ((in_2020, 0), (in_2023, 1)):
        noted = workforce.agency_share(known).note.count("may be a slip")
        careful = sum("may be a slip" in each.text for each in workforce.THEME.cautions(known))
        assert (noted, noted + careful) == (in_note, 1)
