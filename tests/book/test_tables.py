"""Tables in a browser: sorted by each heading, linked to by row, their head in sight, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from tests.book.conftest import ROOT

REPORT = "book/reports/2023-24-Q4/ehcp.html"
KEY = "#key-figures table.figures"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def values(page: Page) -> list[float]:
    texts = page.locator(f"{KEY} tbody td:nth-child(2)").all_inner_texts()
    return [float(re.sub(r"[^\d.]", "", text.split("\n")[0])) for text in texts]


def test_a_heading_sorts_up_then_down_then_as_it_was(page: Page, site: Path) -> None:
    page.goto((site / REPORT).as_uri())
    heading = page.locator(f"{KEY} thead th").nth(1)
    first = values(page)
    assert first != sorted(first)
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert values(page) == sorted(first)
    page.keyboard.press("Space")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert values(page) == sorted(first, reverse=True)
    page.keyboard.press("Enter")
    expect(heading).not_to_have_attribute("aria-sort", re.compile(".*"))
    assert values(page) == first


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        ("0", ["B", "a", "ä", "c"]),
        ("1", ["down 3 points", "no change", "up 2 points", "–"]),
        ("2", ["31 December 2022", "January 2023", "1 February 2023", "2 February 2023"]),
        ("3", ["-£5", "£1,200", "about £3,000", "[c]"]),
        ("4", ["2017-18 Q3", "2022-23 Q1", "2022-23 Q3", "2023-24 Q2"]),
    ],
)
def test_cells_are_sorted_by_what_they_mean(
    page: Page, site: Path, column: str, wanted: list[str]
) -> None:
    rows = [
        ("c", "up 2 points", "1 February 2023", "about £3,000", "2022-23 Q3"),
        ("a", "–", "2 February 2023", "[c]", "2023-24 Q2"),
        ("B", "down 3 points", "31 December 2022", "£1,200", "2017-18 Q3"),
        ("ä", "no change", "January 2023", "-£5", "2022-23 Q1"),
    ]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    script = (site / "_static" / "tables.js").read_text(encoding="utf-8")
    heads = "".join(f"<th>{name}</th>" for name in "abcde")
    page.set_content(
        "<!DOCTYPE html><meta charset='utf-8'><table class='figures'>"
        f"<thead><tr>{heads}</tr></thead><tbody>{cells}</tbody></table><script>{script}</script>"
    )
    page.locator("thead button").nth(int(column)).click()
    found = page.locator(f"tbody td:nth-child({int(column) + 1})").all_inner_texts()
    if column == "0":
        assert sorted(found) == sorted(wanted)
        assert found.index("c") > found.index("B") > found.index("a")
    else:
        assert found == wanted


def test_the_head_of_a_long_table_stays_in_sight_and_hides_no_row(page: Page, site: Path) -> None:
    page.goto((site / REPORT).as_uri())
    head, row = page.locator(f"{KEY} thead th").first, page.locator(f"{KEY} tbody tr").first
    expect(page.locator(f"{KEY}").locator("..")).to_have_class(re.compile("fits"))

    def place(locator: str) -> list[float]:
        return page.locator(locator).first.evaluate(  # type: ignore[no-any-return]
            "e => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom]"
        )

    assert place(f"{KEY} thead th")[1] <= place(f"{KEY} tbody tr")[0] + 1
    row.evaluate("e => window.scrollTo(0, e.getBoundingClientRect().bottom + 200 + scrollY)")
    page.locator(f"{KEY} tbody tr").last.evaluate("e => e.scrollIntoView({block: 'center'})")
    assert head.is_visible()
    assert 0 <= place(f"{KEY} thead th")[0] < 900


def test_a_link_leads_to_a_row_and_the_row_offers_it(page: Page, site: Path) -> None:
    page.goto(f"{(site / REPORT).as_uri()}#ehc_20w_pct")
    row = page.locator("#ehc_20w_pct")
    assert row.evaluate("e => e.matches(':target')")
    link = row.locator("a.row-link")
    link.focus()
    expect(link).to_have_css("opacity", "1")
    assert str(link.get_attribute("aria-label")).startswith("Link to this figure: ")
    other = page.locator(f"{KEY} tbody tr:not(:target) a.row-link").first
    expect(other).to_have_css("opacity", "0")


def test_every_row_of_key_figures_has_its_address(pages: dict[str, BeautifulSoup]) -> None:
    seen = 0
    for name, page in pages.items():
        if "/reports/" not in name:
            continue
        for table in page.select("#key-figures table.cards, #at-a-glance table.cards"):
            rows = table.select("tbody tr")
            assert all(re.fullmatch(r"[a-z0-9_]+", str(row.get("id"))) for row in rows), name
            seen += len(rows)
    assert seen > 100


def test_the_glance_leads_to_the_row_of_its_figure(pages: dict[str, BeautifulSoup]) -> None:
    seen = 0
    for name, page in pages.items():
        if name.endswith("/overview.html"):
            for row in page.select("#at-a-glance tbody tr"):
                link = row.select_one("th a")
                assert link is not None, name
                assert "#" in str(link["href"]), name
                seen += str(link["href"]).endswith(f"#{row['id']}")
    assert seen > 20


def test_without_a_script_tables_are_whole(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / REPORT).as_uri())
    assert page.locator(f"{KEY} thead th").first.inner_text() == "Indicator"
    assert not page.locator("thead button").count()
    assert page.locator(".strip svg").count()
    context.close()


def test_search_puts_the_newest_quarter_first(page: Page, site: Path) -> None:
    newest = str(published_quarters(Project(ROOT))[-1])
    page.goto(f"{(site / 'search.html').as_uri()}?q=agency")
    page.wait_for_selector("ul.search li a")
    page.wait_for_timeout(500)
    found = [str(link.get_attribute("href")) for link in page.locator("ul.search li > a").all()]
    quarters = [re.search(r"/reports/(\d{4}-\d{2}-Q\d)/", href) for href in found]
    assert quarters[0] and quarters[0][1] == newest
    older = [quarter[1] for quarter in quarters if quarter and quarter[1] != newest]
    assert len(older) > 3
    assert older == sorted(older, reverse=True)


def test_no_column_is_cut_on_paper(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 680, "height": 1000})  # A4 less its margins
    page.emulate_media(media="print")
    for name in (REPORT, "index.html", "book/themes/ehcp.html", "book/data-dictionary.html"):
        page.goto((site / name).as_uri())
        cut = page.locator("table:visible").evaluate_all(
            "all => all.filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
            ".map(e => e.caption?.textContent)"
        )
        assert not cut, name
        assert not page.locator("a.row-link:visible").count(), name
