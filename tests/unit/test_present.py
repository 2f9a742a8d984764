"""What a reader meets: tables, charts and sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from glosanalysis.data.tables import Tables
from glosanalysis.display import Citation, Display
from glosanalysis.indicator import Indicator
from glosanalysis.indicator_row import row_for
from glosanalysis.observations import Observation
from glosanalysis.quarter import Quarter
from glosanalysis.render import (
    bars,
    flow,
    points,
    table,
    trend,
)
from glosanalysis.render.outputs import Html, Svg
from glosanalysis.render.sentences import sentence
from glosanalysis.report import open_report
from glosanalysis.themes import THEMES, early_help, placements


@pytest.fixture(scope="module")
def tables(five_papers: Tables) -> Tables:
    return five_papers


EXHIBIT = Display(
    "plans",
    "Plans rose",
    pd.DataFrame({"Year": ["2018", "2022", "2023 <planned>"], "Plans": [3290, 4800, 5295.5]}),
    "Plans",
    "2018 to 2023",
    (Citation("a", "b"),),
    "Bars: 3,290 and 5,296.",
    decimals={"Plans": 1},
)


def test_a_table_has_a_caption_scoped_headers_and_no_blank_corner() -> None:
    (piece,) = table(EXHIBIT).pieces
    assert isinstance(piece, Html)
    html = BeautifulSoup(piece.html, "html.parser")
    assert html.caption is not None
    assert html.caption.text == "Plans. 2018 to 2023."
    columns = html.select("thead th[scope=col]")
    assert [cell.text for cell in columns] == ["Year", "Plans"]
    assert [cell.text for cell in html.select("tbody th[scope=row]")] == [
        "2018",
        "2022",
        "2023 <planned>",
    ]
    assert [cell.text for cell in html.select("td")] == ["3,290.0", "4,800.0", "5,295.5"]
    assert html.select_one("a[download]")["href"].startswith("data:text/csv")  # type: ignore[index,union-attr]


def test_a_missing_figure_is_a_dash() -> None:
    frame = pd.DataFrame({"Year": ["a", "b"], "Plans": pd.Series([1, None], dtype="Int64")})
    (piece,) = table(Display("x", "t", frame, "m", "p", (), decimals={"Plans": 0})).pieces
    assert isinstance(piece, Html)
    assert '<td class="empty">–</td>' in piece.html


def test_a_long_table_is_folded(tables: Tables) -> None:
    (piece,) = table(placements.placements_by_month(tables)).pieces
    assert isinstance(piece, Html)
    assert '<details class="folded">' in piece.html


def test_a_chart_carries_its_alternative_and_no_trace_of_when_it_was_drawn() -> None:
    title, chart, caption = bars(EXHIBIT).pieces
    assert isinstance(chart, Svg)
    data, metadata = chart._repr_mimebundle_()
    assert metadata["image/svg+xml"]["alt"] == "Bars: 3,290 and 5,296."
    assert data["image/svg+xml"].startswith("<svg")
    assert "<metadata>" not in data["image/svg+xml"]
    assert isinstance(title, Html)
    assert "Plans rose" in title.html
    assert isinstance(caption, Html)
    assert "2018 to 2023" in caption.html


def test_nothing_reported_is_neither_said_nor_drawn() -> None:
    display = Display.nothing_yet("x", "Plans per caseworker")
    assert all(not draw(display).pieces for draw in (trend, bars, flow, points, table))


def test_a_table_without_a_chart_bears_title_and_note() -> None:
    display = replace(EXHIBIT, note="Rounded to the nearest plan.")
    title, _, note = table(display, alone=True).pieces
    assert isinstance(title, Html)
    assert "Plans rose" in title.html
    assert isinstance(note, Html)
    assert "Rounded to the nearest plan." in note.html


@pytest.mark.parametrize("alternative", ["Plans rose", "x" * 221])
def test_a_text_alternative_must_say_something_short_of_its_own(alternative: str) -> None:
    with pytest.raises(ValueError, match="text alternative"):
        Display("x", "Plans rose", pd.DataFrame(), "m", "p", (), alternative)


def test_a_negative_variance_is_said_in_words() -> None:
    rows = {row.indicator.id: row for row in open_report("placements", "2017-18-Q3").rows}
    said = sentence(rows["revenue_variance_dsg_k"])
    assert "an underspend of £2.619 million" in said
    assert "−" not in said


def test_a_flow_keeps_every_child(tables: Tables) -> None:
    frame = early_help.closure_flow(tables).frame
    steps = frame.groupby("Step", sort=False)["Children"].agg(["sum", "last"])
    assert steps["sum"].tolist() == [238, *steps["last"].tolist()[:-1]]


def sentence_of(value: float, before: float | None, **other: object) -> str:
    indicator = Indicator(
        id="x",
        label="X",
        unit="%",
        decimals=1,
        good_is="low",
        sentence="{value} of posts were vacant",
        definition="",
        kind="level",
    )
    seen = [Observation(as_at=date(2022, 12, 31), value=value, source_id="s", locator="l", **other)]  # type: ignore[arg-type]
    if before is not None:
        seen.append(Observation(as_at=date(2022, 9, 30), value=before, source_id="s", locator="l"))
    return sentence(row_for("t", indicator, seen, quarter=Quarter(2022, 3)))


def test_sentences_agree_with_direction_and_target() -> None:
    start = "6.2% of posts were vacant"
    assert sentence_of(6.2, None) == f"{start}."
    assert sentence_of(6.2, 4.9) == f"{start}, up from 4.9% at 30 September 2022."
    assert sentence_of(6.2, 6.8) == f"{start}, down from 6.8% at 30 September 2022."
    assert sentence_of(6.2, 6.21) == f"{start}, the same as at 30 September 2022."
    assert sentence_of(6.2, None, target=20) == f"{start}; the target is 20% or less."
    assert sentence_of(6.2, None, qualifier="about") == f"About {start}."
    said = sentence_of(40, None, qualifier="over", decimals=0)
    assert said.startswith("Over 40% of posts")
    assert sentence_of(6.2, None, provisional=True) == f"{start} (provisional)."


@pytest.mark.parametrize("quarter", ["2017-18-Q3", "2018-19-Q3", "2020-21-Q1", "2022-23-Q4"])
def test_every_known_indicator_can_be_said(quarter: str) -> None:
    for row in open_report("overview", quarter).rows:
        if row.latest is not None:
            said = sentence(row)
            assert said.endswith(".")
            assert "{" not in said
            assert "nan" not in said.lower().split()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("quarter", ["2017-18-Q3", "2018-19-Q3", "2019-20-Q3", "2021-22-Q4"])
def test_every_display_can_be_made_with_little_or_no_data(
    tables: Tables, theme: str, quarter: str
) -> None:
    from importlib import import_module

    module = import_module(f"glosanalysis.themes.{theme}")
    seen = tables.known_at(Quarter.parse(quarter))
    for name in set(module.__all__) - {"THEME"}:
        display = getattr(module, name)(seen)
        assert display.frame.empty or table(display).pieces
        assert all(THEMES[theme].cautions(seen))
