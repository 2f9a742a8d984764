"""A command that changes nothing says again what it said, of the same bytes and no others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

ASKED = (
    ("check",),
    ("check", "--strict"),
    ("status",),
    ("audit", "--format", "csv"),
    ("indicators", "2017-18-Q3"),
)


class Tomorrow(date):
    @classmethod
    def today(cls) -> Tomorrow:
        return cls(2100, 1, 1)


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Count how often tables have been loaded since the last look."""
    from glosanalysis.data import loading

    calls: list[Path] = []
    load = loading.load
    monkeypatch.setattr(loading, "load", lambda data: calls.append(data) or load(data))

    def since() -> int:
        count = len(calls)
        calls.clear()
        return count

    return since


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_it_says_the_same_and_works_nothing_out(
    checkout: Path, command, worked_out, words: tuple[str, ...]
) -> None:
    first = command(*words)
    assert worked_out()
    assert command(*words) == first
    # Warnings count as faults with --strict, and what ends with a fault is always asked anew.
    assert bool(worked_out()) == (first[0] != 0)


def test_one_question_is_not_answered_with_another_ones_answer(checkout: Path, command) -> None:
    table = command("indicators", "2017-18-Q3")
    assert command("indicators", "2017-18-Q3", "--format", "json") != table
    assert command("indicators", "2022-23-Q3") != table


def answer_damaged(root: Path) -> None:
    for path in (root / "_build" / "answers").iterdir():
        path.write_text(path.read_text().replace("no fault", "all is well"))


def answer_cut(root: Path) -> None:
    for path in (root / "_build" / "answers").iterdir():
        path.write_text(path.read_text()[:-5])


def template_changed(root: Path) -> None:
    (root / "notebooks" / "ehcp.ipynb").write_text("{}")


def report_changed(root: Path) -> None:
    (root / "book" / "reports" / "stray.csv").write_text("")


def run_noted(root: Path) -> None:
    (root / "_build" / "made-0.json").write_text("{}")


@pytest.mark.parametrize(
    "change",
    [answer_damaged, answer_cut, template_changed, report_changed, run_noted],
    ids=lambda change: change.__name__,
)
def test_what_has_changed_is_asked_anew(checkout: Path, command, worked_out, change) -> None:
    first = command("check")
    worked_out()
    change(checkout)
    assert command("check") == first
    assert worked_out()


def test_a_fault_is_found_though_there_was_none_before(checkout: Path, command) -> None:
    assert command("check")[0] == 0
    path = checkout / "data" / "published" / "placements.csv"
    whole = path.read_text()
    path.write_text(whole.replace(",", ",x", 40))
    assert command("check")[0] == 3
    path.write_text(whole)
    assert command("check")[0] == 0


@pytest.mark.parametrize(
    ("place", "instead"),
    [
        ("glosanalysis.checkout.answers.date", Tomorrow),
        ("glosanalysis.checkout.contents.installed", lambda: ["pandas-9.dist-info"]),
        ("glosanalysis.checkout.contents.below", lambda *folders: []),
    ],
)
def test_another_day_another_library_or_another_package_is_asked_anew(
    checkout: Path, command, worked_out, monkeypatch: pytest.MonkeyPatch, place: str, instead
) -> None:
    command("check")
    worked_out()
    monkeypatch.setattr(place, instead)
    command("check")
    assert worked_out()


def test_what_changes_meanwhile_is_not_kept(
    checkout: Path, command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from glosanalysis.data import loading

    load = loading.load

    def loaded_as_it_changes(data: Path):
        tables = load(data)
        (checkout / "book" / "new.md").write_text("somebody writes")
        return tables

    monkeypatch.setattr(loading, "load", loaded_as_it_changes)
    command("check")
    assert not (checkout / "_build" / "answers").exists()


def test_a_run_with_nothing_to_do_says_so_again_and_executes_what_changes(
    checkout: Path, command, worked_out
) -> None:
    assert command("run", "2017-18-Q3")[0] == 0
    nothing = command("run", "2017-18-Q3")
    assert " 0 failed" in nothing[1]
    worked_out()
    assert command("run", "2017-18-Q3") == nothing
    assert not worked_out()
    (checkout / "book" / "reports" / "2017-18-Q3" / "placements.ipynb").write_text("{}")
    assert "1 executed" in command("run", "2017-18-Q3")[1]
    assert ", 0 up to date" in command("run", "2017-18-Q3", "--force")[1]
    assert ", 0 up to date" in command("run", "2017-18-Q3", "--force")[1]
