"""Records without a fault, of families that are all alike, and faults to plant in them.

Every identifier has ``ZQ`` in it, so that a search finds one wherever it got to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import pandas as pd

AS_AT = date(2024, 12, 31)
MAPPINGS = pd.DataFrame(
    {"column": ["earl_episode_end_reason"], "value": ["ZQ met"], "means": ["outcomes_met"]}
)
Row = dict[str, str]


@dataclass(frozen=True)
class Fault:
    """A fault to plant.

    Parameters
    ----------
    rule, table, column : str
        How it must be named.
    cells : mapping of str to str
        The cells that are changed, in the family's row of the table.
    at : int
        Which of the family's rows it is.
    also : tuple of triples
        What follows of itself: table, column and rule of another fault of the family.
    """

    rule: str
    table: str
    column: str
    cells: Mapping[str, str]
    at: int = 0
    also: tuple[tuple[str, str, str], ...] = field(default=())


def family(number: int) -> dict[str, list[Row]]:
    """Give the records of one child, by table, without a fault."""
    who = f"ZQP{number:03d}"

    def named(kind: str, part: int = 1) -> str:
        return f"ZQ{kind}{number:03d}{part}"

    return {
        "ssd_person": [
            {
                "pers_person_id": who,
                "pers_forename": f"ZQname{number}",
                "pers_sex": "F",
                "pers_gender": "02",
                "pers_ethnicity": "WBRI",
                "pers_dob": "2007-05-01",
                "pers_expected_dob": "",
                "pers_death_date": "",
                "pers_send_flag": "Y",
                "pers_upn_unknown": "",
            }
        ],
        "ssd_early_help_episodes": [
            {
                "earl_episode_id": named("E"),
                "earl_person_id": who,
                "earl_episode_start_date": "2023-01-10",
                "earl_episode_end_date": "2024-03-10",
                "earl_episode_end_reason": "ZQ met",
                "earl_episode_worker_id": named("W"),
            }
        ],
        "ssd_contacts": [
            {
                "cont_contact_id": named("C"),
                "cont_person_id": who,
                "cont_contact_date": "10/04/2024",
                "cont_contact_source_code": "2A",
                "cont_contact_outcome_json": '{"NFA_FLAG": "Y"}',
            }
        ],
        "ssd_cin_episodes": [
            {
                "cine_referral_id": named("R", part),
                "cine_person_id": who,
                "cine_referral_date": day,
                "cine_cin_primary_need_code": "N4",
                "cine_referral_source_code": "5D",
                "cine_referral_nfa": "N",
                "cine_close_date": closed,
                "cine_close_reason": "RC8" if closed else "",
                "cine_referral_team": "ZQTeam",
            }
            for part, day, closed in [(1, "2024-04-12", "2024-06-01"), (2, "2024-07-01", "")]
        ],
        "ssd_cin_assessments": [
            {
                "cina_assessment_id": named("A"),
                "cina_person_id": who,
                "cina_referral_id": named("R"),
                "cina_assessment_start_date": "2024-04-15",
                "cina_assessment_auth_date": "2024-05-31",
                "cina_assessment_outcome_nfa": "N",
            }
        ],
        "ssd_cla_episodes": [
            {
                "clae_cla_episode_id": named("L", part),
                "clae_person_id": who,
                "clae_cla_placement_id": named("M", part),
                "clae_cla_episode_start_date": begins,
                "clae_cla_episode_start_reason": "S" if part == 1 else "P",
                "clae_cla_episode_ceased_date": ends,
                "clae_cla_episode_ceased_reason": reason,
            }
            for part, begins, ends, reason in [
                (1, "2024-01-05", "2024-08-01", "X1"),
                (2, "2024-08-01", "", ""),
            ]
        ],
        "ssd_cla_placement": [
            {
                "clap_cla_placement_id": named("M", part),
                "clap_person_id": who,
                "clap_cla_placement_start_date": begins,
                "clap_cla_placement_end_date": ends,
                "clap_cla_placement_type": kind,
                "clap_cla_placement_provider": "PR4",
                "clap_cla_placement_distance": "12.5",
            }
            for part, begins, ends, kind in [
                (1, "2024-01-05", "2024-08-01", "U4"),
                (2, "2024-08-01", "", "K2"),
            ]
        ],
        "ssd_cp_plans": [
            {
                "cppl_cp_plan_id": named("CP"),
                "cppl_person_id": who,
                "cppl_cp_plan_start_date": "2024-05-01",
                "cppl_cp_plan_end_date": "",
                "cppl_cp_plan_initial_category": "NEG",
                "cppl_cp_plan_latest_category": "EMO",
            }
        ],
        "ssd_missing": [
            {
                "miss_table_id": named("X"),
                "miss_person_id": who,
                "miss_missing_episode_start_date": "2024-09-01",
                "miss_missing_episode_type": "Missing",
                "miss_missing_episode_end_date": "2024-09-02",
            }
        ],
        "ssd_professionals": [
            {
                "prof_professional_id": named("W"),
                "prof_professional_name": f"ZQworker{number}",
                "prof_professional_caseload": "14",
                "prof_full_time_equivalency": "0.8",
            }
        ],
        "person": [
            {"persontableid": named("S"), "personbirthdate": "2007-May-01 00:00:00", "sex": "M"}
        ],
        "requests": [
            {
                "requeststableid": named("Q"),
                "persontableid": named("S"),
                "receiveddate": "2024-Jan-08 00:00:00",
                "requestoutcomedate": "2024-Feb-16 00:00:00",
                "requestoutcome": "Y",
            }
        ],
        "assessment": [
            {
                "assessmenttableid": named("T"),
                "requeststableid": named("Q"),
                "assessmentoutcome": "Y",
                "assessmentoutcomedate": "2024-May-20 00:00:00",
                "week20": "0",
            }
        ],
        "namedplan": [
            {
                "namedplantableid": named("N"),
                "assessmenttableid": named("T"),
                "startdate": "2024-May-20 00:00:00",
                "ceasedate": "",
                "ceasereason": "",
            }
        ],
        "activeplans": [
            {"activeplanstableid": named("V"), "requeststableid": named("Q"), "transferla": ""}
        ],
        "senneed": [
            {
                "senneedtableid": named("Y"),
                "activeplanstableid": named("V"),
                "sentype": "ASD",
                "sentyperank": "1",
            }
        ],
        "workers": [
            {
                "AgencyWorker": "0",
                "SWENo": named("SW"),
                "FTE": "1",
                "OrgRole": "5",
                "RoleStartDate": "2024-02-01",
                "RoleEndDate": "",
                "ReasonLeave": "",
                "FTE30": "1",
                "Cases30": "15",
                "Team": "ZQTeam",
            }
        ],
        "posts": [
            {
                "AsAt": (date(2024, 1, 1) + timedelta(number)).isoformat(),
                "NumberOfVacancies": "12.4",
                "NoAgencyFTE": "9",
                "NoAgencyHeadcount": "10",
            }
        ],
        "placement_costs": [
            {
                "Child ID": who,
                "clap_cla_placement_id": named("M"),
                "Placement start date": "05/01/2024",
                "Placement end date": "01/08/2024",
                "Placement type": "U4",
                "Legal status": "C2",
                "Total committed cost accrued in FY to date": "£12,345.60",
                "Contribution from health provider/s": "0",
            }
        ],
    }


def families(count: int) -> dict[str, list[Row]]:
    """Give the records of some families, by table: each has its rows one after the other."""
    tables: dict[str, list[Row]] = {}
    for number in range(count):
        for table, rows in family(number).items():
            tables.setdefault(table, []).extend(rows)
    tables["ssd_department"] = [{"dept_team_id": "ZQTeam", "dept_team_name": "ZQ North"}]
    return tables


def as_frames(tables: Mapping[str, list[Row]]) -> dict[str, pd.DataFrame]:
    """Make frames of rows, all cells as text."""
    return {**{name: pd.DataFrame(rows) for name, rows in tables.items()}, "mappings": MAPPINGS}


def row_of(table: str, number: int, at: int) -> int:
    """Give the number that a row of a family has in its table."""
    return len(family(0)[table]) * number + at + 1
