"""The page of all kinds of charts has each of them, and is as the code draws them."""

from __future__ import annotations

from pathlib import Path

import charts
from chart_kinds import KINDS

from glosanalysis import render
from glosanalysis.render.outputs import Svg


def test_each_kind_of_chart_is_on_the_page() -> None:
    kinds = {
        name
        for name in render.__all__
        if getattr(render, name).__module__.startswith("glosanalysis.render.charts.")
    }
    files = {path.stem for path in Path(render.__file__).parent.glob("charts/*.py")}
    assert kinds <= files
    assert set(KINDS) == kinds
    for draw, display in KINDS.values():
        assert sum(isinstance(piece, Svg) for piece in draw(display).pieces) == 1


def test_the_page_is_as_the_code_draws_it() -> None:
    page = (charts.ROOT / charts.PAGE).read_text(encoding="utf-8")
    assert page == charts.page(), "run python tools/charts.py"
    assert page.count("<svg class='chart'") == 2 * len(KINDS)
