"""Each recipe of CONTRIBUTING does what it says, in a copy of the checkout."""

from __future__ import annotations

import hashlib
import json
import shutil
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from copies import Copy, Ended
from nbformat import NotebookNode
from recipe import blocks

from glosanalysis.checkout.project import Project

PLACEMENTS = "glosanalysis/themes/placements"
WORKED, DISPLAYS = "tests/unit/test_worked_values.py", "tests/unit/test_displays_placements.py"
OLD_TESTS = ("tests/unit/test_logs.py", "tests/backtests/test_published_reports.py")
CHOSEN = "children_in_care or caution_is_about or a_template"
"""The tests that the recipes add, and those that are there and look at each theme or template."""
LOOK = """
import json
from pathlib import Path
from executed import page, tables_read
from glosanalysis.catalogue import reports_of
from glosanalysis.data.loading import load
from glosanalysis.publication.indicator_csv import indicator_records
from glosanalysis.quarter import Quarter

quarter, tables = Quarter.parse("2017-18-Q3"), load(Path("data"))
with tables_read(tables):
    pages = {
        name: [block.text for block in page(Path("notebooks") / f"{name}.ipynb", quarter)]
        for name in ("placements", "care", "overview")
    }
rows = {row["indicator"]: row for row in indicator_records(tables, quarter)}
print(json.dumps({"reports": reports_of(quarter, tables), "rows": rows, "pages": pages}))
"""
"""What a quarter comes to with the recipes; kernels would make the same pages, more slowly."""


@dataclass(frozen=True)
class Performed:
    """The copy with all recipes performed, which files each touched, and what came of it."""

    touched: dict[str, set[str]]
    seen: dict[str, Any]
    tests: Ended


@pytest.fixture(scope="module")
def done(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Performed:
    copy = Copy.of(project.root, tmp_path_factory.mktemp("recipes") / "checkout")
    touched = {}
    for recipe in (add_an_indicator, add_a_chart, add_a_theme):
        before = files_of(copy)
        recipe(copy)
        after = files_of(copy)
        touched[recipe.__name__] = {name for name in after if before.get(name) != after[name]}
    looked = copy.script(LOOK)
    assert looked.code == 0, looked.told
    tests = copy.tests(*OLD_TESTS, WORKED, DISPLAYS, "-vv", "-k", CHOSEN)
    return Performed(touched, json.loads(looked.out), tests)


def files_of(copy: Copy) -> dict[str, str]:
    return {
        path.relative_to(copy.root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("glosanalysis", "notebooks", "tests", "data")
        for path in (copy.root / folder).rglob("*")
        if path.is_file()
    }


def put_before(copy: Copy, name: str, place: str, block: str, indent: int = 0) -> None:
    """Put a piece of code before a text that stands once in a file."""
    copy.change(name, place, textwrap.indent(block, " " * indent) + place)


def add_an_indicator(copy: Copy) -> None:
    what, where, worked = blocks("Add an indicator")
    indicators, derive = f"{PLACEMENTS}/indicators.py", f"{PLACEMENTS}/derive.py"
    text = copy.text(indicators).removesuffix(")\n")
    (copy.root / indicators).write_text(text + textwrap.indent(what, "    ") + ")\n")
    put_before(copy, derive, "    **MONEY_FEEDS,", where, 4)
    copy.change(derive, "feeds import Derived,", "feeds import Derived, Printed,")
    put_before(copy, WORKED, '        "ext_variance_k": {"value": "7443"', worked, 8)


def add_a_chart(copy: Copy) -> None:
    module, cell, test = blocks("Add a chart or a table")
    (copy.root / PLACEMENTS / "care.py").write_text(module)
    door = f"{PLACEMENTS}/__init__.py"
    imported = "from glosanalysis.themes.placements.care import children_in_care\n"
    put_before(copy, door, "from glosanalysis.themes.placements.cautions", imported)
    put_before(copy, door, '    "high_risk_lines",\n', '"children_in_care",\n', 4)
    add_section(copy.root / "notebooks" / "placements.ipynb", "Children in care", cell.strip())
    (copy.root / DISPLAYS).write_text(f"{copy.text(DISPLAYS)}\n\n{test}")


def add_a_theme(copy: Copy) -> None:
    (line,) = blocks("Add a theme")
    shutil.copytree(
        Path(__file__).parent / "theme" / "care", copy.root / "glosanalysis/themes/care"
    )
    copy.change(
        "glosanalysis/themes/__init__.py", '    "workforce",\n', f'    "workforce",\n    {line}'
    )
    template = copied_template(copy.root / "notebooks" / "workforce.ipynb", "workforce", "care")
    template.cells[-1:-1] = section("Day by day", "render.table(care.counts(figures))")
    nbformat.write(template, copy.root / "notebooks" / "care.ipynb")


def add_section(path: Path, heading: str, source: str) -> None:
    """Put a section of one cell after the last one that shows a display of the theme."""
    notebook = nbformat.read(path, as_version=4)
    end = max(n for n, cell in enumerate(notebook.cells) if shows(cell, path.stem)) + 1
    notebook.cells[end:end] = section(heading, source)
    nbformat.write(notebook, path)


def section(heading: str, source: str) -> list[NotebookNode]:
    return [
        nbformat.v4.new_markdown_cell(f"## {heading}", id="added"),
        nbformat.v4.new_code_cell(source, id="added-1", metadata={"tags": ["hide-input"]}),
    ]


def shows(cell: NotebookNode, theme: str) -> bool:
    """Tell whether a cell shows a display of a theme."""
    return f"{theme}." in cell.source and "import" not in cell.source


def copied_template(path: Path, old: str, new: str) -> NotebookNode:
    """Take over a template's frame: all but the cells that show displays, and their headings."""
    notebook = nbformat.read(path, as_version=4)
    cells = notebook.cells
    own = {n for n, cell in enumerate(cells) if shows(cell, old)}
    headings = {n for n in range(len(cells) - 1) if cells[n].source[:3] == "## " and n + 1 in own}
    notebook.cells = [cell for n, cell in enumerate(cells) if n not in own | headings]
    for cell in notebook.cells:
        cell.source = cell.source.replace(old, new).replace(old.title(), "Children in care")
    return notebook


def test_an_indicator_touches_two_places_and_its_worked_value(done: Performed) -> None:
    places = {f"{PLACEMENTS}/indicators.py", f"{PLACEMENTS}/derive.py", WORKED}
    assert done.touched["add_an_indicator"] == places
    row = done.seen["rows"]["children_in_care"]
    assert (row["value"], row["previous_value"], row["theme"]) == ("645", "612", "placements")
    assert (row["source_id"], row["locator"]) == ("cfosc-2018-01-revenue", "Section 2.1")
    assert "Children in care" in done.seen["pages"]["placements"]


def test_a_chart_is_a_display_its_name_and_a_cell(done: Performed) -> None:
    module, door = f"{PLACEMENTS}/care.py", f"{PLACEMENTS}/__init__.py"
    assert done.touched["add_a_chart"] == {module, door, "notebooks/placements.ipynb", DISPLAYS}
    page = done.seen["pages"]["placements"]
    assert "645 children were in care on 30 November 2017" in page


def test_a_theme_is_its_own_files_and_a_line(done: Performed) -> None:
    own = {
        f"glosanalysis/themes/care/{name}.py"
        for name in ("__init__", "cautions", "derive", "displays", "indicators")
    }
    line = "glosanalysis/themes/__init__.py"
    assert done.touched["add_a_theme"] == {*own, line, "notebooks/care.ipynb"}
    assert "care" in done.seen["reports"]
    assert done.seen["rows"]["care_children"]["value"] == "645"
    said = " ".join(done.seen["pages"]["care"])
    assert "645 children were in the council's care on 30 November 2017" in said
    assert "the days are not the same from year to year" in said
    assert any("Children in care" in text for text in done.seen["pages"]["overview"])


@pytest.mark.parametrize(
    "name",
    [
        f"{WORKED}::test_worked_value[2017-18-Q3-children_in_care-",
        f"{DISPLAYS}::test_children_in_care ",
        "tests/unit/test_logs.py::test_a_caution_is_about_indicators_of_its_theme[care]",
        "test_there_is_a_template_for_each_theme_and_the_overview",
        "test_a_template_is_its_own_sections_between_opening_and_closing[care]",
    ],
)
def test_tests_new_and_old_hold_what_the_recipes_add(done: Performed, name: str) -> None:
    assert done.tests.code == 0, done.tests.told
    (line,) = [line for line in done.tests.out.splitlines() if name in line]
    assert "PASSED" in line
