"""Contacts: those that led to a referral, and the many that did not."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import rates
from glosanalysis.cases.synthesise.days import Window, birthday, dated
from glosanalysis.cases.synthesise.drawing import Draws, chosen
from glosanalysis.cases.synthesise.naming import identifiers

__all__ = ["contacts", "outcome"]

CONTACT_FLAGS = (
    "NEW_REFERRAL_FLAG", "EXISTING_REFERRAL_FLAG", "CP_ENQUIRY_FLAG", "NFA_FLAG",
    "NON_AGENCY_ADOPTION_FLAG", "PRIVATE_FOSTERING_FLAG", "ADVICE_FLAG", "MISSING_FLAG",
    "OLA_CP_FLAG", "OTHER_OUTCOMES_EXIST_FLAG",
)  # fmt: skip


def outcome(flags: tuple[str, ...], *raised: str) -> str:
    """Write an outcome as the standard's object of flags: Y, or an empty text for no."""
    return json.dumps({flag: "Y" if flag in raised else "" for flag in flags})


def contacts(
    draws: Draws, window: Window, spells: pd.DataFrame, persons: pd.DataFrame
) -> pd.DataFrame:
    """Write ``ssd_contacts``: of each referral, of each child with nothing else, and of others.

    Parameters
    ----------
    draws : Draws
        The stream to draw from.
    window : Window
        What the extract knows.
    spells : pandas.DataFrame
        Referrals, with ``person`` and ``start``.
    persons : pandas.DataFrame
        All children by number, with ``birth``, and ``alone`` for those who had a contact only.
    """
    births = persons["birth"].to_numpy()
    others = len(spells) * rates.OTHER_CONTACTS_IN_A_THOUSAND // 1000
    known = np.concatenate([draws.below(len(births), others), persons["number"][persons["alone"]]])
    days = draws.below(window.last - window.first + 1, len(known)) + window.first
    adult = birthday(births[known], 18)
    days = np.clip(days, births[known], np.minimum(adult - 1, window.last))
    lately = spells[spells["start"] >= window.first]
    person = np.concatenate([lately["person"].to_numpy(), known])
    day = np.concatenate([lately["start"].to_numpy(), days])
    led = np.repeat([True, False], [len(lately), len(known)])
    order = np.argsort(day, kind="stable")
    size = len(day)
    said = chosen(
        {
            outcome(CONTACT_FLAGS, "NEW_REFERRAL_FLAG"): led[order],
            outcome(CONTACT_FLAGS, "ADVICE_FLAG"): draws.happens(550, size),
            outcome(CONTACT_FLAGS, "NFA_FLAG"): draws.happens(800, size),
        },
        outcome(CONTACT_FLAGS, "OTHER_OUTCOMES_EXIST_FLAG"),
    )
    return pd.DataFrame(
        {
            "cont_contact_id": identifiers("K", np.arange(size)),
            "cont_person_id": identifiers("C", person[order]),
            "cont_contact_date": dated(day[order]),
            "cont_contact_source_code": draws.codes(rates.REFERRAL_SOURCES, size),
            "cont_contact_outcome_json": said,
        }
    )
