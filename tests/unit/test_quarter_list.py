"""What a quarter that comes between two others means for the later one."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosanalysis.checkout.project import Project
from glosanalysis.publication.quarter_list import told_anew
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
