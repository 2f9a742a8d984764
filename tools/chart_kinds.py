"""A made-up display for each kind of chart: what docs/charts.html shows, and tests look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from glosanalysis import render
from glosanalysis.display import Column, Display, Mark
from glosanalysis.render.outputs import Shown

__all__ = ["KINDS", "Kind"]

Kind = tuple[Callable[[Display], Shown], Display]
_NONE = float("nan")
_YEARS = pd.to_datetime([f"{year}-03-31" for year in range(2019, 2025)])
_MONTHS = pd.date_range("2022-01-31", periods=12, freq="ME")


def _made_up(title: str, data: Mapping[str, Sequence[Any]], **more: Any) -> Display:
    columns: dict[str, Column] = more.pop("columns")
    unit = next((column.unit for column in columns.values() if column.unit), "")
    return Display(
        name="made-up",
        title=f"{title} (made up)",
        frame=pd.DataFrame(data),
        columns=columns,
        measure="Made-up figures",
        period="No time",
        area="No place",
        **{"unit": unit, **more},
    )


def _trend() -> Display:
    return _made_up(
        "Two services against a target",
        {
            "month": _MONTHS,
            "north": [12.1, 12.4, 11.8, 13.0, 12.2, 11.1, 10.9, 11.5, 10.2, 9.8, 10.4, 9.9],
            "south": [15.0, 14.1, 14.6, 13.9, _NONE, 13.1, 12.9, 12.0, 12.2, 12.5, 11.9, 12.1],
            "symbol": ["", "", "", "", "c", "", "", "", "", "", "", ""],
            "target": [12.0] * 6 + [10.0] * 6,
        },
        columns={
            "month": Column("Month", by_month=True),
            "north": Column("North", "%", 1),
            "south": Column("South", "%", 1, symbols="symbol"),
            "symbol": Column("Symbol", shown=False),
            "target": Column("Target", "%", 0, level="Target"),
        },
    )


def _points() -> Display:
    return _made_up(
        "Shares of two standings",
        {
            "when": _MONTHS[:6],
            "share": [30.6, 33.2, 33.5, 30.0, 40.0, 35.0],
            "kind": ["printed"] * 4 + ["about"] * 2,
            "unsure": [False] * 4 + [True] * 2,
        },
        columns={
            "when": Column("Day"),
            "share": Column("Share", "%", 1),
            "kind": Column("Standing"),
        },
        mark=Mark("unsure", "not exact"),
    )


def _bars() -> Display:
    return _made_up(
        "Plans by year",
        {
            "year": ["2019/20", "2020/21", "2021/22", "2022/23"],
            "plans": [410, 527, 598, 235],
            "part": [False, False, False, True],
        },
        columns={"year": Column("Year"), "plans": Column("New plans", decimals=0)},
        mark=Mark("part", "part of a year"),
    )


def _stacked() -> Display:
    return _made_up(
        "What became of them, by group",
        {
            "group": ["Under 5", "5 to 15", "16 and over"],
            "children": [40, 80, 20],
            "home": [50.0, 25.0, 20.0],
            "kin": [30.0, 25.0, 30.0],
            "care": [20.0, 50.0, 50.0],
        },
        columns={
            "group": Column("Age"),
            "children": Column("Children", decimals=0),
            "home": Column("At home", "%", 1),
            "kin": Column("With kin", "%", 1),
            "care": Column("In care", "%", 1),
        },
    )


def _dots() -> Display:
    return _made_up(
        "Shares in time, with ranges",
        {
            "what": ["Assessments in 45 days", "Visits in ten days", "Reviews in time"],
            "share": [81.0, 64.0, 92.0],
            "low": [76.0, 58.0, 88.0],
            "high": [85.0, 70.0, 95.0],
        },
        columns={
            "what": Column("What"),
            "share": Column("In time", "%", 0),
            "low": Column("Range from", "%", 0),
            "high": Column("Range to", "%", 0),
        },
    )


def _slopes() -> Display:
    asked = ["I feel safe", "I am listened to", "I know my plan"]
    return _made_up(
        "Answers in two waves",
        {
            "question": [each for each in asked for _ in range(2)],
            "year": ["2021", "2023"] * 3,
            "share": [71, 78, 55, 52, 40, 61],
            "low": [64, 72, 48, 45, 33, 54],
            "high": [77, 83, 62, 59, 47, 68],
        },
        columns={
            "question": Column("Question"),
            "year": Column("Wave"),
            "share": Column("Agree", "%", 0),
            "low": Column("95% interval from", "%", 0),
            "high": Column("Interval to", "%", 0),
        },
    )


def _flow() -> Display:
    return _made_up(
        "Where children went",
        {
            "step": ["Support closed"] * 2 + ["Of those closed to both"] * 2,
            "part": ["still open elsewhere", "closed to both", "not back", "back"],
            "children": [40, 160, 140, 20],
            "whole": [200, 200, 160, 160],
        },
        columns={
            "step": Column("Step"),
            "part": Column("What became of them"),
            "children": Column("Children", decimals=0),
            "whole": Column("Children in the step", decimals=0),
        },
    )


def _matrix() -> Display:
    frame: dict[str, list[Any]] = {"likelihood": ["Almost certain (3)", "Possible (2)", "Rare (1)"]}
    columns = {"likelihood": Column("Likelihood")}
    for impact, name in enumerate(("Minor", "Moderate", "Major"), 1):
        frame[f"impact_{impact}"] = [impact * score for score in (3, 2, 1)]
        frame[f"risks_{impact}"] = ["", "R 1, R 2" if impact == 3 else "", ""]
        columns[f"impact_{impact}"] = Column(f"{name} ({impact})", decimals=0)
        columns[f"risks_{impact}"] = Column(f"Risks, impact {impact}", shown=False)
    return _made_up("Risks by likelihood and impact", frame, columns=columns)


def _timeline() -> Display:
    return _made_up(
        "What inspectors and the council did",
        {
            "when": ["May 2020", "July 2020", "March 2021", "June 2022"],
            "who": ["Inspectors", "Council", "Inspectors", "Council"],
            "what": ["Visit to the front door", "Plan agreed", "Full inspection", "Plan closed"],
            "months": [0, 2, 10, 25],
        },
        columns={
            "when": Column("When"),
            "who": Column("Who"),
            "what": Column("What"),
            "months": Column("Months after the first", decimals=0),
        },
    )


def _fan() -> Display:
    return _made_up(
        "Plans, and how many there may be",
        {
            "when": _YEARS,
            "value": [3100, 3290, 3700, 4200, _NONE, _NONE],
            "forecast": [_NONE] * 4 + [4600, 5000],
            "low": [_NONE] * 4 + [4450, 4700],
            "high": [_NONE] * 4 + [4750, 5400],
        },
        columns={
            "when": Column("As at", by_month=True),
            "value": Column("Plans", decimals=0),
            "forecast": Column("Forecast", decimals=0),
            "low": Column("Range from", decimals=0),
            "high": Column("Range to", decimals=0),
        },
        unit="plans",
    )


def _funnel() -> Display:
    totals = [100 * n for n in range(1, 15)]
    share = [20.0 + 9 * (-1) ** n * (100 / total) ** 0.5 for n, total in enumerate(totals)]
    off = {total: (100 / total) ** 0.5 for total in totals}
    return _made_up(
        "One authority beyond the limits",
        {
            "area": [f"Authority {letter}" for letter in "ABCDEFGHIJKLM"] + ["Ours"],
            "share": [*share[:-1], 28.0],
            "total": totals,
            "low": [20 - 12 * off[total] for total in totals],
            "high": [20 + 12 * off[total] for total in totals],
            "inner_low": [20 - 8 * off[total] for total in totals],
            "inner_high": [20 + 8 * off[total] for total in totals],
            "centre": [20.0] * 14,
            "own": [False] * 13 + [True],
        },
        columns={
            "area": Column("Authority"),
            "share": Column("Share", "%", 1),
            "total": Column("Of how many", decimals=0),
            "low": Column("Lower limit", "%", 1, level="99.8%", shown=False),
            "high": Column("Upper limit", "%", 1, level="99.8%", shown=False),
            "inner_low": Column("Lower inner limit", "%", 1, level="95%", shown=False),
            "inner_high": Column("Upper inner limit", "%", 1, level="95%", shown=False),
            "centre": Column("All", "%", 1, shown=False),
        },
        mark=Mark("own", "ours"),
    )


def _among() -> Display:
    others = {f"E{n}": [3.1 * n + (n * year) % 5 for year in range(6)] for n in range(1, 13)}
    return _made_up(
        "Ours among all others",
        {
            "when": _YEARS,
            "own": [18.0, 19.5, 21.0, 20.2, 22.4, 24.1],
            "england": [20.0, 20.1, 20.3, 20.9, 21.2, 21.4],
            "rank": [f"{6 + n} of 13" for n in range(6)],
            **others,
        },
        columns={
            "when": Column("As at"),
            "own": Column("Ours", "%", 1),
            "england": Column("England", "%", 1),
            "rank": Column("Rank"),
            **{
                code: Column(f"Borough, No. {code[1:]}", "%", 1, shown=False, taken=True)
                for code in others
            },
        },
    )


KINDS: dict[str, Kind] = {
    "trend": (render.trend, _trend()),
    "points": (render.points, _points()),
    "bars": (render.bars, _bars()),
    "stacked": (render.stacked, _stacked()),
    "dots": (render.dots, _dots()),
    "slopes": (render.slopes, _slopes()),
    "flow": (render.flow, _flow()),
    "matrix": (render.matrix, _matrix()),
    "timeline": (render.timeline, _timeline()),
    "fan": (render.fan, _fan()),
    "funnel": (render.funnel, _funnel()),
    "among": (render.among, _among()),
}
