"""Ways in which the tables may grow, each drawn at random: what a property test adds to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import later_rows as later
from later_rows import PARTS, Paper, Row, Rows, joined, last_day, months_from

__all__ = ["WAYS", "grow"]

Way = Callable[[Random, Sequence[Row]], Rows]
COURSES = ("RPC Practitioner Training", "Parents as Partners")


def grow(names: Sequence[str], seed: int, like: Sequence[Row]) -> Rows:
    """Give the rows of some ways to grow, each observation once.

    Parameters
    ----------
    names : sequence of str
        Of `WAYS`; of two that give the same observation the first one counts.
    seed : int
        For the figures.
    like : sequence of dict
        The rows of ``revenue.csv``.
    """
    return joined(*(WAYS[name](Random(f"{seed} {name}"), like) for name in names))


def _paper(number: int, day: str, rows: Callable[[Paper], Rows]) -> Rows:
    paper = Paper(f"later-{number:02d}", day)
    return joined(paper.register(*PARTS), rows(paper))


def _share(random: Random, most: int = 300) -> float:
    return random.randint(0, most) / 10


def twelve_months(random: Random, _: Sequence[Row]) -> Rows:
    months = months_from("2023-01", 12)

    def rows(paper: Paper) -> Rows:
        counts = {m: tuple(random.randint(0, 180) for _ in range(3)) for m in months[3:]}
        placed = later.placements(paper, counts)  # type: ignore[arg-type]
        shares = {month: _share(random) for month in months}
        target = random.choice([5, 20, 12.5])
        courses = {(m, random.choice(COURSES)): random.randint(0, 30) for m in months[5:]}
        return joined(
            later.kpi(paper, shares, target),
            placed,
            later.averages(paper, "2023-24", placed),
            later.training(paper, courses),
            *(
                later.workforce(paper, f"{month}-01", _staff(random, plain=random.random() < 0.3))
                for month in months
            ),
        )

    return _paper(1, "2024-01-18", rows)


def _staff(random: Random, plain: bool = False) -> dict[str, float]:
    posts = random.randint(380, 460)
    agency, vacant = random.randint(0, 150), random.randint(1, 90)
    share = {"agency_pct": round(100 * agency / posts, 1)}
    if plain:
        return share
    return {
        **share,
        "agency_headcount": agency,
        "vacancy_fte": vacant,
        "vacancy_pct": round(100 * vacant / posts, 1),
        "turnover_pct": _share(random, 200),
    }


def january_counts(random: Random, _: Sequence[Row]) -> Rows:
    steps = (0.9, 1.0, 1.04, 1.15)
    counts, now = {}, 5295
    for year in (2024, 2025, 2026, 2027):
        now = int(now * random.choice(steps))
        counts[f"{year}-01-31"] = now
    return _paper(2, "2027-03-11", lambda paper: later.plans(paper, counts))


def new_plans_of_years(random: Random, _: Sequence[Row]) -> Rows:
    def rows(paper: Paper) -> Rows:
        made, before = [], 788
        for year in range(2022, 2022 + random.randint(1, 4)):
            count = int(before * random.choice((0.7, 1.0, 1.08, 1.6)))
            name = f"{year}/{(year + 1) % 100:02d}"
            made.append(later.new_plans(paper, name, f"{year + 1}-08-31", count, count - before))
            before = count
        part = f"{year + 1}/{(year + 2) % 100:02d}"
        made.append(later.new_plans(paper, part, f"{year + 1}-11-30", random.randint(0, 400), None))
        return joined(*made)

    return _paper(3, "2027-01-14", rows)


def a_second_paper_in_a_quarter(random: Random, _: Sequence[Row]) -> Rows:
    def first(paper: Paper) -> Rows:
        return joined(
            later.claims_so_far(paper, "2023-24", 789, random.randint(0, 150), "2023-05-15"),
            later.workforce(paper, "2023-04-20", {"agency_pct": _share(random, 450)}),
            later.caseload(paper, random.randint(120, 300), 150, 170),
        )

    def second(paper: Paper) -> Rows:
        return joined(
            later.claims_so_far(paper, "2023-24", 789, random.randint(150, 300), "2023-06-28"),
            later.workforce(paper, "2023-06-20", {"agency_pct": _share(random, 450)}),
            later.caseload(paper, random.randint(120, 300), 150, 170),
        )

    return joined(_paper(4, "2023-05-25", first), _paper(5, "2023-06-29", second))


def national_rows(random: Random, _: Sequence[Row]) -> Rows:
    def rows(paper: Paper) -> Rows:
        years = [("2022-01-31", "2023-01-31"), ("2023-01-31", "2024-01-31")]
        return joined(
            later.comparator(paper, "agency_pct", "England", ("2022-09-30",) * 2, 17.6),
            later.comparator(paper, "agency_pct", "England", ("2023-09-30",) * 2, _share(random)),
            *(
                later.comparator(paper, "ehc_plans_growth", "England", days, random.randint(0, 15))
                for days in years
            ),
            later.rates(paper, "2023-01-31", {"Gloucestershire": 30.1, "England": 31.2}),
        )

    return _paper(6, "2024-03-07", rows)


def another_area(random: Random, _: Sequence[Row]) -> Rows:
    """Give the South West, always the same figures, so that pages can be compared without it."""

    def rows(paper: Paper) -> Rows:
        return joined(
            later.comparator(paper, "agency_pct", "South West", ("2019-09-30",) * 2, 44.4),
            later.comparator(paper, "agency_pct", "South West", ("2022-09-30",) * 2, 44.5),
            later.comparator(
                paper, "ehc_plans_growth", "South West", ("2018-01-31", "2022-01-31"), 61
            ),
            later.comparator(
                paper, "ehc_plans_growth", "South West", ("2022-01-31", "2023-01-31"), 19
            ),
        )

    return _paper(7, "2023-04-27", rows)


def later_cohorts(random: Random, _: Sequence[Row]) -> Rows:
    def rows(paper: Paper) -> Rows:
        made = []
        for month, on in (("2022-11", "2023-05-31"), ("2023-02", "2023-08-31")):
            both, all_ = random.randint(1, 260), random.randint(20, 160)
            back = random.choice((0, 1, both // 10, both))
            window = (f"{month}-01", last_day(month))
            made.append(later.closures(paper, window, on, both, back))
            again = random.choice((0, 1, all_ // 9, all_ - 8))
            made.append(later.step_downs(paper, window, on, all_, again))
        return joined(*made)

    return _paper(8, "2023-09-14", rows)


def forecasts_of_a_year(random: Random, like: Sequence[Row]) -> Rows:
    def forecast(month: str) -> Callable[[Paper], Rows]:
        worse = random.choice((0, 0, 40, -60))
        return lambda paper: later.revenue(paper, "2023-24", month, like, random, worse)

    return joined(
        _paper(9, "2023-07-20", forecast("2023-06")),
        _paper(10, "2023-10-19", forecast("2023-09")),
        _paper(11, "2024-01-18", forecast("2023-12")),
    )


def _year_end(claims: int) -> Way:
    def way(_: Random, __: Sequence[Row]) -> Rows:
        return _paper(
            12,
            "2023-07-20",
            lambda paper: later.claims_so_far(paper, "2022-23", 487, claims, "2023-03-31"),
        )

    return way


def equal_values(_: Random, __: Sequence[Row]) -> Rows:
    def rows(paper: Paper) -> Rows:
        staff = {"agency_pct": 34, "vacancy_pct": 18.95, "vacancy_fte": 77.6, "turnover_pct": 12.9}
        return joined(
            later.kpi(paper, dict.fromkeys(months_from("2023-01", 3), 6.2)),
            later.plans(paper, {"2024-01-31": 5295}),
            later.workforce(paper, "2023-06-01", staff),
            later.workforce(paper, "2023-07-01", staff),
            later.places(paper, "2023/24", 1128, "commissioned"),
            later.children_in_care(paper, "2023-06-30", 748),
            later.new_plans(paper, "2022/23", "2023-08-31", 788, 0),
        )

    return _paper(13, "2024-02-08", rows)


def a_gap_of_years(random: Random, like: Sequence[Row]) -> Rows:
    def rows(paper: Paper) -> Rows:
        placed = later.placements(paper, {"2030-04": (0, 1, 0), "2030-05": (3, 200, 40)})
        return joined(
            later.kpi(paper, {"2030-05": _share(random)}),
            later.plans(paper, {"2030-01-31": random.randint(1, 9000)}),
            later.workforce(paper, "2030-05-01", _staff(random)),
            placed,
            later.averages(paper, "2030-31", placed),
            later.revenue(paper, "2030-31", "2030-05", like, random),
            later.claims_so_far(paper, "2030-31", 1, random.randint(0, 2), "2030-05-31"),
            later.children_in_care(paper, "2030-05-31", random.randint(0, 1000)),
        )

    return _paper(14, "2030-06-20", rows)


def nothing_at_all(_: Random, __: Sequence[Row]) -> Rows:
    def rows(paper: Paper) -> Rows:
        months = months_from("2023-04", 3)
        placed = later.placements(paper, dict.fromkeys(months, (0, 0, 0)), others=0)
        none = dict.fromkeys(("agency_pct", "agency_headcount", "vacancy_pct", "vacancy_fte"), 0.0)
        return joined(
            later.kpi(paper, dict.fromkeys(months, 0.0)),
            later.claims_so_far(paper, "2023-24", 789, 0, "2023-06-30"),
            later.training(paper, {("2023-06", COURSES[0]): 0}),
            placed,
            later.averages(paper, "2023-24", placed),
            later.workforce(paper, "2023-06-01", none | {"turnover_pct": 0.0}),
            later.new_plans(paper, "2022/23", "2023-05-31", 0, None),
            later.children_in_care(paper, "2023-06-30", 0),
            later.places(paper, "2023/24", 0, "commissioned"),
        )

    return _paper(15, "2023-07-20", rows)


def a_new_course(random: Random, _: Sequence[Row]) -> Rows:
    delegates = {("2023-05", "Parents as Partners"): random.randint(0, 3)}
    return _paper(16, "2023-07-20", lambda paper: later.training(paper, delegates))


def more_places(random: Random, _: Sequence[Row]) -> Rows:
    def rows(paper: Paper) -> Rows:
        return joined(
            later.places(paper, "2023/24", random.choice((1100, 1439, 1500)), "commissioned"),
            later.places(paper, "2024/25", random.choice((1000, 1439, 1600)), "planned"),
            later.places(paper, "2026/27", 1700, "planned"),
        )

    return _paper(17, "2023-11-09", rows)


def words(_: Random, __: Sequence[Row]) -> Rows:
    subjects = {
        "workforce": "agency_pct",
        "ehcp": "ehc_plans",
        "placements": "ext_placements",
        "early_help": "eh_rereferral_6w",
    }

    def rows(paper: Paper) -> Rows:
        return joined(
            *(
                later.statement(
                    paper, "minutes", "2023-06-30", theme, id_, kind, f"The report says {kind}."
                )
                for theme, id_ in subjects.items()
                for kind in ("level", "explanation", "action", "expectation")
            )
        )

    return _paper(18, "2023-07-20", rows)


WAYS: dict[str, Way] = {
    "twelve months": twelve_months,
    "January counts": january_counts,
    "new plans of years": new_plans_of_years,
    "a second paper": a_second_paper_in_a_quarter,
    "national rows": national_rows,
    "another area": another_area,
    "later cohorts": later_cohorts,
    "forecasts": forecasts_of_a_year,
    "year end missed": _year_end(470),
    "year end met": _year_end(487),
    "year end passed": _year_end(520),
    "equal values": equal_values,
    "a gap of years": a_gap_of_years,
    "nothing at all": nothing_at_all,
    "a new course": a_new_course,
    "more places": more_places,
    "words": words,
}
