"""Small releases of each data set of the Department's, in the layout of the real files.

Eighteen authorities, two of each region; regions and England are their sums, rounded as theirs are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd
from made_releases import ENGLAND, OWN, ROOT, folder_of

from glosanalysis.authority import REGIONS
from glosanalysis.releases.declared import DATASETS

__all__ = ["MADE", "chosen", "few_areas", "open_data"]

Counts = Mapping[str, int]
NEIGHBOUR = "E06000024"
"""North Somerset, the other authority of the South West."""
SOMERSET = ("E10000027", "E06000066")
"""Its code until 2023, and since."""
SOUTH_GLOUCESTERSHIRE = "E06000025"


@cache
def chosen() -> tuple[tuple[str, str, str, str], ...]:
    """Give region, old code, name and new code of two authorities a region, ours the first."""
    areas = pd.read_csv(ROOT / "data/releases/areas.csv", dtype="str", keep_default_na=False)
    alive = areas[areas["region_code"].isin(list(REGIONS)) & (areas["until"] == "")]
    alive = alive[~alive["code"].str.contains("/") & (alive["code"] == alive["current_code"])]
    first = [OWN, NEIGHBOUR]
    order = pd.concat([alive[alive["code"].isin(first)], alive[~alive["code"].isin(first)]])
    two = order.groupby("region_code").head(2)
    both = two.assign(ours=two["code"] != OWN).sort_values("ours", kind="stable")
    return tuple(
        zip(both["region_code"], both["old_code"], both["name"], both["code"], strict=True)
    )


def few_areas(place: Path) -> Path:
    """Give a folder of releases that knows these authorities, those that are gone, and two more."""
    folder = folder_of(place)
    areas = pd.read_csv(folder / "areas.csv", dtype="str", keep_default_na=False)
    codes = [code for *_, code in chosen()] + [*SOMERSET, SOUTH_GLOUCESTERSHIRE]
    kept = (areas["level"] != "Local authority") | areas["until"].between("2009", "2022")
    areas[kept | areas["code"].isin(codes)].to_csv(folder / "areas.csv", index=False)
    return folder


def open_data(
    identifier: str,
    periods: Sequence[str],
    parts: Sequence[Mapping[str, str]],
    counts: Callable[[int, Mapping[str, str]], dict[str, int]],
    shares: Callable[[Counts], dict[str, str]] = lambda counts: {},
    rounded: int = 1,
) -> pd.DataFrame:
    """Lay out a release: a row for each period, place and part.

    ``counts`` gives an authority's, by its place from 1; ``shares`` what is printed beside them.
    """
    rows = []
    for period in periods:
        for part in parts:
            local = [(place, counts(n, part)) for n, place in enumerate(chosen(), 1)]
            above = {"England": _sum([each for _, each in local], rounded)}
            rows.append(_row(period, identifier, "National", {}, part, above["England"], shares))
            for code in list(REGIONS)[:9]:
                mine = _sum([each for place, each in local if place[0] == code], rounded)
                where = {"region_code": code, "region_name": REGIONS[code]}
                rows.append(_row(period, identifier, "Regional", where, part, mine, shares))
            for (region, old, name, new), own in local:
                where = {"region_code": region, "region_name": REGIONS[region]}
                where |= {"old_la_code": old, "la_name": name, "new_la_code": new}
                rows.append(_row(period, identifier, "Local authority", where, part, own, shares))
    return pd.DataFrame(rows).fillna("")


def _sum(all_of: list[dict[str, int]], rounded: int) -> dict[str, int]:
    return {
        name: (sum(each[name] for each in all_of) + rounded // 2) // rounded * rounded
        for name in all_of[0]
    }


def _row(
    period: str,
    identifier: str,
    level: str,
    where: Mapping[str, str],
    part: Mapping[str, str],
    counts: Counts,
    shares: Callable[[Counts], dict[str, str]],
) -> dict[str, str]:
    return {
        "time_period": period,
        "time_identifier": identifier,
        "geographic_level": level,
        "country_code": ENGLAND,
        "country_name": "England",
        **dict.fromkeys(
            ("region_code", "region_name", "old_la_code", "la_name", "new_la_code"), ""
        ),
        **where,
        **part,
        **{name: str(count) for name, count in counts.items()},
        **shares(counts),
    }


def _percent(part: int, whole: int, decimals: int = 1) -> str:
    return f"{100 * part / whole:.{decimals}f}"


def in_need(years: Sequence[str] = ("2024", "2025")) -> pd.DataFrame:
    """B1: episodes at 31 March."""
    return open_data(
        "Reporting year",
        years,
        [{"category": "Children in Need"}],
        lambda n, _: {"At31_episodes": 1000 + n, "Started_episodes": 900 + n},
        rounded=10,
    )


def referrals(years: Sequence[str] = ("2024", "2025")) -> pd.DataFrame:
    """C1: of 1,000 referrals and some, 200 and some are repeated and 50 and some need nothing."""
    return open_data(
        "Reporting year",
        years,
        [{"category": "Referrals and Re-referrals"}],
        lambda n, _: {
            "referral_count": 1000 + n,
            "rereferral_count": 200 + n,
            "no_further_action_count": 50 + n,
        },
        lambda c: {
            "rereferral_percent": _percent(c["rereferral_count"], c["referral_count"]),
            "no_further_action_percent": _percent(
                c["no_further_action_count"], c["referral_count"]
            ),
        },
        rounded=10,
    )


_DAYS = (*DATASETS["cin_assessments"].adds["Assessments_completed"],)


def assessments(years: Sequence[str] = ("2023", "2024")) -> pd.DataFrame:
    """C2: 100 and some assessments in each of the nine bands of duration."""
    return open_data(
        "Reporting year",
        years,
        [{"category": "Duration of assessment"}],
        lambda n, _: {"Assessments_completed": 9 * (100 + n), **dict.fromkeys(_DAYS, 100 + n)},
        lambda c: {"Median_days": "34"},
        rounded=10,
    )


_BANDS = (*DATASETS["cin_duration"].adds["Ended_episodes"],)


def duration(years: Sequence[str] = ("2023", "2024")) -> pd.DataFrame:
    """B5: 100 and some ended episodes in each of the five bands of duration."""
    return open_data(
        "Reporting year",
        years,
        [{"category": "Duration of ended episode"}],
        lambda n, _: {"Ended_episodes": 5 * (100 + n), **dict.fromkeys(_BANDS, 100 + n)},
        lambda c: {"2years+_percent": _percent(c["2years+"], c["Ended_episodes"])},
        rounded=10,
    )


def caseload(years: Sequence[str] = ("202324", "202425")) -> pd.DataFrame:
    """Plans in January: 1,000 and some, a half in mainstream and a third in special schools."""
    kinds = DATASETS["ehc_caseload"].adds

    def counts(n: int, _: Mapping[str, str]) -> dict[str, int]:
        made = {"ehcplans": 1000 + 10 * n, "mainstream_total": 500 + n, "special_total": 300 + n}
        for total, names in kinds.items():
            made |= dict.fromkeys(names, 0) | {names[0]: made[total] - 40, names[2]: 40}
        return made

    return open_data(
        "Academic year",
        years,
        [
            {"breakdown_topic": "All EHC plans", "breakdown": "All EHC plans"},
            {"breakdown_topic": "Sex", "breakdown": "Male"},
        ],
        counts,
        lambda c: {
            "mainstream_total_pc": _percent(c["mainstream_total"], c["ehcplans"]),
            "special_total_pc": _percent(c["special_total"], c["ehcplans"]),
        },
    )


def new_plans(years: Sequence[str] = ("2023", "2024")) -> pd.DataFrame:
    """Plans made in a calendar year."""
    return open_data(
        "Calendar year",
        years,
        [{"breakdown_topic": "New EHC plans", "breakdown": "New EHC plans"}],
        lambda n, _: {"new_ehc_plans": 200 + n, "mainstream_total": 100},
    )


def ceased(years: Sequence[str] = ("2023", "2024")) -> pd.DataFrame:
    """Plans that ended in a calendar year: 20 and some for each of ten reasons."""
    reasons = DATASETS["ehc_ceased"].adds["total_ceased"]
    return open_data(
        "Calendar year",
        years,
        [{"breakdown_topic": "All ceased EHC plans", "breakdown": "All ceased EHC plans"}],
        lambda n, _: {**dict.fromkeys(reasons, 20 + n), "total_ceased": 10 * (20 + n)},
    )


def timeliness(years: Sequence[str] = ("2023", "2024")) -> pd.DataFrame:
    """Of 190 and some plans a half came within 20 weeks, and 10 took more than a year."""
    return open_data(
        "Calendar year",
        years,
        [{"breakdown_topic": "All EHC plans issued", "breakdown": "All EHC plans issued"}],
        lambda n, _: {
            "plans_issued_den": 200 + n,
            "plans_issued_den_ex": 190 + n,
            "plans_issued_20_weeks_ex": 95 + n,
            "plans_issued_gt_1_year": 10,
        },
        lambda c: {
            "PC_plans_issued_20_weeks_ex": _percent(
                c["plans_issued_20_weeks_ex"], c["plans_issued_den_ex"]
            ),
            "pc_plans_issued_gt_1_year": _percent(
                c["plans_issued_gt_1_year"], c["plans_issued_den"]
            ),
        },
    )


def by_age(years: Sequence[str] = ("2018", "2022")) -> pd.DataFrame:
    """Statements and plans in January by age, until statements ended in 2018."""
    return open_data(
        "Calendar year",
        years,
        [{"characteristic_age": "Total"}, {"characteristic_age": "Under 5"}],
        lambda n, _: {"Total_st": 100 + n, "Total_ehc": 3000 + n, "Total_all": 3100 + 2 * n},
    )


_ON_31_MARCH = "Children looked after on 31 March each year"


def looked_after(years: Sequence[str] = ("2024", "2025")) -> pd.DataFrame:
    """Children looked after: 600 and some of 100,000, and their rate of 10,000."""
    return open_data(
        "Reporting year",
        years,
        [
            {"population_type": _ON_31_MARCH},
            {"population_type": "Children starting to be looked after each year"},
        ],
        lambda n, _: {"population_estimate": 100_000 + 10 * n, "children_count": 600 + n},
        lambda c: {
            "rate_per_10000": f"{10_000 * c['children_count'] / c['population_estimate']:.0f}"
        },
        rounded=10,
    )


def stability(years: Sequence[str] = ("2024", "2025")) -> pd.DataFrame:
    """Of 600 and some children 60 and some had three placements or more."""
    group = "CLA on 31 March"
    few = "With 3 or more placements during the year"
    made = {"Total children": 600, few: 60}
    frame = open_data(
        "Reporting year",
        years,
        [{"cla_group": group, "placement_stability": each} for each in made],
        lambda n, part: {"children_count": made[part["placement_stability"]] + n},
        rounded=10,
    )
    return _with_percent(frame, ["cla_group"], "placement_stability", "Total children")


def placements(years: Sequence[str] = ("2024", "2025")) -> pd.DataFrame:
    """Where 600 and some children lived: four characteristics, each with two parts."""
    parts = {
        "Distance between home and placement": ("Placed more than 20 miles from home",),
        "Placement": (
            "Foster placements",
            "Secure homes and children's homes",
            "Independent and semi-independent living arrangements/supported accommodation",
        ),
        "Place providers": ("Private provision",),
    }
    each = [
        {"characteristic": characteristic, "breakdown": breakdown}
        for characteristic, named in parts.items()
        for breakdown in ("Total", *named, "Any other")
    ]

    def counts(n: int, part: Mapping[str, str]) -> dict[str, int]:
        named = len(parts[part["characteristic"]])
        rest = 600 + n - 100 * named
        size = {"Total": 600 + n, "Any other": rest}
        return {"children_count": size.get(part["breakdown"], 100)}

    frame = open_data("Reporting year", years, each, counts, rounded=10)
    return _with_percent(frame, ["characteristic"], "breakdown", "Total")


def _with_percent(frame: pd.DataFrame, of: list[str], part: str, whole: str) -> pd.DataFrame:
    key = ["time_period", "region_code", "new_la_code", *of]
    count = frame["children_count"].astype(int)
    totals = count.where(frame[part] == whole).groupby([frame[each] for each in key])
    percent = (100 * count / totals.transform("max")).round().astype(int).astype(str)
    return frame.assign(children_percent=percent)


def population(years: Sequence[str] = ("2023", "2024")) -> pd.DataFrame:
    """Children aged 0 to 17 at mid-year."""
    return open_data(
        "Reporting year",
        years,
        [{"age_group": "Children aged 0 to 17 years"}],
        lambda n, _: {"population_estimate": 100_000 + n},
    )


MADE: dict[str, Callable[[], pd.DataFrame]] = {
    "cin_in_need": in_need,
    "cin_referrals": referrals,
    "cin_assessments": assessments,
    "cin_duration": duration,
    "ehc_caseload": caseload,
    "ehc_new": new_plans,
    "ehc_ceased": ceased,
    "ehc_timeliness": timeliness,
    "ehc_by_age": by_age,
    "cla_number": looked_after,
    "cla_stability": stability,
    "cla_characteristics": placements,
    "population_0_17": population,
}
"""By data set: a whole and faultless release of it."""
