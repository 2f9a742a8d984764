"""The faults that are planted in records, each with the name that it must be given."""

from __future__ import annotations

from records_to_plant_in import Fault

EARLY, REFERRAL = "ssd_early_help_episodes", "ssd_cin_episodes"
PLACEMENT, EPISODE = "ssd_cla_placement", "ssd_cla_episodes"
BEGUN, ENDED = "earl_episode_start_date", "earl_episode_end_date"
CEASED, CEASED_FOR = "clae_cla_episode_ceased_date", "clae_cla_episode_ceased_reason"
KIND, BY = "clap_cla_placement_type", "clap_cla_placement_provider"
MOVED_IN, MOVED_OUT = "clap_cla_placement_start_date", "clap_cla_placement_end_date"


def _cell(rule: str, table: str, column: str, value: str, **more: object) -> Fault:
    given = more.pop("named", column)
    return Fault(rule, table, column, {str(given): value}, **more)  # type: ignore[arg-type]


PLANTED = (
    # What is not there.
    _cell("missing_key", EARLY, "earl_episode_id", ""),
    _cell("missing_key", "senneed", "senneedtableid", ""),
    _cell("missing_key", PLACEMENT, "clap_cla_placement_id", "SSD_PH", at=1,
          also=((EPISODE, "clae_cla_placement_id", "orphan"),)),
    _cell("missing_value", EARLY, "earl_person_id", ""),
    _cell("missing_value", EARLY, BEGUN, "NULL"),
    _cell("missing_value", "requests", "receiveddate", ""),
    _cell("missing_value", "workers", "sweno", "", named="SWENo"),
    _cell("missing_key", "posts", "asat", "", named="AsAt"),
    _cell("missing_value", "placement_costs", "child_id", "", named="Child ID"),
    # What cannot be read.
    _cell("unreadable_date", "ssd_person", "pers_dob", "ZQ soon"),
    _cell("unreadable_date", EARLY, ENDED, "2023-02-29"),
    _cell("unreadable_date", "ssd_contacts", "cont_contact_date", "31/04/2024"),
    _cell("unreadable_date", "requests", "requestoutcomedate", "2024-Foo-16 00:00:00"),
    _cell("unreadable_date", "ssd_cin_assessments", "cina_assessment_auth_date", "2024-13-01"),
    _cell("unreadable_number", "ssd_professionals", "prof_professional_caseload", "ZQ many"),
    _cell("unreadable_number", "ssd_professionals", "prof_professional_caseload", "14.5"),
    _cell("unreadable_number", "placement_costs", "total_committed_cost_accrued_in_fy_to_date",
          "12-3", named="Total committed cost accrued in FY to date"),
    _cell("unreadable_flag", REFERRAL, "cine_referral_nfa", "ZQ maybe"),
    _cell("unreadable_flag", "assessment", "week20", "2"),
    _cell("unreadable_flag", "workers", "agencyworker", "x", named="AgencyWorker"),
    _cell("unreadable_json", "ssd_contacts", "cont_contact_outcome_json", "ZQ nothing"),
    # Codes.
    _cell("unknown_code", "ssd_person", "pers_sex", "1"),
    _cell("unknown_code", "ssd_person", "pers_ethnicity", "ZQXX"),
    _cell("unknown_code", REFERRAL, "cine_close_reason", "RC10"),
    _cell("unknown_code", REFERRAL, "cine_referral_source_code", "5E"),
    _cell("unknown_code", EPISODE, CEASED_FOR, "E99"),
    _cell("unknown_code", PLACEMENT, KIND, "Q9"),
    _cell("unknown_code", "ssd_person", "pers_gender", "3"),
    _cell("unknown_code", "ssd_cp_plans", "cppl_cp_plan_initial_category", "Q"),
    _cell("unknown_code", "ssd_cp_plans", "cppl_cp_plan_latest_category", "NEGL"),
    _cell("unknown_code", "placement_costs", "legal_status", "V9", named="Legal status"),
    _cell("unknown_code", "requests", "requestoutcome", "Z"),
    _cell("unknown_code", "senneed", "sentype", "ZQNEED"),
    _cell("unknown_code", "workers", "orgrole", "9", named="OrgRole"),
    _cell("code_of_another_year", PLACEMENT, KIND, "Z12"),
    Fault("code_of_another_year", PLACEMENT, KIND,
          {KIND: "K3", MOVED_IN: "2023-03-31", MOVED_OUT: "2023-05-01"},
          also=((PLACEMENT, KIND, "supported_too_young"),)),
    # Numbers.
    _cell("out_of_range", "workers", "fte", "1.2", named="FTE"),
    _cell("out_of_range", "workers", "fte30", "-0.1", named="FTE30"),
    _cell("out_of_range", "senneed", "sentyperank", "3"),
    _cell("out_of_range", "posts", "numberofvacancies", "-1", named="NumberOfVacancies"),
    # Days.
    _cell("placeholder_date", "ssd_person", "pers_dob", "1900-01-01",
          also=(("ssd_person", "pers_dob", "no_birth"),)),
    _cell("future_date", EARLY, ENDED, "2025-01-01"),
    _cell("future_date", "ssd_contacts", "cont_contact_date", "01/01/2025"),
    _cell("future_date", "ssd_person", "pers_dob", "2031-05-01",
          also=tuple((table, column, "before_birth") for table, column in (
              (EARLY, BEGUN), ("ssd_contacts", "cont_contact_date"),
              (REFERRAL, "cine_referral_date"), (REFERRAL, "cine_referral_date"),
              ("ssd_cin_assessments", "cina_assessment_start_date"),
              (EPISODE, "clae_cla_episode_start_date"), (PLACEMENT, MOVED_IN),
              ("ssd_cp_plans", "cppl_cp_plan_start_date"),
              ("ssd_missing", "miss_missing_episode_start_date")))),
    _cell("end_before_start", EARLY, ENDED, "2023-01-09"),
    _cell("end_before_start", PLACEMENT, MOVED_OUT, "2024-01-04"),
    _cell("end_before_start", EPISODE, CEASED, "2024-01-04",
          also=((EPISODE, CEASED, "next_episode_missing"),)),
    _cell("no_night", PLACEMENT, MOVED_OUT, "2024-01-05"),
    _cell("no_night", EPISODE, CEASED, "2024-01-05"),
    _cell("end_before_start", "ssd_missing", "miss_missing_episode_end_date", "2024-08-31"),
    Fault("end_before_start", "workers", "roleenddate",
          {"RoleEndDate": "2024-01-31", "ReasonLeave": "1"}),
    _cell("before_birth", EARLY, BEGUN, "2007-04-30"),
    _cell("before_birth", REFERRAL, "cine_referral_date", "2006-07-24"),
    _cell("unborn", REFERRAL, "cine_referral_date", "2006-07-25"),
    _cell("born_too_long_ago", "person", "personbirthdate", "1903-May-01 00:00:00",
          also=(("requests", "receiveddate", "too_old"),)),
    Fault("too_old", "requests", "receiveddate",
          {"receiveddate": "2033-May-01"}, also=(("requests", "receiveddate", "future_date"),
          ("requests", "requestoutcomedate", "decision_before_request"))),
    _cell("no_birth", "ssd_person", "pers_dob", ""),
    Fault("death_before_birth", "ssd_person", "pers_death_date",
          {"pers_death_date": "2007-04-30"}),
    _cell("two_births", "ssd_person", "pers_expected_dob", "2007-05-09"),
    # What belongs together.
    _cell("decision_before_request", "requests", "requestoutcomedate", "2024-Jan-07 00:00:00"),
    _cell("decision_before_request", "assessment", "assessmentoutcomedate", "2024-Jan-07"),
    _cell("closed_without_reason", EARLY, "earl_episode_end_reason", ""),
    _cell("closed_without_reason", REFERRAL, "cine_close_reason", ""),
    _cell("reason_without_date", "namedplan", "ceasereason", "5"),
    _cell("reason_without_date", REFERRAL, "cine_close_reason", "RC1", at=1),
    _cell("next_episode_missing", EPISODE, CEASED, "2024-07-31"),
    _cell("overlap", PLACEMENT, MOVED_IN, "2024-07-31", at=1),
    _cell("parents_elsewhere", PLACEMENT, BY, "PR0"),
    Fault("parents_by_others", PLACEMENT, BY, {KIND: "P1"}),
    Fault("parents_by_others", PLACEMENT, BY, {KIND: "P1", BY: "PR1"}, at=1),
    _cell("outcome_without_date", "requests", "requestoutcomedate", ""),
    _cell("outcome_without_date", "assessment", "assessmentoutcomedate", "NULL"),
    _cell("date_without_outcome", "requests", "requestoutcome", ""),
    _cell("date_without_outcome", "assessment", "assessmentoutcome", "SSD_PH",
          also=(("namedplan", "assessmenttableid", "plan_without_assessment"),)),
    _cell("no_amount", "placement_costs", "total_committed_cost_accrued_in_fy_to_date", "",
          named="Total committed cost accrued in FY to date"),
    Fault("supported_too_young", PLACEMENT, KIND,
          {KIND: "K3", MOVED_IN: "2023-04-30", MOVED_OUT: "2023-05-01"}),
    Fault("exception_without_outcome", "assessment", "week20",
          {"week20": "1", "assessmentoutcome": "", "assessmentoutcomedate": ""},
          also=(("namedplan", "assessmenttableid", "plan_without_assessment"),)),
    _cell("plan_without_assessment", "namedplan", "assessmenttableid", "ZQ none",
          also=(("namedplan", "assessmenttableid", "orphan"),)),
    _cell("unmapped", EARLY, "earl_episode_end_reason", "ZQ told me so"),
    # What is not where it is looked for.
    _cell("orphan", EARLY, "earl_person_id", "ZQ nobody"),
    _cell("orphan", EPISODE, "clae_cla_placement_id", "ZQ nowhere"),
    _cell("orphan", "ssd_cin_assessments", "cina_referral_id", "ZQ nothing"),
    _cell("orphan", REFERRAL, "cine_referral_team", "ZQ nobodies"),
    _cell("orphan", "senneed", "activeplanstableid", "ZQ no plan"),
    _cell("orphan", "requests", "persontableid", "ZQ nobody"),
    # What is there twice.
    _cell("referred_twice_a_day", REFERRAL, "cine_referral_date", "2024-04-12", at=1),
)  # fmt: skip
