"""The kinds of fault that can be planted: each that the sector's validators look for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise.days import Window
from glosanalysis.cases.synthesise.drawing import Draws, Flags
from glosanalysis.cases.synthesise.planting import Bed, Fault, Planted, Tables
from glosanalysis.cases.synthesise.table_faults import OF_TABLES
from glosanalysis.cases.synthesise.wider_faults import WIDER

__all__ = ["CELLS", "plant"]

_CONTACTS, _HELP, _REFERRALS = "ssd_contacts", "ssd_early_help_episodes", "ssd_cin_episodes"
_EPISODES, _PLACEMENTS = "ssd_cla_episodes", "ssd_cla_placement"


def _filled(column: str) -> Callable[[pd.DataFrame], Flags]:
    return lambda table: np.asarray(table[column] != "", dtype=bool)


def _empty(column: str) -> Callable[[pd.DataFrame], Flags]:
    return lambda table: np.asarray(table[column] == "", dtype=bool)


def _shifted(column: str, days: int) -> Callable[[pd.DataFrame], object]:
    """Give the days so many after those of a column, as the standard dataset writes them."""

    def texts(rows: pd.DataFrame) -> object:
        moved = rows[column].to_numpy(dtype="datetime64[D]") + np.timedelta64(days, "D")
        return np.datetime_as_string(moved).astype(object)

    return texts


def _foster(table: pd.DataFrame) -> Flags:
    return np.asarray(table["clap_cla_placement_type"].str.startswith("U"), dtype=bool)


def _left(table: pd.DataFrame) -> Flags:
    return np.asarray(~table["clae_cla_episode_ceased_reason"].isin(["", "X1"]), dtype=bool)


def _one_placement(table: pd.DataFrame) -> Flags:
    begins = table["clae_cla_episode_start_reason"] == "S"
    return np.asarray(begins & _left(table), dtype=bool)


def _with_parents(table: pd.DataFrame) -> Flags:
    return np.asarray(table["clap_cla_placement_type"] == "P1", dtype=bool)


def _undecided(table: pd.DataFrame) -> Flags:
    return np.asarray(table["assessmentoutcome"] == "A", dtype=bool)


CELLS = (
    Fault("missing_key", _CONTACTS, "cont_contact_id", ""),
    Fault("missing_value", _CONTACTS, "cont_person_id", ""),
    Fault("missing_value", _CONTACTS, "cont_contact_date", ""),
    Fault("unreadable_json", _CONTACTS, "cont_contact_outcome_json", '{"NFA_FLAG": "Y"'),
    Fault("unknown_code", _CONTACTS, "cont_contact_source_code", "6X"),
    Fault("orphan", _HELP, "earl_person_id", "C99999999"),
    Fault(
        "unreadable_date", _HELP, "earl_episode_end_date", "2024-02-31",
        _filled("earl_episode_end_date"),
    ),
    Fault(
        "end_before_start", _HELP, "earl_episode_end_date", _shifted("earl_episode_start_date", -9),
        _filled("earl_episode_end_date"),
    ),
    Fault(
        "closed_without_reason", _HELP, "earl_episode_end_reason", "",
        _filled("earl_episode_end_date"),
    ),
    Fault(
        "unmapped", _HELP, "earl_episode_end_reason", "As the family wished",
        _filled("earl_episode_end_date"),
    ),
    Fault("unknown_code", _REFERRALS, "cine_cin_primary_need_code", "N12"),
    Fault("unreadable_flag", _REFERRALS, "cine_referral_nfa", "perhaps"),
    Fault("reason_without_date", _REFERRALS, "cine_close_reason", "RC7", _empty("cine_close_date")),
    Fault("orphan", _REFERRALS, "cine_referral_worker_id", "W99999999"),
    Fault(
        "placeholder_date", "ssd_cin_assessments", "cina_assessment_auth_date", "1900-01-01",
        _filled("cina_assessment_auth_date"),
    ),
    Fault(
        "no_night", _EPISODES, "clae_cla_episode_ceased_date",
        lambda rows: rows["clae_cla_episode_start_date"].to_numpy(), _one_placement,
    ),
    Fault("unknown_code", _EPISODES, "clae_cla_episode_start_reason", "Q"),
    Fault("parents_elsewhere", _PLACEMENTS, "clap_cla_placement_provider", "PR0", _foster),
    Fault(
        "parents_by_others", _PLACEMENTS, "clap_cla_placement_provider", "PR4", _with_parents,
    ),
    Fault("unknown_code", _PLACEMENTS, "clap_cla_placement_type", "U9", _foster),
    Fault(
        "no_night", _PLACEMENTS, "clap_cla_placement_end_date",
        _shifted("clap_cla_placement_start_date", 0), _filled("clap_cla_placement_end_date"),
    ),
    Fault("out_of_range", _PLACEMENTS, "clap_cla_placement_distance", "-4.0"),
    Fault("unknown_code", "ssd_cp_plans", "cppl_cp_plan_initial_category", "Q"),
    Fault("unknown_code", "ssd_cp_plans", "cppl_cp_plan_latest_category", "NEGLECT"),
    Fault("unknown_code", "ssd_care_leavers", "clea_care_leaver_activity", "G7"),
    Fault(
        "exception_without_outcome", "assessment", "week20", "1", _undecided,
    ),
    Fault("unknown_code", "requests", "requestoutcome", "Z"),
    Fault(
        "outcome_without_date", "requests", "requestoutcomedate", "",
        _filled("requestoutcomedate"),
    ),
    Fault(
        "date_without_outcome", "requests", "requestoutcome", "", _filled("requestoutcomedate"),
    ),
    Fault(
        "death_before_birth", "ssd_person", "pers_death_date", _shifted("pers_dob", -1),
        _filled("pers_dob"),
    ),
    Fault("no_amount", "placement_costs", "total_committed_cost_accrued_in_fy_to_date", ""),
    Fault("closed_without_reason", "namedplan", "ceasereason", "", _filled("ceasedate")),
    Fault("unknown_code", "senneed", "sentype", "ADHD"),
    Fault("out_of_range", "senneed", "sentyperank", "3"),
    Fault("born_too_long_ago", "workers", "personbirthdate", "06/11/1903"),
    Fault("out_of_range", "workers", "fte", "1.4"),
    Fault("unreadable_number", "workers", "fte30", "half"),
    Fault("reason_without_date", "workers", "reasonleave", "1", _empty("roleenddate")),
)  # fmt: skip
"""Faults of single cells; `wider_faults` has those between rows, `table_faults` between tables."""


def plant(tables: Tables, *, window: Window, draws: Draws, share: float) -> list[Planted]:
    """Plant every kind of fault at least once.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        Tables of text; changed in place.
    window : Window
        What the extract knows.
    draws : Draws
        The stream to draw from.
    share : float
        Of the rows of a table, the part that gets faults.

    Returns
    -------
    list of Planted
        Where each is, by table, row and column.
    """
    bed = Bed(tables=tables, window=window, draws=draws, share=share)
    wider = (*OF_TABLES, *WIDER)
    kinds = Counter([fault.table for fault in CELLS] + [table for table, _ in wider])
    for table, sow in wider:
        sow(bed, kinds[table])
    for fault in CELLS:
        fault.plant(bed, kinds[fault.table])
        if fault.rule == "exception_without_outcome":
            _without_outcome(bed)
    return sorted(bed.planted, key=lambda each: (each.table, each.row or 0, each.column))


def _without_outcome(bed: Bed) -> None:
    """Take the outcome from the assessments that have just got an exception."""
    table = bed.tables["assessment"]
    rows = np.flatnonzero(_undecided(table) & (table["week20"] == "1").to_numpy())
    bed.set("assessment", rows, "assessmentoutcome", "")
