"""The example makes the book of a made-up council: all that a council adds of its own, built."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from copies import IN_A_COPY
from playwright.sync_api import Browser

from glosanalysis.errors import BadData
from glosanalysis.new_book import folder_by_settings
from tests.book.test_axe import DESKTOP, EVERYTHING, nothing_found, opened

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "example"
SETTINGS = tomllib.loads((EXAMPLE / "authority.toml").read_text(encoding="utf-8"))
NEWEST = "2025-26-Q2"
pytestmark = pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone has no releases")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "book"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("GLOSANALYSIS_ROOT", None)
    done = subprocess.run(
        [sys.executable, str(EXAMPLE / "make.py"), str(folder)],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def names(book: Path) -> list[str]:
    """Name the front page, the pages of the newest quarter and those of all quarters."""
    site = book / "_build" / "html"
    found = [*site.glob(f"book/reports/{NEWEST}/*.html"), *site.glob("book/themes/*.html")]
    return ["index.html", *(path.relative_to(site).as_posix() for path in sorted(found))]


def shown(book: Path, name: str) -> BeautifulSoup:
    path = book / "_build" / "html" / "book" / name
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_council_is_no_place_in_the_register() -> None:
    areas = (ROOT / "data" / "releases" / "areas.csv").read_text(encoding="utf-8")
    for key in ("name", "code"):
        assert SETTINGS[key] not in areas
    assert all(row["old_code"] != SETTINGS["old_code"] for row in csv.DictReader(areas.split("\n")))


def test_settings_that_are_there_begin_a_book_whole_or_not_at_all(tmp_path: Path) -> None:
    settings = folder_by_settings(tmp_path / "book", EXAMPLE / "authority.toml")
    assert settings.name == SETTINGS["name"]
    written = tmp_path / "book" / "data" / "authority.toml"
    assert written.read_bytes() == (EXAMPLE / "authority.toml").read_bytes()
    assert SETTINGS["council"] in (tmp_path / "book/book/cite.md").read_text(encoding="utf-8")
    (tmp_path / "wrong.toml").write_text("name = 3\n", encoding="utf-8")
    with pytest.raises(BadData, match="key name: has to be text"):
        folder_by_settings(tmp_path / "other", tmp_path / "wrong.toml")
    assert {path.name for path in tmp_path.iterdir()} == {"book", "wrong.toml"}


@pytest.mark.parametrize("more", [[], ["--authority", "Devon", "--settings", "authority.toml"]])
def test_either_an_authority_or_settings_are_named(more: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "glosanalysis.cli", "new", str(tmp_path / "b"), *more],
        cwd=EXAMPLE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("name --authority CODE, or --settings FILE.toml")
    assert not (tmp_path / "b").exists()


def test_twelve_quarters_are_returned_and_no_record_is_left(book: Path) -> None:
    (counted,) = (book / "data" / "returns").glob("records_*.csv")
    assert len({row["quarter"] for row in rows(counted)}) == 12
    assert not [*book.rglob("ssd_*"), *book.rglob("workers.csv"), *book.rglob("person.csv")]


def test_every_theme_that_records_feed_has_a_page(book: Path) -> None:
    fed = {path.parent.name for path in (ROOT / "glosanalysis" / "themes").glob("*/records.py")}
    assert fed == set(SETTINGS["themes"]["order"])
    for theme in fed:
        said = shown(book, f"reports/{NEWEST}/{theme}.html").get_text(" ")
        assert "counted from records" in said
        assert "Madeupshire" in said
    figures = rows(book / "book" / "reports" / NEWEST / "indicators.csv")
    assert {row["theme"] for row in figures} == fed
    assert {row["feed"] for row in figures} == {"return"}
    assert "not_reported" not in {row["status"] for row in figures}


def test_targets_comments_and_rates_are_on_the_pages(book: Path) -> None:
    figures = {
        row["indicator"]: row for row in rows(book / "book" / "reports" / NEWEST / "indicators.csv")
    }
    aimed = {target["indicator"]: target["value"] for target in SETTINGS["targets"]}
    assert len(aimed) > 1
    assert {name: float(figures[name]["target"]) for name in aimed} == aimed
    comments = [*(EXAMPLE / "commentary").glob("*/*.md")]
    assert len(comments) > 1
    for path in comments:
        said = shown(book, f"reports/{path.parent.name}/{path.stem}.html").get_text(" ")
        assert "Head of a made-up service" in said
    assert figures["counted_ext_rate_cost"]["value"]


def test_the_book_says_on_its_pages_that_it_is_made_up(book: Path) -> None:
    site = book / "_build" / "html"
    assert "a made-up council" in (site / "index.html").read_text(encoding="utf-8")
    overview = shown(book, f"reports/{NEWEST}/overview.html").get_text(" ")
    assert "from records counted by" in overview
    assert not re.search(r"papers published|papers in this book|national releases", overview)
    others = [path for path in site.rglob("*.html") if "Gloucestershire" in path.read_text("utf-8")]
    assert others == []


def test_the_overview_opens_with_what_records_tell(book: Path) -> None:
    page = shown(book, f"reports/{NEWEST}/overview.html")
    facts = [each.get_text(" ") for each in page.select("ul.facts li")]
    assert len(facts) >= 3
    assert all("By the council's own records, " in each for each in facts)
    linked = [link["href"].partition(".html")[0] for link in page.select("table.cards th a")]
    assert set(linked) == set(SETTINGS["themes"]["order"])
    values = [
        cell.get_text(" ").strip() for cell in page.select("table.cards tr td:nth-of-type(1)")
    ]
    assert len(values) == len(linked)
    assert not [each for each in values if each.startswith("[c]")]
    assert "from 1 source," in page.get_text(" ")


def test_its_pages_fit_and_axe_finds_nothing(book: Path, browser: Browser) -> None:
    site = book / "_build" / "html"
    for page in opened(browser, viewport=DESKTOP):
        nothing_found(page, site, EVERYTHING, names(book))
        for name in names(book):
            page.goto((site / name).as_uri())
            cut = page.locator(".wide-table").evaluate_all(
                "boxes => boxes.filter(box => box.scrollWidth > box.clientWidth + 1).length"
            )
            assert not cut, name
