"""A wrong skip is worse than a slow run: each thing that a report is made from counts."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.commentary import place_of
from glosanalysis.data.loading import load
from glosanalysis.execution import toolchain
from glosanalysis.execution.cluster import Kit
from glosanalysis.forking.server import likely_stale
from glosanalysis.publication.inputs import Inputs
from glosanalysis.quarter import Quarter

TASK = ReportKey(Quarter.parse("2022-23-Q2"), "ehcp")


def ingredients(root: Path) -> dict[str, str]:
    return Inputs(Project(root), load(root / "data")).of(TASK)


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [name for name in before if before[name] != after[name]]


def test_nothing_changed(checkout: Path) -> None:
    assert ingredients(checkout) == ingredients(checkout)


def test_a_template_counts(checkout: Path) -> None:
    before = ingredients(checkout)
    path = checkout / "notebooks" / "ehcp.ipynb"
    path.write_text(path.read_text() + "\n")
    assert changed(before, ingredients(checkout)) == ["template"]


def test_the_locked_environment_counts(checkout: Path) -> None:
    before = ingredients(checkout)
    (checkout / "requirements.lock").write_text("pandas==0.1\n")
    assert changed(before, ingredients(checkout)) == ["environment"]


def test_the_version_of_python_counts(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ingredients(checkout)
    monkeypatch.setattr(toolchain.platform, "python_version", lambda: "3.99.0")
    assert changed(before, ingredients(checkout)) == ["environment"]


def test_the_source_of_the_package_counts(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = ingredients(checkout)
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "other.py").write_text("x = 1\n")
    monkeypatch.setattr(toolchain, "_PACKAGE", tmp_path / "package")
    assert changed(before, ingredients(checkout)) == ["package"]


@pytest.mark.parametrize(
    ("table", "old", "new", "counts"),
    [
        ("ehc_new_plans", "788", "789", True),
        ("ehc_new_plans", "235", "236", False),
        ("ehc_plans", "5295", "5296", False),
        ("supporting_families", "406", "407", False),
        ("ehc_plans", "Paragraph 1.3", "Paragraph 1.4", True),
        ("placements", "2011-04,total,151", "2011-04,total,152", True),
    ],
)
def test_a_row_counts_if_the_quarter_can_see_it(
    checkout: Path, table: str, old: str, new: str, counts: bool
) -> None:
    before = ingredients(checkout)
    path = checkout / "data" / "published" / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert changed(before, ingredients(checkout)) == (["data"] if counts else [])


def test_a_later_row_and_its_new_source_do_not_count(checkout: Path) -> None:
    before = ingredients(checkout)
    with (checkout / "data" / "sources.csv").open("a") as file:
        csv.writer(file).writerow(["new", "A new paper", "The council", "2024-01-01", "new", ""])
    with (checkout / "data" / "published" / "ehc_plans.csv").open("a") as file:
        csv.writer(file).writerow(["2024-01-31", "6000", "new", "Page 1"])
    assert changed(before, ingredients(checkout)) == []


def test_the_title_of_a_cited_source_counts(checkout: Path) -> None:
    before = ingredients(checkout)
    path = checkout / "data" / "sources.csv"
    path.write_text(path.read_text().replace("SEND Services: update report", "SEND update"))
    assert changed(before, ingredients(checkout)) == ["data"]


def test_what_is_likely_stale_is_guessed_from_times_and_folders(checkout: Path) -> None:
    project = Project(checkout)
    assert likely_stale(project, project.reports, [])
    (project.reports / "2022-23-Q2").mkdir()
    project.work.mkdir(exist_ok=True)
    (project.work / "made-0.json").write_text("{}")
    assert not likely_stale(project, project.reports, ["2022-23-Q2"])
    assert likely_stale(project, project.reports, ["2022-23-Q2", "2022-23-Q3"])
    table = checkout / "data" / "published" / "claims.csv"
    as_it_was = table.stat().st_mtime
    os.utime(table, (2**31, 2**31))
    assert likely_stale(project, project.reports, ["2022-23-Q2"])
    os.utime(table, (as_it_was, as_it_was))
    assert not likely_stale(project, project.reports, ["2022-23-Q2"])
    comment = place_of(project.data, TASK.quarter, TASK.theme)
    comment.parent.mkdir(parents=True)
    comment.write_text("A comment")
    os.utime(comment, (2**31, 2**31))
    assert likely_stale(project, project.reports, ["2022-23-Q2"])


def test_a_report_takes_all_tables_and_comments_to_a_cluster(whole_checkout: Path) -> None:
    comment = place_of(whole_checkout / "data", TASK.quarter, TASK.theme)
    comment.parent.mkdir(parents=True)
    comment.write_text("A comment")
    sent = {name for name, _ in Kit.of(Project(whole_checkout), ["ehcp"]).files}
    held = [*(whole_checkout / "data").rglob("*.csv"), comment]
    assert {path.relative_to(whole_checkout).as_posix() for path in held} <= sent
