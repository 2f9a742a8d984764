"""What children in care are drawn from: who comes, for how long, where they live, what it costs.

The sources as in `glosanalysis.cases.synthesise.rates`: Children looked after in England, 2025
(numbers) and 2024 (detail); Gloucestershire's own figures where a release prints them.
"""

from __future__ import annotations

from dataclasses import dataclass

from glosanalysis.cases.synthesise.drawing import Band

# Started in the year: 239 (2025, Gloucestershire). Before: solved from 758 on 31 March 2025.
STARTED, STARTED_BEFORE = 196, 350

# Age at the start, in years: 16, 15, 15, 26, 29 (2024, England).
AGES_STARTING: tuple[Band, ...] = ((0, 1, 16), (1, 5, 15), (5, 10, 15), (10, 16, 26), (16, 18, 29))
# In a thousand that start at an age below the first number: who stays until the 18th birthday.
# Solved: 39% leave on that day (2024), and the ages on 31 March.
STAYING = ((1, 30), (5, 90), (10, 160), (16, 380), (18, 720))
# In a thousand of those who start at 16 or 17: 22 of all 29 (2024, England).
UNACCOMPANIED = 760
# Days of the others: solved from the last periods of care of all who left (2024): under 2 weeks
# 7%, to 8 weeks 7, to 6 months 14, to 1 year 19, to 2 21, to 3 9, to 5 9, to 10 9, more 5.
CARE_DAYS: tuple[Band, ...] = (
    (1, 14, 70),
    (14, 57, 57),
    (57, 184, 100),
    (184, 366, 118),
    (366, 731, 85),
    (731, 1096, 70),
    (1096, 1827, 60),
    (1827, 3653, 55),
    (3653, 5800, 60),
)
BACK_IN_CARE = 110  # in a thousand: 89% have one period of care (2024)

# How a period ends, in all who leave (2024): on the 18th birthday stayed put 16, independent 13
# supported and 3 not, of 39; else home 17 planned and 3 not, guardianship 11, other LA 6.
LEAVING_AT_18 = {"E17": 16, "E5": 13, "E6": 3, "E7": 4, "E8": 3}
LEAVING = {"E4A": 17, "E4B": 3, "E46": 8, "E48": 3, "E3": 6, "E13": 2, "E41": 3, "E8": 7, "E9": 1}


@dataclass(frozen=True)
class Home:
    """A kind of placement: its codes, who provides it, how long it lasts, how often it comes.

    Parameters
    ----------
    codes : mapping of str to int
        Codes of the standard and their shares.
    providers : mapping of str to int
        Codes and shares (2024: foster 60 own, 32 private, 8 voluntary; and so on).
    days : tuple of Band
        Length of placements that ended (2024).
    settling : int
        In a thousand: a child settles, and the placement lasts as long as care does. Solved: three
        or more placements in the year 12%, the same carer for two years 65% (Gloucestershire).
    weights : tuple of int
        How often it is chosen for a child under 5, 5 to 9, 10 to 15, 16 and over. Solved: the
        shares on 31 March 2025 in Gloucestershire, foster 68, homes 10, supported 11, parents 5,
        adoption 4, other 2, other residential 1.
    price : tuple of int
        Median £ a week in 2024-25 of the council's own and of others: assumed medians, scaled so
        that section 251's averages come out (fostering 765, residential 7,385 in 2024-25).
    """

    codes: dict[str, int]
    providers: dict[str, int]
    days: tuple[Band, ...]
    weights: tuple[int, int, int, int]
    price: tuple[int, int]
    settling: int = 0


HOMES = {
    "foster": Home(
        codes={"U1": 6, "U2": 1, "U3": 14, "U4": 26, "U5": 1, "U6": 52},
        providers={"PR1": 60, "PR4": 32, "PR5": 8},
        days=(
            (1, 8, 13),
            (8, 31, 12),
            (31, 92, 12),
            (92, 184, 14),
            (184, 366, 17),
            (366, 731, 16),
            (731, 1827, 9),
            (1827, 3650, 1),
        ),
        weights=(79, 83, 63, 22),
        settling=195,
        price=(490, 1035),
    ),
    "home": Home(
        codes={"K2": 97, "K1": 3},
        providers={"PR1": 11, "PR4": 83, "PR5": 6},
        days=(
            (1, 8, 4),
            (8, 31, 6),
            (31, 92, 14),
            (92, 184, 17),
            (184, 366, 19),
            (366, 731, 20),
            (731, 1827, 18),
            (1827, 2900, 2),
        ),
        weights=(0, 4, 18, 8),
        settling=130,
        price=(6450, 7040),
    ),
    "supported": Home(
        codes={"K3": 1},
        providers={"PR1": 4, "PR4": 87, "PR5": 9},
        days=((1, 8, 5), (8, 31, 14), (31, 92, 25), (92, 184, 22), (184, 366, 24), (366, 700, 11)),
        weights=(0, 0, 0, 135),
        settling=190,
        price=(1300, 1300),
    ),
    "parents": Home(
        codes={"P1": 1},
        providers={"PR0": 1},
        # Assumed: to a mean of 284 and a median of 147 days.
        days=(
            (1, 31, 16),
            (31, 92, 21),
            (92, 184, 20),
            (184, 366, 19),
            (366, 731, 15),
            (731, 1500, 9),
        ),
        weights=(9, 8, 8, 3),
        settling=60,
        price=(0, 0),
    ),
    "adoption": Home(
        codes={"A3": 20, "A4": 10, "A5": 60, "A6": 10},
        providers={"PR1": 70, "PR5": 30},
        # Assumed: to a mean of 275 and a median of 235 days.
        days=((60, 184, 34), (184, 366, 44), (366, 731, 22)),
        weights=(32, 9, 0, 0),
        price=(0, 0),
    ),
    "other residential": Home(
        codes={"R1": 40, "R2": 10, "R3": 40, "R5": 10},
        providers={"PR3": 20, "PR4": 80},
        # Assumed: to a mean of 109 and a median of 52 days.
        days=((1, 31, 35), (31, 92, 34), (92, 184, 15), (184, 366, 11), (366, 700, 5)),
        weights=(4, 1, 3, 4),
        price=(4000, 4000),
    ),
    "other": Home(
        codes={"P3": 10, "Z1": 90},
        providers={},
        # Assumed: to a mean of 77 and a median of 40 days.
        days=((1, 31, 43), (31, 92, 35), (92, 184, 13), (184, 366, 7), (366, 700, 2)),
        weights=(3, 6, 10, 8),
        price=(800, 800),
    ),
}
"""The kinds of placement, as the releases group them."""

# Miles from home, in tenths: over 20 miles 26% (2025, Gloucestershire); the rest assumed.
MILES: tuple[Band, ...] = (
    (0, 50, 30),
    (50, 100, 22),
    (100, 201, 22),
    (201, 500, 19),
    (500, 1800, 9),
)
# Reasons for a change of placement (2024, Gloucestershire other 45, plan 14; rest England),
# those for status only left out.
CHANGES = {"OTHER": 45, "CARPL": 20, "CREQB": 8, "CREQO": 6, "CHILD": 3, "STAND": 1, "LAREQ": 1,
           "CLOSE": 1, "ALLEG": 1, "PLACE": 4}  # fmt: skip
# In a thousand placements of four weeks or more: a change of legal status within it (status only
# 24% of changes, 2024).
STATUS_CHANGES = 300

SPREAD_OF_PRICES = 0.35  # of the logarithm: assumed
# A year's price in thousandths of the next year's: fostering 575 to 765, residential 3,430 to
# 7,385, all 1,095 to 2,100 in eight years (section 251, 2016-17 and 2024-25).
YEARLY_PRICE = {"foster": 965, "home": 909, "other residential": 909}
YEARLY_PRICE_ELSE = 922
# The share of a price in a thousand that health and education bear, where they do: assumed.
SHARED = {"home": (250, 150), "other residential": (250, 200)}
