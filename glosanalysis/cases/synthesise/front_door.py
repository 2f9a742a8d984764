"""Referrals, assessments, protection plans: what comes of what comes in at the front door."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import rates
from glosanalysis.cases.synthesise.contacts import contacts, outcome
from glosanalysis.cases.synthesise.days import NEVER, Window, dated
from glosanalysis.cases.synthesise.drawing import Draws, Flags, Whole, chosen
from glosanalysis.cases.synthesise.naming import identifiers

__all__ = ["REFERRAL_FLAGS", "front_door"]

REFERRAL_FLAGS = (
    "SINGLE_ASSESSMENT_FLAG", "NFA_FLAG", "STRATEGY_DISCUSSION_FLAG", "CLA_REQUEST_FLAG",
    "NON_AGENCY_ADOPTION_FLAG", "PRIVATE_FOSTERING_FLAG", "CP_TRANSFER_IN_FLAG",
    "CP_CONFERENCE_FLAG", "CARE_LEAVER_FLAG", "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip

_ASSESSED = "SINGLE_ASSESSMENT_FLAG"

_CATEGORIES = {"NEG": 47, "EMO": 38, "PHY": 7, "SAB": 4, "MUL": 4}
_FACTORS = {
    '["3B"]': 20, '["4B"]': 18, '["1B"]': 8, '["2B"]': 9, '["3A","4A"]': 12, '["17A"]': 9,
    '["2B","3B","4B"]': 10, '["16A"]': 7, '["21A"]': 7,
}  # fmt: skip


def front_door(
    draws: Draws, window: Window, spells: pd.DataFrame, persons: pd.DataFrame
) -> Mapping[str, pd.DataFrame]:
    """Write the tables of the front door.

    Parameters
    ----------
    draws : Draws
        The stream to draw from.
    window : Window
        What the extract knows.
    spells : pandas.DataFrame
        Referrals as `journeys` gives them, with ``locality``, ``worker`` and ``referral``, the
        number of the row.
    persons : pandas.DataFrame
        All children, by number, with ``birth``.

    Returns
    -------
    mapping of str to pandas.DataFrame
    """
    return {
        "ssd_contacts": contacts(draws, window, spells, persons),
        "ssd_cin_episodes": _referrals(draws, window, spells),
        **_assessments(draws, window, spells),
        "ssd_cp_plans": _protection(draws, window, spells),
        "ssd_involvements": _involvements(window, spells),
    }


def _referrals(draws: Draws, window: Window, spells: pd.DataFrame) -> pd.DataFrame:
    size = len(spells)
    nothing = spells["outcome"].to_numpy() == "nfa"
    source = chosen(
        {"5D": spells["how"].to_numpy() == "step_up"}, draws.codes(rates.REFERRAL_SOURCES, size)
    )
    closed = _known(window, spells["end"].to_numpy())
    taken_in = spells["outcome"].to_numpy() == "care"
    discussed = draws.happens(200, size)
    said = chosen(
        {
            outcome(REFERRAL_FLAGS, "NFA_FLAG"): nothing,
            outcome(REFERRAL_FLAGS, _ASSESSED, "CLA_REQUEST_FLAG"): taken_in,
            outcome(REFERRAL_FLAGS, _ASSESSED, "STRATEGY_DISCUSSION_FLAG"): discussed,
        },
        outcome(REFERRAL_FLAGS, _ASSESSED),
    )
    return pd.DataFrame(
        {
            "cine_referral_id": identifiers("R", spells["referral"].to_numpy()),
            "cine_person_id": identifiers("C", spells["person"].to_numpy()),
            "cine_referral_date": dated(spells["start"].to_numpy()),
            "cine_cin_primary_need_code": draws.codes(rates.PRIMARY_NEEDS, size),
            "cine_referral_source_code": source,
            "cine_referral_outcome_json": said,
            "cine_referral_nfa": chosen({"Y": nothing}, "N"),
            "cine_close_reason": _closure(draws, spells, closed < NEVER),
            "cine_close_date": dated(closed),
            "cine_referral_team": identifiers("T1", spells["locality"].to_numpy(), 2),
            "cine_referral_worker_id": identifiers("W", spells["worker"].to_numpy()),
        }
    )


def _closure(draws: Draws, spells: pd.DataFrame, closed: Flags) -> pd.Categorical:
    ended = spells["outcome"].to_numpy()
    down = closed & (spells["next"].to_numpy() == "step_down")
    briefly = closed & np.isin(ended, ["nfa", "not_in_need"])
    other = draws.codes({"RC7": 90, "RC3": 6, "RC5": 4}, len(spells))
    return chosen({"RC9": down, "RC8": briefly, **_each(other, closed)})


def _each(words: pd.Categorical, where: Flags) -> dict[str, Flags]:
    return {word: where & (words == word) for word in words.categories}


def _known(window: Window, days: Whole) -> Whole:
    return np.where(days > window.last, NEVER, days)


def _assessments(draws: Draws, window: Window, spells: pd.DataFrame) -> Mapping[str, pd.DataFrame]:
    held = spells[spells["assessed"].between(window.first, NEVER - 1)]
    size, number = len(held), held["referral"].to_numpy()
    done = held["assessed"].to_numpy() <= window.last
    needs = held["outcome"].to_numpy() != "not_in_need"
    named = identifiers("A", number)
    assessments = pd.DataFrame(
        {
            "cina_assessment_id": named,
            "cina_person_id": identifiers("C", held["person"].to_numpy()),
            "cina_referral_id": identifiers("R", number),
            "cina_assessment_start_date": dated(held["start"].to_numpy()),
            "cina_assessment_child_seen": chosen({"Y": done & draws.happens(960, size)}, "N"),
            "cina_assessment_auth_date": dated(_known(window, held["assessed"].to_numpy())),
            "cina_assessment_outcome_nfa": chosen({"Y": done & ~needs, "N": done}),
            "cina_assessment_team": identifiers("T1", held["locality"].to_numpy(), 2),
            "cina_assessment_worker_id": identifiers("W", held["worker"].to_numpy()),
        }
    )
    factors = pd.DataFrame(
        {
            "cinf_table_id": identifiers("F", number),
            "cinf_assessment_id": named,
            "cinf_assessment_factors_json": draws.codes(_FACTORS, size),
        }
    )[done]
    return {"ssd_cin_assessments": assessments, "ssd_assessment_factors": factors}


def _protection(draws: Draws, window: Window, spells: pd.DataFrame) -> pd.DataFrame:
    length = spells["end"].to_numpy() - spells["start"].to_numpy()
    needs = (spells["outcome"].to_numpy() == "need") & (length > 120)
    needs &= spells["start"].to_numpy() + 45 <= window.last
    held = spells[needs & draws.happens(2 * rates.PROTECTION_PLANS, len(spells))]
    size = len(held)
    starts = held["start"].to_numpy() + 15 + draws.below(30, size)
    ends = np.minimum(starts + 80 + draws.below(500, size), held["end"].to_numpy())
    open_since = ends >= window.first
    held, starts, ends = held[open_since], starts[open_since], ends[open_since]
    size = len(held)
    category = draws.codes(_CATEGORIES, size)
    return pd.DataFrame(
        {
            "cppl_cp_plan_id": identifiers("L", held["referral"].to_numpy()),
            "cppl_referral_id": identifiers("R", held["referral"].to_numpy()),
            "cppl_person_id": identifiers("C", held["person"].to_numpy()),
            "cppl_cp_plan_start_date": dated(starts),
            "cppl_cp_plan_end_date": dated(_known(window, ends)),
            "cppl_cp_plan_ola": "N",
            "cppl_cp_plan_initial_category": category,
            "cppl_cp_plan_latest_category": category,
        }
    )


def _involvements(window: Window, spells: pd.DataFrame) -> pd.DataFrame:
    held = spells[spells["outcome"].to_numpy() != "nfa"]
    return pd.DataFrame(
        {
            "invo_involvements_id": identifiers("I", held["referral"].to_numpy()),
            "invo_professional_id": identifiers("W", held["worker"].to_numpy()),
            "invo_professional_team": identifiers("T1", held["locality"].to_numpy(), 2),
            "invo_person_id": identifiers("C", held["person"].to_numpy()),
            "invo_involvement_start_date": dated(held["start"].to_numpy()),
            "invo_involvement_end_date": dated(_known(window, held["end"].to_numpy())),
            "invo_referral_id": identifiers("R", held["referral"].to_numpy()),
        }
    )
