"""The made-up council: all its tables, from one seed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import plan_rates, rates
from glosanalysis.cases.synthesise.care_tables import care_tables, detailed
from glosanalysis.cases.synthesise.caring import periods, placements
from glosanalysis.cases.synthesise.costs import placement_costs
from glosanalysis.cases.synthesise.days import NEVER, Window, dated
from glosanalysis.cases.synthesise.drawing import Draws
from glosanalysis.cases.synthesise.front_door import front_door
from glosanalysis.cases.synthesise.helping import early_help, mappings
from glosanalysis.cases.synthesise.journeys import EARLY_HELP, REFERRED, entrants, journeys
from glosanalysis.cases.synthesise.naming import identifiers, nhs_numbers
from glosanalysis.cases.synthesise.plan_tables import plan_tables
from glosanalysis.cases.synthesise.planning import requests
from glosanalysis.cases.synthesise.size import Size
from glosanalysis.cases.synthesise.workforce import workforce

__all__ = ["council"]

# Years before the window in which a journey, a period of care or a plan that still runs in it may
# have begun.
_JOURNEYS_BEFORE, _CARE_BEFORE, _PLANS_BEFORE = 6, 14, 18
_YEAR = 365
_DAYS_BEFORE_CARE = 26


def council(*, size: Size, window: Window, seed: int) -> Mapping[str, pd.DataFrame]:
    """Draw all tables of a made-up council.

    Parameters
    ----------
    size : Size
        How many children, and how much of each service.
    window : Window
        The years that the extract covers.
    seed : int
        The same seed draws the same records.

    Returns
    -------
    mapping of str to pandas.DataFrame
        By the standard's names of tables, with the columns that a council fills.
    """
    spells = _spells(Draws(seed, "journeys"), window, size)
    care, homes = _care(Draws(seed, "care"), window, size)
    came = _referred(Draws(seed, "into care"), window, care).assign(
        person=lambda came: came["person"] + int(spells["person"].max()) + 1
    )
    workers = workforce(Draws(seed, "workers"), window, part=size.workers)
    every = pd.concat([spells, came], ignore_index=True)
    known = every[every["end"] >= window.first]
    known, persons = _chosen(Draws(seed, "persons"), window, known, children=size.children)
    known = known.sort_values(["start", "person"], kind="stable", ignore_index=True)
    referred = known[known["kind"] == REFERRED].reset_index(drop=True)
    staff = Draws(seed, "staff").below(len(workers["workers"]), len(referred))
    referred = referred.assign(referral=np.arange(len(referred)), worker=staff)
    homes = detailed(Draws(seed, "homes"), window, _settled(care, referred), homes)
    return {
        "ssd_person": _person_table(Draws(seed, "person table"), persons),
        "ssd_early_help_episodes": early_help(Draws(seed, "early help"), window, known),
        **front_door(Draws(seed, "front door"), window, referred, persons),
        **care_tables(Draws(seed, "care tables"), window, homes),
        "placement_costs": placement_costs(Draws(seed, "costs"), window, homes),
        **workers,
        **_plans(Draws(seed, "plans"), window, size),
        "mappings": mappings(),
    }


def _spells(draws: Draws, window: Window, size: Size) -> pd.DataFrame:
    years = window.years + _JOURNEYS_BEFORE
    helped = size.early_help.times(rates.NEW_TO_EARLY_HELP * years)
    referred = size.referred.times(rates.NEW_TO_CARE_SERVICES * years)
    first = [
        entrants(draws, window, size=helped, kind=EARLY_HELP, years=years),
        entrants(draws, window, size=referred, kind=REFERRED, years=years),
    ]
    return journeys(draws, window, first)


def _care(draws: Draws, window: Window, size: Size) -> tuple[pd.DataFrame, pd.DataFrame]:
    care = periods(draws, window, part=size.care, years=window.years + _CARE_BEFORE)
    homes, ends = placements(draws, window, care)
    return care.assign(end=ends), homes


def _referred(draws: Draws, window: Window, care: pd.DataFrame) -> pd.DataFrame:
    """Give the referral before each period of care: it lasts until the child leaves care."""
    size = len(care)
    entered, ends, births = (care[name].to_numpy() for name in ("start", "end", "birth"))
    starts = np.maximum(entered - draws.below(_DAYS_BEFORE_CARE, size), births)
    working = draws.within(rates.ASSESSMENT_WORKING_DAYS, size)
    return pd.DataFrame(
        {
            "person": care["child"].to_numpy(),
            "birth": births,
            "kind": REFERRED,
            "start": starts,
            "end": ends,
            "assessed": np.minimum(window.after_working_days(starts, working), ends),
            "outcome": "care",
            "how": "entered",
            "next": "",
            "period": np.arange(size),
        }
    )


def _chosen(
    draws: Draws, window: Window, known: pd.DataFrame, *, children: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Choose so many children, number them by chance, and add those who had but a contact."""
    persons, first = np.unique(known["person"].to_numpy(), return_index=True)
    kept = draws.shuffled(len(persons))[:children]
    number = np.full(int(persons[-1]) + 1, -1, dtype=np.int64)
    number[persons[kept]] = draws.shuffled(children)[: len(kept)]
    known = known.assign(person=number[known["person"].to_numpy()])
    births = window.first + draws.below(window.last - window.first + 1, children)
    births -= draws.below(18 * _YEAR, children)
    alone = np.ones(children, dtype=bool)
    places = number[persons[kept]]
    births[places] = known["birth"].to_numpy()[first[kept]]
    alone[places] = False
    locality = draws.weighed(list(rates.LOCALITIES.values()), children)
    table = pd.DataFrame({"number": np.arange(children), "birth": births, "alone": alone})
    known = known[known["person"] >= 0]
    return known.assign(locality=locality[known["person"].to_numpy()]), table


def _settled(care: pd.DataFrame, referred: pd.DataFrame) -> pd.DataFrame:
    """Give each period its child's number and its referral's; -1 where the extract has neither."""
    person, referral = np.full(len(care), -1), np.full(len(care), -1)
    own = referred[referred["period"].notna()]
    place = own["period"].to_numpy().astype(np.int64)
    person[place], referral[place] = own["person"], own["referral"]
    return care.assign(person=person, referral=referral)


def _person_table(draws: Draws, persons: pd.DataFrame) -> pd.DataFrame:
    size, number = len(persons), persons["number"].to_numpy()
    return pd.DataFrame(
        {
            "pers_person_id": identifiers("C", number),
            "pers_forename": identifiers("Child-", number),
            "pers_surname": identifiers("Madeup-", number),
            "pers_sex": draws.codes(rates.SEXES, size),
            "pers_ethnicity": draws.codes(rates.ETHNICITIES, size),
            "pers_dob": dated(persons["birth"].to_numpy()),
            "pers_death_date": dated(np.full(size, NEVER)),
            "pers_common_child_id": nhs_numbers(number),
        }
    )


def _plans(draws: Draws, window: Window, size: Size) -> Mapping[str, pd.DataFrame]:
    years = window.years + _PLANS_BEFORE
    yearly, number = plan_rates.REQUESTS, 0
    for _ in range(years):
        number += yearly
        yearly = yearly * 1000 // (1000 + plan_rates.GROWTH)
    asked = requests(draws, window, size=size.plans.times(number), years=years)
    return plan_tables(draws, window, asked)
