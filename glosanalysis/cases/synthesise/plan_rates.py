"""What education, health and care plans are drawn from.

Education, health and care plans 2025 (Department for Education); Gloucestershire's own figures
where the release prints them, England's else. "Solved" and "assumed" as in
`glosanalysis.cases.synthesise.rates`.
"""

from __future__ import annotations

from glosanalysis.cases.synthesise.drawing import Band

# Requests of the latest year: solved from 967 new plans (Gloucestershire), for of a request
# decided 71% is assessed, and of an assessment 94% is a plan.
REQUESTS = 1500
# In a thousand a year: solved, as the stock has grown by 9.8% a year since 2019 (Gloucestershire)
# and plans of children who moved here, which are not drawn, are in it.
GROWTH = 85
# In a thousand requests decided: 65 assessed, 25 refused, 2 withdrawn, of 92 (8 are open).
REFUSED, WITHDRAWN = 262, 22
# Days to the decision: 85% within six weeks.
DECISION_DAYS: tuple[Band, ...] = ((10, 30, 25), (30, 43, 60), (43, 64, 10), (64, 112, 5))
NO_PLAN = 60  # in a thousand assessments
# Days from request to plan: 26% within 140, 74% to 365, 0.2% later (Gloucestershire).
PLAN_MEDIAN, PLAN_SIGMA = 167, 0.27
# In a thousand plans beyond 20 weeks: with a flag for exceptions, 2.0% of all (Gloucestershire).
EXCEPTIONS = 27

# Age at the plan in years: 4–5 27, 6–9 28, 10–11 16, 12–15 20, 16 and over 7, under 4 2.
AGES: tuple[Band, ...] = (
    (2, 4, 2),
    (4, 6, 27),
    (6, 10, 28),
    (10, 12, 16),
    (12, 16, 20),
    (16, 22, 7),
)
SEXES = {"M": 71, "F": 29}

# Ends at any age: transfer 31, needs met 9, left England 2, other 2, died 1 of 100 ended; so
# 45% of 467 (Gloucestershire) of a stock of about 6,200: solved, as a mean length in days.
ENDING_AT_ANY_AGE = {"5": 31, "2": 9, "7": 2, "9": 2, "8": 1}
MEAN_DAYS = 10200
# Ends of youth: no engagement 36, employment 9, higher education 6, maximum age 4. The ages are
# solved from their number.
ENDING_GROWN = {"6": 36, "4": 9, "3": 6}
AGES_ENDING: tuple[Band, ...] = (
    (16, 17, 3),
    (17, 19, 12),
    (19, 21, 26),
    (21, 25, 43),
    (25, 26, 16),
)
MAXIMUM_AGE = 25

# Where pupils are: mainstream 48.7, special 24.2 and independent special 3.8, further education
# 12.3, elsewhere 9.7 (Gloucestershire); further education for those of 16 and over only.
SETTINGS = {"mainstream": 487, "special": 242, "independent": 38, "elsewhere": 97}
FURTHER_EDUCATION = 390
ELSEWHERE = {"EHE": 30, "OTH": 30, "OPA": 20, "OLA": 17}
GROWN_ELSEWHERE = {"NEET": 50, "NIEC": 25, "NIEO": 25}
# Assumed: near the shares of England's plans by primary need.
NEEDS = {
    "ASD": 33,
    "SLCN": 21,
    "SEMH": 21,
    "MLD": 8,
    "SLD": 6,
    "SPLD": 4,
    "PD": 4,
    "OTH": 2,
    "HI": 1,
}
