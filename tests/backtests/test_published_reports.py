"""What is published is what the code makes: the record of every quarter, and its pages."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import nbformat
import papermill
import pytest
from bs4 import BeautifulSoup

from glosanalysis.catalogue import published_quarters, reports_of
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.overview.history import histories
from glosanalysis.pages.caveats import log_pages
from glosanalysis.pages.dictionary import dictionary_page
from glosanalysis.pages.quarter_lists import quarters_page, theme_pages, year_pages
from glosanalysis.pages.sources import sources_page
from glosanalysis.pages.table_of_contents import table_of_contents
from glosanalysis.publication.indicator_csv import as_csv, indicator_records
from glosanalysis.render.charts.alternatives import LONGEST_ALTERNATIVE
from glosanalysis.themes import OVERVIEW, THEMES

PROJECT = Project(Path(__file__).resolve().parents[2])
QUARTERS = published_quarters(PROJECT)
REPORTS = sorted(PROJECT.reports.glob("*/*.ipynb"))
TEMPLATES = sorted(PROJECT.notebooks.glob("*.ipynb"))


def test_the_twelve_quarters_of_the_papers_are_published() -> None:
    assert [str(quarter) for quarter in QUARTERS][:12] == [
        "2016-17-Q4",
        "2017-18-Q3",
        "2018-19-Q3",
        "2019-20-Q2",
        "2019-20-Q3",
        "2019-20-Q4",
        "2020-21-Q1",
        "2021-22-Q4",
        "2022-23-Q1",
        "2022-23-Q2",
        "2022-23-Q3",
        "2022-23-Q4",
    ]


@pytest.mark.parametrize("quarter", QUARTERS, ids=str)
def test_the_published_figures_are_the_ones_computed_now(quarter, tables: Tables) -> None:
    file = PROJECT.reports / str(quarter) / "indicators.csv"
    assert file.read_bytes() == as_csv(indicator_records(tables, quarter))


@pytest.mark.parametrize("quarter", QUARTERS, ids=str)
def test_each_quarter_has_its_overview_and_its_themes(quarter, tables: Tables) -> None:
    names = {path.stem for path in (PROJECT.reports / str(quarter)).glob("*.ipynb")}
    assert names == set(reports_of(quarter, tables))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_report_is_whole_clean_and_light(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < 150_000
    assert "papermill" not in json.loads(text)["metadata"]
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not any(output.output_type in ("error", "stream") for output in outputs)
    for cell in notebook.cells:
        data = [output.get("data", {}) for output in cell.get("outputs", [])]
        assert not any("image/svg+xml" in each for each in data)
        drawn = [each for each in data if "<svg class='chart'" in each.get("text/html", "")]
        assert len(drawn) <= 1
        for each in drawn:
            svg = BeautifulSoup(each["text/html"], "html.parser").select_one("svg.chart[role=img]")
            assert svg is not None
            assert svg["aria-label"] == each["text/plain"]
            assert 0 < len(each["text/plain"]) <= LONGEST_ALTERNATIVE
    shown = [output.get("data", {}).get("text/html", "") for output in outputs]
    assert any("<table" in html for html in shown)
    assert any('<ul class="facts">' in html for html in shown)


def test_there_is_a_template_for_each_theme_and_the_overview() -> None:
    assert {path.stem for path in TEMPLATES} == {OVERVIEW, *THEMES}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_is_thin_and_has_no_output(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert list(papermill.inspect_notebook(str(path))) == ["quarter"]
    for cell in notebook.cells:
        assert len(cell.source.splitlines()) <= 6
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
        else:
            assert not any(character.isdigit() for character in cell.source)


def headings_of(report: Path) -> list[str]:
    """List the headings of a report: cells of Markdown, and what code shows as one."""
    found = []
    for cell in nbformat.read(report, as_version=4).cells:
        shown = [
            output.get("data", {}).get("text/markdown", "") for output in cell.get("outputs", [])
        ]
        texts = [cell.source] if cell.cell_type == "markdown" else shown
        found += [text.lstrip("# ") for text in texts if text.startswith("## ")]
    return found


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_page_has_every_part_in_order(path: Path) -> None:
    headings = headings_of(path)
    if path.stem == OVERVIEW:
        assert headings == [
            "What matters most this quarter",
            "At a glance",
            "Theme by theme",
            "Figures and sources",
        ]
        return
    assert headings[:2] == ["In brief", "Key figures"]
    assert headings[-2:] == ["How it is measured, and what to be careful about", "Sources"]
    # Where a paper says nothing in words, or all holds, there is nothing to head.
    last = [
        part
        for part in ("What the papers say", "Where words and numbers differ")
        if part in headings
    ]
    own = headings[2 : -2 - len(last)]
    assert headings[len(own) + 2 : -2] == last
    # A page of a figure or two has its key figures, and nothing more to show.
    assert own or len(new_figures(path)) <= FEW


FEW = 3


def new_figures(path: Path) -> list[str]:
    rows = csv.DictReader(io.StringIO((path.parent / "indicators.csv").read_text("utf-8")))
    return [
        row["indicator"]
        for row in rows
        if row["theme"] == path.stem and row["status"] in ("new", "provisional")
    ]


@pytest.mark.parametrize("path", [p for p in TEMPLATES if p.stem != OVERVIEW], ids=lambda p: p.stem)
def test_a_template_is_its_own_sections_between_opening_and_closing(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    assert [cell["id"] for cell in cells[:3]] == ["title", "parameters", "setup"]
    assert cells[3].source == "render.opening(report)"
    assert cells[-1].source == "render.closing(report)"
    assert cells[4].cell_type == "markdown"


def test_contents_and_generated_pages_are_current(tables: Tables) -> None:
    expected = {
        "_toc.yml": table_of_contents(PROJECT, tables),
        "book/sources.md": sources_page(tables),
        "book/data-dictionary.md": dictionary_page(tables),
        "book/quarters.md": quarters_page(PROJECT),
        **{f"book/{name}": text for name, text in theme_pages(PROJECT, tables).items()},
        **{f"book/{name}": text for name, text in year_pages(PROJECT).items()},
        **{f"book/{name}": page for name, page in log_pages(PROJECT, tables).items()},
    }
    for name, text in expected.items():
        assert (PROJECT.root / name).read_text(encoding="utf-8") == text, name


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.id)
def test_a_history_says_what_the_report_of_each_quarter_says(theme, tables: Tables) -> None:
    """By what a quarter knows: a later paper may tell more of it on the page of all quarters."""
    compared = 0
    for quarter in QUARTERS:
        followed = histories(theme, tables.known_at(quarter))
        for row in theme.rows(tables, quarter):
            is_of_quarter = row.latest and row.latest.as_at >= quarter.first_day
            if row.status in ("new", "provisional") and is_of_quarter:
                assert followed[row.indicator.id].rows[-1].record() == row.record()
                compared += 1
    assert bool(compared) == any(PROJECT.reports.glob(f"*/{theme.id}.ipynb"))
