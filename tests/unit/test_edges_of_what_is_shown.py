"""What readers meet, where a sign, an end or an order could be the other one: worked by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import made_up
import pandas as pd
import pytest
from alternatives import drawing_in, marks_in
from bs4 import BeautifulSoup
from matplotlib.figure import Figure

from glosanalysis.data.releases import Releases
from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display
from glosanalysis.indicator import Indicator
from glosanalysis.indicator_row import IndicatorRow, row_for
from glosanalysis.observations import Comparator, Observation
from glosanalysis.overview.history import History, histories
from glosanalysis.pages.indicator_history import over_quarters
from glosanalysis.phrasing import moved
from glosanalysis.quarter import Quarter
from glosanalysis.render import flow
from glosanalysis.render.cells import assessed, changed, described, held_against, valued
from glosanalysis.render.charts.axes import date_axes, name_ends
from glosanalysis.render.charts.flow import _draw
from glosanalysis.render.charts.small_line import said_line, small_line
from glosanalysis.render.overview_parts import _with_page, _without_page
from glosanalysis.render.sentences import fact, published_on, sentence, shown_previous
from glosanalysis.render.tables import gathered
from glosanalysis.themes import THEMES

Q3 = Quarter(2022, 3)
LOW = made_up.indicator(sentence="{value} of posts were vacant")


def seen(day: str, value: float, **other: object) -> Observation:
    return Observation(
        as_at=date.fromisoformat(day), value=value, source_id="source", locator="place", **other
    )  # type: ignore[arg-type]


def row(
    value: float,
    before: float | None = None,
    indicator: Indicator = LOW,
    previous: dict[str, object] | None = None,
    **other: object,
) -> IndicatorRow:
    known = [seen("2022-12-31", value, **other)]
    if before is not None:
        known.append(seen("2022-09-30", before, **(previous or {})))
    return row_for("t", indicator, known, quarter=Q3)


# Sentences


def test_a_rise_never_reads_as_a_fall() -> None:
    assert moved(4.9, 6.8, "%", 1) == "rose from 4.9% to 6.8%"
    assert moved(6.8, 4.9, "%", 1) == "fell from 6.8% to 4.9%"
    assert "up from 4.9%" in sentence(row(6.8, 4.9))
    assert "down from 6.8%" in sentence(row(4.9, 6.8))


def test_about_belongs_to_the_figure_that_is_about() -> None:
    rough = {"qualifier": "about", "decimals": 0}
    assert shown_previous(row(6.2, 5, previous=rough)) == "about 5%"
    assert shown_previous(row(6.2, 5, qualifier="about")) == "5.0%"
    # A previous value that the paper prints itself is not that of the observation before.
    assert shown_previous(row(6.2, 5, previous=rough, qualifier="over")) == "about 5%"
    explicit = row_for(
        "t",
        LOW,
        [seen("2022-12-31", 6.2, previous=5.0), seen("2022-09-30", 9, **rough)],
        quarter=Q3,
    )
    assert shown_previous(explicit) == "5.0%"


@pytest.mark.parametrize(
    ("good_is", "said"), [("low", "20% or less"), ("high", "20% or more"), ("neutral", "20%.")]
)
def test_a_target_says_which_side_is_good(good_is: str, said: str) -> None:
    held = row(6.2, indicator=replace(LOW, good_is=good_is), target=20)
    assert f"the target is {said}" in sentence(held)
    assert str(held_against(held)).startswith(f"Target {said.rstrip('.')}")


def test_a_fact_tells_the_other_area_and_the_verdict() -> None:
    england = Comparator(area="England", value=5.5, as_at=date(2022, 9, 30))
    said = fact(row(6.2, comparator=england, target=5))
    assert said.endswith("England 5.5% (September 2022); off target.")
    assert fact(row(6.2, comparator=england, target=8)).endswith("; on target.")


def test_papers_are_named_by_their_days_the_earliest_first() -> None:
    rows = [row(1, known_on=date(2023, 3, 9)), row(2, known_on=date(2023, 1, 12))]
    assert published_on(rows) == "12 January 2023 and 9 March 2023"


# Cells


def plain(cell: object) -> str:
    """Give a cell as text, without marks."""
    html = getattr(cell, "html", str(cell))
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (6.8, 4.9, "▲ up 1.9 points from 4.9% at 30 September 2022"),
        (4.9, 6.8, "▼ down 1.9 points from 6.8% at 30 September 2022"),
        (5.9, 4.9, "▲ up 1.0 points from 4.9% at 30 September 2022"),
        (4.9, 4.9, "= no change from 4.9% at 30 September 2022"),
        (4.9, None, "–"),
    ],
)
def test_a_change_has_its_arrow_its_word_and_its_size(
    now: float, before: float | None, said: str
) -> None:
    assert plain(changed(row(now, before))) == said


def test_a_value_stands_with_both_ends_and_what_is_behind_it() -> None:
    behind = row(8.7, interval=(5.5, 13.5), numerator=17, denominator=195)
    assert plain(valued(behind)) == "8.7% (5.5 to 13.5) 17 of 195"


@pytest.mark.parametrize(
    ("value", "target", "said"), [(25, 20, "✘ Off target"), (20, 20, "✔ On target")]
)
def test_an_assessment_has_the_sign_of_its_word(value: float, target: float, said: str) -> None:
    assert plain(assessed(row(value, target=target))) == said


def test_the_standing_of_a_figure_is_told_where_it_is_not_new() -> None:
    assert plain(described(row(6.2))) == "31 December 2022"
    assert plain(described(row(6.2, provisional=True))) == "31 December 2022 provisional"
    assert plain(described(row(None, symbol="c"))) == "31 December 2022 suppressed"


@pytest.mark.parametrize("symbol", ["x", "z", "u", "low"])
def test_only_what_is_held_back_is_called_suppressed(symbol: str) -> None:
    assert plain(described(row(None, symbol=symbol))) == "31 December 2022"


# The small line, and a theme in all quarters


def over(*values: float, quarters: tuple[Quarter, ...]) -> History:
    rows = [
        IndicatorRow(
            theme="t",
            indicator=LOW,
            quarter=each,
            latest=seen(each.last_day.isoformat(), value),
            before=None,
        )
        for each, value in zip(quarters, values, strict=True)
    ]
    return History(LOW, tuple(rows))


def points(history: History) -> list[tuple[float, float]]:
    found = re.search(r'points="([^"]+)"', small_line(history, 120, 28))
    assert found
    return [tuple(map(float, pair.split(","))) for pair in found[1].split()]  # type: ignore[misc]


def test_a_small_line_goes_up_where_the_figure_does_and_keeps_its_distances() -> None:
    quarters = (Quarter(2021, 4), Quarter(2022, 1), Quarter(2022, 3))
    # 112 wide over three quarters, one and two apart; 20 high, 0 at the top, over two points.
    assert points(over(1, 3, 2, quarters=quarters)) == [(4, 24), (41.3, 4), (116, 14)]


def test_of_many_figures_the_ends_and_the_extremes_are_said() -> None:
    quarters = tuple(Quarter(2020 + n // 4, n % 4 + 1) for n in range(7))
    said = said_line(over(3, 1, 4, 1.5, 5, 9, 2, quarters=quarters))
    assert said.endswith("from 3.0% to 2.0%; lowest 1.0%, highest 9.0%")
    six = said_line(over(3, 1, 4, 1.5, 5, 9, quarters=quarters[:6]))
    assert six.endswith("3.0%, 1.0%, 4.0%, 1.5%, 5.0%, 9.0%")


def test_of_many_figures_that_are_all_held_back_no_range_is_said() -> None:
    quarters = tuple(Quarter(2020 + n // 4, n % 4 + 1) for n in range(7))
    hidden = [
        replace(row, latest=replace(row.latest, value=None, symbol="c"))
        for row in over(*range(7), quarters=quarters).rows
        if row.latest
    ]
    history = History(LOW, tuple(hidden))
    assert said_line(history) == "No number in any of 7 quarters, 2020-21 Q1 to 2021-22 Q3"
    assert small_line(history, 120, 28).startswith('<span class="one-figure">No number in any of')


def test_a_theme_in_all_quarters_begins_with_the_newest(five_papers: Tables) -> None:
    theme = THEMES["early_help"]
    page = BeautifulSoup(over_quarters(theme, histories(theme, five_papers), [], []), "html.parser")
    newest, first = page.find_all("table")[:2]
    assert "6.2%" in newest.tbody.find("tr").get_text()
    values = [line.get_text(" ") for line in first.tbody.find_all("tr")]
    assert [value for text in values for value in re.findall(r"\b[456]\.\d%", text)[:1]] == [
        "6.2%",
        "4.9%",
        "6.8%",
        "5.9%",
    ]


# The overview


def report(*rows: IndicatorRow) -> SimpleNamespace:
    said = pd.DataFrame(columns=["theme", "kind", "says", "as_at"])
    published = SimpleNamespace(releases=Releases(), has_papers=True)
    return SimpleNamespace(
        rows=rows, opening_rows=rows, said=said, published=published, quarter=Quarter(2022, 4)
    )


def of_workforce(id_: str, day: str, value: float) -> IndicatorRow:
    indicator = next(each for each in THEMES["workforce"].indicators if each.id == id_)
    return row_for(
        "workforce", indicator, [seen(day, value)], quarter=Quarter.containing(date(2023, 3, 1))
    )


def test_of_a_theme_without_news_the_last_figure_is_told() -> None:
    rows = [
        of_workforce("agency_pct", "2020-03-01", 33.5),
        of_workforce("vacancy_pct", "2020-05-01", 18.9),
    ]
    said = _without_page(THEMES["workforce"], report(*rows))  # type: ignore[arg-type]
    assert said.endswith("18.90%, 1 May 2020.")


def test_only_what_is_fresh_is_counted_as_new() -> None:
    rows = [
        of_workforce("agency_pct", "2023-02-01", 33.5),
        of_workforce("vacancy_pct", "2020-05-01", 18.9),
    ]
    said = _with_page(THEMES["workforce"], report(*rows))  # type: ignore[arg-type]
    assert "one figure is new" in said
    assert said.startswith('<a href="workforce.html">Workforce</a>: ')


# Charts


def test_a_flow_opens_up_the_last_part_of_a_step() -> None:
    rows = [
        ("All", "Other", 60),
        ("All", "Closed", 40),
        ("Closed", "Not", 30),
        ("Closed", "Back", 10),
    ]
    frame = pd.DataFrame(rows, columns=["step", "part", "children"]).assign(
        whole=[100, 100, 40, 40]
    )
    columns = {
        "step": Column("Step"),
        "part": Column("Part"),
        "children": Column("Children", decimals=AS_PRINTED),
        "whole": Column("Of", decimals=0, shown=False),
    }
    display = Display(name="x", title="t", frame=frame, columns=columns, measure="m")
    axes = _draw(display).axes[0]
    left, kept = marks_in(drawing_in(flow(display)).svg)[:2]
    # 40 of 100 are kept: left behind from 0 to 0.6, kept from 0.6 to 1.
    assert kept.width / (left.width + kept.width) == pytest.approx(0.4, abs=0.001)
    assert (left.words, kept.words) == ("All, Other: 60 of 100", "All, Closed: 40 of 100")
    assert [text.get_text() for text in axes.texts[:3]] == ["All: 100", "Other 60", "Closed 40"]


def test_an_axis_ends_a_little_above_what_is_highest() -> None:
    axes = Figure().subplots()
    days = pd.Series(pd.date_range("2022-01-31", periods=4, freq="ME"))
    date_axes(axes, days, 2, 100)
    assert axes.get_ylim() == (0, pytest.approx(112))
    date_axes(axes, days, -50, 100)
    assert axes.get_ylim() == (pytest.approx(-56), pytest.approx(112))


def test_ticks_of_years_lie_within_the_dates() -> None:
    axes = Figure().subplots()
    date_axes(axes, pd.Series(pd.date_range("2019-04-30", "2022-10-31", freq="ME")), 0, 10)
    assert [text.get_text() for text in axes.get_xticklabels()] == ["2020", "2021", "2022"]


def test_names_at_the_ends_stand_in_the_order_of_their_lines() -> None:
    axes = Figure(figsize=(4, 220 / 72), dpi=72).subplots()
    axes.set_ylim(0, 100)
    name_ends(axes, [(50, "Upper", None), (49, "Lower", None)])
    heights = {text.get_text(): text.xy[1] for text in axes.texts}
    assert heights["Lower"] == 49
    # A line of text is 14.4 of the 144 units that the axis has: 10% of it.
    assert heights["Upper"] == pytest.approx(59)


def test_any_column_but_the_first_may_stand_under_the_values() -> None:
    cells = pd.DataFrame(
        {"Name": ["–", "–"], "Change": ["–", "up 2"], "Value": ["1", "2"], "Day": ["May", "June"]}
    )
    made = gathered(cells)
    assert list(made.columns) == ["Name", "Value", "Day"]
    assert made["Value"][1].plain == "2 (up 2)"
