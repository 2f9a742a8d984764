"""The last step to the site: neighbours, folds, and a page moved to the root."""

from __future__ import annotations

import json

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_output

from glosanalysis.book.sphinx_ext.abbreviations import spelt_out
from glosanalysis.book.sphinx_ext.front_page import moved_to_root
from glosanalysis.book.sphinx_ext.output_headings import (
    headings_to_sections,
    split_at_headings,
)
from glosanalysis.book.sphinx_ext.page_facts import edition_of
from glosanalysis.book.sphinx_ext.page_html import named_folds
from glosanalysis.book.sphinx_ext.report_pages import ReportPages
from glosanalysis.catalogue import ReportKey
from glosanalysis.quarter import Quarter
from glosanalysis.takeaway.facts import facts_of

PAGES = [
    "book/methods",
    "book/reports/2019-20-Q4/overview",
    "book/reports/2019-20-Q4/ehcp",
    "book/reports/2021-22-Q1/overview",
    "book/reports/2022-23-Q1/overview",
    "book/reports/2022-23-Q1/ehcp",
    "book/reports/2022-23-Q1/early_help",
]


def test_neighbours_skip_quarters_without_the_theme() -> None:
    pages = ReportPages(PAGES)
    first, last = ReportKey(Quarter(2019, 4), "ehcp"), ReportKey(Quarter(2022, 1), "ehcp")
    assert pages.before_and_after(first) == (None, last)
    assert pages.before_and_after(last) == (first, None)


def test_a_quarter_begins_with_its_overview_and_keeps_the_order_of_the_book() -> None:
    names = [report.theme for report in ReportPages(PAGES).of_quarter(Quarter(2022, 1))]
    assert names == ["overview", "early_help", "ehcp"]


def test_the_newest_overview() -> None:
    assert ReportPages(PAGES).newest_overview == ReportKey(Quarter(2022, 1), "overview")
    assert ReportPages(["book/methods"]).newest_overview is None


@pytest.mark.parametrize("page", ["book/reports/2022-23/ehcp", "book/reports/2022-23-Q1/other"])
def test_what_is_not_a_report_has_no_place(page: str) -> None:
    assert ReportKey.of_page(page) is None


@pytest.mark.parametrize(
    ("address", "moved"),
    [
        ("ehcp.html", "book/reports/q/ehcp.html"),
        ("../../../_static/a.css?v=1", "_static/a.css?v=1"),
        ("../../sources.html#x", "book/sources.html#x"),
        ("#part", "#part"),
        ("data:text/csv;base64,QQ==", "data:text/csv;base64,QQ=="),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_addresses_are_counted_from_the_root(address: str, moved: str) -> None:
    text = f'<html data-content_root="../../../"><a href="{address}">x</a></html>'
    assert moved_to_root(text, "book/reports/q") == (
        f'<html data-content_root="./"><a href="{moved}">x</a></html>'
    )


def test_what_is_no_address_stays_as_it_is() -> None:
    text = '<p>href="a.html"</p><script>x.innerHTML = \'<a href="a">\';</script>'
    assert moved_to_root(text, "book/reports/q") == text


def test_every_fold_is_named_after_its_page_and_the_open_page_is_told() -> None:
    text = (
        '<li><a class="current reference internal" href="a.html">2021-22 &amp; on</a>'
        '<details open="open"><summary><span></span></summary>'
        '<ul><li><a class="reference internal" href="b.html">Q1</a></li></ul></details></li>'
    )
    made = named_folds(BeautifulSoup(text, "html.parser"))
    assert made.summary is not None
    assert made.summary["aria-label"] == "Pages under 2021-22 & on"
    assert [page["href"] for page in made.select("[aria-current=page]")] == ["a.html"]


def test_an_abbreviation_is_spelt_out_once_and_not_in_headings_or_links() -> None:
    text = '<h2>EHCP growth</h2><p><a href="x">EHCP</a> and EHCPs; an EHCP</p><p>EHCP</p>'
    assert spelt_out(text) == (
        '<h2>EHCP growth</h2><p><a href="x">EHCP</a> and EHCPs (education, health and care plans); '
        "an EHCP</p><p>EHCP</p>"
    )


def test_an_abbreviation_in_a_drawing_is_left_alone_and_spelt_out_after_it() -> None:
    drawn = '<div><svg class="chart"><text>FTE</text></svg> 5 FTE</div><p>FTE</p>'
    assert spelt_out(drawn) == drawn.replace(" 5 FTE", " 5 FTE (full-time equivalent)")


def test_what_a_page_says_itself_is_not_said_again() -> None:
    text = "<p>The Dedicated Schools Grant (DSG) and the DSG.</p>"
    assert spelt_out(text) == text


@pytest.mark.parametrize(("known_by", "late"), [("2023-03-31", False), ("2024-06-30", True)])
def test_a_report_says_both_its_dates(tmp_path, known_by: str, late: bool) -> None:
    (tmp_path / "2022-23-Q4").mkdir()
    (tmp_path / "2022-23-Q4" / "provenance.json").write_text(f'{{"known_by": "{known_by}"}}')
    facts = facts_of(Quarter(2022, 4), tmp_path)
    assert facts is not None
    assert "Figures describe days to 31 March 2023" in facts.said
    assert ("made in retrospect" in facts.said) == late


def test_the_edition_is_the_newest_of_the_changelog(tmp_path) -> None:
    log = tmp_path / "CHANGELOG.md"
    assert edition_of(log) is None
    log.write_text("# Changelog\n\n## 1.1.0 (2026-02-01)\n\n## 1.0.0 (2026-01-01)\n")
    edition = edition_of(log)
    assert edition is not None
    assert (edition.version, edition.published) == ("1.1.0", "1 February 2026")


def shown(text: str, kind: str = "text/html") -> nbformat.NotebookNode:
    return new_output("display_data", {kind: text, "text/plain": text})


def parts_of(*outputs: nbformat.NotebookNode) -> list[tuple[str, str, list[str], list[str]]]:
    """Say of each part its kind, its code or heading, what it shows, and its tags."""
    cell = new_code_cell(
        "render.opening(report)", id="o", outputs=list(outputs), metadata={"tags": ["hide-input"]}
    )
    parts = list(split_at_headings(cell))
    assert len({part["id"] for part in parts}) == len(parts)
    return [
        (
            part.cell_type,
            part.source,
            [output["data"]["text/plain"] for output in part.get("outputs", [])],
            part.metadata.get("tags", []),
        )
        for part in parts
    ]


def test_headings_among_outputs_become_cells_and_no_output_is_lost() -> None:
    code, hidden, unseen = "render.opening(report)", ["hide-input"], ["remove-input"]
    brief, key = (shown(text, "text/markdown") for text in ("## In brief", "## Key figures"))
    assert parts_of(brief, shown("a"), shown("b"), key, shown("c")) == [
        ("markdown", "## In brief", [], []),
        ("code", code, ["a", "b"], hidden),
        ("markdown", "## Key figures", [], []),
        # Without code, MyST-NB would leave out the cell with all that it shows.
        ("code", code, ["c"], unseen),
    ]
    assert parts_of(shown("a"), key, shown("c")) == [
        ("code", code, ["a"], hidden),
        ("markdown", "## Key figures", [], []),
        ("code", code, ["c"], unseen),
    ]
    assert parts_of(shown("a"), shown("text", "text/markdown")) == [
        ("code", code, ["a", "text"], hidden)
    ]


def test_only_reports_are_split() -> None:
    cell = new_code_cell("x", outputs=[shown("## Part", "text/markdown"), shown("a")])
    text = nbformat.writes(nbformat.v4.new_notebook(cells=[cell]))
    for page, cells in (("book/reports/2019-20-Q4/ehcp", 2), ("book/methods", 1)):
        source = [text]
        headings_to_sections(None, page, source)  # type: ignore[arg-type]
        assert len(json.loads(source[0])["cells"]) == cells
