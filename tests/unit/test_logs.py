"""The logs of the book: each entry written once, and shown on the pages that it concerns."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.loading import load
from glosanalysis.data.schemas import PUBLISHED, SOURCES
from glosanalysis.data.tables import Tables
from glosanalysis.escaping import markdown
from glosanalysis.pages.caveats import caveats_page, entries_of
from glosanalysis.pages.data_log import data_log_page
from glosanalysis.pages.dictionary import dictionary_page
from glosanalysis.quarter import Quarter
from glosanalysis.render.report_parts import methods
from glosanalysis.report import open_report
from glosanalysis.themes import THEMES

Command = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[2]
TABLES = load(Project(ROOT).data)
REPORTS = [
    (quarter, name)
    for quarter in published_quarters(Project(ROOT))
    for name, theme in THEMES.items()
    if theme.has_page(TABLES.known_at(quarter), quarter)
]


@pytest.mark.parametrize(("quarter", "name"), REPORTS)
def test_every_assumption_and_caution_stands_on_its_page(
    tables: Tables, quarter: Quarter, name: str
) -> None:
    report = open_report(name, quarter)
    page = " ".join(unescape(piece.html) for piece in methods(report).pieces)  # type: ignore[union-attr]
    for entry in entries_of(THEMES[name], tables, quarter).values():
        assert entry.text in page


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_something_to_be_careful_about(tables: Tables, name: str) -> None:
    assert any(entries_of(THEMES[name], tables, q) for q, theme in REPORTS if theme == name)


@pytest.mark.parametrize("name", THEMES)
def test_a_caution_is_about_indicators_of_its_theme(tables: Tables, name: str) -> None:
    theme = THEMES[name]
    ids = {indicator.id for indicator in theme.indicators}
    said = theme.cautions(tables)
    assert len({each.name for each in said}) == len(said)
    for each in said:
        assert each.about
        assert set(each.about) <= ids


def test_no_assumption_is_left_in_a_definition() -> None:
    for theme in THEMES.values():
        for indicator in theme.indicators:
            words = indicator.definition.lower()
            assert not any(word in words for word in ("assum", "taken to", "stands for")), words


def test_the_log_says_since_which_page_and_figure(project: Project, tables: Tables) -> None:
    page = caveats_page(project, tables)
    reported = [name for name in THEMES if any(project.reports.glob(f"*/{name}.ipynb"))]
    assert page.count("## ") == len(reported)
    (line,) = [line for line in page.splitlines() if "The six-week target is 20%" in line]
    assert "[2021-22 Q4](reports/2021-22-Q4/early_help.ipynb)" in line


def test_a_book_without_reports_has_an_empty_log(tmp_path: Path, tables: Tables) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "quarters.csv").write_text("quarter,known_by\n")
    assert "## " not in caveats_page(Project(tmp_path), tables)


def test_every_decision_is_in_the_data_log_and_under_its_table(tables: Tables) -> None:
    log, dictionary = data_log_page(tables), dictionary_page(tables)
    places = dictionary.split("\n## ")
    assert len(tables.log) >= 12
    for each in tables.log.itertuples():
        assert markdown(each.what) in log
        (place,) = [place for place in places if place.startswith(f"{each.table}\n")]
        assert markdown(each.what) in place
        assert dictionary.count(markdown(each.what)) == 1
    for reading in tables["workforce_readings"].itertuples():
        assert markdown(reading.reading) in log


def test_every_table_has_a_place_that_the_log_can_link_to(tables: Tables) -> None:
    dictionary = dictionary_page(tables)
    for name in (SOURCES.name, *PUBLISHED):
        assert f"(table-{name.replace('_', '-')})=\n## {name}\n" in dictionary


def test_a_decision_about_no_table_is_a_fault(checkout: Path, command: Command) -> None:
    path = checkout / "data" / "log.csv"
    path.write_text(path.read_text() + "2026-11-21,plans,What,Why\n", encoding="utf-8")
    code, _, err = command("check")
    assert code == 3
    assert "data/log.csv, line" in err
    assert "column table: 'plans'" in err


def test_a_checkout_without_a_log_is_good(checkout: Path, command: Command) -> None:
    (checkout / "data" / "log.csv").unlink()
    code, out, _ = command("check")
    assert code == 0
    assert "no fault" in out
