"""What a quarter that comes between two others means for the later one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.publication.quarter_list import not_told_yet, told_anew
from glosanalysis.quarter import Quarter

EVERY = ["2022-23-Q4", "2023-24-Q2", "2023-24-Q4", "2024-25-Q2"]


@pytest.fixture
def book(tmp_path: Path) -> Project:
    (tmp_path / "data").mkdir()
    lines = "".join(f"{quarter},2025-01-01\n" for quarter in EVERY)
    (tmp_path / "data" / "quarters.csv").write_text(f"quarter,known_by\n{lines}", encoding="utf-8")
    project = Project(tmp_path)
    for quarter in EVERY:
        (project.reports / quarter).mkdir(parents=True)
    return project


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ([], []),
        (["2024-25-Q2"], []),
        (["2023-24-Q2"], [("2023-24-Q4", "2023-24-Q2")]),
        (["2023-24-Q2", "2023-24-Q4"], [("2024-25-Q2", "2023-24-Q4")]),
        (
            ["2022-23-Q4", "2023-24-Q4"],
            [("2023-24-Q2", "2022-23-Q4"), ("2024-25-Q2", "2023-24-Q4")],
        ),
    ],
)
def test_the_quarter_after_one_that_is_new_is_told_anew(
    book: Project, added: list[str], told: list[tuple[str, str]]
) -> None:
    found = told_anew(book, map(Quarter.parse, added))
    assert [(str(after), str(before)) for after, before in found] == told


def known_on(tables: Tables, day: str) -> Tables:
    """Give three quarters, and a row of the first that was published on a day."""
    row = (
        tables["ehc_plans"]
        .head(1)
        .assign(as_at=pd.Timestamp("2022-09-30"), known_on=pd.Timestamp(day))
    )
    quarters = pd.DataFrame(
        {
            "quarter": ["2022-23-Q2", "2022-23-Q3", "2022-23-Q4"],
            "known_by": pd.to_datetime(["2022-10-31", "2023-01-31", "2023-04-30"]),
        }
    )
    return replace(tables, frames={"ehc_plans": row}, quarters=quarters)


BOTH = ["2022-23-Q2", "2022-23-Q3"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2022-10-31", []),
        # The quarter between told of it.
        ("2023-01-31", []),
        ("2023-02-01", BOTH),
        ("2023-04-30", BOTH),
        ("2023-05-01", []),
    ],
)
def test_earlier_quarters_would_know_what_is_new_in_the_one_that_was_run(
    five_papers: Tables, day: str, told: list[str]
) -> None:
    found = not_told_yet(known_on(five_papers, day), [Quarter.parse("2022-23-Q4")])
    assert [(str(each.quarter), each.rows) for each in found] == [(each, 1) for each in told]
