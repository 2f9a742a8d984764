"""The bar that shows where a figure lies among its neighbours'."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from glosanalysis.indicator import Indicator
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.observations import Comparator, Observation
from glosanalysis.quarter import Quarter
from glosanalysis.render.cells import held_against
from glosanalysis.render.charts.alternatives import LONGEST_ALTERNATIVE
from glosanalysis.render.charts.strip import said_strip, strip
from glosanalysis.render.outputs import Html

NEIGHBOURS = (3.1, 6.0, 8.0, 9.5, 11.0, 17.0)
SEEN = Observation(
    as_at=date(2023, 3, 31),
    value=10.0,
    source_id="a",
    locator="b",
    feed="release",
    median=Comparator(area="neighbours' median", value=8.75, as_at=date(2023, 3, 31)),
    neighbours=NEIGHBOURS,
)
INDICATOR = Indicator(
    id="late",
    label="Late",
    unit="%",
    decimals=1,
    kind="level",
    good_is="low",
    definition="A share.",
    compared_with="a year before",
    sentence="{value} were late",
)


def row(seen: Observation) -> IndicatorRow:
    return IndicatorRow(
        indicator=INDICATOR, latest=seen, before=None, theme="ehcp", quarter=Quarter(2022, 4)
    )


def drawn(seen: Observation) -> BeautifulSoup:
    return BeautifulSoup(strip(row(seen)), "html.parser")


def test_the_bar_says_in_words_what_it_shows() -> None:
    made = drawn(SEEN)
    said = "Among 6 neighbours with a figure, from 3.1% to 17.0%: four are lower, two are higher"
    assert said_strip(row(SEEN)) == said
    assert made.svg and made.svg["aria-label"] == said
    assert len(said) <= LONGEST_ALTERNATIVE
    assert [end.text for end in made.select("span[aria-hidden]")] == ["3.1%", "17.0%"]


def test_each_neighbour_is_a_tick_and_ours_lies_where_it_belongs() -> None:
    made = drawn(SEEN)
    ticks = [float(at) for at in re.findall(r"M([\d.]+) 5v8", str(made.path))]
    assert len(ticks) == len(NEIGHBOURS)
    assert ticks == sorted(ticks)
    assert made.circle
    ours = float(str(made.circle["cx"]))
    assert ticks[3] < ours < ticks[4]
    along = (ours - ticks[0]) / (ticks[-1] - ticks[0])
    assert along == pytest.approx((10 - 3.1) / (17 - 3.1), abs=0.01)


def test_ours_beyond_all_others_is_the_end_of_the_bar() -> None:
    made = drawn(replace(SEEN, value=20.0))
    assert [end.text for end in made.select("span[aria-hidden]")] == ["3.1%", "20.0%"]
    assert "6 neighbours" in said_strip(row(replace(SEEN, value=20.0)))
    assert "six are lower" in said_strip(row(replace(SEEN, value=20.0)))


def test_there_is_no_bar_of_few_neighbours_or_of_none_that_differ_or_without_a_number() -> None:
    assert not strip(row(replace(SEEN, neighbours=NEIGHBOURS[:4])))
    assert not strip(row(replace(SEEN, neighbours=(10.0,) * 6)))
    assert not strip(row(replace(SEEN, value=None, symbol="c")))


def test_the_cell_has_the_words_and_the_bar_after_them() -> None:
    cell = held_against(row(SEEN))
    assert isinstance(cell, Html)
    assert cell.plain == "neighbours' median 8.8%"
    assert cell.html.index("median 8.8%") < cell.html.index("<svg")
    assert held_against(row(replace(SEEN, neighbours=()))) == "neighbours' median 8.8%"
