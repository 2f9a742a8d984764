"""Which figure of another area stands beside one: by area, definition and date, for all themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from glosanalysis.authority import OWN, area_of
from glosanalysis.indicator import HISTORY_AFTER_MONTHS
from glosanalysis.observations import Comparator, Observation
from glosanalysis.quarter import months_between

__all__ = ["comparator_for", "newest_beside", "with_comparators"]


def with_comparators(observations: Iterable[Observation]) -> list[Observation]:
    """Keep our own observations, each with the figure of the country beside it where one fits.

    Parameters
    ----------
    observations : iterable of Observation
        Of one indicator, of any area.

    Returns
    -------
    list of Observation
        Those of the book's own authority, in the order given.
    """
    found = list(observations)
    others = [each for each in found if each.area_code == OWN.country.code]
    return [
        replace(each, comparator=each.comparator or comparator_for(each, others))
        for each in found
        if each.area_code == OWN.code
    ]


def comparator_for(own: Observation, others: Sequence[Observation]) -> Comparator | None:
    """Say of another area what `newest_beside` chooses."""
    newest = newest_beside(own, others)
    if newest is None or newest.value is None:
        return None
    return Comparator(
        area=area_of(newest.area_code).name,
        value=newest.value,
        as_at=newest.as_at,
        qualifier=newest.qualifier,
        decimals=newest.decimals,
    )


def newest_beside(own: Observation, others: Sequence[Observation]) -> Observation | None:
    """Choose the newest figure of another area that can stand beside one of ours.

    Parameters
    ----------
    own : Observation
    others : sequence of Observation
        Of the same indicator, of one other area.

    Returns
    -------
    Observation or None
        With a number, of the same definition, not after ours; for a day, not of an age that is
        history; for a span, one that overlaps it.
    """
    fitting = [each for each in others if each.value is not None and _fits(own, each)]
    if own.value is None:
        return None
    # Of two spans that end on one day the later begun: it says more of today.
    return max(fitting, key=lambda each: (each.as_at, each.starts or date.min), default=None)


def _fits(own: Observation, other: Observation) -> bool:
    # A definition that is not printed may be the same; two that are and differ are not.
    if own.definition and other.definition and own.definition != other.definition:
        return False
    if other.as_at > own.as_at:
        return False
    if own.starts is not None:
        return other.as_at > own.starts
    return months_between(other.as_at, own.as_at) <= HISTORY_AFTER_MONTHS
