"""Plausible later rows for every published table, as an analyst would add them.

Each maker gives the rows of one paper that has come out since, by table, with the lines of the
register that they cite. The sums are right: lines add to their totals, averages are those of the
months, a variance is outturn less budget.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random

__all__ = ["Paper", "Rows", "joined", "months_from", "papers_of_two_quarters"]

Row = dict[str, str]
Rows = dict[str, list[Row]]
TYPES = ("residential", "fostering", "supported_living")


@dataclass(frozen=True)
class Paper:
    """A pack of papers that came out on a day, with the reports bound into it."""

    id: str
    published_on: str

    def register(self, *parts: str) -> Rows:
        """Give its lines of the register: its own and one for each part."""
        names = [(self.id, f"Agenda pack of {self.published_on}")]
        names += [(f"{self.id}-{part}", f"Report on {part}") for part in parts]
        return {
            "sources": [
                {
                    "source_id": id_,
                    "title": title,
                    "publisher": "Gloucestershire County Council",
                    "published_on": self.published_on,
                    "document": self.id,
                }
                for id_, title in names
            ]
        }

    def cited(self, part: str, locator: str) -> Row:
        return {"source_id": f"{self.id}-{part}", "locator": f"{locator} of {self.id}-{part}"}


def joined(*several: Mapping[str, Sequence[Row]]) -> Rows:
    """Put the rows of several papers together, each line of the register once."""
    together: Rows = {}
    for rows in several:
        for table, new in rows.items():
            kept = together.setdefault(table, [])
            kept += [row for row in new if row not in kept]
    return together


def months_from(first: str, count: int) -> list[str]:
    """List months, as 2023-04.

    Examples
    --------
    >>> months_from("2023-11", 3)
    ['2023-11', '2023-12', '2024-01']
    """
    year, month = (int(part) for part in first.split("-"))
    numbers = [12 * year + month - 1 + n for n in range(count)]
    return [f"{number // 12}-{number % 12 + 1:02d}" for number in numbers]


def last_day(month: str) -> str:
    year, number = (int(part) for part in month.split("-"))
    following = date(year + number // 12, number % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1).isoformat()


def _half_up(value: Decimal, places: str = "1") -> Decimal:
    return value.quantize(Decimal(places), ROUND_HALF_UP)


def kpi(paper: Paper, shares: Mapping[str, float], target: float = 20) -> Rows:
    cited = paper.cited("early-help", "Section 4.0, table by reporting month")
    return {
        "early_help_kpi": [
            {
                "month": month,
                "target_pct": f"{target:g}",
                "actual_pct": f"{share:g}",
                "wording": "",
                **cited,
            }
            for month, share in shares.items()
        ]
    }


def claims_so_far(paper: Paper, year: str, target: int, claims: int | None, day: str) -> Rows:
    return {
        "supporting_families": [
            {
                "financial_year": year,
                "target_families": str(target),
                "claims": "" if claims is None else str(claims),
                "as_at": day,
                **paper.cited("early-help", "Section 3.0, payment by results targets"),
            }
        ]
    }


def training(paper: Paper, delegates: Mapping[tuple[str, str], int]) -> Rows:
    cited = paper.cited("early-help", "Section 3.0, table of delegates")
    return {
        "training": [
            {"month": month, "course": course, "delegates": str(count), **cited}
            for (month, course), count in delegates.items()
        ]
    }


def closures(
    paper: Paper, window: tuple[str, str], followed_up_on: str, both: int, back: int
) -> Rows:
    """Give a closure cohort: of `both` children, `back` were re-referred, two to social care."""
    social = min(2, back)
    counts = {
        "closed_to_family_support": both + 41,
        "still_open_to_social_care": 41,
        "closed_to_both": both,
        "not_rereferred": both - back,
        "rereferred": back,
        "social_care": social,
        "social_care_stepped_up": social // 2,
        "social_care_front_door": social - social // 2,
        "early_help": back - social,
    }
    return _cohort(paper, "closure", window, followed_up_on, counts)


def step_downs(
    paper: Paper, window: tuple[str, str], followed_up_on: str, all_: int, back: int
) -> Rows:
    """Give a step-down cohort: of all, `back` were re-referred, one to social care."""
    social = min(1, back)
    counts = {
        "stepped_down": all_,
        "closed_to_all": all_ - back - 8,
        "open_to_early_help_only": 8,
        "not_rereferred": all_ - back,
        "rereferred": back,
        "social_care": social,
        "early_help": back - social,
        "social_care_child_in_need": 0,
        "social_care_child_protection": social,
        "social_care_looked_after": 0,
        "stepped_up_by_children_and_family_centre": social,
        "front_door_referral": back - social,
    }
    return _cohort(paper, "step_down", window, followed_up_on, counts)


def _cohort(
    paper: Paper, cohort: str, window: tuple[str, str], on: str, counts: Mapping[str, int]
) -> Rows:
    cited = paper.cited("early-help", f"Section 4.0, table of {cohort} episodes")
    same = {"cohort": cohort, "from_date": window[0], "to_date": window[1], "followed_up_on": on}
    return {
        "early_help_cohorts": [
            {**same, "outcome": outcome, "children": str(children), "printed_pct": "", **cited}
            for outcome, children in counts.items()
        ]
    }


def plans(paper: Paper, counts: Mapping[str, int]) -> Rows:
    cited = paper.cited("send", "Paragraph 1.3")
    return {"ehc_plans": [{"as_at": day, "plans": str(n), **cited} for day, n in counts.items()]}


def new_plans(paper: Paper, year: str, day: str, count: int, change: int | None) -> Rows:
    return {
        "ehc_new_plans": [
            {
                "academic_year": year,
                "to_date": day,
                "plans": str(count),
                "printed_change": "" if change is None else str(change),
                **paper.cited("send", "Figure 1, new plans issued"),
            }
        ]
    }


def rates(paper: Paper, day: str, by_area: Mapping[str, float]) -> Rows:
    cited = paper.cited("send", "Paragraph 1.4")
    return {
        "ehc_rates": [
            {"as_at": day, "area": area, "plans_per_1000": f"{rate:g}", **cited}
            for area, rate in by_area.items()
        ]
    }


def caseload(paper: Paper, typical: int, low: int, high: int) -> Rows:
    cited = paper.cited("send", "Paragraph 2.7")
    figures = {"typical": typical, "manageable_low": low, "manageable_high": high}
    return {
        "ehc_caseload": [
            {
                "as_at": paper.published_on,
                "measure": measure,
                "plans_per_caseworker": str(value),
                "qualifier": "over" if measure == "typical" else "about",
                **cited,
            }
            for measure, value in figures.items()
        ]
    }


def places(paper: Paper, year: str, count: int, status: str) -> Rows:
    return {
        "special_school_places": [
            {
                "academic_year": year,
                "places": str(count),
                "status": status,
                **paper.cited("send", "Paragraph 2.12"),
            }
        ]
    }


def placements(paper: Paper, by_month: Mapping[str, tuple[int, int, int]], others: int = 1) -> Rows:
    """Give placements by type; the total also holds some of a kind that has no row."""
    rows: list[Row] = []
    for month, counts in by_month.items():
        figures = dict(zip(TYPES, counts, strict=True)) | {"total": sum(counts) + others}
        rows += [
            {
                "month": month,
                "placement_type": kind,
                "placements": str(count),
                **paper.cited("revenue", f"Attachment 3, {kind}"),
            }
            for kind, count in figures.items()
        ]
    return {"placements": rows}


def averages(paper: Paper, year: str, rows: Rows, columns: Iterable[str] = ()) -> Rows:
    """Give the averages of the months that some rows hold, as a paper prints them."""
    months = sorted({row["month"] for row in rows["placements"]})
    made = []
    for kind in ("total", *TYPES):
        counts = [int(r["placements"]) for r in rows["placements"] if r["placement_type"] == kind]
        made.append(
            {
                "financial_year": year,
                "placement_type": kind,
                "printed_average": str(_half_up(Decimal(sum(counts)) / len(counts))),
                "from_month": months[0],
                "to_month": months[-1],
                **paper.cited("revenue", f"Attachment 3, {kind}, average"),
            }
        )
    return {"placement_averages": made}


MONEY = ("budget_k", "outturn_k", "variance_dsg_k", "variance_non_dsg_k", "variance_k")
BEFORE = ("previous_variance_dsg_k", "previous_variance_non_dsg_k", "previous_variance_k")
_FUNDED_BY_GRANT = ("SEN", "Independent Special Schools", "High Needs Top-up Budgets")


def revenue(
    paper: Paper, year: str, month: str, like: Sequence[Row], random: Random, worse: int = 0
) -> Rows:
    """Give both attachments of a later year, of the lines of an earlier one, with right sums.

    Parameters
    ----------
    paper : Paper
    year, month : str
        The financial year, and the month of the forecast.
    like : sequence of dict
        The rows of an earlier forecast.
    random : Random
    worse : int
        What is added to the overspend of each line, £ thousand.
    """
    lines = [row for row in like if row["level"] == "line"]
    figures = {
        (row["view"], row["section"], row["line"]): _line(row, random, worse) for row in lines
    }
    made: list[Row] = []
    for row in like:
        key = (row["view"], row["section"], row["line"])
        of_view = [value for at, value in figures.items() if at[0] == row["view"]]
        of_section = [value for at, value in figures.items() if at[:2] == key[:2]]
        if row["level"] == "line":
            cells = figures[key]
        elif row["level"] == "rounding":
            cells = dict.fromkeys((*MONEY, *BEFORE), 0)
        else:
            parts = of_section if row["level"] == "subtotal" else of_view
            cells = {name: sum(part[name] for part in parts) for name in (*MONEY, *BEFORE)}
        made.append(
            {
                **{name: row[name] for name in ("view", "section", "line", "level")},
                "financial_year": year,
                "forecast_month": month,
                **{name: str(value) for name, value in cells.items()},
                "variance_pct": _share(cells),
                "change_k": str(cells["variance_k"] - cells["previous_variance_k"]),
                **paper.cited("revenue", f"Attachment {1 if row['view'] == 'service_area' else 2}"),
            }
        )
    return {"revenue": made}


def _line(row: Row, random: Random, worse: int) -> dict[str, int]:
    budget = int(row["budget_k"]) * random.randint(102, 130) // 100
    variance = budget * random.randint(-3, 8) // 100 + worse
    grant = variance if row["line"] in _FUNDED_BY_GRANT else 0
    before = variance - random.randint(-40, 40)
    granted = before if grant else 0
    return {
        "budget_k": budget,
        "outturn_k": budget + variance,
        "variance_dsg_k": grant,
        "variance_non_dsg_k": variance - grant,
        "variance_k": variance,
        "previous_variance_dsg_k": granted,
        "previous_variance_non_dsg_k": before - granted,
        "previous_variance_k": before,
    }


def _share(cells: Mapping[str, int]) -> str:
    if not cells["budget_k"]:
        return ""
    return str(_half_up(Decimal(100 * cells["variance_k"]) / cells["budget_k"], "0.1"))


def revenue_statements(paper: Paper, day: str, year: str, figures: Mapping[str, float]) -> Rows:
    cited = paper.cited("minutes", "Minute 12.1")
    return {
        "revenue_statements": [
            {
                "as_at": day,
                "financial_year": year,
                "measure": measure,
                "value": f"{value:g}",
                "unit": "%" if measure.endswith("_pct") else "£ thousand",
                **cited,
            }
            for measure, value in figures.items()
        ]
    }


def children_in_care(paper: Paper, day: str, count: int) -> Rows:
    cited = paper.cited("revenue", "Section 2.1")
    return {"children_in_care": [{"as_at": day, "children": str(count), **cited}]}


def workforce(paper: Paper, day: str, figures: Mapping[str, float]) -> Rows:
    cited = paper.cited("workforce", f"Table, {day}")
    return {
        "workforce": [
            {"as_at": day, "measure": measure, "value": f"{value:g}", **cited}
            for measure, value in figures.items()
        ]
    }


def reading(paper: Paper, day: str, measure: str, printed: str, taken: str) -> Rows:
    cited = paper.cited("workforce", f"Table, {day}")
    cells = {"as_at": day, "measure": measure, "printed": printed, "kind": "approximate"}
    return {"workforce_readings": [{**cells, "reading": taken, **cited}]}


def comparator(paper: Paper, measure: str, area: str, days: tuple[str, str], value: float) -> Rows:
    theme = "workforce" if measure.startswith("agency") else "ehcp"
    return {
        "comparators": [
            {
                "theme": theme,
                "measure": measure,
                "area": area,
                "from_date": days[0],
                "to_date": days[1],
                "value": f"{value:g}",
                "unit": "%",
                "qualifier": "",
                **paper.cited("national", f"Table of {area}"),
            }
        ]
    }


def statement(
    paper: Paper, part: str, day: str, theme: str, indicator: str, kind: str, says: str
) -> Rows:
    cells = {"as_at": day, "theme": theme, "indicator": indicator, "kind": kind}
    standing = "off_target" if kind == "level" else "none"
    cited = paper.cited(part, "Paragraph 5")
    return {"statements": [{**cells, "standing": standing, "says": says, **cited}]}


def claim(paper: Paper, part: str, theme: str, name: str, said: Row) -> Rows:
    blank = {"decimals": "", "operands_from": "", "as_at": "", "judgement": ""}
    cells = {"claim": f"{paper.id}-{name}", "theme": theme, "relation": "equals", **blank, **said}
    return {"claims": [{**cells, **paper.cited(part, "Paragraph 6")}]}


PARTS = ("early-help", "send", "revenue", "workforce", "minutes", "national")


def papers_of_two_quarters(like: Sequence[Row]) -> tuple[Rows, Rows]:
    """Give what the papers of July and October 2023 would add to every table.

    Parameters
    ----------
    like : sequence of dict
        The rows of ``revenue.csv`` of an earlier forecast.

    Returns
    -------
    Rows, Rows
        Of 2023-24-Q1 (with figures for the quarter before that came late), and of 2023-24-Q2.
    """
    july, october = Paper("cfosc-2023-07", "2023-07-20"), Paper("cfosc-2023-10", "2023-10-19")
    return _of_july(july, like), _of_october(october, like)


def _of_july(paper: Paper, like: Sequence[Row]) -> Rows:
    months = placements(
        paper, {"2023-04": (88, 171, 47), "2023-05": (90, 170, 49), "2023-06": (92, 173, 48)}
    )
    course = "One Plus One Digital Interventions"
    return joined(
        paper.register(*PARTS),
        kpi(paper, {"2023-01": 7.1, "2023-02": 7.7, "2023-03": 8.0}),
        kpi(paper, {"2023-04": 6.9, "2023-05": 7.4, "2023-06": 6.6}),
        claims_so_far(paper, "2022-23", 487, 470, "2023-03-31"),
        claims_so_far(paper, "2023-24", 789, 120, "2023-06-30"),
        training(paper, {("2023-05", course): 14, ("2023-06", "Parents as Partners"): 11}),
        closures(paper, ("2022-11-01", "2022-11-30"), "2023-05-31", 204, 15),
        step_downs(paper, ("2022-05-01", "2022-05-31"), "2023-05-31", 112, 9),
        new_plans(paper, "2022/23", "2023-05-31", 655, 61),
        rates(paper, "2023-01-31", {"Gloucestershire": 30.1, "England": 31.2}),
        caseload(paper, 240, 150, 170),
        places(paper, "2024/25", 1520, "planned"),
        months,
        averages(paper, "2023-24", months),
        revenue(paper, "2023-24", "2023-06", like, Random(1)),
        children_in_care(paper, "2023-06-30", 871),
        workforce(
            paper,
            "2023-06-01",
            {
                "vacancy_pct": 16.4,
                "vacancy_fte": 68.9,
                "agency_pct": 31.9,
                "agency_headcount": 134,
                "turnover_pct": 14.1,
            },
        ),
        comparator(paper, "agency_pct", "England", ("2022-09-30", "2022-09-30"), 17.6),
        statement(
            paper,
            "workforce",
            "2023-06-30",
            "workforce",
            "agency_pct",
            "level",
            "The report says that the agency share “remains above target”.",
        ),
        claim(
            paper,
            "early-help",
            "early_help",
            "families",
            {
                "statement": "470 of 487 families are 96.5%.",
                "operation": "percentage",
                "operands": "470 487",
                "printed": "96.5",
                "decimals": "1",
                "as_at": "2023-03-31",
            },
        ),
    )


def _of_october(paper: Paper, like: Sequence[Row]) -> Rows:
    first = {"2023-04": (88, 171, 47), "2023-05": (90, 170, 49), "2023-06": (92, 173, 48)}
    second = {"2023-07": (95, 175, 50), "2023-08": (97, 174, 52), "2023-09": (96, 178, 51)}
    months = placements(paper, second)
    so_far = placements(paper, first | second)
    return joined(
        paper.register(*PARTS),
        kpi(paper, {"2023-07": 7.2, "2023-08": 6.1, "2023-09": 8.4}),
        claims_so_far(paper, "2023-24", 789, 291, "2023-09-30"),
        training(paper, {("2023-09", "RPC Practitioner Training"): 21}),
        closures(paper, ("2023-02-01", "2023-02-28"), "2023-08-31", 188, 19),
        step_downs(paper, ("2022-08-01", "2022-08-31"), "2023-08-31", 98, 4),
        new_plans(paper, "2022/23", "2023-08-31", 852, 64),
        places(paper, "2023/24", 1431, "commissioned"),
        caseload(paper, 235, 150, 170),
        months,
        averages(paper, "2023-24", so_far),
        revenue(paper, "2023-24", "2023-09", like, Random(2), worse=15),
        revenue_statements(paper, "2023-09-30", "2023-24", {"variance_non_dsg": 5200}),
        children_in_care(paper, "2023-09-30", 866),
        workforce(
            paper,
            "2023-09-01",
            {
                "vacancy_pct": 15.2,
                "vacancy_fte": 64.1,
                "agency_pct": 29.4,
                "agency_headcount": 124,
                "turnover_pct": 13.6,
            },
        ),
        reading(paper, "2023-09-01", "agency_pct", "29.4 (prov)", "29.4, as the table has it"),
        comparator(paper, "ehc_plans_growth", "England", ("2022-01-31", "2023-01-31"), 9),
        statement(
            paper,
            "early-help",
            "2023-09-30",
            "early_help",
            "eh_rereferral_6w",
            "explanation",
            "The report puts the rise in September down to “a few large families”.",
        ),
        claim(
            paper,
            "send",
            "ehcp",
            "plans",
            {
                "statement": "852 new plans are 64 more than 788.",
                "operation": "difference",
                "operands": "852 788",
                "printed": "64",
                "as_at": "2023-08-31",
            },
        ),
    )
