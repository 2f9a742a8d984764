"""A part is kept for what it was made from, by what it was made with, and if it is whole."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from glosanalysis.checkout import kept as module
from glosanalysis.checkout.kept import Kept
from glosanalysis.checkout.project import Project

FILE = Path("_build") / "kept" / "sizes.json"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a checkout in which the part of one text is kept."""
    found = Project(tmp_path)
    assert asked_of(found, "a page") == ([6], 1)
    return found


def asked_of(project: Project, *texts: str, made_with: str = "rules") -> tuple[list[int], int]:
    """Ask for the parts of some texts; give them, and how many had to be made."""
    made: list[str] = []

    def size(text: str) -> int:
        made.append(text)
        return len(text)

    kept = Kept(project, "sizes", made_with)
    found = [kept.part(text, text, partial(size, text)) for text in texts]
    kept.save()
    return found, len(made)


def test_what_is_kept_is_not_made_again(project: Project) -> None:
    assert asked_of(project, "a page") == ([6], 0)
    assert asked_of(project, "a page", "another") == ([6, 7], 1)


def test_what_is_made_from_something_else_is(project: Project) -> None:
    kept = Kept(project, "sizes", "rules")
    assert kept.part("a page", "changed", lambda: 7) == 7


def test_all_is_made_again_with_other_rules_or_another_version(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked_of(project, "a page", made_with="others") == ([6], 1)
    assert asked_of(project, "a page") == ([6], 1)
    monkeypatch.setattr(module, "code_and_libraries", lambda: "of another version")
    assert asked_of(project, "a page") == ([6], 1)


def test_a_part_that_was_damaged_is_not_believed(project: Project) -> None:
    file = project.root / FILE
    whole = json.loads(file.read_text())
    seal, _ = whole["a page"]
    for damaged in (
        json.dumps({"a page": [seal, 7]}),
        json.dumps({"a page": [7]}),
        json.dumps([whole]),
        json.dumps(whole)[:-5],
        "",
    ):
        file.write_text(damaged)
        assert asked_of(project, "a page") == ([6], 1)


def test_a_part_under_the_name_of_another_is_not_believed(project: Project) -> None:
    file = project.root / FILE
    file.write_text(json.dumps({"another": json.loads(file.read_text())["a page"]}))
    assert asked_of(project, "another") == ([7], 1)


def test_what_nobody_asked_for_goes(project: Project) -> None:
    assert asked_of(project, "another") == ([7], 1)
    assert asked_of(project, "a page") == ([6], 1)
