"""Small releases, laid out as the Department's are, for tests to break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from glosanalysis.authority import REGIONS

ROOT = Path(__file__).resolve().parents[2]
OPEN_DATA = ROOT.parent / "shared" / "open-data"
"""The publishers' own files, where they are at hand."""

_MEASURES = ("inpost", "starters", "leavers", "agency", "vacancy")
OWN, REGION, ENGLAND = "E10000013", "E12000009", "E92000001"


def census(years: tuple[int, ...] = (2024, 2025), authorities: int = 20) -> pd.DataFrame:
    """Make a workforce census, with an agency share of its own for each authority and year."""
    areas = pd.read_csv(ROOT / "data/releases/areas.csv", dtype="str", keep_default_na=False)
    alive = areas[(areas["level"] == "Local authority") & (areas["until"] == "")]
    alive = alive[~alive["code"].str.contains("/") & alive["region_code"].isin(list(REGIONS))]
    chosen = pd.concat([alive[alive["code"] == OWN], alive[alive["code"] != OWN]]).head(authorities)
    rows = []
    for year in years:
        rows.append(_row(year, "National", 100.0))
        for code, name in list(REGIONS.items())[:9]:
            rows.append(_row(year, "Regional", 50.0, region_code=code, region_name=name))
        for place, area in enumerate(chosen.itertuples(), 1):
            rows.append(
                _row(
                    year,
                    "Local authority",
                    float(place + year - 2000),
                    region_code=area.region_code,
                    region_name=REGIONS[area.region_code],
                    old_la_code=area.old_code,
                    new_la_code=area.code,
                    la_name=area.name,
                )
            )
    return pd.DataFrame(rows).fillna("")


def _row(year: int, level: str, agency: float, **place: str) -> dict[str, str]:
    inpost, leavers, vacancy, cover, holders, cases = 90.0, 9.0, 10.0, agency, 40.0, 600
    return {
        "time_period": str(year),
        "time_identifier": "Reporting year",
        "geographic_level": level,
        "country_code": ENGLAND,
        "country_name": "England",
        "region_code": "",
        "region_name": "",
        "old_la_code": "",
        "new_la_code": "",
        "la_name": "",
        **place,
        "inpost_fte": f"{inpost:g}",
        "starters_fte": "12",
        "leavers_fte": f"{leavers:g}",
        "turnover_rate_fte": "10",
        "agency_fte": f"{agency:g}",
        "agency_rate_fte": f"{100 * agency / (agency + inpost):.1f}",
        "agency_cover_fte": f"{cover:g}",
        "agency_cover_rate_fte": "100",
        "vacancy_fte": f"{vacancy:g}",
        "vacancy_rate_fte": "10",
        "case_holders_fte": f"{holders:g}",
        "cases": str(cases),
        "caseload_fte": "15",
        "working_days_lost_fte": "300",
        "absence_rate_fte": "3.3",
    }


def folder_of(place: Path) -> Path:
    """Give a folder of releases that knows the areas and nothing else."""
    folder = place / "releases"
    folder.mkdir()
    (folder / "areas.csv").write_bytes((ROOT / "data/releases/areas.csv").read_bytes())
    return folder


Cells = dict[str, str]
Rows = Callable[[int], list[Cells]]
"""The rows of an area as large as so many authorities that are all alike."""


def laid_out(rows_of: Rows, periods: tuple[str, ...], identifier: str) -> pd.DataFrame:
    """Lay out a release of England, nine regions and two authorities in each, ours among them.

    Counts go by the size of an area, so that totals add and shares follow from their counts.
    """
    chosen = _two_of_each_region()
    places: list[tuple[int, Cells]] = [(len(chosen), {"geographic_level": "National"})]
    for code, own in chosen.groupby("region_code", sort=False):
        region = {"region_code": str(code), "region_name": REGIONS[str(code)]}
        places.append((len(own), {"geographic_level": "Regional", **region}))
        places += [
            (
                1,
                {
                    "geographic_level": "Local authority",
                    **region,
                    "old_la_code": str(area.old_code),
                    "new_la_code": str(area.code),
                    "la_name": str(area.name),
                },
            )
            for area in own.itertuples(index=False)
        ]
    blank = dict.fromkeys(
        ("region_code", "region_name", "old_la_code", "la_name", "new_la_code"), ""
    )
    england = {"country_code": ENGLAND, "country_name": "England"}
    return pd.DataFrame(
        [
            {
                "time_period": period,
                "time_identifier": identifier,
                **england,
                **blank,
                **place,
                **cells,
            }
            for period in periods
            for size, place in places
            for cells in rows_of(size)
        ]
    ).fillna("")


def _two_of_each_region() -> pd.DataFrame:
    areas = pd.read_csv(ROOT / "data/releases/areas.csv", dtype="str", keep_default_na=False)
    alive = areas[(areas["level"] == "Local authority") & (areas["until"] == "")]
    alive = alive[~alive["code"].str.contains("/") & alive["region_code"].isin(list(REGIONS)[:7])]
    more = areas[areas["region_code"].isin(["E12000008", "E12000009"]) & (areas["until"] == "")]
    own = areas[areas["code"] == OWN]
    every = pd.concat([own, alive, more]).drop_duplicates("old_code")
    return every.groupby("region_code", sort=False).head(2)


def referrals(size: int) -> list[Cells]:
    return [
        {
            "category": "Referrals and Re-referrals",
            "referral_count": f"{1000 * size}",
            "rereferral_count": f"{250 * size}",
            "rereferral_percent": "25.0",
            "no_further_action_count": f"{100 * size}",
            "no_further_action_percent": "10.0",
        }
    ]


def assessments(size: int) -> list[Cells]:
    bands = ("Same_day", "1-10_days", "11-20_days", "21-30_days", "31-40_days", "41-45_days")
    late = ("46-50_days", "51-60_days", "61+_days")
    counts = {**dict.fromkeys(bands, f"{100 * size}"), **dict.fromkeys(late, f"{50 * size}")}
    whole = {"category": "Duration of assessment", "Assessments_completed": f"{750 * size}"}
    return [{**whole, **counts, "Median_days": "33"}]


def plans(size: int) -> list[Cells]:
    from glosanalysis.releases.declared.ehc_plans import EHC_PLANS

    caseload = EHC_PLANS[0]
    mainstream, special = caseload.adds["mainstream_total"], caseload.adds["special_total"]
    return [
        {
            "breakdown_topic": "All EHC plans",
            "breakdown": "All EHC plans",
            "ehcplans": f"{1000 * size}",
            **dict.fromkeys(mainstream, f"{40 * size}"),
            "mainstream_total": f"{400 * size}",
            "mainstream_total_pc": "40.0",
            **dict.fromkeys(special, f"{50 * size}"),
            "special_total": f"{200 * size}",
            "special_total_pc": "20.0",
        }
    ]


def new_plans(size: int) -> list[Cells]:
    topic = {"breakdown_topic": "New EHC plans", "breakdown": "New EHC plans"}
    return [{**topic, "new_ehc_plans": f"{80 * size}"}]


def in_time(size: int) -> list[Cells]:
    topic = "All EHC plans issued"
    return [
        {
            "breakdown_topic": topic,
            "breakdown": topic,
            "plans_issued_den": f"{80 * size}",
            "plans_issued_den_ex": f"{75 * size}",
            "plans_issued_20_weeks_ex": f"{30 * size}",
            "PC_plans_issued_20_weeks_ex": "40.0",
            "plans_issued_gt_1_year": f"{4 * size}",
            "pc_plans_issued_gt_1_year": "5.0",
        }
    ]


def plans_by_age(size: int) -> list[Cells]:
    parts = {"Total_st": f"{100 * size}", "Total_ehc": f"{900 * size}"}
    return [{"characteristic_age": "Total", **parts, "Total_all": f"{1000 * size}"}]


def looked_after(size: int) -> list[Cells]:
    return [
        {
            "population_type": "Children looked after on 31 March each year",
            "population_estimate": f"{100_000 * size}",
            "children_count": f"{600 * size}",
            "rate_per_10000": "60",
        }
    ]


def stability(size: int) -> list[Cells]:
    counts = {
        "Total children": ("600", "100"),
        "With 3 or more placements during the year": ("60", "10"),
    }
    return [
        {
            "cla_group": "CLA on 31 March",
            "placement_stability": kind,
            "children_count": f"{int(count) * size}",
            "children_percent": share,
        }
        for kind, (count, share) in counts.items()
    ]


MADE: dict[str, tuple[Rows, tuple[str, ...], str]] = {
    "cin_referrals": (referrals, ("2024", "2025"), "Reporting year"),
    "cin_assessments": (assessments, ("2023", "2024"), "Reporting year"),
    "ehc_caseload": (plans, ("202324", "202425"), "Academic year"),
    "ehc_new": (new_plans, ("2023", "2024"), "Calendar year"),
    "ehc_timeliness": (in_time, ("2023", "2024"), "Calendar year"),
    "ehc_by_age": (plans_by_age, ("2017", "2018"), "Calendar year"),
    "cla_number": (looked_after, ("2024", "2025"), "Reporting year"),
    "cla_stability": (stability, ("2024", "2025"), "Reporting year"),
}
"""How to make a small release of a data set: its rows, its periods, and what these are called."""


def made(data_set: str) -> pd.DataFrame:
    """Make a small release of a data set, as the publisher lays it out."""
    return laid_out(*MADE[data_set])
