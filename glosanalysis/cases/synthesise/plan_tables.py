"""The nine tables of SEN2 person level."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import plan_rates
from glosanalysis.cases.synthesise.days import NEVER, Window, birthday, dated, number_of
from glosanalysis.cases.synthesise.drawing import Draws, Whole, chosen
from glosanalysis.cases.synthesise.naming import NOWHERE, identifiers, upns
from glosanalysis.cases.synthesise.rates import ETHNICITIES

__all__ = ["plan_tables"]

_MAINSTREAM, _SPECIAL = 300, 20
_TWENTY_WEEKS = 140


def plan_tables(draws: Draws, window: Window, asked: pd.DataFrame) -> Mapping[str, pd.DataFrame]:
    """Write the tables of what an extract knows: requests of the window, and plans that ran in it.

    Parameters
    ----------
    draws : Draws
        The stream to draw from.
    window : Window
        What the extract knows.
    asked : pandas.DataFrame
        Requests as `requests` gives them.
    """
    first, last = window.first, window.last
    runs = (asked["done"] <= last) & (asked["outcome"] == "Y") & (asked["ceased"] >= first)
    held = asked[(asked["received"] >= first) | (asked["done"].between(first, last)) | runs]
    held = held.reset_index(drop=True)
    held = held.assign(number=np.arange(len(held)))
    decided = held["decided"].to_numpy() <= last
    assessed = held[decided & (held["decision"] == "Y")]
    planned = assessed[(assessed["done"] <= last) & (assessed["outcome"] == "Y")]
    active = planned[planned["ceased"] > last]
    return {
        "sen2": _header(window),
        "person": _persons(draws, held),
        "requests": _requests(held, decided),
        "assessment": _assessments(draws, window, assessed),
        "namedplan": _plans(window, planned),
        "plandetail": _named(draws, planned),
        **_active(draws, window, active),
    }


def _header(window: Window) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "sen2tableid": ["1"],
            "year": [window.ends.year],
            "referencedate": dated(np.array([number_of(window.ends)])),
            "lea": ["000"],
        }
    )


def _persons(draws: Draws, held: pd.DataFrame) -> pd.DataFrame:
    size, number = len(held), held["number"].to_numpy()
    return pd.DataFrame(
        {
            "persontableid": identifiers("N", number),
            "sen2tableid": "1",
            "surname": identifiers("Madeup-", number),
            "forename": identifiers("Pupil-", number),
            "personbirthdate": dated(held["birth"].to_numpy()),
            "sex": draws.codes(plan_rates.SEXES, size),
            "ethnicity": draws.codes(ETHNICITIES, size),
            "postcode": NOWHERE,
            "upn": upns(number),
        }
    )


def _requests(held: pd.DataFrame, decided: np.ndarray) -> pd.DataFrame:
    cases = {code: decided & (held["decision"] == code).to_numpy() for code in ("Y", "N", "W")}
    return pd.DataFrame(
        {
            "requeststableid": identifiers("RQ", held["number"].to_numpy()),
            "persontableid": identifiers("N", held["number"].to_numpy()),
            "receiveddate": dated(held["received"].to_numpy()),
            "rya": "0",
            "requestoutcomedate": dated(np.where(decided, held["decided"], NEVER)),
            "requestoutcome": chosen(cases, "A"),
        }
    )


def _assessments(draws: Draws, window: Window, held: pd.DataFrame) -> pd.DataFrame:
    done = held["done"].to_numpy() <= window.last
    issued = done & (held["outcome"] == "Y").to_numpy()
    late = issued & (held["done"] - held["received"] > _TWENTY_WEEKS).to_numpy()
    flagged = late & draws.happens(plan_rates.EXCEPTIONS, len(held))
    return pd.DataFrame(
        {
            "assessmenttableid": identifiers("AS", held["number"].to_numpy()),
            "requeststableid": identifiers("RQ", held["number"].to_numpy()),
            "assessmentoutcome": chosen({"Y": issued, "N": done}, "A"),
            "assessmentoutcomedate": dated(np.where(done, held["done"], NEVER)),
            "week20": chosen({"1": flagged, "0": done}),
        }
    )


def _plans(window: Window, held: pd.DataFrame) -> pd.DataFrame:
    ended = held["ceased"].to_numpy() <= window.last
    reasons = {
        code: ended & (held["reason"] == code).to_numpy() for code in held["reason"].cat.categories
    }
    return pd.DataFrame(
        {
            "namedplantableid": identifiers("NP", held["number"].to_numpy()),
            "assessmenttableid": identifiers("AS", held["number"].to_numpy()),
            "startdate": dated(held["done"].to_numpy()),
            "planres": "0",
            "planwbp": "0",
            "pb": "0",
            "oa": "0",
            "dp": "0",
            "ceasedate": dated(np.where(ended, held["ceased"], NEVER)),
            "ceasereason": chosen(reasons),
        }
    )


def _settings(draws: Draws, births: Whole, day: Whole) -> dict[str, object]:
    """Draw where each goes on a day: a school's number, or the code of a setting that has none."""
    size = len(births)
    place = draws.codes(plan_rates.SETTINGS, size)
    grown = day >= birthday(births, 16)
    college = grown & draws.happens(plan_rates.FURTHER_EDUCATION, size)
    elsewhere = draws.codes(plan_rates.ELSEWHERE, size)
    grown_elsewhere = draws.codes(plan_rates.GROWN_ELSEWHERE, size)
    out = ~college & (place == "elsewhere")
    cases = {code: out & ~grown & (elsewhere == code) for code in plan_rates.ELSEWHERE}
    cases |= {code: out & grown & (grown_elsewhere == code) for code in plan_rates.GROWN_ELSEWHERE}
    special = np.isin(place, ["special", "independent"])
    school = np.where(special, 900_000 + draws.below(_SPECIAL, size),
                      910_000 + draws.below(_MAINSTREAM, size))  # fmt: skip
    return {
        "urn": np.where(college | out, "", identifiers("", school, 6)),
        "ukprn": np.where(college, "99000001", ""),
        "sensetting": chosen(cases),
        "placementrank": 1,
        "senunitindicator": "0",
        "resourcedprovisionindicator": "0",
    }


def _named(draws: Draws, held: pd.DataFrame) -> pd.DataFrame:
    number = held["number"].to_numpy()
    settings = _settings(draws, held["birth"].to_numpy(), held["done"].to_numpy())
    keys = {
        "plandetailtableid": identifiers("PD", number),
        "namedplantableid": identifiers("NP", number),
    }
    return pd.DataFrame(keys | settings)


def _active(draws: Draws, window: Window, held: pd.DataFrame) -> Mapping[str, pd.DataFrame]:
    number, size = held["number"].to_numpy(), len(held)
    begun = held["done"].to_numpy()
    reviewed = window.last - draws.below(_TWENTY_WEEKS * 3, size)
    reviewed = np.where(reviewed > begun + 30, reviewed, NEVER)
    settings = _settings(draws, held["birth"].to_numpy(), np.full(size, window.last))
    key = {"activeplanstableid": identifiers("AP", number)}
    plans = {
        "requeststableid": identifiers("RQ", number),
        "transferla": "",
        "reviewmeeting": dated(reviewed),
        "lastreview": dated(reviewed),
    }
    detail = {"placementdetailtableid": identifiers("PL", number)}
    days = {"entrydate": dated(begun), "res": "0", "wbp": "0"}
    need = {"senneedtableid": identifiers("SN", number)}
    needs = {"sentype": draws.codes(plan_rates.NEEDS, size), "sentyperank": 1}
    return {
        "activeplans": pd.DataFrame(key | plans),
        "placementdetail": pd.DataFrame(detail | key | settings | days),
        "senneed": pd.DataFrame(need | key | needs),
    }
