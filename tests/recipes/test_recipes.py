"""Each recipe of CONTRIBUTING does what it says, in a copy of the checkout."""

from __future__ import annotations

import csv
import io
import shutil
import textwrap
from pathlib import Path

import nbformat
import pytest
from copies import Copy
from nbformat import NotebookNode
from recipe import blocks

from glosanalysis.checkout.project import Project

QUARTER = "2017-18-Q3"
PLACEMENTS = "glosanalysis/themes/placements"
WORKED = "tests/unit/test_worked_values.py"


@pytest.fixture
def copy(project: Project, tmp_path: Path) -> Copy:
    made = Copy.of(project.root, tmp_path / "checkout")
    shutil.rmtree(made.root / "book" / "reports")
    (made.root / "book" / "reports").mkdir()
    return made


def put_before(copy: Copy, name: str, place: str, block: str, indent: int = 0) -> None:
    """Put a piece of code before a text that stands once in a file."""
    copy.change(name, place, textwrap.indent(block, " " * indent) + place)


def figures(copy: Copy) -> dict[str, dict[str, str]]:
    ended = copy.command("indicators", QUARTER, "--format", "csv")
    assert ended.code == 0, ended.told
    return {row["indicator"]: row for row in csv.DictReader(io.StringIO(ended.out))}


def page(copy: Copy, theme: str) -> str:
    """Execute the report of a theme, and give its file."""
    ended = copy.command("run", QUARTER, "--theme", theme, "--out", str(copy.root / "out"))
    assert ended.code == 0, ended.told
    return copy.text(f"out/{QUARTER}/{theme}.ipynb")


def test_an_indicator_touches_two_places(copy: Copy) -> None:
    what, where, entry, worked = blocks("Add an indicator")
    indicators, derive = f"{PLACEMENTS}/indicators.py", f"{PLACEMENTS}/derive.py"
    text = copy.text(indicators).removesuffix(")\n")
    (copy.root / indicators).write_text(text + textwrap.indent(what, "    ") + ")\n")
    put_before(copy, derive, "def observe(", where + "\n\n")
    copy.change(derive, "    return {**_numbers", f"    return {{{entry.strip()} **_numbers")
    put_before(copy, WORKED, '        "ext_variance_k": {"value": "7443"', worked, 8)

    row = figures(copy)["children_in_care"]
    assert (row["value"], row["previous_value"], row["theme"]) == ("645", "612", "placements")
    assert row["locator"] == "Section 2.1"
    ended = copy.tests(WORKED, "-k", "children_in_care")
    assert ended.code == 0, ended.told
    assert "1 passed" in ended.out


def test_a_chart_is_a_display_and_a_cell(copy: Copy) -> None:
    module, cell, test = blocks("Add a chart or a table")
    (copy.root / PLACEMENTS / "care.py").write_text(module)
    door = f"{PLACEMENTS}/__init__.py"
    put_before(
        copy,
        door,
        "from glosanalysis.themes.placements.cautions",
        "from glosanalysis.themes.placements.care import children_in_care\n",
    )
    put_before(copy, door, '    "high_risk_lines",\n', '"children_in_care",\n', 4)
    add_section(copy.root / "notebooks" / "placements.ipynb", "Children in care", cell.strip())
    tests = "tests/unit/test_displays_placements.py"
    (copy.root / tests).write_text(f"{copy.text(tests)}\n\n{test}")

    assert "645 children were in care on 30 November 2017" in page(copy, "placements")
    ended = copy.tests(tests, "-k", "test_children_in_care")
    assert ended.code == 0, ended.told


def test_a_theme_is_its_own_files_and_a_line(copy: Copy) -> None:
    (line,) = blocks("Add a theme")
    shutil.copytree(
        Path(__file__).parent / "theme" / "care", copy.root / "glosanalysis/themes/care"
    )
    copy.change(
        "glosanalysis/themes/__init__.py", '    "workforce",\n', f'    "workforce",\n    {line}'
    )
    template = copied_template(copy.root / "notebooks" / "workforce.ipynb", "workforce", "care")
    nbformat.write(template, copy.root / "notebooks" / "care.ipynb")

    assert figures(copy)["care_children"]["value"] == "645"
    assert "645 children were in the council's care" in page(copy, "care")
    assert "care" in copy.command("run", QUARTER, "--theme", "weather").err


def add_section(path: Path, heading: str, source: str) -> None:
    """Put a section of one cell before what the papers say, where the sections of a theme end."""
    notebook = nbformat.read(path, as_version=4)
    new = [
        nbformat.v4.new_markdown_cell(f"## {heading}", id="added"),
        nbformat.v4.new_code_cell(source, id="added-1", metadata={"tags": ["hide-input"]}),
    ]
    end = max(n for n, cell in enumerate(notebook.cells) if shows(cell, path.stem)) + 1
    notebook.cells[end:end] = new
    nbformat.write(notebook, path)


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
