from __future__ import annotations

import copy

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from glosanalysis.execution.normalise import as_bytes, normalise
from glosanalysis.quarter import Quarter


def executed(stamp: str):  # type: ignore[no-untyped-def]
    """Make a notebook as papermill leaves it, with traces that differ from run to run."""
    chart = new_output(
        "display_data",
        {"text/html": "<svg/>", "text/plain": "Two bars."},
    )
    cells = [
        new_markdown_cell("# Early help", id="title", metadata={"tags": ["title"]}),
        new_code_cell(
            'quarter = "2022-23-Q3"', id=stamp, metadata={"tags": ["injected-parameters"]}
        ),
        new_code_cell("draw()", id="draw", outputs=[chart]),
    ]
    for cell in cells:
        cell.metadata["papermill"] = {"start_time": stamp}
        cell.metadata["execution"] = {"iopub.status.busy": stamp}
    notebook = new_notebook(cells=cells)
    notebook.metadata["papermill"] = {"input_path": f"/home/{stamp}/x.ipynb"}
    notebook.metadata["language_info"] = {"name": "python", "version": f"3.11.{stamp}"}
    return notebook


def test_two_runs_come_out_the_same() -> None:
    first, second = (as_bytes(normalise(executed(s), Quarter(2022, 3))) for s in ("one", "two"))
    assert first == second
    assert b"one" not in first


def test_the_original_is_untouched() -> None:
    notebook = executed("one")
    before = copy.deepcopy(notebook)
    normalise(notebook, Quarter(2022, 3))
    assert notebook == before


def test_the_title_gets_the_quarter() -> None:
    title = normalise(executed("one"), Quarter(2022, 3)).cells[0]["source"]
    assert title == "# Early help: October to December 2022 (2022-23 Q3)"


def test_a_section_that_shows_nothing_goes_with_its_heading() -> None:
    shown = new_output("display_data", {"text/plain": "x"})
    notebook = new_notebook(
        cells=[
            new_markdown_cell("# Title", id="t", metadata={"tags": ["title"]}),
            new_code_cell("setup()", id="s"),
            new_markdown_cell("## Empty", id="e"),
            new_code_cell("nothing()", id="n"),
            new_markdown_cell("## Full", id="f"),
            new_code_cell("nothing()", id="m"),
            new_code_cell("something()", id="g", outputs=[shown]),
            new_markdown_cell("## Words", id="w"),
        ]
    )
    kept = [cell["id"] for cell in normalise(notebook, Quarter(2022, 3)).cells]
    assert kept == ["t", "s", "f", "m", "g", "w"]


def test_a_cell_with_a_heading_of_its_own_does_not_keep_the_section_before_it() -> None:
    heading = new_output("display_data", {"text/markdown": "## Sources", "text/plain": "Sources"})
    notebook = new_notebook(
        cells=[
            new_code_cell("opening()", id="o", outputs=[heading]),
            new_markdown_cell("## Empty", id="e"),
            new_code_cell("nothing()", id="n"),
            new_code_cell("closing()", id="c", outputs=[heading]),
        ]
    )
    assert [cell["id"] for cell in normalise(notebook, Quarter(2022, 3)).cells] == ["o", "c"]
