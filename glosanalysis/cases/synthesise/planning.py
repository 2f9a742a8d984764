"""Requests for education, health and care plans, and what became of each."""

from __future__ import annotations

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import plan_rates as rates
from glosanalysis.cases.synthesise.curves import exponential, log_normal
from glosanalysis.cases.synthesise.days import NEVER, Window, birthday
from glosanalysis.cases.synthesise.drawing import Draws, Flags, Whole, chosen

__all__ = ["requests"]

_YEAR = 365
_LEAST_DAYS_TO_ASSESS = 28


def requests(draws: Draws, window: Window, *, size: int, years: int) -> pd.DataFrame:
    """Draw requests and follow each to the end of its plan.

    Parameters
    ----------
    draws : Draws
        The stream to draw from.
    window : Window
        What the extract knows.
    size : int
        How many requests there are in all the years.
    years : int
        How many years back from the last day.

    Returns
    -------
    pandas.DataFrame
        A row a request, by day: ``birth``, ``received``, ``decided``, ``decision`` (Y, N, W),
        ``outcome`` (of the assessment: Y, N, or none), ``done`` (its day), ``ceased`` (day of the
        plan), ``reason``. Days that do not come are `NEVER`.
    """
    received = window.arrivals(draws, size, years=years, growth=rates.GROWTH)
    age = draws.within(rates.AGES, size)
    births = received - age * _YEAR - draws.below(_YEAR, size) + rates.PLAN_MEDIAN
    births = np.minimum(births, received)
    done = received + draws.of(log_normal(rates.PLAN_MEDIAN, rates.PLAN_SIGMA), size)
    decided = received + draws.within(rates.DECISION_DAYS, size)
    fate = draws.below(1000, size)
    refused, withdrawn = fate < rates.REFUSED, fate >= 1000 - rates.WITHDRAWN
    assessed = ~refused & ~withdrawn
    decided = np.where(assessed, np.minimum(decided, done - _LEAST_DAYS_TO_ASSESS), decided)
    planned = assessed & ~draws.happens(rates.NO_PLAN, size)
    ceased, reason = _ceased(draws, births, np.where(planned, done, NEVER))
    return pd.DataFrame(
        {
            "birth": births,
            "received": received,
            "decided": decided,
            "decision": chosen({"N": refused, "W": withdrawn}, "Y"),
            "done": np.where(assessed, done, NEVER),
            "outcome": chosen({"Y": planned, "N": assessed}),
            "ceased": ceased,
            "reason": reason,
        }
    )


def _ceased(draws: Draws, births: Whole, begun: Whole) -> tuple[Whole, pd.Categorical]:
    """Draw when a plan ends: by what can happen at any age, or by growing up."""
    size, planned = len(births), begun < NEVER
    early = begun + 1 + draws.of(exponential(rates.MEAN_DAYS), size)
    age = draws.within(rates.AGES_ENDING, size)
    adult = birthday(births, rates.MAXIMUM_AGE)
    grown = births + age * _YEAR + draws.below(_YEAR, size)
    grown = np.minimum(np.where(grown <= begun + 30, begun + _YEAR, grown), adult)
    ends = np.where(planned, np.minimum(early, grown), NEVER)
    sooner: Flags = early < grown
    at_any_age = draws.codes(rates.ENDING_AT_ANY_AGE, size)
    growing = draws.codes(rates.ENDING_GROWN, size)
    cases = {"1": planned & ~sooner & (grown >= adult)}
    cases |= {code: planned & sooner & (at_any_age == code) for code in rates.ENDING_AT_ANY_AGE}
    cases |= {code: planned & ~sooner & (growing == code) for code in rates.ENDING_GROWN}
    return ends, chosen(cases)
