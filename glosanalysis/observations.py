"""What a feed brings: an observation of an indicator, wherever it comes from.

A paper, a release of a department or the council's own return: all end in observations, and
nothing above this module asks which of them it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from glosanalysis.authority import OWN

__all__ = [
    "FEEDS",
    "LICENCE",
    "LICENCE_ADDRESS",
    "SYMBOLS",
    "Comparator",
    "Observation",
    "symbol_of",
]

FEEDS = ("paper", "release", "return")
"""A committee paper; a statistical release; the council's own return to a department."""

LICENCE = "Open Government Licence v3.0"
LICENCE_ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
"""Under which departments and councils publish."""

SYMBOLS = {
    "c": "held back, so that nobody can be recognised",
    "x": "not available",
    "z": "does not apply",
    "u": "too uncertain to be given",
    "low": "more than nothing, but rounds to 0",
}
"""What stands in the place of a number, as official statistics do it; none of it is a number."""


def symbol_of(printed: str) -> str:
    """Give the symbol of what a source prints in the place of a number.

    Papers print "<5": a small number held back, which the field writes as c.

    Examples
    --------
    >>> symbol_of("<5"), symbol_of("z")
    ('c', 'z')
    """
    return "c" if printed.startswith("<") else printed


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What was found of an indicator at a date: a number, or the symbol that stands for it.

    Parameters
    ----------
    as_at : date
        The date that it describes.
    value : float or None
        In the indicator's unit, unrounded; None where there is a symbol, and only there.
    source_id, locator : str
        Where it comes from.
    indicator : str
        The identifier of what was observed; the engine fills it in.
    area_code : str
        The area that it describes, by its code in official statistics.
    known_on : date, optional
        The day that it became known; without it, that on which its source was published.
    numerator, denominator : float, optional
        What it was divided from.
    interval : tuple of float, optional
        Its 95% interval, in the indicator's unit.
    change_interval : tuple of float, optional
        The 95% interval of the change from the observation before, where both are shares of
        groups that were counted apart; if it holds 0, nothing is called better or worse.
    symbol : str
        One of `SYMBOLS`, where the source holds the number back or has none.
    printed : str
        What the source prints in the place of the number, where it is not the symbol: ``<5``.
    feed : str
        One of `FEEDS`.
    definition : str
        By which of its definitions it was measured, where sources differ; empty where it is the
        indicator's own or not printed.
    starts : date, optional
        The first day of the span that it describes; without it, it describes a day.
    previous : float, optional
        What it compares with, where that is not the observation before.
    target : float, optional
        What the council aims for, where the source prints it; without it, the indicator's.
    comparator : Comparator, optional
        The figure of another area beside it; the engine chooses it.
    median : Comparator, optional
        The median of the statistical neighbours that have a number on the same day.
    neighbours : tuple of float
        The figures of those neighbours, the lowest first.
    rank : tuple of int, optional
        Its rank among all authorities with a number on the day, 1 the best, and how many they are.
    fifth : str
        ``highest`` or ``lowest`` where it is in that fifth of them.
    provisional : bool
        Whether the period it stands for was not over, or not fully reported.
    qualifier : str
        ``about``, ``over`` or ``at least`` where the source says so.
    assessable : bool
        Whether it can fairly be held against target or previous value yet.
    decimals : int, optional
        Those that its source or its method can bear, where fewer than the indicator's.
    comparable : bool
        Whether the observation before is of the same kind: the same definition, budget, span.
    previous_is : str
        What `previous` is, after "from"; without it, what the indicator says.
    told : str
        What the sentence tells beside the number: a window, a span, a scenario.
    ends : date, optional
        The last day of the budget or plan that it is of: carried beyond that, it is history.
    joins : bool, optional
        Whether a line joins it to the observation before, where `comparable` does not say it: a
        count that is held against a year before is still one of a series.

    Raises
    ------
    ValueError
        If it has both a number and a symbol or neither, or a feed or symbol that there is not.
    """

    as_at: date
    value: float | None
    source_id: str
    locator: str
    indicator: str = ""
    area_code: str = OWN.code
    known_on: date | None = None
    numerator: float | None = None
    denominator: float | None = None
    interval: tuple[float, float] | None = None
    change_interval: tuple[float, float] | None = None
    symbol: str = ""
    printed: str = ""
    feed: str = "paper"
    definition: str = ""
    starts: date | None = None
    previous: float | None = None
    target: float | None = None
    comparator: Comparator | None = None
    median: Comparator | None = None
    neighbours: tuple[float, ...] = ()
    rank: tuple[int, int] | None = None
    fifth: str = ""
    provisional: bool = False
    qualifier: str = ""
    assessable: bool = True
    decimals: int | None = None
    comparable: bool = True
    previous_is: str = ""
    told: str = ""
    ends: date | None = None
    joins: bool | None = None

    def __post_init__(self) -> None:
        if (self.value is None) != bool(self.symbol):
            raise ValueError(f"needs a number or a symbol: {self.source_id}, {self.locator}")
        if self.symbol and self.symbol not in SYMBOLS:
            raise ValueError(f"'{self.symbol}' is not one of {', '.join(SYMBOLS)}")
        if self.feed not in FEEDS:
            raise ValueError(f"'{self.feed}' is not one of {', '.join(FEEDS)}")

    @property
    def number(self) -> float:
        """The value, for whoever knows that there is one.

        Raises
        ------
        ValueError
            If a symbol stands in its place.
        """
        if self.value is None:
            raise ValueError(f"there is no number, but [{self.symbol}]")
        return self.value
