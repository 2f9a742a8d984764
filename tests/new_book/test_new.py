"""A new folder is a book of any authority, of what there is and nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from copies import IN_A_COPY

from glosanalysis.authority import read
from glosanalysis.book.sphinx_ext.by_feed import keep_parts
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.errors import WrongUsage
from glosanalysis.new_book import make_folder
from glosanalysis.new_book.carried import COPIED
from glosanalysis.new_book.found import find
from glosanalysis.pages.generated import generated_pages
from glosanalysis.parts_by_feed import feeds_in
from glosanalysis.themes import THEMES, in_book

ROOT = Path(__file__).resolve().parents[2]
REGISTER = ROOT / "data" / "releases" / "areas.csv"
pytestmark = pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone has no releases")
FED_BY_RELEASES = ["help_protection", "ehcp", "placements", "children_in_care", "workforce"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_folder(tmp_path / "book", "E06000063")
    return tmp_path / "book"


@pytest.mark.parametrize(
    ("asked", "code", "old_code", "council"),
    [
        ("E10000008", "E10000008", "878", "Devon County Council"),
        ("camden", "E09000007", "202", "Camden Council"),
        ("North Yorkshire", "E06000065", "815", "North Yorkshire Council"),
    ],
)
def test_an_authority_is_found(asked: str, code: str, old_code: str, council: str) -> None:
    found = find(REGISTER, asked)
    assert (found.code, found.old_code, found.council) == (code, old_code, council)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("E10000009", "E10000009, Dorset, ended on 2019-03-31: today it is E06000059, Dorset"),
        ("E10000023", "North Yorkshire, ended on 2023-03-31: today it is E06000065"),
        ("Devn", "'Devn' is no authority with children's services: Devon, E10000008, is meant?"),
        ("E12000009", "'E12000009' is no authority with children's services, as E10000008 is"),
    ],
)
def test_what_is_none_or_no_longer_one_is_told(asked: str, told: str) -> None:
    with pytest.raises(WrongUsage, match=re.escape(told)):
        find(REGISTER, asked)


def test_nothing_is_written_into_a_folder_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    with pytest.raises(WrongUsage, match="is there already, and not empty"):
        make_folder(tmp_path, "E10000008")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_is_whole(folder: Path) -> None:
    settings = read(folder / "data")
    assert (settings.name, settings.code, settings.region) == (
        "Cumberland",
        "E06000063",
        "E12000002",
    )
    assert all((folder / name).exists() for name in COPIED)
    tables = load(folder / "data")
    assert not tables.has_papers
    assert feeds_in(folder / "data") == {"releases"}
    assert tables.absent == set(tables.frames)
    assert len((folder / "README.md").read_text(encoding="utf-8").splitlines()) < 40
    assert "ssd_*.csv" in (folder / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_no_written_file_names_the_authority_that_the_package_comes_from(folder: Path) -> None:
    written = [
        path for path in folder.rglob("*") if path.is_file() and "releases" not in path.parts
    ]
    assert len(written) > 60
    own = re.compile(rb"gloucestershire", re.IGNORECASE)
    assert [path.name for path in written if own.search(path.read_bytes())] == []


def test_only_themes_that_something_could_be_told_of_have_pages(folder: Path) -> None:
    project = Project(folder)
    tables = load(project.data)
    assert list(in_book(tables)) == FED_BY_RELEASES
    pages = generated_pages(project, tables)
    themes = [Path(name).stem for name in pages if name.startswith("book/themes/")]
    assert themes == FED_BY_RELEASES
    contents = pages["_toc.yml"].decode()
    assert [id_ for id_ in THEMES if f"themes/{id_}" in contents] == FED_BY_RELEASES
    assert "book/audit" not in contents


def test_an_indicator_without_a_table_is_not_missed(folder: Path) -> None:
    tables = load(folder / "data")
    expected = {
        each.id for each in THEMES["ehcp"].indicators if THEMES["ehcp"].expects(each, tables)
    }
    assert "ehc_20w_pct" in expected
    assert not {"ehc_plans", "ehc_caseload", "ehc_growth_per_year"} & expected
    assert not THEMES["voice"].is_in_book(tables)


def test_a_table_with_a_row_brings_its_theme_in(folder: Path) -> None:
    papers = folder / "data" / "sources.csv"
    papers.write_text(papers.read_text() + "a,A paper,The council,2024-05-01,a,\n")
    # A paper that is registered and not yet transcribed tells nothing.
    assert not load(folder / "data").has_papers
    assert "papers" not in feeds_in(folder / "data")
    table = folder / "data" / "published" / "training.csv"
    row = {"month": "2024-04", "delegates": "5", "source_id": "a", "locator": "page 1"}
    header = table.read_text().strip().split(",")
    table.write_text(",".join(header) + "\n" + ",".join(row.get(n, "RPC") for n in header) + "\n")
    tables = load(folder / "data")
    assert tables.has_papers
    assert "papers" in feeds_in(folder / "data")
    assert list(in_book(tables)) == ["early_help", *FED_BY_RELEASES]
    theme = THEMES["early_help"]
    assert [each.id for each in theme.indicators if theme.expects(each, tables)] == [
        "rpc_delegates"
    ]


def test_the_templates_of_the_folder_go_before_those_of_the_package(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = tmp_path / "carried" / "notebooks" / "ehcp.ipynb"
    carried.parent.mkdir(parents=True)
    carried.touch()
    monkeypatch.setattr("glosanalysis.checkout.project.CARRIED", tmp_path / "carried")
    own = folder / "notebooks" / "ehcp.ipynb"
    assert Project(folder).template("ehcp") == own
    own.unlink()
    assert Project(folder).template("ehcp") == carried


def test_a_book_is_made_and_run_with_no_other_book_at_hand(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("GLOSANALYSIS_ROOT", None)

    def call(place: Path, *arguments: str) -> str:
        command = [sys.executable, "-m", "glosanalysis.cli", *arguments]
        done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "a book of Camden, E09000007" in call(tmp_path, "new", "b", "--authority", "E09000007")
    book = tmp_path / "b"
    assert "38 tables, 0 rows, 25 releases, no fault" in call(book, "check")
    assert "0 failed" in call(book, "run", "2025-26-Q2")
    reports = book / "book" / "reports" / "2025-26-Q2"
    assert {path.stem for path in reports.glob("*.ipynb")} == {"overview", *FED_BY_RELEASES}
    assert "not_reported" not in (reports / "indicators.csv").read_text(encoding="utf-8")
    overview = nbformat.read(reports / "overview.ipynb", as_version=4)
    shown = str([cell.get("outputs") for cell in overview.cells])
    assert not re.search("voice|adoption|audit of the papers", shown, re.IGNORECASE)
    assert "England" in shown


def test_a_wheel_carries_all_that_is_copied() -> None:
    setup = (ROOT / "setup.py").read_text(encoding="utf-8")
    manifest = (ROOT / "MANIFEST.in").read_text(encoding="utf-8")
    for name in COPIED:
        assert f'"{name}"' in setup
        assert re.search(rf"(?:^| ){re.escape(name)}(?:\s|$)", manifest, re.MULTILINE)


def asked_in(book: Path, code: str) -> list[str]:
    """Run a line of Python in a book of its own; give the words that it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, str(book / "data")],
        env={**os.environ, "GLOSANALYSIS_ROOT": str(book), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_what_no_release_tells_of_an_authority_is_not_missed(folder: Path) -> None:
    """The population to 25 is of mid-2022, when Cumberland was none yet."""
    expected = asked_in(
        folder,
        "import sys; from pathlib import Path;"
        "from glosanalysis.data.loading import load;"
        "from glosanalysis.themes import THEMES;"
        "tables = load(Path(sys.argv[1]));"
        "print(*[i.id for t in THEMES.values() for i in t.indicators if t.expects(i, tables)])",
    )
    assert {"ehc_20w_pct", "ehc_plans_january", "cin_rate", "cla_week_cost"} <= set(expected)
    assert "ehc_per_1000" not in expected


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (["run"], "no quarter is in this book yet: name one, or give --new", 0),
        (["run", "2019-20-Q1"], "no figure is known for 2019-20-Q1: releases are shown from", 2),
        (["review", "2024-25-Q4"], "published are: none yet", 2),
        (["review", "--all"], "no quarter is published yet: glosanalysis run --new makes", 2),
        (["status"], "no quarter is in this book yet", 0),
    ],
)
def test_a_folder_without_a_quarter_says_what_to_do(
    folder: Path, words: list[str], said: str, code: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "glosanalysis.cli", *words],
        env={**os.environ, "GLOSANALYSIS_ROOT": str(folder), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == code
    assert said in done.stdout + done.stderr
    assert list((folder / "book" / "reports").glob("*-Q?")) == []


def test_an_audit_of_no_paper_says_so(folder: Path) -> None:
    said = asked_in(folder, "from glosanalysis.cli import main; main(['audit'])")
    assert " ".join(said) == "nothing to check: no paper of this book prints a figure that can be"


WORDS = {
    "papers": r"papers?",
    "releases": r"releases?|national|neighbours?",
    "returns": r"kept, and no",
}
"""What a page says only where a book has what it speaks of."""


@pytest.mark.parametrize("name", ["how-to-read", "methods", "cite", "index"])
@pytest.mark.parametrize("fed", [{"papers", "releases"}, {"releases"}, {"returns"}])
def test_a_page_speaks_only_of_what_the_book_is_fed_with(
    name: str, fed: set[str], tmp_path: Path
) -> None:
    for feed, register in (
        ("papers", "published/training.csv"),
        ("releases", "releases/register.csv"),
        ("returns", "returns/register.csv"),
    ):
        path = tmp_path / "data" / register
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("id,title\n" + "one,One\n" * (feed in fed), encoding="utf-8")
    own = ROOT / "glosanalysis" / "new_book" / "pages" / f"{name}.md"
    page = own if own.is_file() else ROOT / "book" / f"{name}.md"
    source = [page.read_text(encoding="utf-8")]
    keep_parts(SimpleNamespace(srcdir=str(tmp_path)), f"book/{name}", source)  # type: ignore[arg-type]
    assert "\n% " not in source[0]
    told = source[0].partition("## Counts from case records")[0]
    for feed in {*WORDS} - fed:
        assert not re.search(rf"(?i)\b({WORDS[feed]})\b", told), feed
    if name == "methods":
        assert all(re.search(rf"(?i)\b({WORDS[feed]})\b", told) for feed in fed)
    assert ("audit.md" in source[0]) is ("papers" in fed and name in ("how-to-read", "methods"))
