"""What the made-up council is drawn from: a year's numbers, shares and lengths.

A council of Gloucestershire's size (133,000 children): its own figures where a release prints
them, England's else. The source is beside each. "Assumed" is said where no public source has
the figure, "solved" where a number was chosen so that a printed figure comes out, which
`glosanalysis.cases.synthesise.figures` holds to a tolerance.
"""

from __future__ import annotations

from glosanalysis.cases.synthesise.drawing import Band

# Solved: with those who come back, 8,129 referrals (CIN 2025, Gloucestershire) and episodes for
# 4% of children (2019-20, Action for Children 2022) in a year.
NEW_TO_EARLY_HELP = 4050
NEW_TO_CARE_SERVICES = 3450

# Assumed: no release gives the age at a first episode.
AGES_ENTERING: tuple[Band, ...] = ((0, 1, 8), (1, 5, 23), (5, 10, 27), (10, 16, 34), (16, 18, 8))

# Assumed.
EARLY_HELP_DAYS: tuple[Band, ...] = ((14, 91, 25), (91, 183, 33), (183, 365, 30), (365, 730, 12))

# In a thousand closures. Step up: assumed. Back by day: 4.9 to 7.5% within six weeks, 17 of 195
# within six months (the papers); a hazard that falls with time, half of a year's re-referrals in
# the first 15 weeks (assumed).
STEP_UP = 80
BACK_FROM_EARLY_HELP: tuple[Band, ...] = (
    (1, 43, 68),
    (43, 106, 18),
    (106, 183, 22),
    (183, 366, 62),
    (366, 1096, 60),
)
EARLY_HELP_AGAIN = 120
# 6 of 104 step-downs came back within twelve months (the papers).
STEP_UP_AFTER_STEP_DOWN = 15
BACK_AFTER_STEP_DOWN = 80

# In a thousand referrals of those not into care, so that of all 6.5% and 30.8% come out (CIN
# 2025, England).
NO_FURTHER_ACTION = 67
NOT_IN_NEED = 320
# Days: solved, as none ends before its assessment, from the lengths of those that ended in months,
# ≤3 47.5%, 3–6 14.8, 6–12 15.7, 12–24 12.2, more 9.8 (durations 2024).
IN_NEED_DAYS: tuple[Band, ...] = (
    (7, 92, 525),
    (92, 184, 92),
    (184, 366, 150),
    (366, 731, 113),
    (731, 1550, 84),
)
# Working days to the end of an assessment: quartiles 23, 40, 47, beyond 45 days 28%
# (durations 2024, Gloucestershire).
ASSESSMENT_WORKING_DAYS: tuple[Band, ...] = (
    (1, 23, 25),
    (23, 40, 25),
    (40, 46, 22),
    (46, 48, 3),
    (48, 71, 20),
    (71, 121, 5),
)
# Assumed: of closures that are not to no further action, those that step down to early help.
STEP_DOWN = 130
# Solved: re-referral within 12 months 22.4% (CIN 2025, Gloucestershire).
BACK_FROM_CARE_SERVICES = 395
BACK_DAYS: tuple[Band, ...] = ((2, 43, 22), (43, 106, 22), (106, 366, 36), (366, 1500, 20))

REFERRAL_SOURCES = {  # 2024 release; the codes within a group assumed
    "6": 28,
    "2A": 20,
    "3A": 5,
    "3B": 3,
    "3C": 2,
    "3D": 4,
    "3F": 1,
    "5A": 6,
    "5B": 4,
    "5C": 4,
    "1A": 4,
    "1B": 1,
    "1C": 1,
    "1D": 2,
    "7": 4,
    "8": 4,
    "2B": 2,
    "9": 2,
    "4": 1,
    "10": 1,
}
# Assumed: in the order of the releases, rounded.
PRIMARY_NEEDS = {
    "N1": 55, "N2": 8, "N3": 3, "N4": 9, "N5": 15, "N6": 2, "N7": 1, "N8": 4, "N9": 3,
}  # fmt: skip
# Assumed: contacts that lead to no referral, for each that does.
OTHER_CONTACTS_IN_A_THOUSAND = 1500
PROTECTION_PLANS = 110  # in a thousand episodes of need: assumed

SEXES = {"M": 52, "F": 48}
ETHNICITIES = {  # assumed: near the county's at the census of 2021
    "WBRI": 830, "WIRI": 4, "WOTH": 55, "WROM": 6, "MWBC": 22, "MWBA": 8, "MWAS": 10, "MOTH": 12,
    "AIND": 9, "APKN": 3, "ABAN": 4, "AOTH": 7, "BCRB": 5, "BAFR": 12, "BOTH": 4, "OOTH": 9,
}  # fmt: skip
LOCALITIES = {"North": 17, "East": 13, "South": 19, "West": 13, "Centre": 23, "Vale": 15}
