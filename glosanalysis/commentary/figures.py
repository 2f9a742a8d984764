"""The figures of a page, and whether a number is one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, floor

from glosanalysis.commentary.numbers import Number, numbers_in
from glosanalysis.stats.rounding import round_half_up

__all__ = ["Figure", "Figures"]

_IN_WORDS = 0.05
"""How far, in proportion, a share or a ratio in words may lie from its figure: "a third" is said of
31.7% to 35%."""


@dataclass(frozen=True)
class Figure:
    """A figure of a page.

    Parameters
    ----------
    value : float
        As shown; money in pounds.
    percent, pounds : bool
        Whether it is one of percent or of money.
    """

    value: float
    percent: bool = False
    pounds: bool = False


@dataclass
class Figures:
    """All figures of a page.

    Examples
    --------
    >>> page = Figures()
    >>> page.take_text("34.0% of 5,295 plans")
    >>> [page.hold(number) for number in numbers_in("a third; 5.3k; 35%; about 5,300; over 5,300")]
    [True, True, False, True, False]
    """

    values: set[Figure] = field(default_factory=set)
    ratios: set[float] = field(default_factory=set)

    def take(self, value: float, unit: str = "") -> None:
        """Take in a figure and the unit that stands beside it.

        Parameters
        ----------
        value : float
        unit : str
            Or more words, among which it is: ``%``, ``£``, ``£ thousand``.
        """
        pounds = "£" in unit
        scale = 1_000 if "£ thousand" in unit else 1
        self.values.add(Figure(abs(value) * scale, "%" in unit, pounds))

    def take_text(self, text: str) -> None:
        """Take in the figures that stand in a text of the page."""
        for each in numbers_in(text):
            if each.kind != "times":
                percent = each.kind in ("percent", "share")
                amount = round_half_up(each.value * each.scale, 6)
                self.values.add(Figure(amount, percent, each.kind == "pounds"))

    def take_ratio(self, value: float | None, other: float | None) -> None:
        """Take in two figures of the page of which a reader sees how one is to the other."""
        if value and other:
            self.ratios |= {float(abs(value / other)), float(abs(other / value))}

    def hold(self, number: Number) -> bool:
        """Tell whether a number is one of the figures: rounded to its own decimals, or in words."""
        if number.kind == "times":
            return any(_in_words(number.value, ratio) for ratio in self.ratios)
        return any(_is(number, figure) for figure in self.values)


def _in_words(said: float, figure: float) -> bool:
    return abs(figure - said) <= _IN_WORDS * said


def _is(number: Number, figure: Figure) -> bool:
    if number.kind == "share":
        return figure.percent and _in_words(number.value, figure.value)
    if (number.kind == "percent" and not figure.percent) or (
        number.kind == "pounds" and not figure.pounds
    ):
        return False
    shown = figure.value / number.scale
    if number.bound == "more":
        return shown > number.value and floor(_moved(shown, number)) == _moved(number.value, number)
    if number.bound == "less":
        return shown < number.value and ceil(_moved(shown, number)) == _moved(number.value, number)
    return round_half_up(shown, number.decimals) == number.value


def _moved(value: float, number: Number) -> float:
    """Move the point behind the last decimal that a number is written with."""
    return round_half_up(value * 10**number.decimals, 6)
