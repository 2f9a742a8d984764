"""What an indicator is: all that is true of it whatever the quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from glosanalysis.quarter import Quarter, months_between

__all__ = ["HISTORY_AFTER_MONTHS", "KINDS", "Indicator", "too_old"]

HISTORY_AFTER_MONTHS = 18
"""A figure that is older than this at the end of the quarter is history."""

KINDS = ("level", "flow", "cumulative")


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One defined figure, with all that is true of it whatever the quarter.

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
    kind : str
        ``level``: how much there is on a day. ``flow``: how much came in a span. ``cumulative``:
        a flow that grows through a year and begins again, so that its quarters make no line.
    compared_with : str
        What the previous value is, after "from ...": a date is put in for ``{before}``.
    assumption : str
        What is taken for granted where the papers do not say; empty where nothing is.
    target : float, optional
        What is aimed for, where it is fixed; an observation that has its own goes before it.
    target_from : date, optional
        Since when: an observation of an earlier day has no target.
    materiality : float
        A change of less than this, in the indicator's unit, is no clear change.
    materiality_reason : str
        Why it is that much; needed where there is one.
    counted : tuple of str
        What the numbers behind a percentage count, one and several; empty where not printed.
    behind : str
        What the numbers behind a percentage are to each other: ``{count}`` and ``{base}``.
    behind_unit : str
        What these two are of, where it is money: ``£``.
    estimate : bool
        Whether it is an estimate of this book's own: never news, and labelled as what it is.
    opens : int, optional
        Its place among the figures that its theme's page and the overview open with, 1 the
        foremost; without it, it is none of them.
    since : Quarter, optional
        The quarter that it begins with: an earlier one has no row of it, whatever is known since.
    where_observed : bool
        Whether it has a row only once a feed gives it: without a return there is none of a figure
        that only the council's records give, and "not reported" would say nothing.

    Raises
    ------
    ValueError
        If it is of no known kind, or its materiality has no reason.
    """

    id: str
    label: str
    unit: str
    decimals: int
    good_is: str
    sentence: str
    definition: str
    kind: str
    compared_with: str = "at {before}"
    assumption: str = ""
    target: float | None = None
    target_from: date | None = None
    materiality: float = 0.0
    materiality_reason: str = ""
    counted: tuple[str, str] | tuple[()] = ()
    behind: str = "{count} of {base}"
    behind_unit: str = ""
    estimate: bool = False
    opens: int | None = None
    since: Quarter | None = None
    where_observed: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"{self.id}: '{self.kind}' is not one of {', '.join(KINDS)}")
        if bool(self.materiality) != bool(self.materiality_reason):
            raise ValueError(f"{self.id}: a materiality and its reason belong together")

    def has_begun(self, quarter: Quarter) -> bool:
        """Tell whether a quarter has a row of it."""
        return self.since is None or quarter >= self.since

    @property
    def cumulative(self) -> bool:
        """Whether it grows through a year and begins again."""
        return self.kind == "cumulative"


def too_old(as_at: date, quarter: Quarter) -> bool:
    """Tell whether a figure of a day is history at the end of a quarter.

    Examples
    --------
    >>> too_old(date(2021, 6, 30), Quarter(2022, 3)), too_old(date(2021, 5, 31), Quarter(2022, 3))
    (False, True)
    """
    return months_between(as_at, quarter.last_day) > HISTORY_AFTER_MONTHS
