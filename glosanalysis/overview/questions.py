"""What a member may ask about a quarter: of what moved, what is off target, hidden or missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.overview.ranking import importance

__all__ = ["MOST_QUESTIONS", "Question", "questions"]

MOST_QUESTIONS = 5
_MOST_OF_NEWS, _MOST_HIDDEN, _MOST_MISSING = 3, 1, 2
"""So that also what is missing is asked about."""

About = Literal["off_target", "moved", "hidden", "missing"]


@dataclass(frozen=True)
class Question:
    """A figure that a member may ask about, and why.

    Parameters
    ----------
    row : IndicatorRow
        With an observation, if not with a number.
    about : str
        ``off_target``, by a printed target or a paper's words; ``moved`` clearly, so by more than
        chance and the least change that matters; ``hidden``, its number held back; ``missing``,
        where all headline figures of a theme are more than 18 months old.
    """

    row: IndicatorRow
    about: About


def questions(rows: Sequence[IndicatorRow], off_target: Collection[str] = ()) -> list[Question]:
    """Choose what a member may ask about.

    Parameters
    ----------
    rows : sequence of IndicatorRow
        The headline figures of the quarter, by theme.
    off_target : collection of str
        Indicators of which a paper says so without printing the target.

    Returns
    -------
    list of Question
        At most five: first what is new, the most important first.
    """
    fresh = [row for row in rows if row.is_fresh and row.value is not None]
    fresh.sort(key=lambda row: -importance(row, row.indicator.id in off_target))
    news = [Question(row, about) for row in fresh if (about := _news(row, off_target))]
    hidden = [Question(row, "hidden") for row in rows if row.symbol and not row.is_history]
    missing = [Question(row, "missing") for row in _missing(rows)]
    told = [*news[:_MOST_OF_NEWS], *hidden[:_MOST_HIDDEN], *missing[:_MOST_MISSING]]
    return [*told, *news[_MOST_OF_NEWS:]][:MOST_QUESTIONS]


def _news(row: IndicatorRow, off_target: Collection[str]) -> About | None:
    """Tell why a new figure is asked about, if it is: what is on target is not."""
    if row.assessment == "off_target" or row.indicator.id in off_target:
        return "off_target"
    moved = row.clear and row.change is not None and row.assessment != "on_target"
    return "moved" if moved else None


def _missing(rows: Sequence[IndicatorRow]) -> list[IndicatorRow]:
    """Give the newest old headline figure of each theme that has no other, the newest first."""
    current = {row.theme for row in rows if row.latest is not None and not row.is_old}
    newest: dict[str, IndicatorRow] = {}
    for row in rows:
        if row.latest is None or row.theme in current:
            continue
        other = newest.setdefault(row.theme, row)
        if other.latest is not None and row.latest.as_at > other.latest.as_at:
            newest[row.theme] = row
    return sorted(newest.values(), key=_as_at, reverse=True)


def _as_at(row: IndicatorRow) -> str:
    return row.latest.as_at.isoformat() if row.latest is not None else ""
