"""What the project says of itself is so."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MADE = ("_build/",)


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def citation() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(text("CITATION.cff"))
    return read


def test_all_name_the_same_version() -> None:
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert citation()["version"] == version
    cited = re.findall(r"version (\d+\.\d+\.\d+)", " ".join(text("book/cite.md").split()))
    assert cited
    assert set(cited) == {version}


def test_the_citation_is_of_the_last_release() -> None:
    released = r"^## (\S+) \((\d.+)\)$"  # what is unreleased has no day yet, and nobody cites it
    version, day = re.findall(released, text("CHANGELOG.md"), re.MULTILINE)[0]
    assert (citation()["version"], citation()["date-released"]) == (version, day)


def test_the_citation_has_what_its_format_asks_for() -> None:
    cited = citation()
    assert cited["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= cited.keys()
    assert cited["authors"] == [{"name": "The glosanalysis contributors"}]
    assert cited["license"] == tomllib.loads(text("pyproject.toml"))["project"]["license"]


def items() -> list[list[str]]:
    rows = [line for line in text("book/rap.md").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [row for row in cells if "Asked for" not in row]


def test_every_point_of_rap_has_a_standing_and_a_place() -> None:
    numbered = [row for row in items() if len(row) == 4]
    assert [int(row[0]) for row in numbered] == list(range(1, 19))
    assert len(items()) - len(numbered) >= 8
    for *_, standing, place in items():
        assert standing in ("Met", "Partly", "Not yet", "Not yet recorded")
        assert place.endswith(".")


def test_every_place_that_is_named_is_there() -> None:
    named = {name for row in items() for name in re.findall(r"`([^`\s]*[/.][^`\s]*)`", row[-1])}
    named |= {f"book/{name}" for row in items() for name in re.findall(r"\]\((\S+)\)", row[-1])}
    each_quarter = {"indicators.csv", "provenance.json"}
    missing = [name for name in named - each_quarter if not (ROOT / name).exists()]
    assert [name for name in missing if not name.startswith(MADE)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_needs_no_secret_and_may_write_nothing(path: Path) -> None:
    said = path.read_text(encoding="utf-8")
    assert "secrets" not in said
    assert yaml.safe_load(said)["permissions"] == {"contents": "read"}


def test_new_data_a_quarter_day_and_a_person_make_the_book_again() -> None:
    workflow = yaml.safe_load(text(".github/workflows/publish.yml"))
    when = workflow[True]  # YAML reads the word "on" as true
    assert when["push"]["paths"] == ["data/**"]
    assert [each["cron"] for each in when["schedule"]] == ["0 6 1 1,4,7,10 *"]
    assert "workflow_dispatch" in when
    runs = " ".join(step.get("run", "") for step in workflow["jobs"]["publish"]["steps"])
    assert all(name in runs for name in ("run --new", "make book", "make test", "review --all"))
