"""What no case system holds: workers, posts, what placements cost, what free text means."""

from __future__ import annotations

from glosanalysis.cases.standard import codes
from glosanalysis.cases.standard.columns import RecordColumn as Column
from glosanalysis.cases.standard.columns import RecordTable, plain_name

__all__ = ["LOCAL", "MEANINGS"]

MEANINGS = frozenset(
    {
        "died",
        "disengaged",
        "moved_away",
        "no_further_action",
        "other",
        "outcomes_met",
        "step_down",
        "step_up",
    }
)
"""What a council's own words for an ending may mean."""

_WORKFORCE = "Children's social work workforce census 2022, and a team"

WORKERS = RecordTable(
    name="workers",
    title="Social workers, a row a role",
    key="",
    standard=_WORKFORCE,
    begins="rolestartdate",
    ends="roleenddate",
    closings=(("roleenddate", "reasonleave"),),
    never_merged=("agencyworker", "Y"),
    columns=(
        Column("agencyworker", "flag", required=True),
        Column("sweno", required=True),
        Column("fte", "number", required=True, least=0, most=1),
        Column("personbirthdate", "date"),
        Column("gendercurrent", "code", other_names=("sex",)),
        Column("ethnicity", "code", codes=codes.ETHNICITY),
        Column("qualinst", private=True),
        Column("quallevel", "code"),
        Column("stepupgrad", "flag"),
        Column("orgrole", "code", codes=codes.AGENCY_ROLE),
        Column("rolestartdate", "date", required=True),
        Column("startorigin", "code"),
        Column("roleenddate", "date"),
        Column("leaverdestination", "code", dated_by="roleenddate"),
        Column("reasonleave", "code", codes=codes.LEAVING, dated_by="roleenddate"),
        Column("fte30", "number", least=0, most=1),
        Column("cases30", "whole", least=0),
        Column("workingdayslost", "number", least=0),
        Column("contractweeks", "number", least=0),
        Column("frontlinegrad", "flag"),
        Column("absat30sept", "flag"),
        Column("reasonabsence", "code"),
        Column("cfkssstatus", "code"),
        Column("team"),
    ),
)

POSTS = RecordTable(
    name="posts",
    title="Vacancies and agency workers who cover them, on a day",
    key="asat",
    standard=_WORKFORCE,
    begins="asat",
    columns=(
        Column("asat", "date", required=True),
        Column("numberofvacancies", "number", least=0),
        Column("noagencyfte", "number", least=0),
        Column("noagencyheadcount", "whole", least=0),
    ),
)

_COST_DAYS = (
    "Date of last assessment",
    "Placement start date",
    "Placement end date",
    "Date of start of current care period",
)
_COST_AMOUNTS = (
    "Total committed cost accrued in FY to date",
    "Contribution from social care provider/s",
    "Contribution from health provider/s",
    "Contribution from education provider/s",
)
_COST_FLAGS = ("Disability", "Does the child have an EHCP", "Is the child UASC")
_COST_COUNTS = (
    "Number of missing episodes in current period of care",
    "Number of placements in last 12 months",
    "Number of placements in current care period",
)
_COST_CODES = {
    "Ethnicity": codes.ETHNICITY,
    "Category of need": codes.NEED_CLA,
    "Legal status": codes.LEGAL_STATUS,
    "Reason for placement change": codes.CHANGE_REASON,
    "Provider type": codes.PROVIDER,
    "Placement type": codes.PLACEMENT,
}
_COST_WORDS = (
    "Gender",
    "Procurement platform",
    "Procurement framework",
    "LA of placement",
)

PLACEMENT_COSTS = RecordTable(
    name="placement_costs",
    title="What placements cost in the financial year to a day",
    key="",
    standard="London quarterly section 251 placement costs 2023",
    begins="placement_start_date",
    ends="placement_end_date",
    told_on="as_at",
    columns=(
        Column("child_id", required=True),
        Column("clap_cla_placement_id", references=("ssd_cla_placement", "clap_cla_placement_id")),
        Column("as_at", "date"),
        Column("date_of_birth", "date"),
        *(Column(plain_name(name), "date") for name in _COST_DAYS),
        *(Column(plain_name(name), "number") for name in _COST_AMOUNTS),
        *(Column(plain_name(name), "flag") for name in _COST_FLAGS),
        *(Column(plain_name(name), "whole", least=0) for name in _COST_COUNTS),
        *(Column(plain_name(name), "code") for name in _COST_WORDS),
        *(Column(plain_name(name), "code", codes=given) for name, given in _COST_CODES.items()),
        *(
            Column(name, private=True)
            for name in ("ofsted_urn", "home_postcode", "placement_postcode")
        ),
    ),
)

MAPPINGS = RecordTable(
    name="mappings",
    title="What the council's own words mean",
    key="",
    standard="the council's own",
    columns=(
        Column("column", required=True),
        Column("value", required=True),
        Column("means", required=True),
    ),
)

LOCAL = (WORKERS, POSTS, PLACEMENT_COSTS, MAPPINGS)
