"""Which figures matter most in a quarter, which open a page, and which still stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from glosanalysis.indicator_row import IndicatorRow

__all__ = ["MOST", "RULE", "importance", "matters_most", "opens_a_page", "still_standing"]

RULE = (
    "Of the figures that are new this quarter, those come first for which the product of three "
    "things is greatest. Distance: how far the figure is from its target, in proportion (a quarter "
    "of that where it is on target); without a target, how far from the comparator or, if the "
    "change is clear, from the figure before; a variance from budget is such a distance itself, "
    "and what its source calls off target without telling the target is half the way. "
    "Certainty: less where the figure is provisional, about, or has a wide interval. Scale: the "
    "money, or the number of children, families or plans behind it. Five at most."
)
"""What `matters_most` does, as readers are told it."""

MOST = 5
_ON_TARGET = 0.25
"""A figure within its target needs attention less than one outside it."""
_LEAST = 0.05
"""The distance of a figure that has nothing to be held against: it is news all the same."""
_IN_WORDS = 0.5
"""The distance of what a paper calls off target without saying how far."""
_PROVISIONAL, _ABOUT = 0.8, 0.9
_GREAT_MONEY_K = 5_000
"""£ thousand: an amount that a council's budget for children notices as a whole."""
_GREAT_NUMBER = 1_000
"""Children, families or plans: so many and more weigh the same."""
_UNKNOWN_SCALE = 0.5
"""For a percentage of a whole that is not printed."""
_FEWEST = 3
"""A page opens with so many facts at least, where it has them."""


def matters_most(
    rows: Sequence[IndicatorRow], off_target: Collection[str] = ()
) -> list[IndicatorRow]:
    """Choose what a page opens with, by `RULE`.

    Parameters
    ----------
    rows : sequence of IndicatorRow
    off_target : collection of str
        Indicators of which a paper says so without printing the target.

    Returns
    -------
    list of IndicatorRow
        The most important first; each is new. None where nothing is.
    """
    fresh = [row for row in rows if row.is_fresh]
    weights = [importance(row, row.indicator.id in off_target) for row in fresh]
    order = sorted(range(len(fresh)), key=lambda at: -weights[at])
    return [fresh[at] for at in order[:MOST]]


def opens_a_page(
    headlines: Sequence[IndicatorRow],
    rows: Sequence[IndicatorRow],
    off_target: Collection[str] = (),
) -> list[IndicatorRow]:
    """Choose what the page of a theme opens with: what matters most, the headline figures first.

    Parameters
    ----------
    headlines : sequence of IndicatorRow
        What the theme puts first.
    rows : sequence of IndicatorRow
        All that the page has, to fill up with where few headlines are new.
    off_target : collection of str
        Indicators of which a paper says so without printing the target.

    Returns
    -------
    list of IndicatorRow
        Three to five of those that are new, or as many as there are.
    """
    others = [row for row in rows if row not in headlines]
    chosen = matters_most(headlines, off_target)
    return chosen + matters_most(others, off_target)[: max(0, _FEWEST - len(chosen))]


def still_standing(rows: Sequence[IndicatorRow]) -> list[IndicatorRow]:
    """Choose each theme's foremost figure of a release that is not new and not history either.

    A national figure comes once a year: in the three quarters between it is still how things
    stand, and a page of headlines without it would say nothing of most themes.

    Parameters
    ----------
    rows : sequence of IndicatorRow
        In the order of the book.

    Returns
    -------
    list of IndicatorRow
        One a theme; none of a theme that has anything new.
    """
    fresh = {row.theme for row in rows if row.is_fresh}
    first: dict[str, IndicatorRow] = {}
    for row in rows:
        known = row.latest is not None and row.latest.feed == "release" and row.value is not None
        if known and not row.is_history and row.theme not in fresh:
            first.setdefault(row.theme, row)
    return list(first.values())


def importance(row: IndicatorRow, off_target: bool = False) -> float:
    """Weigh a figure: distance times certainty times scale.

    Parameters
    ----------
    row : IndicatorRow
        With a value.
    off_target : bool
        Whether a paper says that it is off target without printing the target.

    Returns
    -------
    float
        From 0 to 1.
    """
    distance = max(_distance(row), _IN_WORDS if off_target else 0.0)
    return distance * _certainty(row) * _scale(row)


def _distance(row: IndicatorRow) -> float:
    latest, value = row.latest, row.value
    assert latest is not None and value is not None
    if "{variance}" in row.indicator.sentence:
        return 1.0
    if row.target is not None:
        gap = _proportion(value, row.target)
        return gap * _ON_TARGET if row.assessment == "on_target" else gap
    against = [latest.comparator.value] if latest.comparator else []
    against += [row.previous] if row.clear and row.previous is not None else []
    return max([_LEAST, *(_proportion(value, other) for other in against)])


def _proportion(value: float, other: float) -> float:
    return max(_LEAST, min(1.0, abs(value - other) / abs(other) if other else 1.0))


def _certainty(row: IndicatorRow) -> float:
    latest, value = row.latest, row.value
    assert latest is not None and value is not None
    certain = _PROVISIONAL if row.status == "provisional" else 1.0
    certain *= _ABOUT if latest.qualifier else 1.0
    if latest.interval and value:
        low, high = latest.interval
        certain *= max(0.0, 1 - (high - low) / (2 * abs(value)))
    return certain


def _scale(row: IndicatorRow) -> float:
    latest, value = row.latest, row.value
    assert latest is not None and value is not None
    if row.indicator.unit == "£ thousand":
        return min(1.0, abs(value) / _GREAT_MONEY_K)
    if row.indicator.unit == "%":
        return min(1.0, (latest.denominator or _UNKNOWN_SCALE * _GREAT_NUMBER) / _GREAT_NUMBER)
    return min(1.0, abs(value) / _GREAT_NUMBER)
