"""The codes of the standards, and the years in which they could be used."""

from __future__ import annotations

from datetime import date

__all__ = [
    "ACCOMMODATION_SUITABLE",
    "AGENCY_ROLE",
    "ASSESSMENT_OUTCOME",
    "CHANGE_REASON",
    "CLOSURE",
    "EPISODE_END",
    "EPISODE_START",
    "ETHNICITY",
    "GENDER",
    "IN_TOUCH",
    "LEAVER_ACCOMMODATION",
    "LEAVER_ACTIVITY",
    "LEAVING",
    "LEGAL_STATUS",
    "MISSING_TYPE",
    "NEED_CIN",
    "NEED_CLA",
    "NEED_SEN",
    "PLACEMENT",
    "PLACEMENT_SINCE",
    "PLACEMENT_UNTIL",
    "PLAN_CEASED",
    "PROTECTION_CATEGORY",
    "PROVIDER",
    "REFERRAL_SOURCE",
    "REQUEST_OUTCOME",
    "RETURN_INTERVIEW",
    "SETTING",
    "SEX",
    "UPN_UNKNOWN",
    "WORKER_CHANGE",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _numbered(letters: str, first: int, last: int) -> frozenset[str]:
    return frozenset(f"{letters}{number}" for number in range(first, last + 1))


SEX = _words("F M U")
GENDER = _words("00 01 02 09") | _numbered("", 10, 99)
UPN_UNKNOWN = _numbered("UN", 1, 10)
ETHNICITY = _words(
    "WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN CHNE AOTH BCRB BAFR BOTH OOTH "
    "REFU NOBT"
)
NEED_CIN = _numbered("N", 0, 9)
NEED_CLA = _numbered("N", 1, 8)
NEED_SEN = _words("SPLD MLD SLD PMLD SEMH SLCN HI VI MSI PD ASD DS OTH")

PLACEMENT = (
    _words("K1 K2 K3 H5 P1 P2 P3 R1 R2 R3 R5 S1 Z1 Z11 Z12 Z13 Z14")
    | _numbered("A", 3, 6)
    | _numbered("T", 0, 4)
    | _numbered("U", 1, 6)
)
PLACEMENT_SINCE = {
    "K3": date(2023, 4, 1),
    **dict.fromkeys(("Z11", "Z12", "Z13", "Z14"), date(2025, 4, 1)),
}
PLACEMENT_UNTIL = dict.fromkeys(("H5", "P2", "Z1"), date(2025, 3, 31))
PROVIDER = _numbered("PR", 0, 5)
EPISODE_START = _words("S L P T B U")
EPISODE_END = _words(
    "X1 E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E8 E9 E14 E15 E16 E17"
)
CHANGE_REASON = _words(
    "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER STATUS"
)
LEGAL_STATUS = _words("C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3")
WORKER_CHANGE = _words("MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS")

REFERRAL_SOURCE = _words("1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10")
CLOSURE = _numbered("RC", 1, 9)
PROTECTION_CATEGORY = _words("NEG PHY SAB EMO MUL")
MISSING_TYPE = _words("MISSING AWAY M A")
RETURN_INTERVIEW = _words("Y N NA")
ACCOMMODATION_SUITABLE = _words("1 2")
IN_TOUCH = _words("YES NO DIED REFU NREQ RHOM")
LEAVER_ACCOMMODATION = _words("B C D E G H K R S T U V W X Y Z")
LEAVER_ACTIVITY = _words("F1 P1 F2 P2 F4 P4 F5 P5 G4 G5 G6")

REQUEST_OUTCOME = ASSESSMENT_OUTCOME = _words("Y N A W H")
PLAN_CEASED = frozenset(str(number) for number in range(1, 10))
SETTING = _words("OLA OPA EHE EYP OTH NEET NIEC NIEO")

AGENCY_ROLE = frozenset(str(number) for number in range(1, 7))
LEAVING = frozenset(str(number) for number in range(1, 11))
