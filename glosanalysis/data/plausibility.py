"""What is well formed and yet can hardly be meant: warnings about published tables.

Each function looks at one kind of slip and gives a line for each place. They are warnings, as the
papers themselves print odd things.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain

import pandas as pd

from glosanalysis.data.read import TOLD
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import day

__all__ = ["warnings"]

TENFOLD = 8.0
"""A value this many times both its neighbours, or this part of them, has a slipped point."""

FAR_OVER = 1.5
"""Claims of more than this share of their target are a slip of the pen."""

SERIES = {
    "early_help_kpi": ((), "month", "actual_pct"),
    "ehc_plans": ((), "as_at", "plans"),
    "placements": (("placement_type",), "month", "placements"),
    "children_in_care": ((), "as_at", "children"),
    "workforce": (("measure",), "as_at", "value"),
    "special_school_places": ((), "academic_year", "places"),
}
"""The tables that are series: what tells them apart, their time and their value."""


def warnings(tables: Tables, indicators: Collection[str], today: date) -> list[str]:
    """List what can hardly be meant.

    Parameters
    ----------
    tables : Tables
        All rows.
    indicators : collection of str
        The indicators there are, of which a figure can be revised.
    today : date
        The day after which nothing can have been published.

    Returns
    -------
    list of str
        A line each, named by table; the first twenty of a table and kind.
    """
    frames = tables.frames
    kinds = [
        *(out_of_step(name, frames[name], *how) for name, how in SERIES.items()),
        placement_types(frames["placements"]),
        cohort_parts(frames["early_help_cohorts"]),
        claims_over_target(frames["supporting_families"]),
        exchanged(frames["early_help_kpi"]),
        changed_targets(frames["early_help_kpi"]),
        variances(frames["revenue"]),
        *(after_paper(name, frame) for name, frame in frames.items() if name not in AHEAD),
        in_the_future(tables.sources, today),
        strange_revisions(tables, indicators),
        of_no_indicator(frames["own_figures"], indicators),
    ]
    return list(chain.from_iterable(map(_shortened, kinds)))


AHEAD = ("placement_averages", "supporting_families", "training", "special_school_places")
"""Tables whose rows may describe days to come: courses booked, targets, places planned."""


def _shortened(lines: Iterator[str]) -> list[str]:
    told = list(lines)
    rest = len(told) - TOLD
    return told if rest <= 0 else [*told[:TOLD], f"{told[0].partition(':')[0]}: {rest} more"]


def of_no_indicator(frame: pd.DataFrame, indicators: Collection[str]) -> Iterator[str]:
    """Warn of figures of the authority's own that no module has an indicator of."""
    for measure in frame["measure"].unique():
        if measure not in indicators:
            yield f"own_figures: '{measure}' is no indicator, it is shown nowhere: name its module"


def out_of_step(
    name: str, frame: pd.DataFrame, apart: tuple[str, ...], time: str, value: str
) -> Iterator[str]:
    """Warn of a value ten times its neighbours, or a tenth of them."""
    groups = frame.groupby(list(apart), sort=False) if apart else [("", frame)]
    for _, rows in groups:
        ordered = rows.sort_values(time, kind="stable").dropna(subset=[value])
        cells = [float(each) for each in ordered[value]]
        for place, here in enumerate(cells):
            # At an end of the series, the two nearest: one alone may itself be the slip.
            first = min(max(place - 1, 0), max(len(cells) - 3, 0))
            beside = [*cells[first:place], *cells[place + 1 : first + 3]]
            if _is_tenfold(here, beside):
                when = ordered[time].iloc[place]
                said = when if isinstance(when, str) else day(when)
                yield f"{name}: {value} {here:g} at {said} is far from those beside it"


def _is_tenfold(here: float, beside: list[float]) -> bool:
    if not beside or min(*beside, here, 1) <= 0:
        return False
    return all(here > TENFOLD * each for each in beside) or all(
        here * TENFOLD < each for each in beside
    )


def placement_types(frame: pd.DataFrame) -> Iterator[str]:
    """Warn of months whose types are over their total, or of which a type is missing."""
    wide = frame.pivot_table(index="month", columns="placement_type", values="placements")
    if "total" not in wide:
        return
    parts = wide.drop(columns="total")
    for month, total in wide["total"].items():
        of_month = parts.loc[month]
        begun = [name for name in parts if parts.loc[:month, name].notna().any()]
        lacking = [name for name in begun if pd.isna(of_month[name])]
        if pd.isna(total):
            lacking.append("total")
        if lacking:
            yield f"placements: {month:%Y-%m} has no {', '.join(lacking)}"
        elif of_month.sum() > total:
            yield f"placements: the types of {month:%Y-%m} come to more than their total {total:g}"


COHORTS = {
    "closed_to_both": ("not_rereferred", "rereferred"),
    "stepped_down": ("not_rereferred", "rereferred"),
    "rereferred": ("social_care", "early_help"),
}
"""An outcome of a cohort, and the outcomes that it is made of."""


def cohort_parts(frame: pd.DataFrame) -> Iterator[str]:
    """Warn of outcomes that their parts do not add up to."""
    for (cohort, first), rows in frame.groupby(["cohort", "from_date"], sort=False):
        children: Mapping[str, int] = rows.set_index("outcome")["children"].to_dict()
        for whole, parts in COHORTS.items():
            if not {whole, *parts} <= set(children):
                continue
            added = sum(children[part] for part in parts)
            if added != children[whole]:
                yield (
                    f"early_help_cohorts: {cohort} from {day(first)}: {' and '.join(parts)} come "
                    f"to {added}, {whole} is {children[whole]}"
                )


def claims_over_target(frame: pd.DataFrame) -> Iterator[str]:
    """Warn of claims that are far over their target."""
    for row in frame.dropna(subset=["claims"]).itertuples():
        if row.claims > FAR_OVER * row.target_families:
            yield (
                f"supporting_families: {row.claims} claims at {day(row.as_at)} are far over the "
                f"target of {row.target_families}"
            )


def exchanged(frame: pd.DataFrame) -> Iterator[str]:
    """Warn of a month whose target and actual look exchanged: each is what the other was."""
    ordered = frame.sort_values("month", kind="stable")
    for before, row in zip(ordered.itertuples(), ordered.iloc[1:].itertuples(), strict=False):
        swapped = row.actual_pct == before.target_pct and row.target_pct != before.target_pct
        if swapped:
            yield f"early_help_kpi: target and actual of {row.month:%Y-%m} look exchanged"


def changed_targets(frame: pd.DataFrame) -> Iterator[str]:
    """Warn of a target that changes within a financial year."""
    year = frame["month"].dt.year - (frame["month"].dt.month < 4)
    for first, targets in frame.groupby(year)["target_pct"]:
        if targets.nunique() > 1:
            said = ", ".join(f"{each:g}" for each in targets.unique())
            yield f"early_help_kpi: the target changes within the year from April {first}: {said}"


def variances(frame: pd.DataFrame) -> Iterator[str]:
    """Warn of a variance that is not outturn less budget."""
    off = frame[frame["outturn_k"] - frame["budget_k"] != frame["variance_k"]]
    for row in off.itertuples():
        less = row.outturn_k - row.budget_k
        yield f"revenue: {row.line}: outturn less budget is {less}, the variance {row.variance_k}"


def after_paper(name: str, frame: pd.DataFrame) -> Iterator[str]:
    """Warn of figures that describe a day after their paper was published."""
    for row in frame[frame["as_at"] > frame["known_on"]].itertuples():
        yield f"{name}: {day(row.as_at)} is after its paper, {row.source_id}, was published"


def in_the_future(sources: pd.DataFrame, today: date) -> Iterator[str]:
    """Warn of papers that are not published yet."""
    for row in sources[sources["published_on"] > pd.Timestamp(today)].itertuples():
        yield f"sources: {row.Index} is published on {day(row.published_on)}, which is to come"


def strange_revisions(tables: Tables, indicators: Collection[str]) -> Iterator[str]:
    """Warn of revisions of an indicator, or of a quarter, that there is not.

    An indicator that left the book has its values withdrawn: those lines are no slip.
    """
    quarters = set(tables.quarters["quarter"])
    for row in tables.revisions.itertuples():
        withdrawn = row.what == "value" and pd.isna(row.new)
        if row.indicator not in indicators and not withdrawn:
            yield f"revisions: there is no indicator {row.indicator}"
        if row.quarter not in quarters:
            yield f"revisions: {row.quarter} is not a published quarter"
