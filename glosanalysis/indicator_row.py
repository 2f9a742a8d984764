"""An indicator as a quarter knows it: the row that pages, tables and downloads show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from glosanalysis.indicator import HISTORY_AFTER_MONTHS, Indicator
from glosanalysis.observations import SYMBOLS, Comparator, Observation
from glosanalysis.quarter import Quarter, months_between
from glosanalysis.stats.rounding import fixed, round_half_up

__all__ = ["COLUMNS", "FEW", "IndicatorRow", "row_for"]

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


@dataclass(frozen=True, kw_only=True)
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
        if self.latest is None or self.latest.value is None:
            return None
        return round_half_up(self.latest.value, self.decimals)

    @property
    def target(self) -> float | None:
        """What is aimed for: as its source prints it, else what is fixed for the indicator."""
        if self.latest is None or self.latest.value is None:
            return None
        return self.indicator.target if self.latest.target is None else self.latest.target

    @property
    def symbol(self) -> str:
        """The symbol that stands for the number, in brackets as readers see it; or nothing."""
        return f"[{self.latest.symbol}]" if self.latest is not None and self.latest.symbol else ""

    @property
    def why_no_number(self) -> str:
        """What the symbol means, with what the source prints; nothing where there is a number."""
        if self.latest is None or not self.latest.symbol:
            return ""
        printed = f"; printed as {self.latest.printed}" if self.latest.printed else ""
        return f"{SYMBOLS[self.latest.symbol]}{printed}"

    @property
    def previous_decimals(self) -> int:
        """The decimals of the value that it compares with."""
        explicit = self.latest is not None and self.latest.previous is not None
        return self.decimals if explicit else _places(self.before, self.indicator)

    @property
    def previous(self) -> float | None:
        """The value that it compares with, rounded as shown; nothing where none is comparable.

        With a number that is held back, now or before, nothing is compared: a difference would
        tell what was held back.
        """
        if self.latest is None or self.latest.value is None:
            return None
        if self.latest.previous is not None:
            return round_half_up(self.latest.previous, self.previous_decimals)
        if self.before is None or self.before.value is None or not self.latest.comparable:
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
        """new, provisional, carried_forward, suppressed, withdrawn or not_reported.

        A figure is new where the quarter published before this one did not know it. Where the
        newest has a symbol and no number it is suppressed, in each quarter that has none newer.
        """
        if self.withdrawn:
            return "withdrawn"
        if self.latest is None:
            return "not_reported"
        if self.latest.symbol:
            return "suppressed"
        if self.told_before is not None and _same(self.latest, self.told_before):
            return "carried_forward"
        return "provisional" if self.latest.provisional else "new"

    @property
    def is_fresh(self) -> bool:
        """Whether it says something that the quarter published before did not.

        History does not, nor does an estimate of our own, nor a number that is held back.
        """
        if self.is_history or self.indicator.estimate:
            return False
        return self.status in ("new", "provisional")

    @property
    def is_old(self) -> bool:
        """Whether the figure is more than 18 months old at the end of the quarter."""
        if self.latest is None:
            return False
        return months_between(self.latest.as_at, self.quarter.last_day) > HISTORY_AFTER_MONTHS

    @property
    def is_history(self) -> bool:
        """Whether the figure is old, or is carried forward and of a budget that has ended.

        A percentage of one year's budget does not belong beside an amount of the next.
        """
        if self.latest is None:
            return False
        ended = self.latest.ends is not None and self.latest.ends < self.quarter.last_day
        return self.is_old or (ended and self.status == "carried_forward")

    @property
    def assessment(self) -> str:
        """Against the target if there is one, else against the previous value.

        A figure carried forward says nothing about this quarter and is not assessed. Without a
        target, a change that is not `clear` is no change.
        """
        silent = self.status in ("not_reported", "carried_forward", "suppressed", "withdrawn")
        if self.latest is None or silent or not self.latest.assessable:
            return "not_assessed"
        sign = {"low": -1, "high": 1, "neutral": 0}[self.indicator.good_is]
        if sign and self.value is not None and self.target is not None:
            return "on_target" if (self.value - self.target) * sign >= 0 else "off_target"
        if not sign or self.change is None:
            return "not_assessed"
        if not self.clear:
            return "unchanged"
        return "better" if self.change * sign > 0 else "worse"

    def record(self) -> dict[str, str]:
        """Give the row as text, in the order of `COLUMNS`: the same bytes every time."""
        indicator = self.indicator
        cells = {
            "quarter": str(self.quarter),
            "theme": self.theme,
            "indicator": indicator.id,
            "label": indicator.label,
            "value": _written(self.value, self.decimals),
            "unit": indicator.unit,
            "previous_value": _written(self.previous, self.previous_decimals),
            "change": _written(self.change, self.change_decimals),
            "target": _plain(self.target),
            "good_is": indicator.good_is,
            "assessment": self.assessment,
            "status": self.status,
        }
        if self.latest is not None:
            cells |= self._observed(self.latest)
        return {name: cells.get(name, "") for name in COLUMNS}

    def _observed(self, latest: Observation) -> dict[str, str]:
        low, high = latest.interval or (None, None)
        other = latest.comparator
        return {
            "numerator": _plain(latest.numerator),
            "denominator": _plain(latest.denominator),
            "ci_low": _written(low, self.decimals),
            "ci_high": _written(high, self.decimals),
            "comparator_area": other.area if other else "",
            "comparator_value": self._of_other(other) if other else "",
            "as_at": latest.as_at.isoformat(),
            "source_id": latest.source_id,
            "locator": latest.locator,
            "feed": latest.feed,
            # The value is empty where there is a symbol; this says why.
            "qualifier": self.symbol or latest.qualifier,
        }

    def _of_other(self, other: Comparator) -> str:
        places = self.indicator.decimals if other.decimals is None else other.decimals
        return _written(other.value, places)


def row_for(
    theme: str,
    indicator: Indicator,
    observations: Sequence[Observation],
    *,
    quarter: Quarter,
    told_before: Observation | None = None,
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
    known = [] if withdrawn else _on_or_before(observations, quarter.last_day)
    latest = known[-1] if known else None
    # "Before" is of an earlier quarter: months of one quarter are parts of one figure.
    earlier = (
        _on_or_before(known, Quarter.containing(latest.as_at).previous.last_day) if latest else []
    )
    return IndicatorRow(
        theme=theme,
        indicator=indicator,
        quarter=quarter,
        latest=latest,
        before=earlier[-1] if earlier else None,
        told_before=told_before,
        withdrawn=withdrawn,
    )


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
