"""The journeys of children between early help and social care, spell by spell.

A journey is a row of spells, one after the other. What follows a spell hangs on how it ended:
a closure of early help may step up, come back as a referral or to early help again; an episode
of need may step down to early help or be referred anew. All journeys take their next step at
once, until none has one before the last day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import rates
from glosanalysis.cases.synthesise.days import NEVER, Window, birthday, off_weekends
from glosanalysis.cases.synthesise.drawing import Draws, Whole

__all__ = ["EARLY_HELP", "REFERRED", "Entrants", "entrants", "journeys"]

EARLY_HELP, REFERRED = 0, 1
_YEAR = 365


@dataclass(frozen=True)
class Entrants:
    """Who comes to services for the first time: a birth, a first day, and to what."""

    births: Whole
    starts: Whole
    kind: int


def entrants(draws: Draws, window: Window, *, size: int, kind: int, years: int) -> Entrants:
    """Draw who comes for the first time, so many in the years up to the last day."""
    starts = window.arrivals(draws, size, years=years)
    ages = draws.within(rates.AGES_ENTERING, size) * _YEAR + draws.below(_YEAR, size)
    return Entrants(births=starts - ages, starts=starts, kind=kind)


def journeys(draws: Draws, window: Window, first: list[Entrants]) -> pd.DataFrame:
    """Follow all journeys to the last day.

    Returns
    -------
    pandas.DataFrame
        A row a spell, by person and start: ``person``, ``birth``, ``kind``, ``start``, ``end``
        (of the spell, `NEVER` if it lasts), ``assessed`` (when its assessment ended, `NEVER` if
        there is none), ``outcome`` (help; of a referral nfa, not_in_need, need), ``how`` it came
        (entered, step_up, referred, step_down, again) and ``next`` (what it led to, at its end:
        the same words, or an empty one).
    """
    births = np.concatenate([each.births for each in first])
    spells = pd.DataFrame(
        {
            "person": np.arange(len(births)),
            "birth": births,
            "start": np.concatenate([each.starts for each in first]),
            "kind": np.repeat([each.kind for each in first], [len(each.births) for each in first]),
            "how": "entered",
        }
    )
    rounds = []
    while len(spells):
        spells = _ended(draws, window, spells)
        spells, following = _followed(draws, window, spells)
        rounds.append(spells)
        spells = following
    every = pd.concat(rounds, ignore_index=True)
    return every.sort_values(["person", "start"], kind="stable", ignore_index=True)


def _ended(draws: Draws, window: Window, spells: pd.DataFrame) -> pd.DataFrame:
    """Give each spell its end, and a referral its outcome and assessment."""
    size = len(spells)
    starts = spells["start"].to_numpy()
    adult = birthday(spells["birth"].to_numpy(), 18)
    referred = spells["kind"].to_numpy() == REFERRED
    fate = draws.below(1000, size)
    nothing = referred & (fate < rates.NO_FURTHER_ACTION)
    not_in_need = referred & ~nothing & (fate < rates.NO_FURTHER_ACTION + rates.NOT_IN_NEED)
    working = draws.within(rates.ASSESSMENT_WORKING_DAYS, size)
    assessed = np.where(referred & ~nothing, window.after_working_days(starts, working), NEVER)
    need = np.maximum(starts + draws.within(rates.IN_NEED_DAYS, size), assessed)
    helped = starts + draws.within(rates.EARLY_HELP_DAYS, size)
    ends = np.select([nothing, not_in_need, referred], [starts, assessed, need], helped)
    ends = np.minimum(ends, adult)
    assessed = np.where(assessed < NEVER, np.minimum(assessed, ends), NEVER)
    outcome = np.select([nothing, not_in_need, referred], ["nfa", "not_in_need", "need"], "help")
    return spells.assign(end=ends, assessed=assessed, outcome=outcome, adult=adult)


def _followed(
    draws: Draws, window: Window, spells: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Draw what each spell leads to, and give the spells that it does lead to."""
    size = len(spells)
    referred = spells["kind"].to_numpy() == REFERRED
    down = spells["how"].to_numpy() == "step_down"
    after_nothing = spells["outcome"].to_numpy() == "nfa"
    chance = draws.below(1000, size)
    gap, way = _after_early_help(draws, chance, down)
    back, way_back = _after_referral(draws, chance, after_nothing)
    gap, way = np.where(referred, back, gap), np.where(referred, way_back, way)
    ended = spells["end"].to_numpy()
    starts = np.where(way == "step_up", ended, off_weekends(ended + gap))
    starts = np.where(way == "", NEVER, starts)
    comes = (starts < spells["adult"].to_numpy()) & (starts <= window.last)
    spells = spells.assign(next=np.where(comes, way, ""))
    kind = np.where(np.isin(way, ["step_up", "referred"]), REFERRED, EARLY_HELP)
    following = spells.assign(start=starts, kind=kind, how=way)[comes]
    return spells, following[["person", "birth", "start", "kind", "how"]]


def _after_early_help(draws: Draws, chance: Whole, down: np.ndarray) -> tuple[Whole, np.ndarray]:
    size = len(chance)
    within = sum(weight for *_, weight in rates.BACK_FROM_EARLY_HELP)
    up = np.where(down, rates.STEP_UP_AFTER_STEP_DOWN, rates.STEP_UP)
    referred = up + np.where(down, rates.BACK_AFTER_STEP_DOWN, within)
    again = referred + rates.EARLY_HELP_AGAIN
    way = np.select(
        [chance < up, chance < referred, chance < again], ["step_up", "referred", "again"], ""
    )
    gap = np.select(
        [way == "step_up", way == "referred"],
        [0, draws.within(rates.BACK_FROM_EARLY_HELP, size)],
        draws.within(rates.BACK_DAYS, size),
    )
    return gap, way


def _after_referral(
    draws: Draws, chance: Whole, after_nothing: np.ndarray
) -> tuple[Whole, np.ndarray]:
    size = len(chance)
    down = np.where(after_nothing, 0, rates.STEP_DOWN)
    way = np.select(
        [chance < down, chance < down + rates.BACK_FROM_CARE_SERVICES],
        ["step_down", "referred"],
        "",
    )
    gap = np.where(way == "step_down", draws.below(15, size), draws.within(rates.BACK_DAYS, size))
    return gap, way
