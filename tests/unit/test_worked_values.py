"""Values worked by hand from the papers, quarter by quarter.

They are those of the five papers to March 2023: rows of later papers are left out, so that adding
them cannot change what is asserted here.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from worked import cases

from glosanalysis.data.tables import Tables
from glosanalysis.indicator_row import COLUMNS
from glosanalysis.publication.indicator_csv import indicator_records
from glosanalysis.quarter import Quarter

WORKED = {
    "2017-18-Q2": {"ext_placements": {"value": "246.3", "previous_value": "224.0"}},
    "2017-18-Q3": {
        "ext_variance_k": {"value": "7443", "previous_value": "7421", "as_at": "2017-11-30"},
        "ext_variance_pct": {"value": "77.1"},
        "ext_outturn_k": {"value": "17098"},
        "ext_placements": {"value": "246", "previous_value": "221", "status": "provisional"},
        # Like for like: October 2017 against October 2016.
        "ext_placements_change_year": {"value": "25"},
        "ext_residential_share": {"value": "26.4", "numerator": "65", "denominator": "246"},
        "ext_unit_cost_k": {"value": "69.2", "denominator": "247.14"},
        "revenue_variance_k": {"value": "6765"},
        "revenue_variance_dsg_k": {"value": "-2619"},
        "revenue_variance_non_dsg_k": {"value": "9384"},
        "agency_pct": {"value": "", "status": "not_reported"},
        "eh_rereferral_6w": {"value": "", "status": "not_reported"},
        "ehc_plans": {"value": "", "status": "not_reported"},
    },
    "2018-19-Q3": {
        "agency_pct": {
            "value": "40",
            "qualifier": "about",
            "as_at": "2018-11-21",
            "comparator_value": "15",
            "assessment": "not_assessed",
        },
        # The papers that give them came later.
        "ehc_plans": {"value": "", "status": "not_reported"},
        "special_school_places": {"value": "", "status": "not_reported"},
        "ext_variance_k": {"value": "6230", "previous_value": "", "as_at": "2018-09-30"},
        "ehc_new_plans": {"status": "not_reported"},
    },
    "2019-20-Q3": {
        # About 40% before is of what is not printed: no previous value.
        "agency_pct": {"value": "33.2", "previous_value": "", "numerator": "136"},
        "agency_headcount": {"value": "136"},
        "ehc_new_plans": {"value": "", "status": "not_reported"},
    },
    "2019-20-Q4": {
        "agency_pct": {"value": "33.5", "as_at": "2020-03-01", "comparator_value": ""},
        "vacancy_pct": {"value": "18.1", "numerator": "74.42"},
        "vacancy_fte": {"value": "74.42"},
        # 11.6 before: less than a point, four people.
        "turnover_pct": {"value": "10.9", "change": "-0.7", "assessment": "unchanged"},
    },
    "2020-21-Q1": {
        "agency_pct": {"value": "30.6", "change": "-2.9", "assessment": "better"},
        "agency_headcount": {"value": "123"},
        # 18.1 before: less than a point, four posts.
        "vacancy_pct": {"value": "18.95", "assessment": "unchanged"},
        "vacancy_fte": {"value": "77.60"},
        "turnover_pct": {"value": "12.9", "assessment": "worse"},
        "caseload_18": {"value": "74"},
        "caseload_22": {"value": "92"},
    },
    "2021-22-Q4": {
        "eh_rereferral_6w": {"value": "5.9", "target": "20", "assessment": "on_target"},
        "ehc_rate": {"value": "27.6", "comparator_value": "28.2", "status": "new"},
    },
    "2022-23-Q1": {"eh_rereferral_6w": {"value": "6.8", "previous_value": "5.9", "change": "0.9"}},
    "2022-23-Q2": {
        "eh_rereferral_6w": {"value": "4.9", "previous_value": "6.8"},
        "ehc_new_plans": {"value": "788", "previous_value": "598", "change": "190"},
        "ehc_new_plans_change": {"value": "31.8", "previous_value": "13.5", "denominator": "598"},
    },
    "2022-23-Q3": {
        # "No plans now going over 52 weeks".
        "ehc_over_52w": {"value": "0", "as_at": "2022-12-31", "status": "new"},
        "eh_rereferral_6w": {"value": "6.2", "target": "20", "status": "new"},
        "rpc_delegates": {"value": "66", "status": "new"},
        "ehc_new_plans": {"value": "235", "previous_value": "162", "change": "73"},
        "ehc_new_plans_change": {"value": "45.1", "previous_value": "", "good_is": "neutral"},
        "agency_pct": {"value": "30.6", "status": "carried_forward", "as_at": "2020-05-01"},
    },
    "2022-23-Q4": {
        "eh_rereferral_6w": {"value": "6.2", "status": "carried_forward"},
        "eh_closure_rereferred_6m": {
            "value": "8.7",
            "numerator": "17",
            "denominator": "195",
            "ci_low": "5.5",
            "ci_high": "13.5",
        },
        "eh_stepdown_rereferred_12m": {"value": "5.8", "numerator": "6", "denominator": "104"},
        "sf_claims": {"value": "83.4", "target": "100", "assessment": "not_assessed"},
        "rpc_delegates": {"value": "36", "status": "provisional"},
        "ehc_plans": {"value": "5295", "previous_value": "3290", "change": "2005"},
        "ehc_growth_per_year": {"value": "9.99", "comparator_value": "10.3"},
        "ehc_ceased_implied": {"value": "634", "qualifier": "at least"},
        # The central scenario: 788 grown by 17.1% is 923; 5,295 + 923 - 1,077 / 5.
        "ehc_projection": {"value": "6003", "ci_low": "", "ci_high": ""},
        "ehc_caseload": {"value": "250", "qualifier": "over"},
        "special_school_places": {"value": "1128", "status": "carried_forward"},
        "special_school_places_planned": {"value": "1439", "status": "provisional"},
        # 30.6 before is of posts, and almost three years old.
        "agency_pct": {"value": "34", "previous_value": "", "assessment": "not_assessed"},
    },
}


@pytest.mark.parametrize(("quarter", "indicator", "cells"), cases(WORKED))
def test_worked_value(
    five_papers: Tables, quarter: str, indicator: str, cells: dict[str, str]
) -> None:
    records = indicator_records(five_papers, Quarter.parse(quarter))
    row = next(record for record in records if record["indicator"] == indicator)
    assert {name: row[name] for name in cells} == cells


def test_rows_have_the_agreed_columns_and_each_indicator_once(tables: Tables) -> None:
    for quarter in tables.quarters["quarter"]:
        records = indicator_records(tables, Quarter.parse(quarter))
        assert all(tuple(record) == COLUMNS for record in records)
        ids = [record["indicator"] for record in records]
        assert len(ids) == len(set(ids))


def test_every_value_has_a_source_a_place_and_a_date(tables: Tables) -> None:
    for quarter in map(Quarter.parse, tables.quarters["quarter"]):
        known_by = tables.known_by(quarter)
        for record in indicator_records(tables, quarter):
            if record["value"]:
                source = tables.sources.loc[record["source_id"]]
                assert source["published_on"].date() <= known_by
                assert record["locator"]
                assert record["as_at"] <= quarter.last_day.isoformat()


def test_a_row_adds_up_as_it_is_shown(tables: Tables) -> None:
    """A change is the difference of the two values, no finer than the coarser of them."""
    compared = 0
    for quarter in map(Quarter.parse, tables.quarters["quarter"]):
        for record in indicator_records(tables, quarter):
            if record["change"]:
                now, before = Decimal(record["value"]), Decimal(record["previous_value"])
                change = Decimal(record["change"])
                coarser = max(now.as_tuple().exponent, before.as_tuple().exponent)
                unit = Decimal(1).scaleb(int(coarser))
                assert change == (now - before).quantize(unit, ROUND_HALF_UP), record
                compared += 1
    assert compared > 10
