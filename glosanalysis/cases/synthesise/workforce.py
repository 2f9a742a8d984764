"""Workers in the layout of the workforce census, posts, teams, and the system's list of users."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import workforce_rates as rates
from glosanalysis.cases.synthesise.curves import exponential
from glosanalysis.cases.synthesise.days import NEVER, Window, dated, number_of
from glosanalysis.cases.synthesise.drawing import Draws, Whole, chosen
from glosanalysis.cases.synthesise.naming import identifiers
from glosanalysis.cases.synthesise.rates import LOCALITIES
from glosanalysis.cases.synthesise.size import Part
from glosanalysis.quarter import Quarter

__all__ = ["FUNCTIONS", "workforce"]

FUNCTIONS = {"0": "Early Help", "1": "Assessment and Safeguarding", "2": "Children in Care"}


def workforce(draws: Draws, window: Window, *, part: Part) -> Mapping[str, pd.DataFrame]:
    """Write ``workers``, ``posts``, ``ssd_professionals`` and ``ssd_department``.

    Parameters
    ----------
    draws : Draws
        The stream to draw from.
    window : Window
        What the extract knows.
    part : Part
        How much of Gloucestershire's number there is.
    """
    employed = _employed(draws, window, part=part)
    agency = _agency(draws, window, part=part)
    held = pd.concat([employed, agency], ignore_index=True)
    held = held[held["end"] >= window.first].sort_values("start", kind="stable", ignore_index=True)
    workers = _workers(draws, window, held)
    return {
        "workers": workers,
        "posts": _posts(draws, window, held, part=part),
        "ssd_professionals": _professionals(workers),
        "ssd_department": _departments(),
    }


def _chain(draws: Draws, window: Window, *, opened: Whole, mean: int) -> pd.DataFrame:
    """Fill posts from the day each opened, one worker after the other, none between."""
    start, rounds = opened, []
    table = exponential(mean)
    while len(start):
        end = start + 1 + draws.of(table, len(start))
        rounds.append(pd.DataFrame({"start": start, "end": end}))
        start = end[end <= window.last]
    return pd.concat(rounds, ignore_index=True)


def _employed(draws: Draws, window: Window, *, part: Part) -> pd.DataFrame:
    posts = max(part.times(rates.EMPLOYED), 1)
    before = posts
    for _ in range(window.years):
        before = before * (1000 - rates.NEW_POSTS) // 1000
    opened = np.concatenate(
        [
            window.years_ago(window.years + 1) - draws.of(exponential(1500), before),
            window.first + draws.below(365 * window.years, posts - before),
        ]
    )
    chain = _chain(draws, window, opened=opened, mean=rates.EMPLOYED_DAYS)
    return chain.assign(agency=False)


def _agency(draws: Draws, window: Window, *, part: Part) -> pd.DataFrame:
    posts = max(part.times(rates.AGENCY), 1)
    opened = window.first - draws.below(200, posts)
    return _chain(draws, window, opened=opened, mean=rates.AGENCY_DAYS).assign(agency=True)


def _workers(draws: Draws, window: Window, held: pd.DataFrame) -> pd.DataFrame:
    size, agency = len(held), held["agency"].to_numpy()
    left = held["end"].to_numpy() <= window.last
    part = draws.within(rates.FTE, size)
    fte = np.where(agency & draws.happens(960, size), 100, part)
    roles = draws.codes(rates.ROLES, size)
    caseload = draws.within(rates.CASELOADS, size) * fte // 100
    reasons = draws.codes(rates.REASONS, size)
    day = _census(window)
    there = (held["start"] <= day).to_numpy() & (held["end"] > day).to_numpy()
    teams = [f"{FUNCTIONS['1']} {name}" for name in LOCALITIES]
    return pd.DataFrame(
        {
            "agencyworker": np.where(agency, "1", "0"),
            "sweno": identifiers("SW", np.arange(size), 7),
            "fte": fte / 100,
            "personbirthdate": dated(
                held["start"].to_numpy() - 365 * 24 - draws.below(12000, size)
            ),
            "gendercurrent": draws.codes({"2": 85, "1": 15}, size),
            "orgrole": roles,
            "rolestartdate": dated(held["start"].to_numpy()),
            "roleenddate": dated(np.where(left, held["end"], NEVER)),
            "reasonleave": chosen({code: left & (reasons == code) for code in rates.REASONS}),
            "fte30": np.where(there, fte, 0) / 100,
            "cases30": np.where(there & (roles == "5"), caseload, 0),
            "team": draws.codes(dict(zip(teams, LOCALITIES.values(), strict=True)), size),
        }
    )


def _census(window: Window) -> int:
    """Give the last 30 September that the extract knows."""
    year = window.ends.year - (window.ends < window.ends.replace(month=9, day=30))
    return number_of(window.ends.replace(year=year, month=9, day=30))


def _posts(draws: Draws, window: Window, held: pd.DataFrame, *, part: Part) -> pd.DataFrame:
    """Give vacancies and agency workers at each quarter's end."""
    last = Quarter.containing(window.ends + timedelta(days=1)).previous
    quarters = [last + -back for back in range(4 * window.years - 1, -1, -1)]
    days = np.array([number_of(quarter.last_day) for quarter in quarters])
    start, end = held["start"].to_numpy(), held["end"].to_numpy()
    there = (start <= days[:, None]) & (end > days[:, None]) & held["agency"].to_numpy()
    heads = there.sum(axis=1)
    tenths = np.array(
        [part.times(10 * rates.VACANCIES + 10 * more) for more in draws.below(9, len(days)) - 4]
    )
    return pd.DataFrame(
        {
            "asat": dated(days),
            "numberofvacancies": tenths / 10,
            "noagencyfte": heads * 98 / 100,
            "noagencyheadcount": heads,
        }
    )


def _professionals(workers: pd.DataFrame) -> pd.DataFrame:
    number = np.arange(len(workers))
    return pd.DataFrame(
        {
            "prof_professional_id": identifiers("W", number),
            "prof_staff_id": identifiers("ST", number),
            "prof_professional_name": identifiers("Worker-Madeup-", number),
            "prof_social_worker_registration_no": workers["sweno"],
            "prof_professional_job_title": "Social worker",
            "prof_professional_caseload": workers["cases30"],
            "prof_professional_department": workers["team"],
            "prof_full_time_equivalency": workers["fte"],
            "prof_agency_worker_flag": "SSD_PH",
        }
    )


def _departments() -> pd.DataFrame:
    rows = [
        (f"T{code}{place:02d}", f"{name} {locality}", f"D{place:02d}", locality)
        for code, name in FUNCTIONS.items()
        for place, locality in enumerate(LOCALITIES)
    ]
    names = ["dept_team_id", "dept_team_name", "dept_team_parent_id", "dept_team_parent_name"]
    return pd.DataFrame(rows, columns=names)
