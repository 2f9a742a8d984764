"""Marks of charts, as reports draw them: each says a figure that stands in the table below it."""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

import pandas as pd
import pytest
from alternatives import marks_in
from bs4 import BeautifulSoup
from copies import IN_A_COPY
from executed import pieces_of

from glosanalysis.quarter import Quarter
from glosanalysis.render.charts.standalone import standalone
from glosanalysis.render.charts.style import CLASSES
from glosanalysis.render.outputs import Html, Svg
from tests.conftest import ROOT

ALL_COLUMNS = {"trend", "among", "fan", "matrix", "funnel"}
"""Charts that show every figure of their table; others show at least one column of it."""
PAGES = [
    ("2022-23-Q3", "quality"),
    ("2022-23-Q3", "voice"),
    ("2022-23-Q4", "early_help"),
    ("2019-20-Q2", "education"),
    ("2019-20-Q4", "workforce"),
    ("2020-21-Q1", "help_protection"),
    ("2020-21-Q1", "quality"),
    ("2017-18-Q3", "placements"),
    pytest.param(
        *("2024-25-Q4", "ehcp"),
        marks=pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone has no releases"),
    ),
]


def drawn_in(quarter: str, theme: str) -> Iterator[tuple[str, str, BeautifulSoup]]:
    """Give each chart of a page by its kind, with the table under it."""
    template = ROOT / "notebooks" / f"{theme}.ipynb"
    for source, shown in pieces_of(template, Quarter.parse(quarter)):
        kind = re.search(r"render\.(\w+)\(", source)
        chart = next((each for each in shown if isinstance(each, Svg)), None)
        tables = [each.html for each in shown if isinstance(each, Html) and "<table" in each.html]
        if kind and chart and tables:
            yield kind[1], chart.svg, BeautifulSoup(tables[-1], "html.parser")


def columns_of(table: BeautifulSoup) -> list[list[str]]:
    """Give the known figures of each column of figures."""
    rows = [row.select("td") for row in table.select("tbody tr")]
    columns = zip(*rows, strict=True)
    return [
        [text for cell in column if (text := cell.get_text(strip=True)) != "–"]
        for column in columns
        if not any("text" in cell.get_attribute_list("class") for cell in column)
    ]


def figures_in(words: str) -> list[str]:
    """Give the figures that a mark says after its name, without their units."""
    said = words.rsplit(": ", 1)[1]
    return re.findall(r"\[\w\]|−?\d+(?:,\d{3})*(?:\.\d+)?", said.replace("£", ""))


@pytest.mark.parametrize(("quarter", "theme"), PAGES)
def test_every_figure_that_is_drawn_is_said_as_the_table_prints_it(
    quarter: str, theme: str
) -> None:
    charts = list(drawn_in(quarter, theme))
    assert charts
    for kind, svg, table in charts:
        marks = marks_in(svg)
        words = [mark.words for mark in marks if "t" not in mark.classes]
        said = Counter(figure for each in words for figure in figures_in(each))
        columns = [Counter(column) for column in columns_of(table)]
        told = [not column - said for column in columns if column]
        assert all(told) if kind in ALL_COLUMNS else any(told), kind
        first = Counter(figures_in(each)[0] for each in words)
        assert not first - sum(columns, Counter()), kind


@pytest.mark.skipif(IN_A_COPY, reason="a copy of the papers alone has no releases")
def test_a_line_of_ticks_says_what_the_download_holds_of_its_date() -> None:
    charts = [each for each in drawn_in("2024-25-Q4", "ehcp") if each[0] == "among"]
    for _, svg, exhibit in charts:
        (link,) = exhibit.select("a[download]")
        held = pd.read_csv(BytesIO(b64decode(str(link["href"]).split(",")[1])))
        (first,) = {int(found) for found in re.findall(r"data-others='(\d+) ", svg)}
        lines = [mark for mark in marks_in(svg) if "t" in mark.classes]
        assert len(lines) == len(held) >= 2
        for line in lines:
            others = held.iloc[int(line.attributes["data-row"])].iloc[first:].astype(float).dropna()
            assert f"{len(others)} others" in line.words
            assert [float(each) for each in re.findall(r"([\d.]+)%", line.words)] == [
                others.min(),
                others.max(),
            ]
            assert all(f"({name})" in line.words for name in (others.idxmin(), others.idxmax()))


def test_colours_are_those_of_the_style_sheet_and_seen_on_either_ground() -> None:
    style = (ROOT / "book" / "_static" / "glosanalysis.css").read_text(encoding="utf-8")
    light, dark, forced = (
        dict(re.findall(r"--chart-(\w+): ([^;]+);", block))
        for block in re.findall(r"\{((?:\s*--chart-\w+: [^;]+;)+)", style)
    )
    assert light == {name: colour.lower() for colour, name in CLASSES.items()}
    # The dark colours are of the screen only: what is printed keeps those of the light.
    assert re.search(r"@media screen \{\s*\[data-theme=.dark.\] \.chart-frame \{", style)
    assert dark.keys() == forced.keys() == light.keys()
    for name in light.keys() - {"ground", "band", "grid", "light"}:
        assert contrast(dark[name], "#121212") >= 3, name
        assert contrast(light[name], "#ffffff") >= 3, name
    assert contrast(dark["ink"], dark["light"]) >= 4.5
    assert contrast(light["ink"], light["light"]) >= 4.5


def test_a_picture_of_its_own_names_its_colours() -> None:
    picture = standalone("<p>x</p><svg class='chart' viewBox='0 0 288 9'><text>1</text></svg>")
    for colour, name in CLASSES.items():
        assert f".f-{name}{{fill:{colour.lower()}}}" in picture
    assert "var(" not in picture
    with pytest.raises(ValueError, match="there is no chart"):
        standalone("<p>x</p>")


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
