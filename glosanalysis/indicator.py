"""What an indicator is, what is observed of it, and the row it becomes in a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from glosanalysis.quarter import Quarter
from glosanalysis.stats.rounding import fixed, round_half_up

__all__ = ["COLUMNS", "FEW", "Comparator", "Indicator", "IndicatorRow", "Observation", "row_for"]

COLUMNS = (
    "quarter",
    "theme",
    "indicator",
    "label",
    "value",
    "unit",
    "numerator",
    "denominator",
    "ci_low",
    "ci_high",
    "previous_value",
    "change",
    "target",
    "good_is",
    "assessment",
    "comparator_area",
    "comparator_value",
    "as_at",
    "status",
    "source_id",
    "locator",
    "feed",
    "qualifier",
)

FEW = 200
"""Up to so many behind a percentage, one more or fewer moves it by half a point or more."""
HISTORY_AFTER_MONTHS = 18
"""A figure that is older than this at the end of the quarter is history."""


@dataclass(frozen=True)
class Indicator:
    """One defined figure.

    Parameters
    ----------
    id : str
        Its stable identifier.
    label : str
        What tables call it.
    unit : str
        ``%``, ``£ thousand``, or the noun that is counted.
    decimals : int
        How many decimals it is shown with, everywhere.
    good_is : str
        ``low``, ``high`` or ``neutral``.
    sentence : str
        Says the value: ``{value}`` is filled in, or ``{variance}`` for a variance in words;
        ``{as_at}`` and ``{month}`` for the date; ``{count}`` and ``{base}`` for what it was
        divided from; ``{told}`` for what the observation tells beside its number. No full stop.
    definition : str
        How it is measured, and by whose definition.
    compared_with : str
        What the previous value is, after "from ...": a date is put in for ``{before}``.
    assumption : str
        What is taken for granted where the papers do not say; empty where nothing is.
    materiality : float
        A change of less than this, in the indicator's unit, is no clear change.
    counted : tuple of str
        What the numbers behind a percentage count, one and several; empty where not printed.
    cumulative : bool
        Whether it grows through a year and begins again, so that its quarters make no line.
    estimate : bool
        Whether it is an estimate of this book's own: never news, and labelled as what it is.
    """

    id: str
    label: str
    unit: str
    decimals: int
    good_is: str
    sentence: str
    definition: str
    compared_with: str = "at {before}"
    assumption: str = ""
    materiality: float = 0.0
    counted: tuple[str, str] | tuple[()] = ()
    cumulative: bool = False
    estimate: bool = False


@dataclass(frozen=True)
class Comparator:
    """The same figure elsewhere, by the same definition.

    Parameters
    ----------
    area : str
    value : float
        In the indicator's unit.
    as_at : date, optional
        The day that it describes: on or before that of the figure beside it.
    qualifier : str
        ``about``, ``over`` or ``at least`` where the source says so.
    decimals : int, optional
        Those that the source prints; without it the indicator's.
    """

    area: str
    value: float
    as_at: date | None = None
    qualifier: str = ""
    decimals: int | None = None


@dataclass(frozen=True)
class Observation:
    """What was found of an indicator at a date.

    Parameters
    ----------
    as_at : date
        The date that it describes.
    value : float
        In the indicator's unit, unrounded.
    source_id, locator : str
        Where it comes from.
    numerator, denominator : float, optional
        What it was divided from.
    interval : tuple of float, optional
        Its 95% interval, in the indicator's unit.
    previous : float, optional
        What it compares with, where that is not the observation before.
    target : float, optional
        What the council aims for.
    comparator : Comparator, optional
    provisional : bool
        Whether the period it stands for was not over, or not fully reported.
    qualifier : str
        ``about``, ``over`` or ``at least`` where the paper says so.
    assessable : bool
        Whether it can fairly be held against target or previous value yet.
    decimals : int, optional
        Those that its source or its method can bear, where fewer than the indicator's.
    comparable : bool
        Whether the observation before is of the same kind: the same definition, budget, span.
    previous_is : str
        What `previous` is, after "from"; without it, what the indicator says.
    known_on : date, optional
        The day that its paper was published.
    told : str
        What the sentence tells beside the number: a window, a span, a scenario.
    ends : date, optional
        The last day of the budget or plan that it is of: carried beyond that, it is history.
    joins : bool, optional
        Whether a line joins it to the observation before, where `comparable` does not say it: a
        count that is held against a year before is still one of a series.
    """

    as_at: date
    value: float
    source_id: str
    locator: str
    numerator: float | None = None
    denominator: float | None = None
    interval: tuple[float, float] | None = None
    previous: float | None = None
    target: float | None = None
    comparator: Comparator | None = None
    provisional: bool = False
    qualifier: str = ""
    assessable: bool = True
    decimals: int | None = None
    comparable: bool = True
    previous_is: str = ""
    known_on: date | None = None
    told: str = ""
    ends: date | None = None
    joins: bool | None = None


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator as a quarter knows it.

    Parameters
    ----------
    theme : str
    indicator : Indicator
    quarter : Quarter
    latest : Observation or None
        The last observation on or before the quarter's last day.
    before : Observation or None
        The last observation in an earlier quarter than that one.
    told_before : Observation or None
        The latest that the quarter published before this one knew.
    withdrawn : bool
        Whether its value was published for the quarter and taken back: none stands in its place.
    """

    theme: str
    indicator: Indicator
    quarter: Quarter
    latest: Observation | None
    before: Observation | None
    told_before: Observation | None = None
    withdrawn: bool = False

    @property
    def decimals(self) -> int:
        """The decimals of the value, the same wherever it stands."""
        return _places(self.latest, self.indicator)

    @property
    def value(self) -> float | None:
        """The value as shown, rounded."""
        return None if self.latest is None else round_half_up(self.latest.value, self.decimals)

    @property
    def previous_decimals(self) -> int:
        """The decimals of the value that it compares with."""
        explicit = self.latest is not None and self.latest.previous is not None
        return self.decimals if explicit else _places(self.before, self.indicator)

    @property
    def previous(self) -> float | None:
        """The value that it compares with, rounded as shown; nothing where none is comparable."""
        if self.latest is None:
            return None
        if self.latest.previous is not None:
            return round_half_up(self.latest.previous, self.previous_decimals)
        if self.before is None or not self.latest.comparable:
            return None
        return round_half_up(self.before.value, self.previous_decimals)

    @property
    def change(self) -> float | None:
        """The difference of the two values as shown, no finer than the coarser of them."""
        if self.value is None or self.previous is None:
            return None
        # In decimal: 18.95 less 18.1 is 0.85, and not a little less.
        difference = Decimal(str(self.value)) - Decimal(str(self.previous))
        return round_half_up(float(difference), self.change_decimals)

    @property
    def change_decimals(self) -> int:
        """The decimals that a change can bear."""
        return min(self.decimals, self.previous_decimals)

    @property
    def clear(self) -> bool:
        """Whether the change is more than chance and of some matter.

        It is not where the previous value lies within the interval of this one, or where it is
        less than the indicator's materiality.
        """
        if not self.change or self.latest is None or self.previous is None:
            return False
        low, high = self.latest.interval or (self.previous, self.previous)
        by_chance = self.latest.interval is not None and low <= self.previous <= high
        return not by_chance and abs(self.change) >= self.indicator.materiality

    @property
    def one_more(self) -> float | None:
        """The percentage with one more behind it, where so few are that it shows."""
        latest = self.latest
        if latest is None or not self.indicator.counted:
            return None
        if latest.numerator is None or not latest.denominator or latest.denominator > FEW:
            return None
        more = min(latest.numerator + 1, latest.denominator)
        return round_half_up(100 * more / latest.denominator, self.decimals)

    @property
    def status(self) -> str:
        """new, provisional, carried_forward, withdrawn or not_reported.

        A figure is new where the quarter published before this one did not know it.
        """
        if self.withdrawn:
            return "withdrawn"
        if self.latest is None:
            return "not_reported"
        if self.told_before is not None and _same(self.latest, self.told_before):
            return "carried_forward"
        return "provisional" if self.latest.provisional else "new"

    @property
    def is_fresh(self) -> bool:
        """Whether it says something that the quarter published before did not.

        History does not, nor does an estimate of our own.
        """
        if self.is_history or self.indicator.estimate:
            return False
        return self.status in ("new", "provisional")

    @property
    def is_history(self) -> bool:
        """Whether the figure is more than 18 months old at the end of the quarter.

        One carried forward is also history once the budget that it is of has ended: a percentage of
        one year's budget does not belong beside an amount of the next.
        """
        if self.latest is None:
            return False
        ended = self.latest.ends is not None and self.latest.ends < self.quarter.last_day
        if ended and self.status == "carried_forward":
            return True
        months = 12 * (self.quarter.last_day.year - self.latest.as_at.year)
        months += self.quarter.last_day.month - self.latest.as_at.month
        return months > HISTORY_AFTER_MONTHS

    @property
    def assessment(self) -> str:
        """Against the target if there is one, else against the previous value.

        A figure carried forward says nothing about this quarter and is not assessed. Without a
        target, a change that is not `clear` is no change.
        """
        carried = self.status in ("not_reported", "carried_forward", "withdrawn")
        if self.latest is None or carried or not self.latest.assessable:
            return "not_assessed"
        sign = {"low": -1, "high": 1, "neutral": 0}[self.indicator.good_is]
        if sign and self.value is not None and self.latest.target is not None:
            return "on_target" if (self.value - self.latest.target) * sign >= 0 else "off_target"
        if not sign or self.change is None:
            return "not_assessed"
        if not self.clear:
            return "unchanged"
        return "better" if self.change * sign > 0 else "worse"

    def record(self) -> dict[str, str]:
        """Give the row as text, in the order of `COLUMNS`: the same bytes every time."""
        latest, indicator = self.latest, self.indicator
        low, high = latest.interval if latest and latest.interval else (None, None)
        comparator = latest.comparator if latest else None
        cells = (
            str(self.quarter),
            self.theme,
            indicator.id,
            indicator.label,
            _written(self.value, self.decimals),
            indicator.unit,
            _plain(latest.numerator if latest else None),
            _plain(latest.denominator if latest else None),
            _written(low, self.decimals),
            _written(high, self.decimals),
            _written(self.previous, self.previous_decimals),
            _written(self.change, self.change_decimals),
            _plain(latest.target if latest else None),
            indicator.good_is,
            self.assessment,
            comparator.area if comparator else "",
            _written(
                comparator.value if comparator else None,
                indicator.decimals
                if comparator is None or comparator.decimals is None
                else comparator.decimals,
            ),
            latest.as_at.isoformat() if latest else "",
            self.status,
            latest.source_id if latest else "",
            latest.locator if latest else "",
            "paper" if latest else "",
            latest.qualifier if latest else "",
        )
        return dict(zip(COLUMNS, cells, strict=True))


def row_for(
    theme: str,
    indicator: Indicator,
    observations: Sequence[Observation],
    quarter: Quarter,
    told_before: Observation | None = None,
    *,
    withdrawn: bool = False,
) -> IndicatorRow:
    """Choose what a quarter knows of an indicator.

    Parameters
    ----------
    theme : str
    indicator : Indicator
    observations : sequence of Observation
        In any order; later ones than the quarter's last day are ignored.
    quarter : Quarter
    told_before : Observation, optional
        The latest that the quarter published before this one knew.
    withdrawn : bool
        Whether the quarter no longer stands by what it published; no older figure stands in.

    Returns
    -------
    IndicatorRow
    """
    if withdrawn:
        return IndicatorRow(theme, indicator, quarter, None, None, told_before, withdrawn)
    known = _on_or_before(observations, quarter.last_day)
    latest = known[-1] if known else None
    earlier = (
        _on_or_before(known, Quarter.containing(latest.as_at).previous.last_day) if latest else []
    )
    before = earlier[-1] if earlier else None
    return IndicatorRow(theme, indicator, quarter, latest, before, told_before)


def _on_or_before(observations: Iterable[Observation], day: date) -> list[Observation]:
    return sorted((o for o in observations if o.as_at <= day), key=lambda o: o.as_at)


def _same(one: Observation, other: Observation) -> bool:
    return (one.as_at, one.value, one.source_id) == (other.as_at, other.value, other.source_id)


def _places(seen: Observation | None, indicator: Indicator) -> int:
    return indicator.decimals if seen is None or seen.decimals is None else seen.decimals


def _written(value: float | None, decimals: int) -> str:
    return "" if value is None else fixed(value, decimals)


def _plain(value: float | None) -> str:
    """Write a count as it is, a mean or a share to as many decimals as it has, two at most."""
    if value is None:
        return ""
    shown = round_half_up(value, 2)
    return f"{shown:.0f}" if shown == int(shown) else f"{shown:.2f}"
