"""A build of what has not changed ends at once; whatever has changed is noticed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from glosanalysis.book.unchanged import is_built, made_from, note_built
from glosanalysis.checkout.project import Project

PAGE = "_build/html/index.html"
FILES = (
    *("_config.yml", "_toc.yml", "CHANGELOG.md", "data/sources.csv", "data/published/plans.csv"),
    *("notebooks/ehcp.ipynb", "book/index.md", "book/_static/glosanalysis.css"),
    *("book/reports/2022-23-Q4/overview.ipynb", PAGE, "_build/html/reports/overview.html"),
)


def written(name: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / name).write_text("something else", encoding="utf-8")

    return change


def gone(name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).unlink()


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Give a small checkout as a good build leaves it."""
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    monkeypatch.setenv("GLOSANALYSIS_ROOT", str(tmp_path))
    project = Project(tmp_path)
    note_built(project, made_from(project))
    return project


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("how", [written, gone])
def test_any_change_is_noticed(
    built: Project, name: str, how: Callable[[str], Callable[[Path], None]]
) -> None:
    assert is_built(built)
    how(name)(built.root)
    assert not is_built(built)


@pytest.mark.parametrize("name", ["data/returns/new.csv", "book/new.md", "_build/html/new.html"])
def test_what_has_come_is_noticed(built: Project, name: str) -> None:
    (built.root / name).parent.mkdir(parents=True, exist_ok=True)
    written(name)(built.root)
    assert not is_built(built)


def test_what_changes_while_it_is_built_is_not_built(built: Project) -> None:
    sources = made_from(built)
    written("book/index.md")(built.root)
    note_built(built, sources)
    assert not is_built(built)


def test_another_version_of_a_library_is_noticed(
    built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glosanalysis.checkout.contents.installed", list)
    assert not is_built(built)


def test_a_damaged_note_is_not_believed(built: Project) -> None:
    written("_build/built")(built.root)
    assert not is_built(built)


def test_a_build_with_nothing_to_do_says_so_and_reads_no_table(
    built: Project, monkeypatch: pytest.MonkeyPatch, command
) -> None:
    monkeypatch.setattr("glosanalysis.data.loading.load", lambda _: pytest.fail("tables were read"))
    code, out, _ = command("build")
    assert code == 0
    assert out == f"nothing has changed: the book is at {built.root / PAGE}\n"


def test_a_good_build_notes_what_it_made(site: Path, tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(site.parents[1], root, symlinks=True)
    assert is_built(Project(root))
