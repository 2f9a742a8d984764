"""Faults between rows of children: in time, of age, twice there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from glosanalysis.cases.synthesise.drawing import Flags, Whole
from glosanalysis.cases.synthesise.planting import Bed, by_person

__all__ = ["WIDER"]

_CONTACTS, _REFERRALS = "ssd_contacts", "ssd_cin_episodes"
_HELP, _PLACEMENTS = "ssd_early_help_episodes", "ssd_cla_placement"
_EPISODES = "ssd_cla_episodes"
_SUPPORTED_SINCE = np.datetime64("2023-04-01")
_YEAR = np.timedelta64(365, "D")


Days = npt.NDArray[np.datetime64]


def _days(texts: pd.Series) -> Days:
    return np.array(texts.replace("", "NaT"), dtype="datetime64[D]")


def _texts(days: Days) -> npt.NDArray[np.object_]:
    return np.datetime_as_string(days.astype("datetime64[D]")).astype(object)


def _births(bed: Bed, table: str, person: str) -> Days:
    return _days(bed.tables[table][person].map(by_person(bed.tables)))


def _keep_births(bed: Bed, people: pd.Series) -> None:
    """Let no fault take the births by which others are faults."""
    kept = bed.tables["ssd_person"]["pers_person_id"].isin(people)
    bed.taken("ssd_person")[kept.to_numpy()] = True


def _known(bed: Bed, days: Days) -> Flags:
    return days <= np.datetime64(bed.window.ends)


def key_twice(bed: Bed, kinds: int) -> None:
    """Give a contact the key of the one before it."""
    column = bed.tables[_CONTACTS]["cont_contact_id"].to_numpy(dtype=object)
    free = ~bed.taken(_CONTACTS) & ~np.roll(bed.taken(_CONTACTS), 1)
    person = bed.tables[_CONTACTS]["cont_person_id"].to_numpy(dtype=object)
    # Of two rows with one key, the first in order of what they hold counts.
    free &= np.append(False, person[1:] > person[:-1])
    free[::2] = False
    rows = bed.rows(_CONTACTS, free, kinds)
    bed.taken(_CONTACTS)[rows - 1] = True
    bed.set(_CONTACTS, rows, "cont_contact_id", column[rows - 1])
    bed.note(_CONTACTS, rows, "cont_contact_id", "key_twice")


def future_contact(bed: Bed, kinds: int) -> None:
    """Date contacts after the day of the extract."""
    births = _births(bed, _CONTACTS, "cont_person_id")
    rows = bed.rows(_CONTACTS, ~_known(bed, births + 16 * _YEAR), kinds)
    later = np.datetime64(bed.window.ends) + np.arange(1, len(rows) + 1)
    bed.set(_CONTACTS, rows, "cont_contact_date", _texts(later))
    bed.note(_CONTACTS, rows, "cont_contact_date", "future_date")


def before_birth(bed: Bed, kinds: int) -> None:
    """Date contacts two years before the child is born, and others in the months before."""
    for rule, days in (("before_birth", 730), ("unborn", 100)):
        _before_birth(bed, kinds, rule, days)


def _before_birth(bed: Bed, kinds: int, rule: str, before: int) -> None:
    births = _births(bed, _CONTACTS, "cont_person_id")
    rows = bed.rows(_CONTACTS, np.ones(len(births), dtype=bool), kinds)
    bed.set(_CONTACTS, rows, "cont_contact_date", _texts(births[rows] - before))
    _keep_births(bed, bed.tables[_CONTACTS]["cont_person_id"].iloc[rows])
    bed.note(_CONTACTS, rows, "cont_contact_date", rule)


def too_old(bed: Bed, kinds: int) -> None:
    """Date contacts after the child's nineteenth birthday."""
    late = _births(bed, _CONTACTS, "cont_person_id") + 19 * _YEAR + 30
    rows = bed.rows(_CONTACTS, _known(bed, late), kinds)
    bed.set(_CONTACTS, rows, "cont_contact_date", _texts(late[rows]))
    _keep_births(bed, bed.tables[_CONTACTS]["cont_person_id"].iloc[rows])
    bed.note(_CONTACTS, rows, "cont_contact_date", "too_old")


def same_row_twice(bed: Bed, kinds: int) -> None:
    """Add early help episodes again, as they are."""
    table = bed.tables[_HELP]
    rows = bed.rows(_HELP, np.ones(len(table), dtype=bool), kinds)
    bed.note(_HELP, bed.append(_HELP, table.iloc[rows]), "earl_episode_id", "same_row_twice")


def referred_twice(bed: Bed, kinds: int) -> None:
    """Add a second referral of the same child on the same day."""
    table = bed.tables[_REFERRALS]
    rows = bed.rows(_REFERRALS, np.ones(len(table), dtype=bool), kinds)
    again = table.iloc[rows].assign(cine_referral_id=lambda rows: "R9" + rows["cine_referral_id"])
    more = bed.append(_REFERRALS, again)
    bed.note(_REFERRALS, more, "cine_referral_date", "referred_twice_a_day")


def overlap(bed: Bed, kinds: int) -> None:
    """Let placements go on for a month after the child's next has begun."""
    table = bed.tables[_PLACEMENTS]
    start, end = (_days(table[f"clap_cla_placement_{name}_date"]) for name in ("start", "end"))
    person = table["clap_person_id"].to_numpy()
    free = ~bed.taken(_PLACEMENTS)
    follows = np.append((person[1:] == person[:-1]) & (start[1:] == end[:-1]), False)
    able = follows & free & np.append(free[1:], False) & _known(bed, end + 30)
    able[1::2] = False
    rows = bed.rows(_PLACEMENTS, able, kinds)
    bed.taken(_PLACEMENTS)[rows + 1] = True
    bed.set(_PLACEMENTS, rows, "clap_cla_placement_end_date", _texts(end[rows] + 30))
    bed.note(_PLACEMENTS, rows + 1, "clap_cla_placement_start_date", "overlap")


def supported(bed: Bed, kinds: int) -> None:
    """Call foster placements supported accommodation: too early a year, and too young a child."""
    table = bed.tables[_PLACEMENTS]
    start = _days(table["clap_cla_placement_start_date"])
    age = (start - _births(bed, _PLACEMENTS, "clap_person_id")) // _YEAR
    foster = np.asarray(table["clap_cla_placement_type"].str.startswith("U"), dtype=bool)
    new = start >= _SUPPORTED_SINCE
    for rule, able in (
        ("code_of_another_year", foster & ~new & (age >= 17)),
        ("supported_too_young", foster & new & (age < 15)),
    ):
        rows = bed.rows(_PLACEMENTS, able, kinds)
        bed.set(_PLACEMENTS, rows, "clap_cla_placement_type", "K3")
        _keep_births(bed, table["clap_person_id"].iloc[rows])
        bed.note(_PLACEMENTS, rows, "clap_cla_placement_type", rule)


def no_next_episode(bed: Bed, kinds: int) -> None:
    """Let last episodes say that another begins the same day."""
    ended = bed.tables[_EPISODES]["clae_cla_episode_ceased_reason"]
    rows = bed.rows(_EPISODES, np.asarray(~ended.isin(["", "X1"]), dtype=bool), kinds)
    bed.set(_EPISODES, rows, "clae_cla_episode_ceased_reason", "X1")
    bed.note(_EPISODES, rows, "clae_cla_episode_ceased_date", "next_episode_missing")


def births_at_fault(bed: Bed, kinds: int) -> None:
    """Give some children two births, and others none."""
    people = bed.tables["ssd_person"]
    rows = bed.rows("ssd_person", np.ones(len(people), dtype=bool), kinds)
    births = people["pers_dob"].to_numpy(dtype=object)[rows]
    bed.set("ssd_person", rows, "pers_expected_dob", births)
    bed.note("ssd_person", rows, "pers_expected_dob", "two_births")
    none: Whole = bed.rows("ssd_person", np.ones(len(people), dtype=bool), kinds)
    bed.set("ssd_person", none, "pers_dob", "")
    bed.note("ssd_person", none, "pers_dob", "no_birth")


WIDER: tuple[tuple[str, Callable[[Bed, int], None]], ...] = (
    (_CONTACTS, key_twice),
    (_CONTACTS, future_contact),
    (_CONTACTS, before_birth),
    (_CONTACTS, too_old),
    (_HELP, same_row_twice),
    (_REFERRALS, referred_twice),
    (_PLACEMENTS, overlap),
    (_PLACEMENTS, supported),
    (_EPISODES, no_next_episode),
    ("ssd_person", births_at_fault),
)
"""What is planted, with the table that it is counted to; births last, as others need them."""
