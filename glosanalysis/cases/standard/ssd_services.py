"""The Standard Safeguarding Dataset, release 1.4.5: plans, leaving care, workers."""

from __future__ import annotations

from glosanalysis.cases.standard import codes
from glosanalysis.cases.standard.columns import RecordColumn as Column
from glosanalysis.cases.standard.columns import RecordTable

__all__ = ["SSD_SERVICES"]

_STANDARD = "Standard Safeguarding Dataset 1.4.5"
_PERSON = ("ssd_person", "pers_person_id")
_DEPARTMENT = ("ssd_department", "dept_team_id")
_PROFESSIONAL = ("ssd_professionals", "prof_professional_id")
_REFERRAL = ("ssd_cin_episodes", "cine_referral_id")


def _key(name: str) -> Column:
    return Column(name, required=True)


PROTECTION_PLANS = RecordTable(
    name="ssd_cp_plans",
    title="Child protection plans",
    key="cppl_cp_plan_id",
    standard=_STANDARD,
    person="cppl_person_id",
    begins="cppl_cp_plan_start_date",
    ends="cppl_cp_plan_end_date",
    apart=True,
    oldest=18,
    columns=(
        _key("cppl_cp_plan_id"),
        Column("cppl_referral_id", references=_REFERRAL),
        Column("cppl_icpc_id"),
        Column("cppl_person_id", references=_PERSON, required=True),
        Column("cppl_cp_plan_start_date", "date", required=True),
        Column("cppl_cp_plan_end_date", "date"),
        Column("cppl_cp_plan_ola", "flag"),
        Column("cppl_cp_plan_initial_category", "code", codes=codes.PROTECTION_CATEGORY),
        Column("cppl_cp_plan_latest_category", "code", codes=codes.PROTECTION_CATEGORY),
    ),
)

CARE_LEAVERS = RecordTable(
    name="ssd_care_leavers",
    title="Care leavers",
    key="clea_table_id",
    standard=_STANDARD,
    person="clea_person_id",
    begins="clea_care_leaver_latest_contact",
    oldest=26,
    columns=(
        _key("clea_table_id"),
        Column("clea_person_id", references=_PERSON, required=True),
        Column("clea_care_leaver_eligibility"),
        Column("clea_care_leaver_in_touch", "code", codes=codes.IN_TOUCH),
        Column("clea_care_leaver_latest_contact", "date"),
        Column("clea_care_leaver_accommodation", "code", codes=codes.LEAVER_ACCOMMODATION),
        Column("clea_care_leaver_accom_suitable", "code", codes=codes.ACCOMMODATION_SUITABLE),
        Column("clea_care_leaver_activity", "code", codes=codes.LEAVER_ACTIVITY),
        Column("clea_pathway_plan_review_date", "date", later=True),
        Column("clea_care_leaver_personal_advisor", private=True),
        Column("clea_care_leaver_allocated_team", references=_DEPARTMENT),
        Column("clea_care_leaver_worker_id", references=_PROFESSIONAL),
    ),
)

MISSING = RecordTable(
    name="ssd_missing",
    title="Episodes of going missing",
    key="miss_table_id",
    standard=_STANDARD,
    person="miss_person_id",
    begins="miss_missing_episode_start_date",
    ends="miss_missing_episode_end_date",
    oldest=18,
    columns=(
        _key("miss_table_id"),
        Column("miss_person_id", references=_PERSON, required=True),
        Column("miss_missing_episode_start_date", "date", required=True),
        Column("miss_missing_episode_type", "code", codes=codes.MISSING_TYPE),
        Column("miss_missing_episode_end_date", "date"),
        Column("miss_missing_rhi_offered", "code", codes=codes.RETURN_INTERVIEW),
        Column("miss_missing_rhi_accepted", "code", codes=codes.RETURN_INTERVIEW),
    ),
)

PROFESSIONALS = RecordTable(
    name="ssd_professionals",
    title="Everyone who was ever a worker",
    key="prof_professional_id",
    standard=_STANDARD,
    columns=(
        _key("prof_professional_id"),
        Column("prof_staff_id", private=True),
        Column("prof_professional_name", private=True),
        Column("prof_social_worker_registration_no", private=True),
        Column("prof_professional_job_title"),
        Column("prof_professional_caseload", "whole", least=0),
        Column("prof_professional_department"),
        Column("prof_full_time_equivalency", "number", least=0, most=1),
        Column("prof_agency_worker_flag", "flag"),
    ),
)

INVOLVEMENTS = RecordTable(
    name="ssd_involvements",
    title="Who worked with whom",
    key="invo_involvements_id",
    standard=_STANDARD,
    person="invo_person_id",
    begins="invo_involvement_start_date",
    ends="invo_involvement_end_date",
    columns=(
        _key("invo_involvements_id"),
        Column("invo_professional_id", references=_PROFESSIONAL),
        Column("invo_professional_role_id"),
        Column("invo_professional_team", references=_DEPARTMENT),
        Column("invo_person_id", references=_PERSON),
        Column("invo_involvement_start_date", "date", required=True),
        Column("invo_involvement_end_date", "date"),
        Column("invo_worker_change_reason", "code", codes=codes.WORKER_CHANGE),
        Column("invo_referral_id", references=_REFERRAL),
    ),
)

DEPARTMENT = RecordTable(
    name="ssd_department",
    title="Teams",
    key="dept_team_id",
    standard=_STANDARD,
    columns=(
        _key("dept_team_id"),
        Column("dept_team_name"),
        Column("dept_team_parent_id"),
        Column("dept_team_parent_name"),
    ),
)

SEND = RecordTable(
    name="ssd_send",
    title="Children with special educational needs (placeholder)",
    key="send_table_id",
    standard=_STANDARD,
    person="send_person_id",
    columns=(
        _key("send_table_id"),
        Column("send_person_id", references=_PERSON, required=True),
        Column("send_upn", private=True),
        Column("send_uln", private=True),
        Column("send_upn_unknown", "code", codes=codes.UPN_UNKNOWN),
    ),
)

EHCP_REQUESTS = RecordTable(
    name="ssd_ehcp_requests",
    title="Requests for an EHC plan (placeholder)",
    key="ehcr_ehcp_request_id",
    standard=_STANDARD,
    begins="ehcr_ehcp_req_date",
    ends="ehcr_ehcp_req_outcome_date",
    too_soon="decision_before_request",
    columns=(
        _key("ehcr_ehcp_request_id"),
        Column("ehcr_send_table_id", references=("ssd_send", "send_table_id"), required=True),
        Column("ehcr_ehcp_req_date", "date", required=True),
        Column("ehcr_ehcp_req_outcome_date", "date"),
        Column(
            "ehcr_ehcp_req_outcome",
            "code",
            codes=codes.REQUEST_OUTCOME,
            dated_by="ehcr_ehcp_req_outcome_date",
        ),
    ),
)

EHCP_ASSESSMENT = RecordTable(
    name="ssd_ehcp_assessment",
    title="Assessments for an EHC plan (placeholder)",
    key="ehca_ehcp_assessment_id",
    standard=_STANDARD,
    after=(("ehca_ehcp_assessment_outcome_date", "ehca_ehcp_request_id", "ehcr_ehcp_req_date"),),
    columns=(
        _key("ehca_ehcp_assessment_id"),
        Column(
            "ehca_ehcp_request_id",
            references=("ssd_ehcp_requests", "ehcr_ehcp_request_id"),
            required=True,
        ),
        Column("ehca_ehcp_assessment_outcome_date", "date"),
        Column(
            "ehca_ehcp_assessment_outcome",
            "code",
            codes=codes.ASSESSMENT_OUTCOME,
            dated_by="ehca_ehcp_assessment_outcome_date",
        ),
        Column("ehca_ehcp_assessment_exceptions", "flag"),
    ),
)

EHCP_NAMED_PLAN = RecordTable(
    name="ssd_ehcp_named_plan",
    title="EHC plans that name a setting (placeholder)",
    key="ehcn_named_plan_id",
    standard=_STANDARD,
    begins="ehcn_named_plan_start_date",
    ends="ehcn_named_plan_ceased_date",
    closings=(("ehcn_named_plan_ceased_date", "ehcn_named_plan_ceased_reason"),),
    columns=(
        _key("ehcn_named_plan_id"),
        Column(
            "ehcn_ehcp_asmt_id",
            references=("ssd_ehcp_assessment", "ehca_ehcp_assessment_id"),
            required=True,
        ),
        Column("ehcn_named_plan_start_date", "date", required=True),
        Column("ehcn_named_plan_ceased_date", "date"),
        Column(
            "ehcn_named_plan_ceased_reason",
            "code",
            codes=codes.PLAN_CEASED,
            dated_by="ehcn_named_plan_ceased_date",
        ),
    ),
)

EHCP_ACTIVE_PLANS = RecordTable(
    name="ssd_ehcp_active_plans",
    title="Active EHC plans (placeholder)",
    key="ehcp_active_ehcp_id",
    standard=_STANDARD,
    columns=(
        _key("ehcp_active_ehcp_id"),
        Column(
            "ehcp_ehcp_request_id",
            references=("ssd_ehcp_requests", "ehcr_ehcp_request_id"),
            required=True,
        ),
        Column("ehcp_active_ehcp_last_review_date", "date"),
    ),
)

S251 = RecordTable(
    name="ssd_s251_finance",
    title="Placement costs (placeholder, without amounts)",
    key="s251_table_id",
    standard=_STANDARD,
    columns=(
        _key("s251_table_id"),
        Column("s251_cla_placement_id", references=("ssd_cla_placement", "clap_cla_placement_id")),
        *(Column(f"s251_placeholder_{number}") for number in range(1, 5)),
    ),
)

SSD_SERVICES = (
    PROTECTION_PLANS,
    CARE_LEAVERS,
    MISSING,
    PROFESSIONALS,
    INVOLVEMENTS,
    DEPARTMENT,
    SEND,
    EHCP_REQUESTS,
    EHCP_ASSESSMENT,
    EHCP_NAMED_PLAN,
    EHCP_ACTIVE_PLANS,
    S251,
)
