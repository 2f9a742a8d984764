"""What the papers themselves let a reader prove of the transcribed figures.

A figure that does not reconcile is kept as printed and named in the lists below: a known
contradiction of the paper. A list that grows without reason is a slip of the transcription.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.tables import Tables
from glosanalysis.stats.rounding import round_half_up

LAST_PAPER = "2023-03-09"


@pytest.fixture(scope="module")
def tables(tables: Tables) -> Tables:
    """Keep what the papers up to March 2023 print: later rows change none of these tests."""
    frames = {name: frame[frame["known_on"] <= LAST_PAPER] for name, frame in tables.frames.items()}
    return replace(tables, frames=frames)


AMOUNTS = [name for name in PUBLISHED["revenue"].columns if name.endswith("_k")]

# outcome: (printed, computed from the printed counts)
COHORT_PERCENTAGES_THAT_DO_NOT_HOLD = {
    ("step_down", "closed_to_all"): (86.6, 86.5),
    ("step_down", "not_rereferred"): (94.3, 94.2),
    ("step_down", "rereferred"): (5.7, 5.8),
    ("step_down", "social_care"): (0.9, 1.0),
}
AGENCY_MONTHS_THAT_DISAGREE = ["2020-05-01"]


def test_placements_are_complete(tables: Tables) -> None:
    placements = tables["placements"]
    months = placements.groupby("placement_type")["month"].agg(["min", "max", "count"])
    first, last = pd.Timestamp("2011-04-01"), pd.Timestamp("2017-10-01")
    for kind in ("total", "residential", "fostering"):
        assert tuple(months.loc[kind]) == (first, last, 79)
    # The paper has no column of supported living for 2011/12.
    assert tuple(months.loc["supported_living"]) == (pd.Timestamp("2012-04-01"), last, 67)


def test_all_27_printed_averages_come_out_of_the_months(tables: Tables) -> None:
    placements = tables["placements"]
    year = placements["month"].dt.year - (placements["month"].dt.month < 4)
    mean = placements.groupby([year, "placement_type"])["placements"].mean()
    printed = tables["placement_averages"]
    assert len(printed) == 27
    for row in printed.itertuples():
        computed = mean[int(row.financial_year[:4]), row.placement_type]
        assert round_half_up(float(computed)) == row.printed_average, row


def test_each_row_of_both_attachments_adds_up(tables: Tables) -> None:
    rows = tables["revenue"]
    assert (rows["outturn_k"] - rows["budget_k"] == rows["variance_k"]).all()
    assert (rows["variance_dsg_k"] + rows["variance_non_dsg_k"] == rows["variance_k"]).all()
    previous = rows["previous_variance_dsg_k"] + rows["previous_variance_non_dsg_k"]
    assert (previous == rows["previous_variance_k"]).all()
    assert (rows["variance_k"] - rows["previous_variance_k"] == rows["change_k"]).all()


def test_each_printed_percentage_of_both_attachments_holds(tables: Tables) -> None:
    rows = tables["revenue"].dropna(subset=["variance_pct"])
    assert len(rows) == 38
    for row in rows.itertuples():
        computed = 100 * row.variance_k / row.budget_k if row.budget_k else 0.0
        assert round_half_up(computed, 1) == row.variance_pct, row.line


@pytest.mark.parametrize("amount", AMOUNTS)
def test_lines_add_to_their_subtotals(tables: Tables, amount: str) -> None:
    rows = tables["revenue"].query("view == 'service_area'")
    lines = rows[rows["level"] == "line"].groupby("section")[amount].sum()
    subtotals = rows[rows["level"] == "subtotal"].set_index("section")[amount]
    assert len(subtotals) == 4
    assert (lines[subtotals.index] == subtotals).all()


@pytest.mark.parametrize("amount", AMOUNTS)
@pytest.mark.parametrize(("view", "lines"), [("service_area", 20), ("high_risk", 12)])
def test_lines_and_roundings_add_to_the_total(
    tables: Tables, view: str, lines: int, amount: str
) -> None:
    rows = tables["revenue"].query("view == @view")
    parts = rows[rows["level"].isin(["line", "rounding"])]
    assert (parts["level"] == "line").sum() == lines
    assert parts[amount].sum() == rows.loc[rows["level"] == "total", amount].item()


def test_the_printed_changes_of_new_plans_hold(tables: Tables) -> None:
    new = tables["ehc_new_plans"]
    whole = new[new["to_date"].dt.month == 8]
    assert whole["plans"].diff().dropna().tolist() == whole["printed_change"].dropna().tolist()
    # The part of a year cannot be checked: the same part of the year before is not printed.
    assert len(new) - len(whole) == 1


def test_cohorts_add_up_and_their_percentages_hold_but_for_the_known_ones(
    tables: Tables,
) -> None:
    cohorts = tables["early_help_cohorts"].set_index(["cohort", "outcome"])
    children = cohorts["children"]
    closure, down = children["closure"], children["step_down"]
    assert (
        closure["closed_to_family_support"] - closure["still_open_to_social_care"]
        == closure["closed_to_both"]
        == closure["not_rereferred"] + closure["rereferred"]
    )
    assert closure["rereferred"] == closure["social_care"] + closure["early_help"]
    assert down["stepped_down"] == down["not_rereferred"] + down["rereferred"]
    assert down["not_rereferred"] == down["closed_to_all"] + down["open_to_early_help_only"]
    assert down["rereferred"] == down["social_care"] + down["early_help"]

    wholes = {("closure", True): "rereferred", ("closure", False): "closed_to_both"}
    off = {}
    for (cohort, outcome), row in cohorts.dropna(subset=["printed_pct"]).iterrows():
        breakdown = outcome.startswith(("social_care", "early_help"))
        whole = wholes.get((cohort, breakdown), "stepped_down")
        computed = round_half_up(100 * row["children"] / children[cohort][whole], 1)
        if computed != row["printed_pct"]:
            off[cohort, outcome] = (row["printed_pct"], computed)
    assert off == COHORT_PERCENTAGES_THAT_DO_NOT_HOLD


def test_agency_headcount_and_share_agree_but_for_the_known_month(tables: Tables) -> None:
    workforce = tables["workforce"].pivot(index="as_at", columns="measure", values="value")
    table = workforce.loc["2019-12-01":"2020-05-01"]
    assert len(table) == 6
    posts = table["vacancy_fte"] / table["vacancy_pct"] * 100
    implied = posts * table["agency_pct"] / 100
    off = (implied - table["agency_headcount"]).abs() > 1
    assert [f"{when:%Y-%m-%d}" for when in table.index[off]] == AGENCY_MONTHS_THAT_DISAGREE


def test_the_claims_still_needed_are_the_printed_ones(tables: Tables) -> None:
    year = tables["supporting_families"].set_index("financial_year").loc["2022-23"]
    assert year["target_families"] - year["claims"] == 81  # printed with 16%; it is 16.6


def test_every_reading_of_the_scanned_table_is_about_a_figure_in_it(tables: Tables) -> None:
    figures = set(zip(tables["workforce"]["as_at"], tables["workforce"]["measure"], strict=True))
    for row in tables["workforce_readings"].itertuples():
        assert row.measure == "all" or (row.as_at, row.measure) in figures
