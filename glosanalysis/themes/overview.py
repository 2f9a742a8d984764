"""The overview: what matters most, every headline indicator, and each theme over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.exhibit import Citation, Exhibit
from glosanalysis.indicator import Indicator, IndicatorRow, Observation
from glosanalysis.period import Quarter
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes import THEMES
from glosanalysis.themes.footing import Footing, footing
from glosanalysis.themes.history import History, histories
from glosanalysis.themes.theme import Theme
from glosanalysis.wording import counted, day, quantity

__all__ = [
    "RULE",
    "footings",
    "headline_histories",
    "headline_rows",
    "headline_series",
    "matters_most",
]

RULE = (
    "The headline indicators that have something new this quarter, in this order: off target, "
    "worse than before, on target, better than before, unchanged, not assessed; within each, the "
    "greater change in proportion first. Five at most. Where fewer than three are new, the latest "
    "known ones follow."
)
"""What `matters_most` does, as readers are told it."""

_MOST, _LEAST = 5, 3
_URGENCY = ("off_target", "worse", "on_target", "better", "unchanged", "not_assessed")

_SHOWN = ("eh_rereferral_6w", "ehc_new_plans_change", "ext_placements", "agency_pct")
"""One indicator a theme that is comparable over time, where the theme has such a one."""


def headline_series(published: Published) -> Exhibit:
    """Show one indicator of each theme over time, in a panel each."""
    series = _series(published)
    measure = "One indicator of each theme over time; each panel has a scale of its own, from 0"
    if not series:
        return Exhibit.nothing_yet("over-time", measure)
    rows = [
        (_name(indicator), pd.Timestamp(seen.as_at), round_half_up(seen.value, indicator.decimals))
        for _, indicator, observations in series
        for seen in observations
    ]
    frame = pd.DataFrame(rows, columns=["Indicator", "As at", "Value"])
    last = "; ".join(
        f"{theme.title} {_value(indicator, observations[-1])}"
        for theme, indicator, observations in series
    )
    return Exhibit(
        "over-time",
        f"{counted(len(series), 'indicator', 'indicators').capitalize()} over time, to "
        f"{day(frame['As at'].max())}",
        frame,
        measure,
        f"{day(frame['As at'].min())} to {day(frame['As at'].max())}",
        tuple(
            dict.fromkeys(
                Citation(seen.source_id, seen.locator)
                for _, _, observations in series
                for seen in observations
            )
        ),
        f"Small line charts, one for each theme that has reported. Latest values: {last}.",
        decimals={"Value": 1},
        note="Lines join the figures there are; the papers leave years out.",
    )


def _series(published: Published) -> list[tuple[Theme, Indicator, list[Observation]]]:
    found = []
    for theme in THEMES.values():
        observed = theme.observed(published)
        for indicator in theme.indicators:
            if indicator.id in _SHOWN and observed.get(indicator.id):
                ordered = sorted(observed[indicator.id], key=lambda seen: seen.as_at)
                found.append((theme, indicator, ordered))
    return found


def _name(indicator: Indicator) -> str:
    return indicator.label + (f", {indicator.unit}" if indicator.unit == "%" else "")


def _value(indicator: Indicator, seen: Observation) -> str:
    return quantity(seen.value, indicator.unit, indicator.decimals)


def headline_rows(published: Published, quarter: Quarter) -> list[IndicatorRow]:
    """Give the headline indicators of every theme, also those that were never reported.

    Parameters
    ----------
    published : Published
        What the quarter may know.
    quarter : Quarter

    Returns
    -------
    list of IndicatorRow
        Themes in the order of the book, each theme's foremost indicator first.
    """
    found = []
    for theme in THEMES.values():
        rows = {row.indicator.id: row for row in theme.rows(published, quarter)}
        found += [rows[id_] for id_ in theme.headline]
    return found


def headline_histories(published: Published) -> dict[str, History]:
    """Follow the headline indicators over the quarters so far.

    Returns
    -------
    dict of str to History
        By identifier; without those never reported.
    """
    every = {
        id_: history
        for theme in THEMES.values()
        for id_, history in histories(theme, published).items()
    }
    first = [id_ for theme in THEMES.values() for id_ in theme.headline]
    return {id_: every[id_] for id_ in first if id_ in every}


def matters_most(rows: Sequence[IndicatorRow]) -> list[IndicatorRow]:
    """Choose what the overview opens with, by `RULE`.

    Parameters
    ----------
    rows : sequence of IndicatorRow
        The headline indicators, in the order of the book.

    Returns
    -------
    list of IndicatorRow
        The most important first; each has a value.
    """
    fresh = [row for row in rows if row.status in ("new", "provisional")]
    known = [row for row in rows if row.status == "carried_forward"]
    chosen = sorted(fresh, key=_urgency)[:_MOST]
    latest = sorted(known, key=_as_at, reverse=True)
    return chosen + latest[: max(0, _LEAST - len(chosen))]


def _as_at(row: IndicatorRow) -> date:
    assert row.latest is not None
    return row.latest.as_at


def _urgency(row: IndicatorRow) -> tuple[int, float]:
    proportion = abs(row.change / row.previous) if row.change and row.previous else 0.0
    return _URGENCY.index(row.assessment), -proportion


def footings(published: Published, quarter: Quarter) -> list[Footing]:
    """Say what each known headline figure stands on, in the order of the book."""
    followed = headline_histories(published)
    return [
        footing(row, followed[row.indicator.id], published)
        for row in headline_rows(published, quarter)
        if row.latest is not None
    ]
