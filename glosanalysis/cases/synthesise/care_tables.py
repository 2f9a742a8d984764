"""The tables of children in care: episodes, placements, going missing, leaving care."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import care_rates as rates
from glosanalysis.cases.synthesise.caring import KINDS
from glosanalysis.cases.synthesise.days import NEVER, Window, birthday, dated, number_of
from glosanalysis.cases.synthesise.drawing import Draws, Flags, Whole, chosen
from glosanalysis.cases.synthesise.naming import NOWHERE, identifiers

__all__ = ["care_tables", "detailed"]

# Supported accommodation has a code of its own from 2023-24, "other" has four from 2025-26.
_SUPPORTED_SINCE = number_of(date(2023, 4, 1))
_OTHER_SPLIT_SINCE = number_of(date(2025, 4, 1))
_AGE_GOING_MISSING = 12
_GOING_MISSING = 150


def detailed(draws: Draws, window: Window, care: pd.DataFrame, homes: pd.DataFrame) -> pd.DataFrame:
    """Give each placement its code, provider, and what else the tables of care need.

    Parameters
    ----------
    draws : Draws
        The stream to draw from.
    window : Window
        What the extract knows.
    care : pandas.DataFrame
        Periods of care with ``person``, ``birth``, ``start``, ``end``, ``alone``, ``referral``;
        a ``person`` of -1 is not in the extract.
    homes : pandas.DataFrame
        Placements as `placements` gives them, their ``period`` a row of ``care``.

    Returns
    -------
    pandas.DataFrame
        The placements that an extract has, by period and start, with the period's columns
        (``entered`` and ``leaves`` for its start and end), ``code``, ``provider``, ``first`` and
        ``last`` in the period, and ``placement``, the number of the row.
    """
    homes = homes[care["person"].to_numpy()[homes["period"].to_numpy()] >= 0]
    homes = homes.reset_index(drop=True)
    period = homes["period"].to_numpy()
    held = care.iloc[period].rename(columns={"start": "entered", "end": "leaves"})
    every = pd.concat([homes, held.reset_index(drop=True)], axis=1)
    every = every.assign(
        first=~homes["period"].duplicated(),
        last=every["end"] == every["leaves"],
        code=_codes(draws, homes),
        provider=_providers(draws, homes["kind"].to_numpy()),
    )
    known = (every["start"] <= window.last) & (every["end"] >= window.first)
    every = every[known].reset_index(drop=True)
    return every.assign(placement=np.arange(len(every)))


def _codes(draws: Draws, homes: pd.DataFrame) -> pd.Categorical:
    kind, start = homes["kind"].to_numpy(), homes["start"].to_numpy()
    cases: dict[str, Flags] = {}
    for place, home in enumerate(rates.HOMES.values()):
        drawn = draws.codes(home.codes, len(homes))
        cases |= {code: (kind == place) & (drawn == code) for code in home.codes}
    before = cases["K3"] & (start < _SUPPORTED_SINCE)
    after = cases["Z1"] & (start >= _OTHER_SPLIT_SINCE)
    return chosen({"H5": before, "Z11": after} | cases)


def _providers(draws: Draws, kind: Whole) -> pd.Categorical:
    cases: dict[str, Flags] = {}
    for place, home in enumerate(rates.HOMES.values()):
        if home.providers:
            drawn = draws.codes(home.providers, len(kind))
            for code in home.providers:
                has = (kind == place) & (drawn == code)
                cases[code] = cases.get(code, np.zeros(len(kind), dtype=bool)) | has
    return chosen(cases)


def care_tables(draws: Draws, window: Window, homes: pd.DataFrame) -> Mapping[str, pd.DataFrame]:
    """Write the tables of care from placements with their details."""
    return {
        "ssd_cla_placement": _placements(draws, window, homes),
        "ssd_cla_episodes": _episodes(draws, window, homes),
        "ssd_missing": _missing(draws, window, homes),
        "ssd_care_leavers": _leavers(draws, window, homes),
    }


def _placements(draws: Draws, window: Window, homes: pd.DataFrame) -> pd.DataFrame:
    size = len(homes)
    ended = homes["end"].to_numpy() <= window.last
    moved = ended & ~homes["last"].to_numpy()
    changes = draws.codes(rates.CHANGES, size)
    residential = np.isin(homes["kind"], [KINDS.index("home"), KINDS.index("other residential")])
    return pd.DataFrame(
        {
            "clap_cla_placement_id": identifiers("P", homes["placement"].to_numpy()),
            "clap_cla_id": identifiers("Q", homes["period"].to_numpy()),
            "clap_person_id": identifiers("C", homes["person"].to_numpy()),
            "clap_cla_placement_start_date": dated(homes["start"].to_numpy()),
            "clap_cla_placement_end_date": dated(np.where(ended, homes["end"], NEVER)),
            "clap_cla_placement_type": homes["code"],
            "clap_cla_placement_provider": homes["provider"],
            "clap_cla_placement_urn": np.where(
                residential, identifiers("SC", homes["placement"].to_numpy() % 997, 7), ""
            ),
            "clap_cla_placement_distance": draws.within(rates.MILES, size) / 10,
            "clap_cla_placement_postcode": NOWHERE,
            "clap_cla_placement_change_reason": chosen(
                {code: moved & (changes == code) for code in rates.CHANGES}
            ),
        }
    )


def _episodes(draws: Draws, window: Window, homes: pd.DataFrame) -> pd.DataFrame:
    """Give a row a placement, and two where the legal status changes within it."""
    length = (homes["end"] - homes["start"]).to_numpy()
    change = (length >= 28) & draws.happens(rates.STATUS_CHANGES, len(homes))
    middle = homes["start"].to_numpy() + length // 2
    begins = np.where(homes["first"].to_numpy(), "S", "P")
    before = homes.assign(
        why=begins, end=np.where(change, middle, homes["end"]), last=homes["last"] & ~change
    )
    after = homes.assign(why="L", start=middle)[change]
    rows = pd.concat([before, after]).sort_values(["period", "start"], kind="stable")
    rows = rows[(rows["start"] <= window.last) & (rows["end"] >= window.first)]
    size = len(rows)
    ended = rows["end"].to_numpy() <= window.last
    return pd.DataFrame(
        {
            "clae_cla_episode_id": identifiers("X", np.arange(size)),
            "clae_person_id": identifiers("C", rows["person"].to_numpy()),
            "clae_cla_placement_id": identifiers("P", rows["placement"].to_numpy()),
            "clae_cla_episode_start_date": dated(rows["start"].to_numpy()),
            "clae_cla_episode_start_reason": pd.Categorical(rows["why"]),
            "clae_cla_primary_need_code": draws.codes(
                {"N1": 62, "N4": 8, "N5": 14, "N8": 16}, size
            ),
            "clae_cla_episode_ceased_date": dated(np.where(ended, rows["end"], NEVER)),
            "clae_cla_episode_ceased_reason": _ceased(draws, rows, ended),
            "clae_cla_id": identifiers("Q", rows["period"].to_numpy()),
            "clae_referral_id": identifiers("R", rows["referral"].to_numpy()),
            "clae_entered_care_date": dated(rows["entered"].to_numpy()),
        }
    )


def _ceased(draws: Draws, rows: pd.DataFrame, ended: Flags) -> pd.Categorical:
    """Say why each ended: a new episode the same day, adopted, grown up, or gone elsewhere."""
    size, leaves = len(rows), ended & rows["last"].to_numpy()
    adult = rows["end"].to_numpy() >= birthday(rows["birth"].to_numpy(), 18)
    adopted = leaves & (rows["kind"].to_numpy() == KINDS.index("adoption"))
    cases = {"X1": ended & ~leaves, "E12": adopted}
    for shares, here in ((rates.LEAVING_AT_18, leaves & adult), (rates.LEAVING, leaves & ~adult)):
        drawn = draws.codes(shares, size)
        for code in shares:
            cases[code] = cases.get(code, np.zeros(size, dtype=bool)) | (here & (drawn == code))
    return chosen(cases)


def _missing(draws: Draws, window: Window, homes: pd.DataFrame) -> pd.DataFrame:
    age = (homes["start"] - homes["birth"]) // 365
    goes = (age >= _AGE_GOING_MISSING).to_numpy() & draws.happens(_GOING_MISSING, len(homes))
    held = homes[goes]
    size = len(held)
    start = held["start"].to_numpy() + draws.below((held["end"] - held["start"]).to_numpy(), size)
    known = (start <= window.last) & (start >= window.first)
    held, start = held[known], start[known]
    size = len(held)
    end = start + 1 + draws.below(3, size)
    return pd.DataFrame(
        {
            "miss_table_id": identifiers("M", np.arange(size)),
            "miss_person_id": identifiers("C", held["person"].to_numpy()),
            "miss_missing_episode_start_date": dated(start),
            "miss_missing_episode_type": draws.codes({"Missing": 80, "Away": 20}, size),
            "miss_missing_episode_end_date": dated(np.where(end > window.last, NEVER, end)),
            "miss_missing_rhi_offered": draws.codes({"Y": 90, "N": 10}, size),
            "miss_missing_rhi_accepted": draws.codes({"Y": 65, "N": 25, "NA": 10}, size),
        }
    )


def _leavers(draws: Draws, window: Window, homes: pd.DataFrame) -> pd.DataFrame:
    """Give those who left care at 18 in the last three years, each once."""
    adult = homes["end"].to_numpy() >= birthday(homes["birth"].to_numpy(), 18)
    lately = (homes["end"] > window.years_ago(3)) & (homes["end"] < window.last - 60)
    held = homes[adult & lately & homes["last"]].drop_duplicates("person", keep="last")
    size = len(held)
    return pd.DataFrame(
        {
            "clea_table_id": identifiers("V", np.arange(size)),
            "clea_person_id": identifiers("C", held["person"].to_numpy()),
            "clea_care_leaver_eligibility": "Former relevant",
            "clea_care_leaver_in_touch": draws.codes({"YES": 93, "NO": 7}, size),
            "clea_care_leaver_latest_contact": dated(window.last - draws.below(56, size)),
            "clea_care_leaver_accommodation": draws.codes(
                {"U": 30, "Z": 25, "T": 25, "B": 20}, size
            ),
            "clea_care_leaver_accom_suitable": draws.codes({"1": 88, "2": 12}, size),
            "clea_care_leaver_activity": draws.codes(
                {"F2": 25, "F4": 20, "G5": 20, "G4": 35}, size
            ),
        }
    )
