"""Charts: what is drawn, that it breaks where figures are missing, and its bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from alternatives import alternative_of, drawing_in, marks_in
from matplotlib.figure import Figure

from glosanalysis.data.tables import Tables
from glosanalysis.display import AS_PRINTED, Column, Display, Mark
from glosanalysis.quarter import Quarter
from glosanalysis.render import among, bars, fan, flow, funnel, points, stacked, table, trend
from glosanalysis.render.charts.alternatives import LONGEST_ALTERNATIVE
from glosanalysis.render.charts.among import _draw as _draw_among
from glosanalysis.render.charts.axes import date_axes, level, line, name_ends
from glosanalysis.render.charts.fan import _draw as _draw_fan
from glosanalysis.render.charts.funnel import _ticks
from glosanalysis.render.charts.looks import OWN, Look
from glosanalysis.render.charts.marks import point
from glosanalysis.render.charts.style import CLASSES, DARK, chart_style
from glosanalysis.render.charts.svg import to_svg
from glosanalysis.render.outputs import Html
from glosanalysis.stats.stretches import stretches
from glosanalysis.themes import workforce

MONTHS = pd.date_range("2022-01-31", periods=6, freq="ME")
UNKNOWN = float("nan")


def display_of(frame: pd.DataFrame, **other: object) -> Display:
    return Display(
        name="x",
        title="A title",
        frame=frame,
        columns={name: Column(name.title(), decimals=AS_PRINTED) for name in frame},
        measure="What is measured",
        period="2022",
        **other,  # type: ignore[arg-type]
    )


def monthly(values: list[float], dates: pd.DatetimeIndex = MONTHS) -> Display:
    return of_columns(
        pd.DataFrame({"month": dates, "share": values}), "%", month=Column("Month", by_month=True)
    )


def of_columns(frame: pd.DataFrame, unit: str, **columns: Column) -> Display:
    """Give a display of figures in a unit, some of whose columns are as given."""
    shared = {name: Column(name.title(), unit, AS_PRINTED) for name in frame}
    return replace(display_of(frame, unit=unit), columns=shared | columns)


def stepped(steps: int) -> Display:
    """Give a flow in which nine of every ten go on to the next step."""
    rows = [
        (f"Step {place}", part, count * 9**place, 10 * 9**place)
        for place in range(steps)
        for part, count in (("left", 1), ("went on", 9))
    ]
    columns = {
        "step": Column("Step"),
        "part": Column("Part"),
        "children": Column("Children", decimals=0),
        "whole": Column("Whole", decimals=0, shown=False),
    }
    frame = pd.DataFrame(rows, columns=list(columns))
    return replace(display_of(frame), columns=columns)


def kinds_of(count: int) -> Display:
    dates = pd.date_range("2000-01-31", periods=count, freq="ME")
    frame = pd.DataFrame({"when": dates, "share": range(count), "kind": "printed", "unsure": False})
    frame.loc[frame.index[-2:], ["kind", "unsure"]] = ["about", True]
    return display_of(frame, mark=Mark("unsure", "not exact"))


def yearly(count: int) -> Display:
    frame = pd.DataFrame(
        {"year": [f"{1900 + n}/{n:02d}" for n in range(count)], "plans": range(3, count + 3)}
    )
    frame["part"] = [False] * (count - 1) + [True]
    return display_of(frame, mark=Mark("part", "part of a year"))


def forecast_of(known: int) -> Display:
    """Give so many years that are known, and two that are told."""
    dates = pd.to_datetime([f"{2001 + n}-01-31" for n in range(known + 2)])
    value = [*(100.0 * n for n in range(1, known + 1)), UNKNOWN, UNKNOWN]
    told = {"forecast": (900, 1000), "low": (850, 900), "high": (950, 1200)}
    ahead = {name: [*[UNKNOWN] * known, *pair] for name, pair in told.items()}
    frame = pd.DataFrame({"when": dates, "value": value, **ahead})
    return of_columns(frame, "", when=Column("As at", by_month=True), value=Column("Plans", "", 0))


def ranked(years: int, others: int = 4) -> Display:
    """Give our line and England's over so many years, others at 0, 10, 20 and so on behind."""
    dates = pd.to_datetime([f"{2001 + n}-03-31" for n in range(years)])
    lines = {"own": [20.0 + n for n in range(years)], "england": [30.0 - n for n in range(years)]}
    ranks = [f"{n + 2} of {others + 1}" for n in range(years)]
    behind = {f"E{n}": [10.0 * n] * years for n in range(others)}
    frame = pd.DataFrame({"when": dates, **lines, "rank": ranks, **behind})
    hidden = {name: Column(name, "%", 0, shown=False, taken=True) for name in behind}
    columns = {"own": Column("Ours", "%", 0), "england": Column("England", "%", 0)}
    return of_columns(frame, "%", when=Column("As at"), rank=Column("Rank"), **columns, **hidden)


def sized(others: int, share: float = 20.0) -> Display:
    """Give a funnel of so many authorities of 20 percent, and ours among them."""
    totals = [100.0 * n for n in range(1, others + 2)]
    frame = pd.DataFrame(
        {
            "area": [*(f"A{n}" for n in range(others)), "Ours"],
            "share": [*[20.0] * others, share],
            "total": totals,
            "low": 5.0,
            "high": 35.0,
            "inner_low": 10.0,
            "inner_high": 30.0,
            "centre": 20.0,
            "own": [False] * others + [True],
        }
    )
    columns = {
        "area": Column("Authority"),
        "total": Column("Of how many", decimals=0),
        "high": Column("Upper limit", "%", 1, level="99.8%"),
        "inner_high": Column("Inner limit", "%", 1, level="95%"),
    }
    display = of_columns(frame.drop(columns="own"), "%", **columns)
    return replace(display, frame=frame, mark=Mark("own", "ours"))


def of_parts(rows: int) -> Display:
    """Give bars of three parts: half, a quarter and a quarter, with their counts."""
    shares = {"first_pct": 50.0, "then_pct": 25.0, "rest_pct": 25.0}
    frame = pd.DataFrame([{"group": f"Group {n}", "children": 8, **shares} for n in range(rows)])
    columns = {name: Column(name.removesuffix("_pct").title(), "%", 1) for name in shares}
    return of_columns(
        frame, "%", group=Column("Group"), children=Column("Children", "", 0), **columns
    )


EVERY_KIND = [
    (
        stacked,
        of_parts(3),
        "Stacked bars: first, then, rest. Group 0 50.0%, 25.0%, 25.0%; Group 1 50.0%, 25.0%, "
        "25.0%; Group 2 50.0%, 25.0%, 25.0%.",
    ),
    (
        among,
        ranked(3),
        "Lines among ticks of all authorities: what is measured, 31 March 2001 20%, 31 March 2002 "
        "21%, 31 March 2003 22%; England 30% to 28%; rank 2 of 5, then 4 of 5.",
    ),
    (
        fan,
        forecast_of(3),
        "Line chart with a forecast: plans, January 2001 100, January 2002 200, January 2003 300. "
        "Forecast: January 2004 900, range 850 to 950; January 2005 1,000, range 900 to 1,200.",
    ),
    (
        funnel,
        sized(3, 40),
        "Funnel plot: share by size, four points, 1 beyond the limits; Ours 40%, limits 5% to "
        "35%; centre 20%.",
    ),
    (
        trend,
        monthly([5.9, 7, 6.8, 7.1, 4.9, 6.2]),
        "Line chart: share, 6 values: January 2022 5.9%, lowest May 2022 4.9%, highest April 2022 "
        "7.1%, June 2022 6.2%.",
    ),
    (
        bars,
        yearly(3),
        "Bar chart: plans by year, 1900/00 3, 1901/01 4, 1902/02 5. Hollow: part of a year.",
    ),
    (
        flow,
        stepped(2),
        "Flow chart: step 0: 1 left and 9 went on; step 1: 9 left and 81 went on.",
    ),
    (
        points,
        kinds_of(4),
        "Points over time: share, 31 January 2000 0, 29 February 2000 1, 31 March 2000 2, 30 April "
        "2000 3. Joined by a line: printed. Hollow: not exact.",
    ),
]


@pytest.mark.parametrize(("draw", "display", "said"), EVERY_KIND)
def test_a_chart_says_its_kind_and_what_its_marks_look_like(
    draw, display: Display, said: str
) -> None:
    chart = drawing_in(draw(display))
    assert chart.alternative == said
    assert ElementTree.fromstring(chart.svg).tag.endswith("svg")


def test_a_funnel_draws_each_authority_once_and_ours_apart() -> None:
    marks = marks_in(drawing_in(funnel(sized(12))).svg)
    assert len({mark.attributes["cx"] for mark in marks}) == 13
    assert [mark.words for mark in marks if "f-others" not in mark.classes] == [
        "Ours: 20%, of how many 1,300"
    ]
    assert marks[0].words == "A0: 20%, of how many 100"


def ticks_of(svg: str) -> int:
    """Count them: every other number of the dashes of a date is one, or several that touch."""
    dashes = re.findall(r"<path class='m t'[^>]* stroke-dasharray='([^']*)'", svg)
    return sum(int(dash) for each in dashes for dash in each.split(" ")[::2])


def test_others_are_ticks_behind_the_lines_and_our_rank_stands_above() -> None:
    # 0, 10, 20 and 30 in each of three years.
    assert ticks_of(drawing_in(among(ranked(3))).svg) == 12
    with chart_style():
        axes = _draw_among(ranked(3)).axes[0]
    assert [text.get_text() for text in axes.texts[-4:]] == ["4", "3", "2", "rank"]


def test_of_many_ranks_the_last_is_written_and_as_many_as_have_room() -> None:
    with chart_style():
        axes = _draw_among(ranked(10)).axes[0]
    assert [text.get_text() for text in axes.texts[2:]] == ["11", "9", "7", "5", "3", "rank"]


def test_those_far_from_all_others_are_beyond_the_axis_and_no_tick() -> None:
    display = ranked(3, others=60)
    frame = display.frame.assign(E0=5000.0)
    with chart_style():
        axes = _draw_among(replace(display, frame=frame)).axes[0]
    assert axes.get_ylim()[1] < 1000


def test_others_that_an_eye_cannot_tell_apart_are_one_tick() -> None:
    display = ranked(3)
    frame = display.frame.assign(E1=10.0, E2=10.0001, E3=10.0)
    assert ticks_of(drawing_in(among(replace(display, frame=frame))).svg) == 6


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (900, [0, 50, 200, 500, 900]),
        (2_300, [0, 500, 2_000]),
        (41_200, [0, 10_000, 40_000]),
        (3, [0, 1, 3]),
    ],
)
def test_sizes_are_marked_at_round_numbers(most: float, ticks: list[float]) -> None:
    assert _ticks(most) == ticks


def test_a_forecast_begins_at_the_last_figure() -> None:
    with chart_style():
        axes = _draw_fan(forecast_of(3)).axes[0]
    courses = [list(each.get_ydata()) for each in axes.lines if len(each.get_ydata()) == 3]
    assert [300, 850, 900] in courses
    assert [300, 950, 1200] in courses
    assert [300, 900, 1000] in courses


LONG_NAME = "A service of a very long name that nobody can say in one breath, and more of it"


def held_against(values: list[float], targets: list[float], **columns: Column) -> Display:
    """Give two lines and what they are held against; the second goes the other way."""
    dates = pd.date_range("1990-01-31", periods=len(values), freq="ME")
    frame = pd.DataFrame({"month": dates, "share": values, "other": values[::-1]})
    target = {"target": Column("Target", "%", AS_PRINTED, level="Target: as agreed")}
    return of_columns(frame.assign(target=targets), "%", **(target | columns))


def wide(lines: int) -> Display:
    """Give many lines of long names, drawn over thirty years."""
    dates = pd.date_range("1990-01-31", periods=360, freq="ME")
    columns = {f"line_{n}": Column(f"{LONG_NAME} {n}", "%", AS_PRINTED) for n in range(lines)}
    frame = pd.DataFrame({"month": dates} | dict.fromkeys(columns, np.arange(360) / 7))
    return of_columns(frame, "%", **columns)


LONG = [
    (trend, monthly(list(range(360)), pd.date_range("1990-01-31", periods=360, freq="ME"))),
    (trend, held_against(list(range(1, 361)), [20.0] * 180 + [15.0] * 180)),
    *((trend, wide(lines)) for lines in (1, 2, 6)),
    *((among, ranked(years)) for years in (3, 10, 40)),
    *((fan, forecast_of(known)) for known in (1, 5, 6, 30)),
    *((funnel, sized(others)) for others in (2, 9, 300)),
    *((stacked, of_parts(rows)) for rows in (3, 9, 300)),
    *((bars, yearly(count)) for count in (4, 5, 6, 80)),
    (bars, display_of(pd.DataFrame({"line": [LONG_NAME] * 5, "over": [7686, 3, 1, -5, -123456]}))),
    *((flow, stepped(steps)) for steps in (3, 4, 12)),
    *((points, kinds_of(count)) for count in (5, 6, 300)),
]
KINDS = {
    among: "Lines among ticks of all authorities: ",
    trend: "Line chart: ",
    bars: "Bar chart: ",
    fan: "Line chart with a forecast: ",
    flow: "Flow chart: ",
    funnel: "Funnel plot: ",
    stacked: "Stacked bars: ",
    points: "Points over",
}


@pytest.mark.parametrize(("draw", "display"), LONG)
def test_an_alternative_fits_whatever_is_drawn_and_is_not_the_title(draw, display: Display) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("glosanalysis.render.charts.frame.to_svg", lambda *_: "<svg></svg>")
        patch.setattr("glosanalysis.render.charts.flow._draw", lambda _: None)
        said = alternative_of(draw(display))
    assert len(said) <= LONGEST_ALTERNATIVE
    assert said.startswith(KINDS[draw])
    assert display.title not in said
    # Cut within a text, it would end as no sentence does.
    assert said.endswith(".") or LONG_NAME in str(display.columns)


def test_marks_are_said_also_of_long_series() -> None:
    assert alternative_of(bars(yearly(80))).endswith("1979/79 82. Hollow: part of a year.")
    assert "Hollow: not exact." in alternative_of(points(kinds_of(300)))
    dashed = alternative_of(trend(held_against([1.0, 2.0, 9.0], [20.0, 20.0, 15.0])))
    assert dashed == (
        "Line chart: share, 31 January 1990 1%, 28 February 1990 2%, 31 March 1990 9%; other 9% to "
        "1%. Dashed line: target 20% to 15%."
    )


def test_bars_on_both_sides_of_0_are_counted() -> None:
    frame = pd.DataFrame({"line": list("abcd"), "over": [5, 0, -1, -2]})
    assert alternative_of(bars(display_of(frame))) == (
        "Bar chart: over by line, 1 above 0, 2 below; a 5, b 0, c −1, d −2."
    )


def test_a_line_that_turns_within_is_told_with_its_range() -> None:
    said = alternative_of(trend(held_against([1.0, 9.0, 2.0], [4.0, 4.0, 4.0])))
    assert "; other 2% to 1%, range 1% to 9%. Dashed line: target 4%." in said


def test_lone_points_are_not_said_to_be_joined() -> None:
    frame = pd.DataFrame({"when": MONTHS[:3], "share": [1, 2, 3], "kind": list("abc")})
    assert alternative_of(points(display_of(frame))).endswith("Filled: a, b and c.")


def test_a_caption_says_what_hollow_bars_are_where_they_are_drawing_in() -> None:
    caption = bars(yearly(3)).pieces[2]
    assert isinstance(caption, Html)
    assert "A hollow bar is part of a year." in caption.html
    two = yearly(2)
    for shown in (bars(two), table(two), trend(monthly([1, 2, 3], MONTHS[:3]))):
        said = [piece.html for piece in shown.pieces if isinstance(piece, Html)]
        assert not any("ollow bar" in each for each in said)


@pytest.mark.parametrize(("draw", "display", "said"), EVERY_KIND)
def test_a_chart_is_the_same_twice_whatever_the_machine_is_set_to(
    draw, display: Display, said: str
) -> None:
    plain = draw(display).pieces
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "pink", "svg.hashsalt": "other"}):
        assert draw(display).pieces == plain


@pytest.mark.parametrize(("draw", "display", "said"), EVERY_KIND)
def test_every_place_in_a_chart_has_a_decimal_at_most(draw, display: Display, said: str) -> None:
    svg = re.sub(r" (dy|fill-opacity)='[^']*'|scale\([^)]*\)", "", drawing_in(draw(display)).svg)
    places = re.sub(r">[^<]*<", "><", svg).split("viewBox=")[1]
    assert re.findall(r"\d+\.\d", places)
    assert not re.findall(r"\d+\.\d\d", places)


@pytest.mark.parametrize(("draw", "display", "said"), EVERY_KIND)
def test_a_chart_is_no_wider_than_the_column_of_a_small_phone(
    draw, display: Display, said: str
) -> None:
    width = re.search(r"viewBox='0 0 (\S+) ", drawing_in(draw(display)).svg)
    assert width is not None
    assert width[1] == "288"


@pytest.mark.parametrize(("draw", "display", "said"), EVERY_KIND)
def test_a_chart_holds_no_colour_no_size_of_text_and_no_identifier(
    draw, display: Display, said: str
) -> None:
    names = {f"{kind}-{name}" for kind in "fs" for name in CLASSES.values()}
    for each in ElementTree.fromstring(drawing_in(draw(display)).svg).iter():
        assert not {"style", "id", "font-size", "font-family"} & each.attrib.keys()
        assert each.attrib.get("fill", "none") in ("none", "currentColor")
        assert each.attrib.get("stroke", "currentColor") == "currentColor"
        assert set(each.attrib.get("class", "").split()) <= names | {
            "m",
            "t",
            "k",
            "h",
            "b",
            "chart",
        }


def test_a_colour_that_is_none_of_the_book_is_refused() -> None:
    with chart_style():
        figure = Figure()
        figure.subplots().plot([1, 2], color="pink")
        with pytest.raises(ValueError, match="#FFC0CB is no colour of a chart"):
            to_svg(figure, "A line")


def test_what_is_written_in_a_chart_is_escaped() -> None:
    frame = pd.DataFrame({"name": ["<b>'a'", "b&c", 'say "d"'], "plans": [1, 2, 3]})
    svg = drawing_in(bars(display_of(frame))).svg
    assert [mark.words for mark in marks_in(svg)] == ["<b>'a': 1", "b&c: 2", 'say "d": 3']
    assert "<b>" not in svg


def test_the_last_bits_of_a_figure_change_no_byte() -> None:
    values = np.array([5.9, 7.0, 6.8, 7.1, 4.9, 6.2])

    def svg_of(heights: np.ndarray) -> str:
        with chart_style():
            figure = Figure(figsize=(4, 3), layout="constrained")
            axes = figure.subplots()
            axes.plot(range(6), heights)
            for place, height in enumerate(heights):
                point(axes, (place, height), "a point", Look(DARK))
            axes.set_position([0.1, 0.1, 0.8 * heights[0] / 5.9, 0.8])
            return to_svg(figure, "A line")

    assert svg_of(values) == svg_of(values * (1 + 3e-16))
    assert svg_of(values) != svg_of(values * 1.1)


def test_series_break_where_three_steps_are_missing() -> None:
    def months(*numbers: int) -> list[date]:
        return [date(2020 + number // 12, number % 12 + 1, 1) for number in numbers]

    assert stretches([]) == []
    assert stretches(months(0)) == [months(0)]
    assert len(stretches(months(0, 40))) == 1
    assert len(stretches(months(0, 1, 2, 4, 5))) == 1
    assert len(stretches(months(0, 1, 2, 6, 7))) == 2
    # Of one month and three years, the month is the usual step.
    assert stretches(months(37, 0, 1)) == [months(0, 1), months(37)]
    yearly = months(0, 12, 24, 72)
    assert stretches(yearly) == [yearly[:3], yearly[3:]]


def lines_of(values: list[float | None], dates: pd.DatetimeIndex) -> list[list[float]]:
    axes = Figure().subplots()
    line(axes, pd.Series(dates), pd.Series(values, dtype=float), OWN[0], [""] * len(values))
    return [list(each.get_ydata()) for each in axes.lines]


def test_a_line_breaks_at_a_hole_and_a_lone_point_is_marked() -> None:
    dates = pd.DatetimeIndex([*MONTHS[:3], *MONTHS[3:5] + pd.DateOffset(years=3)])
    assert lines_of([1, 2, 3, 4, 5], dates) == [[1, 2, 3], [4, 5]]
    assert lines_of([1, None, 3, 4, None], dates) == [[1, 3], [4]]


def test_points_of_a_long_line_show_when_they_are_pointed_at_but_for_a_lone_one() -> None:
    many = pd.DatetimeIndex([*pd.date_range("2011-01-31", periods=30, freq="ME"), "2020-01-31"])
    marks = marks_in(drawing_in(trend(monthly(list(range(31)), many))).svg)
    assert ["h" in mark.classes for mark in marks] == [True] * 30 + [False]
    assert marks[-1].words == "January 2020: 30%"


def test_a_target_that_changes_is_drawn_in_steps() -> None:
    axes = Figure().subplots()
    level(axes, pd.Series(MONTHS), pd.Series([20, 20, 20, 15, 15, 15]))
    (steps,) = axes.lines
    assert steps.get_drawstyle() == "steps-post"
    assert list(steps.get_ydata()) == [20, 20, 20, 15, 15, 15]
    flat = Figure().subplots()
    level(flat, pd.Series(MONTHS), pd.Series([20] * 6))
    assert list(flat.lines[0].get_ydata()) == [20, 20]


@pytest.mark.parametrize("values", [[10, 10, 10, 10], [10, 10.5, 11, 50], [0, 0, 60, 60]])
def test_names_at_the_ends_of_lines_never_overlap(values: list[float]) -> None:
    figure = Figure(figsize=(4, 3.2), dpi=72, layout="constrained")
    axes = figure.subplots()
    axes.set_ylim(0, 70)
    names = ["One", "A name over two lines", "Three", "Four"]
    name_ends(axes, [(value, name, None) for value, name in zip(values, names, strict=True)])
    figure.draw_without_rendering()
    boxes = sorted((each.get_window_extent() for each in axes.texts), key=lambda box: box.y0)
    assert all(low.y1 <= high.y0 + 0.5 for low, high in pairwise(boxes))


HOLED = [
    pd.DatetimeIndex(["2022-01-31", "2022-02-28", "2022-03-31", "2023-12-31"]),
    pd.date_range("2011-04-30", "2017-10-31", freq="ME"),
    pd.date_range("2022-01-31", periods=24, freq="ME"),
    *(pd.date_range("2022-01-31", periods=n, freq="ME") for n in (2, 7, 8, 9, 15, 16, 17)),
    pd.DatetimeIndex(["2022-01-01", "2022-01-15", "2022-02-01", "2022-03-01", "2022-05-01"]),
    pd.DatetimeIndex(["2022-01-01", "2022-01-02", "2022-01-04", "2022-01-06", "2022-01-20"]),
    pd.DatetimeIndex(["2017-12-31", "2018-01-01", "2023-01-12"]),
    pd.date_range("1990-01-01", "2023-01-01", freq="YS"),
    pd.DatetimeIndex(["2023-01-12"]),
]


@pytest.mark.parametrize("dates", HOLED)
def test_names_of_dates_never_overlap(dates: pd.DatetimeIndex) -> None:
    with chart_style():
        figure = Figure(figsize=(4, 3.2), layout="constrained")
        axes = figure.subplots()
        date_axes(axes, pd.Series(dates), 0, 10)
        figure.draw_without_rendering()
        boxes = [each.get_window_extent() for each in axes.get_xticklabels()]
    assert boxes
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))


def test_an_axis_holds_all_figures_also_those_under_zero_and_all_equal() -> None:
    for lowest, highest in ((0, 0), (-5, -1), (-5, 3), (7, 7)):
        axes = Figure().subplots()
        date_axes(axes, pd.Series(MONTHS), lowest, highest)
        low, high = axes.get_ylim()
        assert low <= min(lowest, 0)
        assert high >= max(highest, 0)
        assert low < high


@pytest.mark.parametrize("rows", [1, 2])
@pytest.mark.parametrize("draw", [trend, bars])
def test_two_figures_are_a_table_and_no_chart(draw, rows: int) -> None:
    display = monthly([5.9, 7.0][:rows], MONTHS[:rows])
    shown = draw(display).pieces
    assert [type(piece) for piece in shown] == [Html, Html, Html]
    assert "A title" in shown[0].html
    assert "<table" in shown[2].html
    assert "<details" not in shown[2].html
    under_chart = draw(monthly([5.9, 7, 6.8], MONTHS[:3])).pieces[-1]
    assert "<details" in under_chart.html
    assert "<details" not in table(monthly([5.9, 7, 6.8], MONTHS[:3])).pieces[1].html


def test_bars_of_one_name_stay_two_bars_with_their_own_numbers() -> None:
    frame = pd.DataFrame({"year": ["a", "b", "b"], "plans": [3, 40, 500]})
    widths = [mark.width for mark in marks_in(drawing_in(bars(display_of(frame))).svg)]
    assert len(widths) == 3
    assert widths == sorted(widths)
    assert widths[1] / widths[2] == pytest.approx(40 / 500, abs=0.01)


def test_the_agency_chart_joins_shares_of_posts_only(tables: Tables) -> None:
    seen = tables.known_at(Quarter.parse("2022-23-Q4"))
    svg = drawing_in(points(workforce.agency_share(seen))).svg
    (joined,) = re.findall(r"<path class='s-1'[^>]* d='([^']*)'", svg)
    assert len(re.findall("[LHV]", joined)) == 5
    assert sum("f-1" in mark.classes for mark in marks_in(svg)) == 6
