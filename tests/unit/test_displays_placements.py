"""Displays and sentences on placements, worked by hand from the papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest
from alternatives import alternative_of

from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.quarter import Quarter
from glosanalysis.render import trend
from glosanalysis.render.sentences import sentence
from glosanalysis.themes import placements
from glosanalysis.themes.placements.counts import by_month, mean_of, means_by_quarter, of_year
from glosanalysis.themes.placements.money import forecasts


@pytest.fixture(scope="module")
def tables(five_papers: Tables) -> Tables:
    return five_papers


AUTUMN_2017 = Quarter.parse("2017-18-Q3")
AUTUMN_2018 = Quarter.parse("2018-19-Q3")

# Attachment 3 of the revenue report, total agency placements, April to October.
OF_2016 = [184, 201, 205, 226, 215, 231, 221]
OF_2017 = [245, 252, 248, 247, 241, 251, 246]


@pytest.fixture
def in_2017(tables: Tables) -> Tables:
    return tables.known_at(AUTUMN_2017)


@pytest.fixture
def in_2018(tables: Tables) -> Tables:
    return tables.known_at(AUTUMN_2018)


def rows(tables: Tables, quarter: Quarter) -> dict[str, IndicatorRow]:
    return {row.indicator.id: row for row in placements.THEME.rows(tables, quarter)}


def said(tables: Tables, quarter: Quarter, indicator: str) -> str:
    return sentence(rows(tables, quarter)[indicator])


def with_table(tables: Tables, name: str, frame: pd.DataFrame) -> Tables:
    """Give the tables with one of them exchanged, as if they were all there are."""
    return replace(tables, frames={**tables.frames, name: frame}, until=None)


def with_counts(tables: Tables, months: Sequence[str], counts: Sequence[int | None]) -> Tables:
    """Give the tables with totals of these months only."""
    known = [(month, n) for month, n in zip(months, counts, strict=True) if n is not None]
    starts = pd.to_datetime([month for month, _ in known])
    frame = pd.DataFrame(
        {
            "month": starts,
            "placement_type": "total",
            "placements": [n for _, n in known],
            "source_id": "cfosc-2018-01-revenue",
            "locator": "made up",
            "as_at": starts + pd.offsets.MonthEnd(0),
            "known_on": pd.Timestamp("2018-01-11"),
        }
    )
    return with_table(tables, "placements", frame)


# How many there are


def test_the_chart_says_the_rise_on_a_year_before(in_2017: Tables) -> None:
    display = placements.placements_by_month(in_2017)
    # 246 - 221 = 25; 25 / 221 = 11.3%.
    assert display.title == (
        "External placements numbered 246 at the end of October 2017, "
        "25 more than the 221 a year before (+11.3%)"
    )
    assert display.frame["total"].tolist()[-7:] == OF_2017
    assert display.period == "April 2011 to October 2017"
    assert display.note.startswith("The three types add to the total at 60 of the 67 month ends")


def test_the_chart_names_its_extremes_to_those_who_cannot_see_it(in_2017: Tables) -> None:
    display = placements.placements_by_month(in_2017)
    said = alternative_of(trend(display))
    assert "all, 79 values: April 2011 151, lowest December 2014 124, highest May 2017 252" in said
    # The other lines by their ends.
    assert said.endswith("fostering 102 to 144; residential 31 to 65; supported living 18 to 37.")


def test_missing_months_are_counted(tables: Tables) -> None:
    thin = with_counts(tables, ["2017-10-01", "2022-04-01"], [246, 300])
    display = placements.placements_by_month(thin)
    # November 2017 to March 2022: 2 + 48 + 3 months.
    assert display.period == (
        "October 2017 to April 2022, with 53 months between them not in this book"
    )
    assert display.title == "External placements numbered 300 at the end of April 2022"


def test_types_that_always_add_are_said_to(in_2017: Tables) -> None:
    table = in_2017["placements"]
    october = table[table["month"] == pd.Timestamp("2017-10-01")]
    display = placements.placements_by_month(with_table(in_2017, "placements", october))
    # 65 + 144 + 37 = 246.
    assert display.note == "The three types add to the total."
    assert display.period == "October 2017"


def test_the_mean_of_a_year_weighs_each_month_the_same(in_2017: Tables) -> None:
    frame = placements.year_means(in_2017).frame.set_index("year")
    # 1,730 / 7 = 247.14; 1,483 / 7 = 211.86; the difference 35.29.
    assert sum(OF_2017) == 1730
    assert sum(OF_2016) == 1483
    assert frame.at["2017-18", "total"] == 247.1
    assert frame.at["2017-18", "change"] == 35.3
    assert frame.at["2017-18", "months"] == "April to October 2017"
    # The paper has printed it: 247.
    assert frame["printed"].tolist() == [152, 129, 142, 134, 174, 217, 247]
    # The residential months of 2017: 63, 63, 61, 65, 61, 65, 65 make 443; 443 / 7 = 63.3.
    assert frame.at["2017-18", "residential"] == 63.3


def test_two_ends_are_not_taken_for_a_steady_rise(in_2017: Tables) -> None:
    display = placements.year_means(in_2017)
    assert "the least is 2012-13 (128.8), the most 2016-17 (216.7)" in display.note
    assert display.title == (
        "External placements numbered 247.1 on average at the month ends April to October 2017, "
        "35.3 more than at the same month ends a year before"
    )


def test_a_quarter_does_not_know_children_in_care_of_a_later_paper(in_2017: Tables) -> None:
    note = placements.year_means(in_2017).note
    assert "612 at 31 March 2017 and 645 at 30 November 2017" in note
    assert "748" not in note


def test_a_mean_compares_like_with_like() -> None:
    ends = pd.date_range("2016-10-31", periods=13, freq="ME")
    known = [221.0, 213, 222, 217, 234, 231, 245, 252, 248, 247, 241, 251, 246]
    counts = dict(zip(ends, known, strict=True))
    autumn = mean_of(counts, [ends[12]])
    assert autumn is not None
    assert (autumn.value, autumn.year_before, autumn.decimals) == (246, 221, 0)
    summer = mean_of(counts, list(ends[9:12]))
    assert summer is not None
    # (247 + 241 + 251) / 3; July to September 2016 are not there.
    assert (round(summer.value, 2), summer.year_before, summer.decimals) == (246.33, None, 1)
    assert mean_of(counts, []) is None


def test_a_year_ends_in_march_and_stops_at_the_day(in_2017: Tables) -> None:
    total = by_month(in_2017)["total"]
    whole = of_year(total, 2016, pd.Timestamp("2017-12-31"))
    part = of_year(total, 2016, pd.Timestamp("2016-10-31"))
    assert whole is not None
    assert part is not None
    # 217 printed: 2,600 / 12 = 216.67.
    assert (round(whole.value, 2), len(whole.months)) == (216.67, 12)
    assert (round(part.value, 2), len(part.months)) == (211.86, 7)
    assert of_year(total, 2030, pd.Timestamp("2031-03-31")) is None


# Sentences


def test_one_month_end_is_a_count_and_a_rise_reads_as_one(tables: Tables) -> None:
    assert said(tables, AUTUMN_2017, "ext_placements") == (
        "External agency placements numbered 246 at 31 October 2017, "
        "up from 221 at 31 October 2016 (provisional)."
    )


def test_a_mean_names_its_months(tables: Tables) -> None:
    # 739 / 3 = 246.3; 226 + 215 + 231 = 672, / 3 = 224.0.
    assert said(tables, Quarter.parse("2017-18-Q2"), "ext_placements") == (
        "External agency placements numbered 246.3 on average at the month ends July to "
        "September 2017, up from 224.0 at the same month ends a year before."
    )


def test_a_family_or_two_is_no_change_of_the_residential_share(tables: Tables) -> None:
    row = rows(tables, AUTUMN_2017)["ext_residential_share"]
    # 65 / 246 = 26.4%; 61 / 221 = 27.6%.
    assert (row.value, row.previous, row.assessment) == (26.4, 27.6, "unchanged")
    assert row.latest is not None
    assert row.latest.interval is None


def test_a_variance_is_compared_within_its_budget(tables: Tables) -> None:
    row = rows(tables, AUTUMN_2017)["ext_variance_k"]
    assert (row.value, row.previous, row.change) == (7443, 7421, 22)
    assert row.assessment == "unchanged"
    assert sentence(row) == (
        "By the forecast of November 2017, external placements end 2017-18 with an overspend of "
        "£7.443 million, 77.1% of the budget of £9.655 million, up from £7.421 million in the "
        "forecast a month before, for the same year."
    )


def test_another_budget_is_compared_with_nothing(tables: Tables) -> None:
    row = rows(tables, AUTUMN_2018)["ext_variance_k"]
    assert (row.value, row.previous, row.change, row.status) == (6230, None, None, "new")
    assert sentence(row) == (
        "As at September 2018, external placements made up £6.23 million of the underlying "
        "overspend of £9 million in 2018-19."
    )


def test_no_figure_of_one_budget_stands_beside_another(tables: Tables) -> None:
    known = rows(tables, AUTUMN_2018)
    for id_ in ("ext_outturn_k", "ext_variance_pct", "ext_unit_cost_k", "revenue_variance_k"):
        assert known[id_].is_history
    assert not known["ext_variance_k"].is_history
    # Until its year is over, a budget is the one that counts.
    winter = rows(tables, Quarter.parse("2017-18-Q4"))
    assert not winter["ext_variance_pct"].is_history


def test_the_council_s_own_overspend_comes_first(tables: Tables) -> None:
    row = rows(tables, AUTUMN_2017)["revenue_variance_non_dsg_k"]
    assert "9.56% of the budget of all services, £98.203 million" in sentence(row)
    assert (row.previous, row.assessment) == (9092, "worse")
    reduced = said(tables, AUTUMN_2018, "revenue_variance_non_dsg_k")
    assert "£2.6 million of Business Rates Retention pilot income reduces it to £6.4" in reduced


def test_a_shrinking_underspend_is_no_rise(tables: Tables) -> None:
    text = said(tables, AUTUMN_2017, "revenue_variance_dsg_k")
    assert "an underspend of £2.619 million, after an underspend of £2.969 million" in text
    assert "up from" not in text


def test_a_cost_of_our_own_making_is_called_an_estimate(tables: Tables) -> None:
    row = rows(tables, AUTUMN_2017)["ext_unit_cost_k"]
    # 17,098 / 247.14 = 69.18.
    assert row.value == 69.2
    assert row.indicator.estimate
    assert sentence(row).startswith("We estimate")


# Money


def test_the_bars_lead_with_what_the_grant_does_not_fund(in_2017: Tables) -> None:
    display = placements.variance_by_service(in_2017)
    frame = display.frame.set_index("line")
    assert display.headings[1] == "Not grant-funded"
    assert frame["variance_non_dsg_k"].sum() == 9384
    assert frame["variance_dsg_k"].sum() == -2619
    assert frame["variance_k"].sum() == 6765
    assert frame.at["Children in Care", "variance_non_dsg_k"] == 7686
    # 8 + 6 - 41 - 1 - 2 + 8 - 49 - 1 of the small lines and the roundings.
    assert frame.at["All other lines, with roundings", "variance_non_dsg_k"] == -72
    assert display.title.startswith(
        "Services not funded by the Dedicated Schools Grant: an overspend of £9.384 million, "
        "9.56% of the budget"
    )


def test_the_reserve_and_the_balances_are_told_in_the_paper_s_words(in_2017: Tables) -> None:
    note = placements.variance_by_service(in_2017).note
    assert "£6,338,000 after the vulnerable children’s reserve" in note
    assert "£3.88 million" in note
    silent = with_table(in_2017, "statements", in_2017["statements"].iloc[:0])
    assert "£6,338,000" not in placements.variance_by_service(silent).note


def test_high_risk_lines_are_said_to_be_a_cut_across(in_2017: Tables) -> None:
    display = placements.high_risk_lines(in_2017)
    frame = display.frame.set_index("line")
    assert frame["variance_k"].sum() == 10291
    assert frame.at["External Agency Placements", "budget_k"] == 9655
    # Pensions 45, nursery fees -30, transport 0 and the roundings 1.
    assert frame.at["All other lines, with roundings", "variance_k"] == 16
    assert "A cut across the service areas" in display.note


def test_the_split_goes_past_last_year_s_number(in_2017: Tables) -> None:
    frame = placements.price_volume_and_mix(in_2017).frame.set_index("budget_for")
    columns = ["price", "volume", "joint"]
    # At 216.67: 44.56 each. (69.18 - 44.56) x 216.67; 30.48 x 44.56; 30.48 x 24.62.
    assert frame.loc["The mean of last year", columns].tolist() == [5335, 1358, 750]
    assert frame.loc["The mean of this year so far", columns].tolist() == [7443, 0, 0]
    # At 260.00: 37.13 each. (69.18 - 37.13) x 260; -12.86 x 37.13; -12.86 x 32.05.
    assert frame.loc["A fifth more than last year", columns].tolist() == [8332, -477, -412]
    assert (frame[columns].sum(axis=1) == 7443).all()
    assert frame["placements"].tolist() == [173.5, 216.7, 238.3, 247.1, 260.0]


def test_the_paper_s_explanation_leads_and_the_estimate_is_called_one(in_2017: Tables) -> None:
    display = placements.price_volume_and_mix(in_2017)
    assert "the expected increases in activity have not materialised" in display.title
    assert "several extremely expensive placements" in display.note
    assert "We estimate price and mix at £2.348 million to £8.332 million" in display.note
    silent = with_table(in_2017, "statements", in_2017["statements"].iloc[:0])
    assert placements.price_volume_and_mix(silent).title.startswith("We estimate")


def test_the_forecast_knows_the_numbers_of_three_years(in_2017: Tables) -> None:
    (only,) = forecasts(in_2017)
    assert only.so_far is not None
    assert only.last_year is not None
    assert only.year_before_last is not None
    assert round(only.so_far.value, 2) == 247.14
    assert round(only.last_year.value, 2) == 216.67
    # 2,082 / 12.
    assert only.year_before_last.value == 173.5
    assert only.variance_k == 7443


def test_what_a_minute_says_keeps_to_the_underlying_overspend(in_2018: Tables) -> None:
    display = placements.later_position(in_2018)
    assert display.title == (
        "External placements made up £6.23 million of an underlying overspend of £9 million"
    )
    assert display.frame["amount"].tolist() == [
        "£9 million",
        "£6.23 million",
        "£2.6 million",
        "£6.4 million",
        "6.04%",
        "£3.24 million",
        "£840,000",
    ]


def test_what_a_page_before_has_shown_is_not_shown_again(in_2018: Tables) -> None:
    for display in (
        placements.placements_by_month,
        placements.year_means,
        placements.variance_by_service,
        placements.high_risk_lines,
        placements.price_volume_and_mix,
    ):
        assert display(in_2018).frame.empty


# Later rows


def test_a_second_forecast_of_a_year_is_compared_with_its_own_month_before(
    in_2017: Tables,
) -> None:
    revenue = in_2017["revenue"]
    later = revenue.assign(
        forecast_month=pd.Timestamp("2018-01-01"),
        as_at=pd.Timestamp("2018-01-31"),
        outturn_k=revenue["outturn_k"] + 500,
        variance_k=revenue["variance_k"] + 500,
        previous_variance_k=revenue["variance_k"],
    )
    both = with_table(in_2017, "revenue", pd.concat([revenue, later], ignore_index=True))
    first, second = placements.THEME.observed(both)["ext_variance_k"]
    assert (first.value, first.previous) == (7443, 7421)
    assert (second.value, second.previous) == (7943, 7443)
    _, share = placements.THEME.observed(both)["ext_variance_pct"]
    assert share.comparable
    assert placements.high_risk_lines(both).period == "2017-18, forecast made in January 2018"


def test_a_second_year_is_another_budget(in_2017: Tables) -> None:
    revenue = in_2017["revenue"]
    later = revenue.assign(
        financial_year="2018-19",
        forecast_month=pd.Timestamp("2018-11-01"),
        as_at=pd.Timestamp("2018-11-30"),
    )
    both = with_table(in_2017, "revenue", pd.concat([revenue, later], ignore_index=True))
    for id_ in ("ext_outturn_k", "ext_variance_pct", "ext_unit_cost_k"):
        assert not any(each.comparable for each in placements.THEME.observed(both)[id_])
    # No placement of 2018-19 is known, so that no cost of one is.
    assert len(placements.THEME.observed(both)["ext_unit_cost_k"]) == 1


def test_each_figure_is_cited_from_the_row_of_its_last_month(in_2017: Tables) -> None:
    table = in_2017["placements"].copy()
    last = table["month"] == table["month"].max()
    table.loc[last, ["source_id", "locator"]] = ["csib-2018-01", "another place"]
    seen = placements.THEME.observed(with_table(in_2017, "placements", table))
    for id_ in ("ext_placements", "ext_placements_fostering", "ext_residential_share"):
        assert (seen[id_][-1].source_id, seen[id_][-1].locator) == ("csib-2018-01", "another place")
        assert seen[id_][-2].source_id == "cfosc-2018-01-revenue"


@pytest.mark.parametrize(
    ("counts", "ending"),
    [
        ([5, 4], "1 fewer than the 5 a year before (−20.0%)"),
        ([5, 5], "no more than the 5 a year before (0.0%)"),
        ([0, 4], "4 more than the 0 a year before"),
        ([None, 1], "External placements numbered 1 at the end of October 2017"),
    ],
)
def test_the_title_holds_for_few(tables: Tables, counts: list[int | None], ending: str) -> None:
    thin = with_counts(tables, ["2016-10-01", "2017-10-01"], counts)
    assert placements.placements_by_month(thin).title.endswith(ending)
    assert not placements.year_means(thin).frame.empty


def test_months_missing_within_a_quarter_are_named(tables: Tables) -> None:
    counts = by_month(with_counts(tables, ["2017-07-01", "2017-09-01"], [247, 251]))["total"]
    (mean,) = means_by_quarter(counts).values()
    assert mean.said == "on average at the month ends July and September 2017"
    assert mean.value == 249


def test_a_line_of_another_name_makes_no_fault(in_2017: Tables) -> None:
    slipped = in_2017["revenue"].replace("External Agency Placements", "External Agency Placments")
    tables = with_table(in_2017, "revenue", slipped)
    assert placements.price_volume_and_mix(tables).frame.empty
    assert placements.THEME.observed(tables)["ext_variance_k"] == []
    assert not placements.high_risk_lines(tables).frame.empty
