"""A figure goes one way: what a report is made from is there before any of it is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

import pytest

from glosanalysis import render
from glosanalysis.report import open_report

PACKAGE = Path(render.__file__).parents[1]
SAYS = {"audit", "national", "overview", "themes"}
"""The rooms that say what is true of a quarter, and which figures matter in it."""

PAGES = {
    "overview": [
        render.what_matters,
        render.questions,
        render.at_a_glance,
        render.theme_by_theme,
        render.downloads,
    ],
    "ehcp": [render.opening, render.closing],
}


def rooms_entered(show: Callable[[], object]) -> set[str]:
    """Name the rooms of which a function runs while something is shown."""
    entered = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        path = Path(frame.f_code.co_filename)
        if event == "call" and path.is_relative_to(PACKAGE):
            entered.add(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))

    sys.setprofile(note)
    try:
        show()
    finally:
        sys.setprofile(None)
    return entered


@pytest.mark.parametrize("name", PAGES)
def test_what_is_shown_asks_no_room_that_says(name: str) -> None:
    report = open_report(name, "2022-23-Q4")
    for show in PAGES[name]:
        entered = rooms_entered(partial(show, report))
        assert "render" in entered
        assert not entered & SAYS


def test_the_walk_of_a_report_is_seen_where_it_enters_them() -> None:
    entered = rooms_entered(partial(open_report, "ehcp", "2022-23-Q3"))
    assert {"data", "themes", "indicator_row", "overview", "report"} <= entered
    assert "render" not in entered
