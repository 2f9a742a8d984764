"""``glosanalysis paper``: what it writes, and a plain line for each slip."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from docx import Document
from papers import planted

import glosanalysis.extras
from glosanalysis.checkout.project import Project
from glosanalysis.cli import main
from glosanalysis.data.tables import Tables
from glosanalysis.disclosure.scan import scan
from glosanalysis.errors import WrongUsage
from glosanalysis.paper.blocks import Paper
from glosanalysis.paper.pdf import as_pdf
from glosanalysis.paper.site import put_papers
from glosanalysis.paper.word import as_docx
from glosanalysis.quarter import Quarter

QUARTER = Quarter(2024, 4)


def ended(*arguments: str) -> int:
    with pytest.raises(SystemExit) as end:
        main(["paper", *arguments])
    return int(end.value.code or 0)


def test_it_writes_both_files_here_and_says_so(
    project: Project,
    pdf: bytes,
    docx: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GLOSANALYSIS_ROOT", str(project.root))
    monkeypatch.chdir(tmp_path)
    assert ended("2024-25-Q4") == 0
    assert "the paper is at 2024-25-Q4.pdf and 2024-25-Q4.docx" in capsys.readouterr().out
    assert (tmp_path / "2024-25-Q4.pdf").read_bytes() == pdf
    assert (tmp_path / "2024-25-Q4.docx").read_bytes() == docx


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("2011-12-Q1",), "2011-12-Q1 is not published; published are: 2016-17-Q4, "),
        (("2024-25-Q5",), "2024-25-Q5"),
        (("2024-25-Q4", "--to", "a.odt"), "a.odt is not the name of a paper: must end in .pdf or"),
        (
            ("2024-25-Q4", "--to", "a.pdf", "--template", "b.docx"),
            "--template is for a DOCX: a PDF takes no styles of a template",
        ),
        (("2024-25-Q4", "--template", "b.docx"), "b.docx does not exist: --template takes a DOCX"),
        (("2024-25-Q4", "--template", "."), ". does not exist: --template takes a DOCX"),
    ],
)
def test_a_slip_is_told_in_one_line_and_nothing_is_written(
    project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.setenv("GLOSANALYSIS_ROOT", str(project.root))
    monkeypatch.chdir(tmp_path)
    assert ended(*arguments) == 2
    err = capsys.readouterr().err
    assert told in err
    assert len(err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def damaged(tmp_path: Path) -> dict[str, Path]:
    """Write what is called a DOCX and is none, or none any more."""
    whole = tmp_path / "whole.docx"
    Document().save(str(whole))
    files = {name: tmp_path / f"{name}.docx" for name in ("text", "zip", "cut", "inside", "bare")}
    files["text"].write_text("A template")
    files["cut"].write_bytes(whole.read_bytes()[:-400])
    with zipfile.ZipFile(files["zip"], "w") as archive:
        archive.writestr("a.txt", "a")
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(files["inside"], "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w:" if name == "word/document.xml" else old.read(name))
    document = Document()
    body = document.element.body
    body.remove(body.sectPr)
    document.save(str(files["bare"]))
    return files


@pytest.mark.parametrize("name", ["text", "zip", "cut", "inside"])
def test_a_template_that_is_no_docx_is_told_plainly(
    paper: Paper, tmp_path: Path, name: str
) -> None:
    template = damaged(tmp_path)[name]
    with pytest.raises(WrongUsage, match=f"{name}.docx is no DOCX that can be read"):
        as_docx(paper, template)


def test_a_template_without_a_page_is_told_plainly(paper: Paper, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"bare\.docx has no page that says how large it is"):
        as_docx(paper, damaged(tmp_path)["bare"])


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    found = glosanalysis.extras.find_spec
    monkeypatch.setattr(
        glosanalysis.extras, "find_spec", lambda name: None if name == "typst" else found(name)
    )


@pytest.mark.usefixtures("without_the_extra")
def test_without_its_extra_the_command_says_what_to_install(
    project: Project,
    paper: Paper,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GLOSANALYSIS_ROOT", str(project.root))
    told = 'writing a paper needs the extra "paper": pip install "glosanalysis[paper]"'
    assert ended("2024-25-Q4") == 2
    assert capsys.readouterr().err.strip() == told
    for write in (as_pdf, as_docx):
        with pytest.raises(WrongUsage, match="writing a paper needs the extra"):
            write(paper)


@pytest.mark.usefixtures("without_the_extra")
def test_and_the_site_has_no_papers_and_whoever_looks_through_it_says_so_of_a_pdf(
    project: Project, tables: Tables, pdf: bytes, tmp_path: Path
) -> None:
    assert put_papers(project, lambda: tables.sources, tmp_path / "site") == set()
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert [each.what for each in scan([tmp_path])] == ["a PDF that cannot be read here"]


def test_a_build_makes_a_paper_anew_only_where_something_in_it_may_have_changed(
    project: Project, tables: Tables, tmp_path: Path
) -> None:
    book, site = planted(project, tmp_path / "book", QUARTER, {}), tmp_path / "site"
    made = sorted(put_papers(book, lambda: tables.sources, site))
    folder = site / "book" / "reports" / str(QUARTER)
    assert made == [folder / "2024-25-Q4.docx", folder / "2024-25-Q4.pdf"]
    first = made[1].read_bytes()

    stamp = book.work / "papers" / str(QUARTER)
    before = stamp.read_text()
    put_papers(book, lambda: tables.sources, site)
    assert stamp.read_text() == before

    made[1].write_bytes(b"not what was made")
    put_papers(book, lambda: tables.sources, site)
    assert made[1].read_bytes() == first

    methods = book.book / "methods.md"
    methods.write_text(methods.read_text().replace("**Taken over.**", "**Copied.**"))
    put_papers(book, lambda: tables.sources, site)
    assert made[1].read_bytes() != first


def test_and_not_where_another_part_of_a_page_or_of_the_register_has_changed(
    project: Project, tables: Tables, tmp_path: Path
) -> None:
    book, site = planted(project, tmp_path / "book", QUARTER, {}), tmp_path / "site"
    cited = json.loads((book.reports / str(QUARTER) / "provenance.json").read_text())["sources"][0]
    methods, register = book.book / "methods.md", book.data / "sources.csv"
    register.write_text(f"source_id,title\n{cited},A title\n")
    put_papers(book, lambda: tables.sources, site)

    methods.write_text(f"{methods.read_text()}\nMore on methods.\n")
    register.write_text(f"{register.read_text()}of-no-paper,A title\n")
    put_papers(book, lambda: pytest.fail("a paper was made"), site)

    register.write_text(register.read_text().replace(f"{cited},A", f"{cited},Another"))
    with pytest.raises(LookupError, match="a paper is made"):
        put_papers(book, raising(LookupError("a paper is made")), site)


def raising(error: Exception) -> Callable[[], pd.DataFrame]:
    def ask() -> pd.DataFrame:
        raise error

    return ask


def test_more_papers_than_are_to_be_made_at_once_are_left(
    project: Project, tables: Tables, tmp_path: Path
) -> None:
    book, site = planted(project, tmp_path / "book", QUARTER, {}), tmp_path / "site"
    put_papers(book, lambda: tables.sources, site, most=0)
    assert not list(site.rglob("*.pdf"))
