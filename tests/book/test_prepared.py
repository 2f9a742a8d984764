"""What is made before Sphinx starts is made once, and believed only of what it was made from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glosanalysis.book import prepared
from glosanalysis.book.beside import folder_beside
from glosanalysis.book.prepared import prepare
from glosanalysis.checkout.kept import Kept
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.pages.generated import generated_pages

SOURCES = ("_config.yml", "CHANGELOG.md", "requirements.lock", "data", "notebooks", "book")
ROOT = Path(__file__).resolve().parents[2]
QUARTERS = ("2020-21-Q1", "2022-23-Q2")
NOT_NEEDED = ("seaborn", "scipy", "duckdb", "typst", "glosanalysis.data.loading")
SPHINX = f"""
import sys
from jupyter_book.cli.main import main
main(["build", ".", "--quiet", "--warningiserror", "--nitpick"], standalone_mode=False)
print("imported:", sorted(set({NOT_NEEDED}) & set(sys.modules)))
"""


@pytest.fixture
def book(tmp_path: Path) -> Project:
    """Copy what a site is made from, without what a build writes."""
    root = tmp_path / "checkout"
    root.mkdir()
    for name in SOURCES[:3]:
        shutil.copy2(ROOT / name, root)
    left_out = shutil.ignore_patterns("reports", "years", "themes")
    for name in SOURCES[3:]:
        shutil.copytree(ROOT / name, root / name, ignore=left_out)
    added(Project(root), QUARTERS[0])
    return Project(root)


def added(book: Project, quarter: str) -> None:
    shutil.copytree(ROOT / "book" / "reports" / quarter, book.reports / quarter)


def nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "_loaded", lambda _: pytest.fail("the tables were read"))


def reading(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note each reading of the tables from their files."""
    read: list[Path] = []
    monkeypatch.setattr(
        "glosanalysis.data.loading.load", lambda data: (read.append(data), load(data))[1]
    )
    return read


def test_all_is_kept_after_a_first_build(book: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not (book.root / "_toc.yml").exists()
    prepare(book)
    assert (book.root / "_toc.yml").is_file()
    nothing_is_read(monkeypatch)
    prepare(book)


def test_another_page_by_hand_is_listed_or_left_out(book: Project) -> None:
    prepare(book)
    assert "book/cite" in (book.root / "_toc.yml").read_text(encoding="utf-8")
    (book.book / "cite.md").unlink()
    prepare(book)
    assert "book/cite" not in (book.root / "_toc.yml").read_text(encoding="utf-8")


def test_a_new_quarter_gives_the_pages_that_are_made_of_nothing_kept(
    book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(book)
    added(book, QUARTERS[1])
    read = reading(monkeypatch)
    prepare(book)
    assert read == []
    for name, content in generated_pages(book, load(book.data)).items():
        assert (book.root / name).read_bytes() == content, name


@pytest.mark.parametrize("name", ["tables", "pages.json"])
def test_what_is_kept_and_damaged_is_not_believed(
    book: Project, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    prepare(book)
    kept = book.work / "kept" / name
    held = kept.read_bytes()
    assert b"The" in held or name == "tables"
    kept.write_bytes(held[:-10] if name == "tables" else held.replace(b"The", b"No"))
    added(book, QUARTERS[1])
    read = reading(monkeypatch)
    prepare(book)
    assert len(read) == (name == "tables")
    for page, content in generated_pages(book, load(book.data)).items():
        assert (book.root / page).read_bytes() == content, page


def test_what_another_version_has_kept_is_not_believed(
    book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(book, "sums")
    kept.part("a", "1", lambda: "then")
    kept.save()
    assert Kept(book, "sums").part("a", "1", lambda: "now") == "then"
    prepare(book)
    monkeypatch.setattr("glosanalysis.checkout.contents.installed", list)
    assert Kept(book, "sums").part("a", "1", lambda: "now") == "now"
    read = reading(monkeypatch)
    prepare(book)
    assert len(read) == 1


def test_what_another_file_of_data_was_kept_of_is_not_believed(
    book: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(book)
    table = book.data / "published" / "adoption_ages.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Graph 1", "Graph 9"))
    read = reading(monkeypatch)
    prepare(book)
    assert len(read) == 1


def test_what_lies_beside_pages_is_made_again_where_it_is_damaged_or_gone(book: Project) -> None:
    prepare(book)
    folder = folder_beside(book)
    made = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {path.suffix for path in made} >= {".csv", ".parquet", ".xlsx", ".xml", ".pdf"}
    gone, damaged, stray = *sorted(made)[:2], folder / "book" / "old.pdf"
    gone.unlink()
    damaged.write_bytes(b"half")
    stray.write_bytes(b"of an earlier edition")
    prepare(book)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == made


def test_sphinx_reads_no_table_and_loads_nothing_that_draws_once_all_is_made(book: Project) -> None:
    prepare(book)
    done = subprocess.run(
        [sys.executable, "-c", SPHINX],
        cwd=book.root,
        env={**os.environ, "GLOSANALYSIS_ROOT": str(book.root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "imported: []" in done.stdout
    paper = f"book/reports/{QUARTERS[0]}/{QUARTERS[0]}.pdf"
    assert (book.work / "html" / paper).read_bytes() == (folder_beside(book) / paper).read_bytes()


def test_a_report_that_cannot_be_read_is_left_for_sphinx_to_tell_of(book: Project) -> None:
    report = book.reports / QUARTERS[0] / "overview.ipynb"
    report.write_text("{", encoding="utf-8")
    prepare(book)
    assert not list(folder_beside(book).rglob("*.pdf"))
