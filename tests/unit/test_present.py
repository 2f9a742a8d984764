"""What a reader meets: tables, charts and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import made_up
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from jinja2 import UndefinedError
from markupsafe import Markup

from glosanalysis.data.tables import Tables
from glosanalysis.display import Citation, Column, Display, Mark, citations
from glosanalysis.indicator_row import row_for
from glosanalysis.observations import Observation
from glosanalysis.quarter import Quarter
from glosanalysis.render import (
    bars,
    closing,
    fan,
    flow,
    funnel,
    opening,
    points,
    table,
    trend,
)
from glosanalysis.render.cells import with_note
from glosanalysis.render.outputs import Heading, Html, Svg, folded, listed_items, paragraph
from glosanalysis.render.overview_parts import at_a_glance
from glosanalysis.render.report_parts import key_figures
from glosanalysis.render.sentences import sentence
from glosanalysis.render.tables import figures_of, html_table
from glosanalysis.render.template import filled
from glosanalysis.report import open_report
from glosanalysis.themes import THEMES, early_help, placements


@pytest.fixture(scope="module")
def tables(five_papers: Tables) -> Tables:
    return five_papers


EXHIBIT = Display(
    name="plans",
    title="Plans rose",
    frame=pd.DataFrame(
        {"year": ["2018", "2022", "2023 <planned>"], "plans": [3290, 4800, 5295.5], "hidden": 1}
    ),
    columns={
        "year": Column("Year"),
        "plans": Column("Plans", "FTE", 1),
        "hidden": Column("Hidden", decimals=0, shown=False),
    },
    measure="Plans",
    period="2018 to 2023",
    cited=(Citation("a", "A <paper>", "b"),),
)


def test_a_table_has_a_caption_scoped_headers_and_no_blank_corner() -> None:
    piece = figures_of(EXHIBIT)
    html = BeautifulSoup(piece.html, "html.parser")
    assert html.caption is not None
    assert html.caption.text == "Plans. 2018 to 2023."
    columns = html.select("thead th[scope=col]")
    assert [cell.text for cell in columns] == ["Year", "Plans (FTE)"]
    assert [cell.text for cell in html.select("tbody th[scope=row]")] == [
        "2018",
        "2022",
        "2023 <planned>",
    ]
    assert [cell.text for cell in html.select("td")] == ["3,290.0", "4,800.0", "5,295.5"]
    assert html.select_one("a[download]")["href"].startswith("data:text/csv")  # type: ignore[index,union-attr]
    assert EXHIBIT.as_text().to_csv(index=False).splitlines()[:2] == [
        "Year,Plans (FTE)",
        "2018,3290.0",
    ]


def test_a_table_names_its_papers_without_reading_a_file() -> None:
    more = (Citation("a", "A <paper>", "c"), Citation("z", "Another", "d & e"))
    piece = figures_of(replace(EXHIBIT, cited=(*EXHIBIT.cited, *more)))
    assert (
        'From: <a href="../../sources.html#a">A &lt;paper></a>; '
        '<a href="../../sources.html#z">Another</a>, d &amp; e.'
    ) in str(piece.html).replace("&gt;", ">")


def test_every_column_is_declared_and_every_figure_has_decimals() -> None:
    known = dict(EXHIBIT.columns)
    with pytest.raises(ValueError, match="plans: column plans does not declare its decimals"):
        replace(EXHIBIT, columns=known | {"plans": Column("Plans")})
    del known["hidden"]
    with pytest.raises(ValueError, match="plans: column hidden is not declared"):
        replace(EXHIBIT, columns=known)
    # A column that tells marks needs no label: no table shows it.
    frame = EXHIBIT.frame.assign(hidden=[True, False, False])
    display = replace(EXHIBIT, frame=frame, columns=known, mark=Mark("hidden", "planned"))
    assert display.headings == ["Year", "Plans (FTE)"]
    assert display.marked.tolist() == [True, False, False]


def test_places_are_cited_once_in_order_with_their_titles() -> None:
    rows = pd.DataFrame({"source_id": ["b", "a", "b"], "locator": ["2", "1", "2"]})
    assert citations({"a": "First", "b": "Second"}, rows, rows) == (
        Citation("a", "First", "1"),
        Citation("b", "Second", "2"),
    )


def cells_of(cards: bool) -> BeautifulSoup:
    cells = pd.DataFrame(
        {
            "Name": ["A <i>"],
            'This & "that"': [Html(Markup("<b>1</b>"), "1")],
            "Change": ["–"],
        }
    )
    return BeautifulSoup(html_table(cells, "Figures", [False, True, False], cards), "html.parser")


def test_each_cell_of_a_card_is_named_by_its_column() -> None:
    made = cells_of(cards=True)
    assert [cell.get("data-label") for cell in made.select("td")] == ['This & "that"', "Change"]
    assert made.select_one("tbody th").get("data-label") is None  # type: ignore[union-attr]
    assert not cells_of(cards=False).select("[data-label]")


def test_a_row_has_an_address_of_its_own_and_a_link_that_says_of_what() -> None:
    cells = pd.DataFrame({"Name": ["A & b", Html(Markup("<i>c</i>"), "c")], "Value": ["1", "2"]})
    made = BeautifulSoup(
        html_table(cells, "Figures", [False, True], True, ["one", "two"]), "html.parser"
    )
    assert [row["id"] for row in made.select("tbody tr")] == ["one", "two"]
    links = made.select("td:last-child > a.row-link")
    assert [link["href"] for link in links] == ["#one", "#two"]
    assert [link["aria-label"] for link in links] == [
        "Link to this figure: A & b",
        "Link to this figure: c",
    ]
    assert not cells_of(cards=True).select("tr[id], .row-link")


def test_text_in_a_cell_is_escaped_and_html_is_not() -> None:
    made = cells_of(cards=False)
    assert made.select_one("tbody th").text == "A <i>"  # type: ignore[union-attr]
    assert made.select_one("td b").text == "1"  # type: ignore[union-attr]


def test_a_card_can_leave_out_what_is_not_known() -> None:
    classes = [cell.get("class") for cell in cells_of(cards=True).select("td")]
    assert classes == [None, ["text", "empty"]]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x>', "&lt;b&gt; '"])
def test_a_text_is_shown_as_it_is_wherever_it_is_put(hostile: str) -> None:
    pieces = [
        paragraph(hostile, hostile),
        listed_items([hostile], hostile),
        folded(hostile, paragraph(hostile, hostile)),
        with_note(hostile, hostile),
    ]
    for piece in pieces:
        assert isinstance(piece, Html)
        made = BeautifulSoup(piece.html, "html.parser")
        assert not made.select("script, img, b")
        assert hostile in made.text


def test_a_template_that_is_not_given_what_it_shows_says_so() -> None:
    with pytest.raises(UndefinedError, match="title"):
        filled("fold", body="")


def test_a_missing_figure_is_a_dash() -> None:
    frame = pd.DataFrame({"year": ["a", "b"], "plans": pd.Series([1, None], dtype="Int64")})
    piece = figures_of(replace(EXHIBIT, frame=frame))
    assert '<td class="empty">–</td>' in piece.html


def test_a_long_table_is_folded(tables: Tables) -> None:
    piece = figures_of(placements.placements_by_month(tables))
    assert '<details class="folded">' in piece.html


def test_a_chart_carries_its_alternative_and_no_trace_of_when_it_was_drawn() -> None:
    title, chart, caption, figures = bars(EXHIBIT).pieces
    assert figures == figures_of(EXHIBIT, fold=True)
    assert isinstance(chart, Svg)
    data = chart._repr_mimebundle_()
    said = "Bar chart: plans by year, 2018 3,290.0, 2022 4,800.0, 2023 <planned> 5,295.5."
    assert data["text/plain"] == said
    page = BeautifulSoup(data["text/html"], "html.parser")
    (drawing,) = page.select("div.chart-frame > svg.chart[role=img]")
    assert drawing["aria-label"] == said
    assert not page.select("metadata, style, script, [id]")
    assert isinstance(title, Html)
    assert "Plans rose" in title.html
    assert isinstance(caption, Html)
    assert "2018 to 2023" in caption.html


def test_nothing_reported_is_neither_said_nor_drawn() -> None:
    display = Display.nothing_yet("x", "Plans per caseworker")
    assert all(not draw(display).pieces for draw in (trend, bars, fan, flow, funnel, points, table))


def test_a_table_without_a_chart_bears_title_and_note() -> None:
    display = replace(EXHIBIT, note="Rounded to the nearest plan.")
    title, _, note = table(display).pieces
    assert isinstance(title, Html)
    assert "Plans rose" in title.html
    assert isinstance(note, Html)
    assert "Rounded to the nearest plan." in note.html


def test_a_negative_variance_is_said_in_words() -> None:
    rows = {row.indicator.id: row for row in open_report("placements", "2017-18-Q3").rows}
    said = sentence(rows["revenue_variance_dsg_k"])
    assert "an underspend of £2.619 million" in said
    assert "−" not in said


def test_a_flow_keeps_every_child(tables: Tables) -> None:
    frame = early_help.closure_flow(tables).frame
    steps = frame.groupby("step", sort=False)
    whole, last = steps["whole"].first().tolist(), steps["children"].last().tolist()
    assert whole == [238, *last[:-1]]
    assert steps["children"].sum().tolist() == whole


def test_a_page_opens_and_closes_with_parts_under_their_headings() -> None:
    report = open_report("early_help", "2022-23-Q4")
    opened, closed = opening(report).pieces, closing(report).pieces
    assert headings_in(opened) == ["In brief", "Key figures"]
    assert headings_in(closed) == [
        "What the papers say",
        "Where words and numbers differ",
        "How it is measured, and what to be careful about",
        "Sources",
    ]
    # The facts, then what is new; the key figures, with their download.
    assert [isinstance(piece, Heading) for piece in opened] == [True, False, False, True, False]
    assert "2022-23-Q4-early_help.csv" in opened[-1].html  # type: ignore[union-attr]


def test_a_part_that_shows_nothing_has_no_heading() -> None:
    report = open_report("early_help", "2022-23-Q4")
    silent = replace(report, said=report.said.head(0), contradicted=())
    assert headings_in(closing(silent).pieces) == [
        "How it is measured, and what to be careful about",
        "Sources",
    ]


def headings_in(pieces: Sequence[object]) -> list[str]:
    return [piece.text for piece in pieces if isinstance(piece, Heading)]


def sentence_of(value: float, before: float | None, **other: object) -> str:
    indicator = made_up.indicator(sentence="{value} of posts were vacant")
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


def test_of_few_the_numbers_are_told_once() -> None:
    indicator = made_up.indicator(
        sentence="{value} of plans of the year, {count} of {base}, came in time",
        counted=("plan", "plans"),
    )
    for base, said in (
        (4, "Of plans of the year, 1 of 4 came in time."),
        (400, "0.2% of plans of the year, 1 of 400, came in time."),
    ):
        seen = Observation(
            as_at=date(2022, 12, 31),
            value=100 / base - 0.001 * (base > 4),
            numerator=1,
            denominator=base,
            source_id="s",
            locator="l",
        )
        assert sentence(row_for("t", indicator, [seen], quarter=Quarter(2022, 3))) == said


@pytest.mark.parametrize(
    "quarter", ["2017-18-Q3", "2018-19-Q3", "2020-21-Q1", "2022-23-Q4", "2023-24-Q4", "2025-26-Q2"]
)
def test_every_known_indicator_can_be_said(quarter: str) -> None:
    for row in open_report("overview", quarter).rows:
        if row.latest is not None:
            said = sentence(row)
            assert said.endswith(".")
            assert "{" not in said
            assert "nan" not in said.lower().split()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "quarter",
    ["2017-18-Q3", "2018-19-Q3", "2019-20-Q3", "2021-22-Q4", "2023-24-Q2", "2025-26-Q2"],
)
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


def shown(theme: str, quarter: str) -> str:
    report = open_report(theme, quarter)
    make = at_a_glance if theme == "overview" else key_figures
    return "".join(each.html for each in make(report).pieces)  # type: ignore[union-attr]


def test_a_figure_of_an_ended_budget_is_not_called_old() -> None:
    # That of November 2017 is thirteen months old at the end of 2018.
    assert "More than 18 months old, or of a budget that has ended" in shown(
        "placements", "2018-19-Q3"
    )
    assert "More than 18 months old, so with" in shown("workforce", "2022-23-Q4")


def test_a_change_is_not_told_as_a_part() -> None:
    said = shown("ehcp", "2022-23-Q4")
    assert "a change of 73 on 162" in said
    assert "73 of 162" not in said


def test_a_label_that_says_its_unit_does_not_say_it_twice() -> None:
    assert "training, delegates" not in shown("early_help", "2022-23-Q4")
    assert "Social worker vacancies, FTE" in shown("workforce", "2020-21-Q1")


def test_a_key_explains_only_columns_that_are_there() -> None:
    said = shown("overview", "2022-23-Q4")
    assert "A dash: no figure of the same kind to compare with." in said
    assert "not assessed" not in said
    assert "stand under a value where few have them." in said
    assert "or not assessed: not new, not over" in shown("overview", "2022-23-Q3")
    assert "A dash" not in shown("overview", "2020-21-Q1")


@pytest.mark.parametrize(
    ("page", "quarter"),
    [
        *(("overview", quarter) for quarter in ("2017-18-Q3", "2019-20-Q4", "2022-23-Q3")),
        ("placements", "2017-18-Q3"),
        ("early_help", "2022-23-Q3"),
        ("workforce", "2019-20-Q4"),
    ],
)
def test_less_than_half_of_a_column_of_indicators_is_dashes(page: str, quarter: str) -> None:
    table = BeautifulSoup(shown(page, quarter), "html.parser").select_one("table.cards")
    assert table is not None
    rows = [row.select("td") for row in table.select("tbody tr")]
    for column in zip(*rows, strict=True):
        assert sum(cell.get_text(strip=True) == "–" for cell in column) < len(rows) / 2
