"""The figures of a page, worked out from its template without drawing anything.

A page need not be made to know what it will show: each cell of a template shows a report or a
display, and these hold the figures.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Any

import nbformat
import pandas as pd
from bs4 import BeautifulSoup

from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.project import Project
from glosanalysis.commentary.figures import Figures
from glosanalysis.display import Display
from glosanalysis.render.outputs import Html
from glosanalysis.render.report_parts import in_brief, key_figures
from glosanalysis.report import Report

__all__ = ["figures_of_page"]


def figures_of_page(project: Project, task: ReportKey) -> Figures:
    """Work out the figures of a page: of its headline, its indicators, its charts and its tables.

    Parameters
    ----------
    project : Project
        The one that `Project.find` finds: a template finds its tables so.
    task : ReportKey
        A theme in a quarter.

    Returns
    -------
    Figures
    """
    figures = Figures()
    for shown in _shown_by(project, task):
        if isinstance(shown, Display):
            _take_display(figures, shown)
        elif isinstance(shown, Report):
            _take_report(figures, shown)
    return figures


def _shown_by(project: Project, task: ReportKey) -> Iterator[Any]:
    """Run a template up to what its cells give to be shown."""
    space: dict[str, Any] = {}
    template = nbformat.read(task.template(project), as_version=4)
    for cell in template.cells:
        if cell.cell_type != "code":
            continue
        given = "parameters" in cell.metadata.get("tags", [])
        source = f"quarter = {str(task.quarter)!r}" if given else cell.source
        for statement in ast.parse(source).body:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                for each in statement.value.args:
                    yield eval(compile(ast.Expression(each), task.theme, "eval"), space)
            else:
                exec(compile(ast.Module([statement], []), task.theme, "exec"), space)


def _take_display(figures: Figures, display: Display) -> None:
    for text in (display.title, display.note):
        figures.take_text(text)
    for name in display.words:
        for cell in display.frame[name].dropna():
            figures.take_text(str(cell))
    for name in display.figures:
        column = display.frame[name].dropna()
        unit = " ".join((display.columns[name].heading, display.measure, display.unit))
        for value in column:
            figures.take(value, unit)
        if len(column):
            figures.take_ratio(column.iloc[0], column.iloc[-1])


def _take_report(figures: Figures, report: Report) -> None:
    facts = in_brief(report).pieces[:1]  # not how many of them are new
    figures.take_text(_text([*facts, *key_figures(report).pieces]))
    for said in report.said["says"]:
        figures.take_text(said)
    for row in report.rows:
        latest = row.latest
        others = [latest.comparator, latest.median] if latest else []
        for other in (row.previous, *(each.value for each in others if each)):
            figures.take_ratio(row.value, other)
        for count in (latest.numerator, latest.denominator) if latest else ():
            if count is not None and not pd.isna(count):
                figures.take(count)


def _text(pieces: Iterable[object]) -> str:
    html = "\n".join(piece.html for piece in pieces if isinstance(piece, Html))
    return BeautifulSoup(html, "html.parser").get_text(" ")
