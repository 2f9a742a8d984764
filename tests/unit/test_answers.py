"""What was answered of a file is believed of the same bytes and rules only, and if it is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glosanalysis.checkout import answers as answers_module
from glosanalysis.checkout.answers import Answers
from glosanalysis.checkout.project import Project

KEPT = Path("_build") / "answers" / "size-of-files.json"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Give a page of which an answer is kept."""
    path = tmp_path / "page.md"
    path.write_text("a page")
    assert asked_of(path) == (6, 1)
    return path


def asked_of(*paths: Path) -> tuple[int, int]:
    """Ask for the size of the last file; give it, and how many had to be looked at."""
    looked_at: list[Path] = []

    def size(path: Path) -> int:
        looked_at.append(path)
        return path.stat().st_size

    with Answers(Project(paths[0].parent), "size") as answers:
        found = [answers.of(path, size) for path in paths]
    return found[-1], len(looked_at)


def test_the_same_bytes_are_not_looked_at_again(page: Path) -> None:
    page.write_text("a page")
    assert asked_of(page) == (6, 0)


def test_other_bytes_are(page: Path) -> None:
    page.write_text("another page")
    assert asked_of(page) == (12, 1)


def test_so_is_the_same_under_another_name(page: Path) -> None:
    """For a rule may rest on what a file is called."""
    assert asked_of(page.rename(page.with_suffix(".csv"))) == (6, 1)


def test_so_is_all_where_the_rules_are_others(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers_module, "rules", lambda: "of another version")
    assert asked_of(page) == (6, 1)


def test_an_answer_that_was_damaged_is_not_believed(page: Path) -> None:
    kept = page.parent / KEPT
    whole = json.loads(kept.read_text())
    (key,) = whole["answers"]
    for damaged in (
        json.dumps({**whole, "answers": {key: 7}}),
        json.dumps({**whole, "answers": [key]}),
        json.dumps(whole)[:-5],
        "[]",
    ):
        kept.write_text(damaged)
        assert asked_of(page) == (6, 1)


def test_what_nobody_asked_about_goes(page: Path) -> None:
    other = page.with_name("other.md")
    other.write_text("other")
    assert asked_of(other) == (5, 1)
    assert asked_of(page) == (6, 1)
