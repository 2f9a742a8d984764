"""SEN2 person level, schema 1.3 of 2025: the nine tables as the collection exports them."""

from __future__ import annotations

from glosanalysis.cases.standard import codes
from glosanalysis.cases.standard.columns import RecordColumn as Column
from glosanalysis.cases.standard.columns import RecordTable

__all__ = ["SEN2"]

_STANDARD = "SEN2 person level 2025, schema 1.3"


def _key(name: str) -> Column:
    return Column(name, required=True)


def _of(name: str, table: str) -> Column:
    return Column(name, references=(table, name), required=True)


def _flags(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "flag") for name in names)


_SCHOOL = (
    Column("urn", private=True),
    Column("ukprn", private=True),
    Column("sensetting", "code", codes=codes.SETTING),
    Column("sensettingother", private=True),
    Column("placementrank", "whole", least=1),
)

HEADER = RecordTable(
    name="sen2",
    title="Header of the return",
    key="sen2tableid",
    standard=_STANDARD,
    columns=(
        Column("sen2tableid"),
        Column("year", "whole"),
        Column("referencedate", "date"),
        Column("lea", "code"),
    ),
)

PERSON = RecordTable(
    name="person",
    title="Children and young people with a request or a plan",
    key="persontableid",
    standard=_STANDARD,
    columns=(
        _key("persontableid"),
        Column("sen2tableid"),
        Column("surname", private=True),
        Column("forename", private=True),
        Column("personbirthdate", "date"),
        Column("sex", "code", codes=codes.SEX, other_names=("gendercurrent",)),
        Column("ethnicity", "code", codes=codes.ETHNICITY),
        Column("postcode", private=True),
        Column("upn", private=True),
        Column("uniquelearnernumber", private=True),
        Column("upnunknown", "code", codes=codes.UPN_UNKNOWN),
    ),
)

REQUESTS = RecordTable(
    name="requests",
    title="Requests for an EHC plan",
    key="requeststableid",
    standard=_STANDARD,
    person="persontableid",
    begins="receiveddate",
    ends="requestoutcomedate",
    too_soon="decision_before_request",
    oldest=26,
    columns=(
        _key("requeststableid"),
        _of("persontableid", "person"),
        Column("receiveddate", "date", required=True),
        Column("requestsource", "code"),
        Column("rya", "flag"),
        Column("requestoutcomedate", "date"),
        Column(
            "requestoutcome", "code", codes=codes.REQUEST_OUTCOME, dated_by="requestoutcomedate"
        ),
        Column("requestmediation", "code"),
        Column("requesttribunal", "code"),
        Column("exported", "code"),
    ),
)

ASSESSMENT = RecordTable(
    name="assessment",
    title="Assessments for an EHC plan",
    key="assessmenttableid",
    standard=_STANDARD,
    after=(("assessmentoutcomedate", "requeststableid", "receiveddate"),),
    columns=(
        _key("assessmenttableid"),
        _of("requeststableid", "requests"),
        Column(
            "assessmentoutcome",
            "code",
            codes=codes.ASSESSMENT_OUTCOME,
            dated_by="assessmentoutcomedate",
        ),
        Column("assessmentoutcomedate", "date"),
        Column("assessmentmediation", "code"),
        Column("assessmenttribunal", "code"),
        Column("othermediation", "code"),
        Column("othertribunal", "code"),
        Column("week20", "flag"),
    ),
)

NAMED_PLAN = RecordTable(
    name="namedplan",
    title="EHC plans that name a setting",
    key="namedplantableid",
    standard=_STANDARD,
    begins="startdate",
    ends="ceasedate",
    closings=(("ceasedate", "ceasereason"),),
    columns=(
        _key("namedplantableid"),
        _of("assessmenttableid", "assessment"),
        Column("startdate", "date", required=True),
        Column("planres", "code"),
        Column("planwbp", "code"),
        *_flags("pb", "oa", "dp"),
        Column("ceasedate", "date"),
        Column("ceasereason", "code", codes=codes.PLAN_CEASED, dated_by="ceasedate"),
    ),
)

PLAN_DETAIL = RecordTable(
    name="plandetail",
    title="Settings named in plans",
    key="plandetailtableid",
    standard=_STANDARD,
    columns=(
        _key("plandetailtableid"),
        _of("namedplantableid", "namedplan"),
        *_SCHOOL,
        Column("senunitindicator", "flag"),
        Column("resourcedprovisionindicator", "flag"),
    ),
)

ACTIVE_PLANS = RecordTable(
    name="activeplans",
    title="Active EHC plans",
    key="activeplanstableid",
    standard=_STANDARD,
    columns=(
        _key("activeplanstableid"),
        _of("requeststableid", "requests"),
        Column("transferla", "code"),
        Column("reviewmeeting", "date"),
        Column("reviewoutcome", "code"),
        Column("lastreview", "date"),
        Column("reviewdraft", "date"),
        Column("phasetransferduedate", "date", later=True),
        Column("phasetransferfinaldate", "date"),
    ),
)

PLACEMENT_DETAIL = RecordTable(
    name="placementdetail",
    title="Settings attended",
    key="placementdetailtableid",
    standard=_STANDARD,
    begins="entrydate",
    ends="leavingdate",
    columns=(
        _key("placementdetailtableid"),
        _of("activeplanstableid", "activeplans"),
        *_SCHOOL,
        Column("entrydate", "date"),
        Column("leavingdate", "date", later=True),
        Column("senunitindicator", "flag"),
        Column("resourcedprovisionindicator", "flag"),
        Column("res", "code"),
        Column("wbp", "code"),
    ),
)

NEED = RecordTable(
    name="senneed",
    title="Special educational needs",
    key="senneedtableid",
    standard=_STANDARD,
    columns=(
        _key("senneedtableid"),
        _of("activeplanstableid", "activeplans"),
        Column("sentype", "code", codes=codes.NEED_SEN),
        Column("sentyperank", "whole", least=1, most=2),
    ),
)

SEN2 = (
    HEADER,
    PERSON,
    REQUESTS,
    ASSESSMENT,
    NAMED_PLAN,
    PLAN_DETAIL,
    ACTIVE_PLANS,
    PLACEMENT_DETAIL,
    NEED,
)
