"""What the workforce is drawn from.

Children's social work workforce 2025, 30 September: Gloucestershire's own figures where the
release prints them, England's else.
"""

from __future__ import annotations

from glosanalysis.cases.synthesise.drawing import Band

EMPLOYED = 468  # heads; 430.1 FTE, 0.94 a head
AGENCY = 50  # heads; 49 FTE, 10.2% of 479
VACANCIES = 52  # FTE; 10.8% of them and of who is in post
# Turnover 10.9% of FTE in a year, as a mean length in days: solved.
EMPLOYED_DAYS = 3250
# Posts that came in a year, in a thousand of today's: starters 17% less who left, 10.9%.
NEW_POSTS = 58
AGENCY_DAYS = 300  # assumed
# Hundredths of a full-time post: 0.94 on average.
FTE: tuple[Band, ...] = ((100, 101, 78), (80, 81, 13), (60, 61, 7), (50, 51, 2))
# Case holders 242 of 479 (51% of FTE in post and agency).
ROLES = {"5": 51, "4": 14, "3": 13, "2": 6, "1": 2, "6": 14}
# Cases of a holder at full time, to an average of 13.1.
CASELOADS: tuple[Band, ...] = ((4, 10, 21), (10, 15, 40), (15, 19, 31), (19, 27, 8))
REASONS = {"1": 71, "7": 9, "5": 7, "8": 8, "2": 1, "4": 2, "6": 1, "10": 1}
