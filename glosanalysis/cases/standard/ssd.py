"""The Standard Safeguarding Dataset, release 1.4.5: children, and what is done for them.

Placeholder tables and columns (the send and EHC plan tables, section 251) are here as the standard
has them, although no system fills them yet.
"""

from __future__ import annotations

from glosanalysis.cases.standard import codes
from glosanalysis.cases.standard.columns import RecordColumn as Column
from glosanalysis.cases.standard.columns import RecordTable

__all__ = ["SSD"]

_STANDARD = "Standard Safeguarding Dataset 1.4.5"
_DEPARTMENT = ("ssd_department", "dept_team_id")
_PROFESSIONAL = ("ssd_professionals", "prof_professional_id")
_REFERRAL = ("ssd_cin_episodes", "cine_referral_id")


def _key(name: str) -> Column:
    return Column(name, required=True)


def _person(name: str) -> Column:
    return Column(name, references=("ssd_person", "pers_person_id"), required=True)


def _days(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "date") for name in names)


PERSON = RecordTable(
    name="ssd_person",
    title="Children and young people",
    key="pers_person_id",
    standard=_STANDARD,
    columns=(
        _key("pers_person_id"),
        Column("pers_legacy_id", private=True),
        Column("pers_forename", private=True),
        Column("pers_surname", private=True),
        Column("pers_sex", "code", codes=codes.SEX, other_names=("pers_gender_current",)),
        Column("pers_gender", "code", codes=codes.GENDER),
        Column("pers_ethnicity", "code", codes=codes.ETHNICITY),
        Column("pers_dob", "date"),
        Column("pers_expected_dob", "date", later=True),
        Column("pers_common_child_id", private=True),
        Column("pers_upn_unknown", "code", codes=codes.UPN_UNKNOWN),
        Column("pers_send_flag", "flag"),
        Column("pers_death_date", "date"),
        Column("pers_is_mother", "flag"),
        Column("pers_nationality", "code"),
    ),
)

EARLY_HELP = RecordTable(
    name="ssd_early_help_episodes",
    title="Early help episodes",
    key="earl_episode_id",
    standard=_STANDARD,
    person="earl_person_id",
    begins="earl_episode_start_date",
    ends="earl_episode_end_date",
    closings=(("earl_episode_end_date", "earl_episode_end_reason"),),
    oldest=18,
    columns=(
        _key("earl_episode_id"),
        _person("earl_person_id"),
        Column("earl_episode_start_date", "date", required=True),
        Column("earl_episode_end_date", "date"),
        Column("earl_episode_reason"),
        Column("earl_episode_end_reason", mapped=True, dated_by="earl_episode_end_date"),
        Column("earl_episode_organisation"),
        Column("earl_episode_worker_id", references=_PROFESSIONAL),
    ),
)

CONTACTS = RecordTable(
    name="ssd_contacts",
    title="Contacts",
    key="cont_contact_id",
    standard=_STANDARD,
    person="cont_person_id",
    begins="cont_contact_date",
    oldest=18,
    columns=(
        _key("cont_contact_id"),
        _person("cont_person_id"),
        Column("cont_contact_date", "date", required=True),
        Column("cont_contact_source_code", "code", codes=codes.REFERRAL_SOURCE),
        Column("cont_contact_source_desc"),
        Column("cont_contact_outcome_json", "json"),
    ),
)

REFERRALS = RecordTable(
    name="ssd_cin_episodes",
    title="Referrals and episodes of need",
    key="cine_referral_id",
    standard=_STANDARD,
    person="cine_person_id",
    begins="cine_referral_date",
    ends="cine_close_date",
    closings=(("cine_close_date", "cine_close_reason"),),
    oldest=18,
    columns=(
        _key("cine_referral_id"),
        _person("cine_person_id"),
        Column("cine_referral_date", "date", required=True),
        Column("cine_cin_primary_need_code", "code", codes=codes.NEED_CIN),
        Column("cine_referral_source_code", "code", codes=codes.REFERRAL_SOURCE),
        Column("cine_referral_source_desc"),
        Column("cine_referral_outcome_json", "json"),
        Column("cine_referral_nfa", "flag"),
        Column("cine_close_reason", "code", codes=codes.CLOSURE, dated_by="cine_close_date"),
        Column("cine_close_date", "date"),
        Column("cine_referral_team", references=_DEPARTMENT),
        Column("cine_referral_worker_id", references=_PROFESSIONAL),
    ),
)

ASSESSMENTS = RecordTable(
    name="ssd_cin_assessments",
    title="Assessments",
    key="cina_assessment_id",
    standard=_STANDARD,
    person="cina_person_id",
    begins="cina_assessment_start_date",
    ends="cina_assessment_auth_date",
    oldest=18,
    columns=(
        _key("cina_assessment_id"),
        _person("cina_person_id"),
        Column("cina_referral_id", references=_REFERRAL),
        Column("cina_assessment_start_date", "date", required=True),
        Column("cina_assessment_child_seen", "flag"),
        Column("cina_assessment_auth_date", "date"),
        Column("cina_assessment_outcome_json", "json", dated_by="cina_assessment_auth_date"),
        Column("cina_assessment_outcome_nfa", "flag", dated_by="cina_assessment_auth_date"),
        Column("cina_assessment_team", references=_DEPARTMENT),
        Column("cina_assessment_worker_id", references=_PROFESSIONAL),
    ),
)

FACTORS = RecordTable(
    name="ssd_assessment_factors",
    title="Factors found by assessments",
    key="cinf_table_id",
    standard=_STANDARD,
    columns=(
        _key("cinf_table_id"),
        Column(
            "cinf_assessment_id",
            references=("ssd_cin_assessments", "cina_assessment_id"),
            required=True,
        ),
        Column("cinf_assessment_factors_json", "json"),
    ),
)

CLA_EPISODES = RecordTable(
    name="ssd_cla_episodes",
    title="Episodes of being looked after",
    key="clae_cla_episode_id",
    standard=_STANDARD,
    person="clae_person_id",
    begins="clae_cla_episode_start_date",
    ends="clae_cla_episode_ceased_date",
    closings=(("clae_cla_episode_ceased_date", "clae_cla_episode_ceased_reason"),),
    apart=True,
    lasts=True,
    oldest=18,
    columns=(
        _key("clae_cla_episode_id"),
        _person("clae_person_id"),
        Column("clae_cla_placement_id", references=("ssd_cla_placement", "clap_cla_placement_id")),
        Column("clae_cla_episode_start_date", "date", required=True),
        Column("clae_cla_episode_start_reason", "code", codes=codes.EPISODE_START),
        Column("clae_cla_primary_need_code", "code", codes=codes.NEED_CLA),
        Column("clae_cla_episode_ceased_date", "date"),
        Column(
            "clae_cla_episode_ceased_reason",
            "code",
            codes=codes.EPISODE_END,
            dated_by="clae_cla_episode_ceased_date",
        ),
        Column("clae_cla_id"),
        Column("clae_referral_id", references=_REFERRAL),
        *_days("clae_cla_last_iro_contact_date", "clae_entered_care_date"),
    ),
)

PLACEMENTS = RecordTable(
    name="ssd_cla_placement",
    title="Placements",
    key="clap_cla_placement_id",
    standard=_STANDARD,
    person="clap_person_id",
    begins="clap_cla_placement_start_date",
    ends="clap_cla_placement_end_date",
    apart=True,
    lasts=True,
    oldest=18,
    columns=(
        _key("clap_cla_placement_id"),
        Column("clap_cla_id"),
        _person("clap_person_id"),
        Column("clap_cla_placement_start_date", "date", required=True),
        Column("clap_cla_placement_end_date", "date"),
        Column(
            "clap_cla_placement_type",
            "code",
            codes=codes.PLACEMENT,
            since=codes.PLACEMENT_SINCE,
            until=codes.PLACEMENT_UNTIL,
        ),
        Column("clap_cla_placement_provider", "code", codes=codes.PROVIDER),
        Column("clap_cla_placement_urn", private=True),
        Column("clap_cla_placement_distance", "number", least=0, most=999.9),
        Column("clap_cla_placement_postcode", private=True),
        Column(
            "clap_cla_placement_change_reason",
            "code",
            codes=codes.CHANGE_REASON,
            dated_by="clap_cla_placement_end_date",
        ),
    ),
)
SSD = (
    PERSON,
    EARLY_HELP,
    CONTACTS,
    REFERRALS,
    ASSESSMENTS,
    FACTORS,
    CLA_EPISODES,
    PLACEMENTS,
)
