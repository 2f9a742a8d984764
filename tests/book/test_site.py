"""The built site, as a browser gets it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from glosanalysis.data.published import load
from glosanalysis.exhibit import LONGEST_ALTERNATIVE
from glosanalysis.pipeline.plan import published_quarters
from glosanalysis.pipeline.site import build
from glosanalysis.project import Project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the book in a copy of the project, warnings as errors."""
    root = tmp_path_factory.mktemp("site")
    for name in ("_config.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, root)
    for name in ("data", "notebooks", "book"):
        shutil.copytree(ROOT / name, root / name)
    project = Project(root)
    return build(project, load(project.data)).parent


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    return {
        path.relative_to(site).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in sorted((site / "book").rglob("*.html"))
    }


def reports(pages: dict[str, BeautifulSoup]) -> Iterator[tuple[str, BeautifulSoup]]:
    return ((name, page) for name, page in pages.items() if "/reports/" in name)


def test_the_front_page_opens(site: Path) -> None:
    assert (site / "index.html").is_file()
    assert (site / "book" / "index.html").is_file()


def test_every_report_is_a_page(pages: dict[str, BeautifulSoup]) -> None:
    made = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("book/reports/*/*.ipynb")}
    assert {name for name, _ in reports(pages)} == {f"{name[:-6]}.html" for name in made}


def test_every_picture_has_a_text_alternative_of_its_own(pages: dict[str, BeautifulSoup]) -> None:
    seen = 0
    for name, page in reports(pages):
        titles = {title.text for title in page.select(".exhibit-title")}
        for picture in page.select("article img"):
            alternative = str(picture.get("alt", ""))
            assert 0 < len(alternative) <= LONGEST_ALTERNATIVE, name
            assert ".svg" not in alternative
            assert alternative not in titles
            seen += 1
    assert seen > 100


def test_every_title_says_theme_and_quarter(pages: dict[str, BeautifulSoup]) -> None:
    titles = [page.title.text for _, page in reports(pages) if page.title]
    assert len(titles) == len(set(titles))
    assert all(" Q" in title for title in titles)


def test_every_table_of_figures_has_caption_and_scopes(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in reports(pages):
        tables = page.select("table.figures")
        assert tables, name
        for table in tables:
            assert table.caption and table.caption.text.strip(), name
            headers = table.select("th")
            assert all(cell.get("scope") in ("col", "row") for cell in headers), name
            assert all(cell.text.strip() for cell in headers), name


def test_every_internal_link_leads_somewhere(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        for link in page.select("a[href]"):
            target = urlsplit(str(link["href"]))
            if target.scheme or not target.path:
                continue
            found = (site / name).parent / unquote(target.path)
            assert found.exists(), f"{name} links to {link['href']}"


def test_nothing_is_fetched_from_another_host(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        fetched = [tag.get("src") for tag in page.select("script[src], img[src], iframe[src]")]
        fetched += [tag.get("href") for tag in page.select("link[href]")]
        assert not any(str(address).startswith(("http", "//")) for address in fetched), name


def test_the_newest_quarter_comes_first_in_the_side_bar(pages: dict[str, BeautifulSoup]) -> None:
    newest = [quarter.short_label for quarter in reversed(published_quarters(Project(ROOT)))]
    links = [link.text.strip() for link in pages["book/index.html"].select("nav.bd-links a")]
    assert [text for text in links if text in newest] == newest
