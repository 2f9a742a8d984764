"""What a quarter says of an indicator: its figures, whether they are new, how they are assessed."""

from __future__ import annotations

from dataclasses import dataclass

from glosanalysis.indicator import too_old
from glosanalysis.indicator_row.compared import Compared
from glosanalysis.observations import Comparator, Observation
from glosanalysis.quarter import Quarter
from glosanalysis.stats.rounding import fixed, round_half_up

__all__ = ["COLUMNS", "IndicatorRow"]

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


@dataclass(frozen=True, kw_only=True)
class IndicatorRow(Compared):
    """An indicator as a quarter knows it.

    Parameters
    ----------
    theme : str
    quarter : Quarter
    told_before : Observation or None
        The latest that the quarter published before this one knew.
    withdrawn : bool
        Whether its value was published for the quarter and taken back: none stands in its place.
    """

    theme: str
    quarter: Quarter
    told_before: Observation | None = None
    withdrawn: bool = False

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
        return self.latest is not None and too_old(self.latest.as_at, self.quarter)

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
        if self.latest is None or silent or self.in_numbers or not self.latest.assessable:
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


def _same(one: Observation, other: Observation) -> bool:
    return (one.as_at, one.value, one.source_id) == (other.as_at, other.value, other.source_id)


def _written(value: float | None, decimals: int) -> str:
    return "" if value is None else fixed(value, decimals)


def _plain(value: float | None) -> str:
    """Write a count as it is, a mean or a share to as many decimals as it has, two at most."""
    if value is None:
        return ""
    shown = round_half_up(value, 2)
    return f"{shown:.0f}" if shown == int(shown) else f"{shown:.2f}"
