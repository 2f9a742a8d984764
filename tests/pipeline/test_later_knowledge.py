"""Rows that became known later change nothing of a report, whatever days they describe."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest
from checkouts import REPORTS, digests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glosanalysis.catalogue import reports_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.tables import Tables
from glosanalysis.publication.indicator_csv import indicator_records
from glosanalysis.publication.inputs import Inputs
from glosanalysis.quarter import Quarter

QUARTERS = [Quarter.parse(text) for text in ("2017-18-Q3", "2020-21-Q1", "2022-23-Q3")]
WITH_ROWS = [name for name in PUBLISHED if name not in {"statements", "own_figures"}]


def changed(tables: Tables, name: str, row: int, days: int, quarter: Quarter) -> Tables:
    """Add a row like one of a table, of any day, published the day after the quarter knows."""
    frame = tables[name]
    known_on = pd.Timestamp(tables.known_by(quarter)) + timedelta(days=1)
    as_at = pd.Timestamp(quarter.last_day) - timedelta(days=days)
    extra = frame.iloc[[row % len(frame)]].assign(as_at=as_at, known_on=known_on)
    frames = {**tables.frames, name: pd.concat([extra, frame], ignore_index=True)}
    return replace(tables, frames=frames)


@settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))
@pytest.mark.parametrize("name", WITH_ROWS)
@given(row=st.integers(0, 500), days=st.integers(-400, 4000), which=st.sampled_from(QUARTERS))
def test_a_row_known_later_changes_nothing(
    project: Project, tables: Tables, name: str, row: int, days: int, which: Quarter
) -> None:
    after = changed(tables, name, row, days, which)
    assert Inputs(project, after).of_rows(which) == (Inputs(project, tables).of_rows(which))
    assert indicator_records(after, which) == indicator_records(tables, which)
    assert reports_of(which, after) == reports_of(which, tables)


def test_a_paper_of_today_on_old_days_changes_no_byte_of_a_report(
    checkout: Path, command, project: Project
) -> None:
    """Each table that can bear it gets rows of days that the quarter has seen already."""
    data, quarter = checkout / "data", "2020-21-Q1"
    with (data / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("late,A paper of later years,The council,2026-01-15,late,\n")
    for name, line in {
        "workforce": "2020-04-15,agency_pct,50,late,made up",
        "placements": "2020-03,total,400,late,made up",
        "ehc_plans": "2020-01-31,9000,late,made up",
        "revenue_statements": "2020-03-31,2019-20,variance_non_dsg,9999,£ thousand,late,made up",
        "supporting_families": "2019-20,500,400,2020-03-31,late,made up",
        "children_in_care": "2020-03-31,900,late,made up",
        "early_help_kpi": "2020-04,20,15,,late,made up",
    }.items():
        with (data / "published" / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    load(data)
    shutil.copytree(project.reports / quarter, checkout / REPORTS / quarter)
    code, out, err = command("run", quarter, "--force")
    assert (code, err) == (0, ""), out
    assert digests(checkout / REPORTS / quarter) == digests(project.reports / quarter)
