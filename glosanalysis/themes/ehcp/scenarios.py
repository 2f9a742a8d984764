"""What plans maintained would come to a year on: a low, a central and a high scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from glosanalysis.data.schemas.ehcp import EhcNewPlans, EhcPlans
from glosanalysis.phrasing import number
from glosanalysis.stats.growth import compound_growth, grown
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.themes.ehcp.ceased import Ceased, ceased
from glosanalysis.themes.ehcp.growth import Growth, growths
from glosanalysis.themes.ehcp.new_plans import NewPlans, new_plans

__all__ = ["Scenario", "Scenarios", "scenarios", "whole_years"]

_FEWEST_YEARS = 3
"""Whole academic years that an average pace takes; of two it would be one change."""
_NAMES = ("Low", "Central", "High")


@dataclass(frozen=True)
class Scenario:
    """What would be, and what it takes for granted.

    Parameters
    ----------
    assumption : str
        In words, after "if".
    plans : int
        Plans maintained a year on.
    name : str
        Its place among the others by what it comes to: low, central or high.
    """

    assumption: str
    plans: int
    name: str = ""


@dataclass(frozen=True)
class Scenarios:
    """The scenarios made at a count of plans, from what was printed up to it.

    Parameters
    ----------
    counted : date
        The count that they start from.
    plans : int
        Plans maintained then.
    all : tuple of Scenario
        Low, central and high.
    row : EhcPlans
        The row of the count.
    """

    counted: date
    plans: int
    all: tuple[Scenario, ...]
    row: EhcPlans

    @property
    def central(self) -> Scenario:
        """The one between the others."""
        return self.all[1]

    @property
    def next_count(self) -> date:
        """The day a year on that they tell of."""
        return date(self.counted.year + 1, self.counted.month, 1)


def whole_years(found: list[NewPlans]) -> list[NewPlans]:
    """Keep the whole academic years, an unbroken run of them up to the last."""
    kept: list[NewPlans] = []
    for each in reversed([each for each in found if each.whole and each.plans]):
        if kept and kept[-1].first.year - each.first.year != 1:
            break
        kept.append(each)
    return kept[::-1]


def scenarios(plans: Sequence[EhcPlans], new: Sequence[EhcNewPlans]) -> list[Scenarios]:
    """Make the scenarios at each count that has all they are made from, the latest last."""
    went = {each.last: each for each in ceased(plans, new)}
    found = []
    for growth in growths(plans):
        issued = new_plans(row for row in new if row.to_date.date() <= growth.last)
        years = whole_years(issued)
        changed = [each for each in issued if each.change is not None]
        if len(years) < _FEWEST_YEARS or not changed or growth.last not in went:
            continue
        three = _three(growth, went[growth.last], years, changed[-1])
        ordered = sorted(three, key=lambda each: each.plans)
        named = tuple(
            Scenario(each.assumption, each.plans, name)
            for each, name in zip(ordered, _NAMES, strict=True)
        )
        found.append(Scenarios(growth.last, growth.after, named, growth.row))
    return found


def _three(
    growth: Growth, gone: Ceased, years: list[NewPlans], latest: NewPlans
) -> tuple[Scenario, ...]:
    """Make one scenario of the stock alone, and two of what comes and what goes.

    The slower growth of new plans goes with more that cease, the faster with the least.
    """
    pace = compound_growth(years[0].plans, years[-1].plans, len(years) - 1)
    slower, faster = sorted(
        [(pace, f"from {years[0].year} to {years[-1].year}"), (latest.change or 0, latest.when)]
    )
    about, least = _whole(gone.estimate / gone.years), _whole(gone.least / gone.years)
    more = f"about {number(about)} plans cease"
    fewest = f"{number(least)} plans cease, the least that can have been"
    return (
        Scenario(
            f"plans maintained {_moves(growth.per_year, 2)}, as they did a year from {growth.span}",
            _whole(grown(growth.after, growth.per_year)),
        ),
        _coming_and_going(growth, years[-1], slower, about, more),
        _coming_and_going(growth, years[-1], faster, least, fewest),
    )


def _coming_and_going(
    growth: Growth, base: NewPlans, rate: tuple[float, str], going: int, words: str
) -> Scenario:
    """Add new plans to those maintained and take off those that cease.

    Each number is rounded before it is added, so that a reader's sum comes out.
    """
    ahead = max(growth.last.year - base.until.year, 1)
    coming = _whole(grown(base.plans, rate[0], ahead))
    return Scenario(
        f"new plans {_moves(rate[0], 1)} a year, as they did {rate[1]}, to {number(coming)}, and "
        f"{words}",
        growth.after + coming - going,
    )


def _moves(rate: float, decimals: int) -> str:
    return f"{'grow' if rate >= 0 else 'fall'} by {number(abs(rate), decimals)}%"


def _whole(value: float) -> int:
    return int(round_half_up(value))
