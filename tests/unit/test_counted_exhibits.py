"""Exhibits of what records count: what is hidden stays so in chart, table, file and words."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from alternatives import alternative_of, drawing_in, marks_in

from glosanalysis.data.returns import Returns
from glosanalysis.data.tables import Tables
from glosanalysis.display import Display
from glosanalysis.indicator import Indicator
from glosanalysis.quarter import Quarter
from glosanalysis.render import bars, dots, table, trend
from glosanalysis.render.charts.bars import _draw as draw_bars
from glosanalysis.render.charts.style import chart_style
from glosanalysis.render.charts.trend import _draw as draw_trend
from glosanalysis.themes import THEMES, early_help, ehcp, placements
from glosanalysis.themes.exhibits import counted_by_group, counted_by_quarter
from glosanalysis.themes.from_records import COUNTED

LAST = Quarter.parse("2026-27-Q2")
AGAIN, HELD = "eh_rereferral_6w", "ehc_plans_active"
COLUMNS = ("quarter", "indicator", "breakdown", "group", "numerator", "denominator", "hidden")
ROWS = [
    ("2025-26-Q2", AGAIN, "", "", 18, 200, ""),
    ("2025-26-Q3", AGAIN, "", "", 19, 227, ""),
    ("2025-26-Q4", AGAIN, "", "", None, None, "p"),
    ("2026-27-Q1", AGAIN, "", "", 15, 220, ""),
    ("2026-27-Q2", AGAIN, "", "", 14, 187, ""),
    ("2026-27-Q1", HELD, "need", "ASD", 700, None, ""),
    ("2026-27-Q2", HELD, "need", "unknown", 9, None, ""),
    ("2026-27-Q2", HELD, "need", "SEMH", 90, None, ""),
    ("2026-27-Q2", HELD, "need", "HI", None, None, "s"),
    ("2026-27-Q2", HELD, "need", "ASD", 410, None, ""),
    ("2026-27-Q1", HELD, "age_band", "5 to 10", 7, None, ""),
    ("2026-27-Q1", "eh_closed_next", "next", "stepped up", 27, None, ""),
    ("2026-27-Q1", "eh_closed_next", "next", "neither within 6 months", 183, None, ""),
]


@pytest.fixture
def seen(five_papers: Tables) -> Tables:
    """Give the tables as a quarter sees them that a return counts, its follow-up not over."""
    frame = pd.DataFrame(ROWS, columns=list(COLUMNS))
    frame = frame.assign(
        as_at=pd.Timestamp("2026-10-12"),
        return_id="records_2026-10-19",
        known_on=pd.Timestamp("2026-10-19"),
        provisional=frame["quarter"].eq(str(LAST)) & frame["indicator"].str.startswith("eh_"),
    )
    register = pd.DataFrame(
        {"made_on": [pd.Timestamp("2026-10-19")], "as_at": ["2026-10-12"], "stayed": ["0"]},
        index=pd.Index(["records_2026-10-19"], name="return_id"),
    )
    returns = Returns(frame, register)
    sources = pd.concat([five_papers.sources, returns.as_sources()])
    return replace(five_papers, returns=returns, sources=sources, until=LAST)


@pytest.fixture
def by_quarter(seen: Tables) -> Display:
    return counted_by_quarter(seen, early_help.RECORDS, AGAIN)


@pytest.fixture
def by_need(seen: Tables) -> Display:
    return counted_by_group(seen, ehcp.RECORDS, HELD, "need")


def ending(seen: Tables, quarter: str) -> Tables:
    frame = seen.returns.frame
    returns = replace(seen.returns, frame=frame[frame["quarter"] <= quarter])
    return replace(seen, returns=returns, until=Quarter.parse(quarter))


def html_of(display: Display) -> str:
    return "".join(str(each.html) for each in table(display).pieces if hasattr(each, "html"))


def test_no_line_passes_a_hidden_quarter_and_a_provisional_point_is_hollow(
    by_quarter: Display,
) -> None:
    with chart_style():
        axes = draw_trend(by_quarter).axes[0]
    assert [list(each.get_ydata()) for each in axes.lines] == [[9.0, 8.4], [6.8, 7.5]]
    hollow = [m.words for m in marks_in(drawing_in(trend(by_quarter)).svg) if "s-1" in m.classes]
    assert len(hollow) == 1
    assert ": 7.5%" in hollow[0]
    said = alternative_of(trend(by_quarter))
    assert "Without a number: 31 March 2026 [c]." in said


def test_a_hidden_quarter_is_a_symbol_in_table_and_file(by_quarter: Display) -> None:
    assert by_quarter.as_text().iloc[2, 1:].tolist() == ["c", "[c]", ""]
    assert html_of(by_quarter).count(">[c]</td>") == 2


def test_a_title_says_nothing_of_a_hidden_quarter(seen: Tables, by_quarter: Display) -> None:
    assert by_quarter.title.endswith(
        "7.5% in the quarter to 30 September 2026 (provisional), "
        "6.8% in the quarter to 30 June 2026"
    )
    after = counted_by_quarter(ending(seen, "2026-27-Q1"), early_help.RECORDS, AGAIN)
    assert after.title.endswith(": 6.8% in the quarter to 30 June 2026")
    hidden = counted_by_quarter(ending(seen, "2025-26-Q4"), early_help.RECORDS, AGAIN)
    assert hidden.title.endswith(
        "in the quarter to 31 March 2026: [c], held back, so that nobody can be recognised"
    )


def test_groups_are_those_of_the_newest_quarter_with_the_hidden_ones_last(by_need: Display) -> None:
    assert by_need.frame["group"].tolist() == ["ASD", "SEMH", "HI", "unknown"]
    assert by_need.as_text().iloc[:, 1].tolist() == ["410", "90", "c", "9"]
    with chart_style():
        axes = draw_bars(by_need, "value").axes[0]
    assert [text.get_text() for text in axes.texts] == ["410", "90", "[c]", "9"]
    marks = marks_in(drawing_in(bars(by_need)).svg)
    assert [mark.words.split(": ")[1] for mark in marks] == ["410", "90", "[c]", "9"]
    assert [mark.width == 0 for mark in marks] == [False, False, True, False]
    assert "HI [c]" in alternative_of(bars(by_need))


def test_dots_bear_the_symbol(by_need: Display) -> None:
    shares = by_need.frame.rename(columns={"value": "share"}).assign(share=[60.0, 30.0, None, 5.0])
    columns = {**by_need.columns, "share": by_need.columns["value"]}
    shown = dots(replace(by_need, frame=shares, columns=columns))
    assert "HI [c]" in alternative_of(shown)


def test_what_came_next_is_told_of_a_quarter_whose_follow_up_is_over(seen: Tables) -> None:
    display = early_help.what_came_next(seen)
    assert display.frame["group"].tolist() == ["neither within 6 months", "stepped up"]
    assert display.period == "Quarter to 30 June 2026"


def test_bands_are_in_their_order(seen: Tables) -> None:
    bands = ["under 5", "5 to 10", "11 to 15", "16 to 19", "20 and over", "unknown"]
    rows = [
        ("2026-27-Q2", HELD, "age_band", name, 50 + at, None, "") for at, name in enumerate(bands)
    ]
    frame = pd.DataFrame(rows[::-1], columns=list(COLUMNS))
    kept = seen.returns.frame.iloc[:1].drop(columns=list(COLUMNS))
    frame = frame.join(pd.concat([kept] * len(rows), ignore_index=True))
    told = replace(seen, returns=replace(seen.returns, frame=frame))
    display = counted_by_group(told, ehcp.RECORDS, HELD, "age_band")
    assert display.frame["group"].tolist() == bands


def test_a_quarter_that_no_return_counts_shows_nothing(seen: Tables) -> None:
    later = replace(seen, until=LAST + 1)
    assert counted_by_quarter(later, early_help.RECORDS, AGAIN).frame.empty
    assert counted_by_group(later, ehcp.RECORDS, HELD, "need").frame.empty
    assert early_help.what_came_next(later).frame.empty
    # Nor by groups that it was never counted by.
    assert counted_by_group(seen, ehcp.RECORDS, HELD, "locality").frame.empty


EFFECTS = [
    ("2025-26-Q2", "price", 292_214, 3_454_643, ""),
    ("2025-26-Q2", "volume", -131_885, 3_454_643, ""),
    ("2025-26-Q2", "mix", None, 3_454_643, "p"),
    ("2026-27-Q2", "price", 263_439, 3_465_853, ""),
    ("2026-27-Q2", "volume", -73_020, 3_465_853, ""),
    ("2026-27-Q2", "mix", -116_039, 3_465_853, ""),
]


def with_effects(seen: Tables, effects: list[tuple[str, str, float | None, float, str]]) -> Tables:
    told = [
        (quarter, f"placement_{part}_effect", "", "", moved, before, hidden)
        for quarter, part, moved, before, hidden in effects
    ]
    first = seen.returns.frame.iloc[0]
    rest = {name: first[name] for name in ("as_at", "return_id", "known_on")}
    frame = pd.DataFrame(told, columns=list(COLUMNS)).assign(**rest, provisional=False)
    return replace(seen, returns=replace(seen.returns, frame=frame))


def test_what_moved_a_cost_adds_up_to_the_cost_of_the_quarter(seen: Tables) -> None:
    shown = placements.cost_account(with_effects(seen, EFFECTS))
    # 3,465,853 + 263,439 - 73,020 - 116,039 = 3,540,233
    assert shown.title == (
        "Placements cost £3.54 million, £74,000 more than a year before: price +£263,000, volume "
        "−£73,000, mix −£116,000"
    )
    rows = shown.frame.drop(columns="as_at").to_numpy().tolist()
    assert rows == [[3_465_853, 263_439, -73_020, -116_039, 3_540_233]]


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        ((0, 0, 0), "as much as a year before: price nothing, volume nothing, mix nothing"),
        ((-2_600, 400, 0), "£2,000 less than a year before: price −£3,000, volume under £500"),
    ],
)
def test_a_cost_that_hardly_moved_is_told_so(
    seen: Tables, moved: tuple[float, ...], said: str
) -> None:
    parts = zip(("price", "volume", "mix"), moved, strict=True)
    effects = [("2026-27-Q2", part, each, 1_000_000.0, "") for part, each in parts]
    shown = placements.cost_account(with_effects(seen, effects))
    assert said in shown.title


def test_no_account_is_made_of_a_quarter_with_a_part_held_back(seen: Tables) -> None:
    older = [*EFFECTS[:5], ("2026-27-Q2", "mix", None, 3_465_853.0, "s")]
    assert placements.cost_account(with_effects(seen, older)).frame.empty
    assert placements.cost_account(seen).frame.empty


def test_a_share_of_records_has_one_decimal_and_a_count_none() -> None:
    shares = [each for theme in THEMES.values() for each in theme.indicators if is_share(each)]
    assert len(shares) > 5
    assert {each.decimals for each in shares} == {1}
    held = [each for each in ehcp.RECORDS.indicators if each.id == f"{COUNTED}{HELD}"]
    assert [(each.decimals, each.unit) for each in held] == [(0, "plans")]


def is_share(indicator: Indicator) -> bool:
    return indicator.id.startswith(COUNTED) and indicator.unit == "%"
