"""What an indicator is, what is observed of it, and the row it becomes in a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from glosanalysis.period import Quarter
from glosanalysis.stats.rounding import round_half_up

__all__ = ["COLUMNS", "Comparator", "Indicator", "IndicatorRow", "Observation", "row_for"]

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
)


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
        ``{as_at}`` and ``{month}`` for the date. No full stop.
    definition : str
        How it is measured, and by whose definition.
    compared_with : str
        What the previous value is, after "from ...": a date is put in for ``{before}``.
    assumption : str
        What is taken for granted where the papers do not say; empty where nothing is.
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


@dataclass(frozen=True)
class Comparator:
    """The same figure elsewhere."""

    area: str
    value: float


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
    approximate : bool
        Whether the paper gives it as "about".
    assessable : bool
        Whether it can fairly be held against target or previous value yet.
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
    approximate: bool = False
    assessable: bool = True


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
    """

    theme: str
    indicator: Indicator
    quarter: Quarter
    latest: Observation | None
    before: Observation | None

    @property
    def value(self) -> float | None:
        """The value as shown, rounded."""
        return self._shown(self.latest.value if self.latest else None)

    @property
    def previous(self) -> float | None:
        """The value that it compares with, rounded as shown."""
        if self.latest is not None and self.latest.previous is not None:
            return self._shown(self.latest.previous)
        return self._shown(self.before.value if self.before else None)

    @property
    def change(self) -> float | None:
        """The difference of the two values as shown, so that the row adds up."""
        if self.value is None or self.previous is None:
            return None
        return self._shown(self.value - self.previous)

    @property
    def status(self) -> str:
        """new, provisional, carried_forward or not_reported."""
        if self.latest is None:
            return "not_reported"
        if self.latest.as_at < self.quarter.first_day:
            return "carried_forward"
        return "provisional" if self.latest.provisional else "new"

    @property
    def assessment(self) -> str:
        """Against the target if there is one, else against the previous value.

        A figure carried forward says nothing about this quarter and is not assessed.
        """
        carried = self.status in ("not_reported", "carried_forward")
        if self.latest is None or carried or not self.latest.assessable:
            return "not_assessed"
        sign = {"low": -1, "high": 1, "neutral": 0}[self.indicator.good_is]
        if sign and self.value is not None and self.latest.target is not None:
            return "on_target" if (self.value - self.latest.target) * sign >= 0 else "off_target"
        if not sign or self.change is None:
            return "not_assessed"
        if self.change == 0:
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
            self._fixed(self.value),
            indicator.unit,
            _plain(latest.numerator if latest else None),
            _plain(latest.denominator if latest else None),
            self._fixed(low),
            self._fixed(high),
            self._fixed(self.previous),
            self._fixed(self.change),
            _plain(latest.target if latest else None),
            indicator.good_is,
            self.assessment,
            comparator.area if comparator else "",
            self._fixed(comparator.value if comparator else None),
            latest.as_at.isoformat() if latest else "",
            self.status,
            latest.source_id if latest else "",
            latest.locator if latest else "",
        )
        return dict(zip(COLUMNS, cells, strict=True))

    def _shown(self, value: float | None) -> float | None:
        return None if value is None else round_half_up(value, self.indicator.decimals)

    def _fixed(self, value: float | None) -> str:
        shown = self._shown(value)
        return "" if shown is None else f"{shown:.{self.indicator.decimals}f}"


def row_for(
    theme: str, indicator: Indicator, observations: Sequence[Observation], quarter: Quarter
) -> IndicatorRow:
    """Choose what a quarter knows of an indicator.

    Parameters
    ----------
    theme : str
    indicator : Indicator
    observations : sequence of Observation
        In any order; later ones than the quarter's last day are ignored.
    quarter : Quarter

    Returns
    -------
    IndicatorRow
    """
    known = _on_or_before(observations, quarter.last_day)
    latest = known[-1] if known else None
    earlier = (
        _on_or_before(known, Quarter.containing(latest.as_at).previous.last_day) if latest else []
    )
    return IndicatorRow(theme, indicator, quarter, latest, earlier[-1] if earlier else None)


def _on_or_before(observations: Iterable[Observation], day: date) -> list[Observation]:
    return sorted((o for o in observations if o.as_at <= day), key=lambda o: o.as_at)


def _plain(value: float | None) -> str:
    """Write a count as it is, a mean to two decimals."""
    if value is None:
        return ""
    return f"{value:.0f}" if value == int(value) else f"{round_half_up(value, 2):.2f}"
