"""The publishers' own files, where they are at hand: recognised, or refused in one plain line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from made_releases import OPEN_DATA, ROOT, folder_of

from glosanalysis.errors import BadData
from glosanalysis.releases.areas import is_areas
from glosanalysis.releases.files import opened
from glosanalysis.releases.importing import Imported, import_file
from glosanalysis.releases.neighbours import is_neighbours
from glosanalysis.releases.proving import prove
from glosanalysis.releases.recognise import recognise

pytestmark = pytest.mark.skipif(
    not OPEN_DATA.is_dir(), reason="the publishers' files are not at hand"
)

FILES = sorted(str(path.relative_to(OPEN_DATA)) for path in OPEN_DATA.rglob("*") if path.is_file())
KNOWN = {
    "New_Statistical_Neighbour_Groupings_April_2021.csv": "neighbours",
    "SEND Tribunals and appeal rate 2014-2024.csv": "ehc_appeals",
    "b1_children_in_need_2013_to_2025.csv": "cin_in_need",
    "b5_children_in_need_duration_of_ended_episode_2013_to_2024.csv": "cin_duration",
    "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv": "cin_referrals",
    "c2_children_in_need_assessments_duration_2014_to_2024.csv": "cin_assessments",
    "caseload.csv": "ehc_caseload",
    "ceased_plans.csv": "ehc_ceased",
    "cla_number_and_rate_per_10k_children.csv": "cla_number",
    "csww_indicators_2017_to_2025.csv": "csww",
    "earlier/c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv": "cin_referrals",
    "earlier/cla-2024/cla_number_and_rate_per_10k_children.csv": "cla_number",
    "earlier/cla-2024/la_cla_placement_stability.csv": "cla_stability",
    "earlier/csww_headline_measures_2017_to_2022.csv": "csww",
    "earlier/csww_indicators_2017_to_2024.csv": "csww",
    "earlier/sen2-2025-first/timeliness_20_week.csv": "ehc_timeliness",
    "finance/RO3_2022-23_data_by_LA.ods": "spending",
    "finance/RO3_2023-24_data_by_LA.ods": "spending",
    "finance/RO3_LA_Data_2024-25_data_by_LA.ods": "spending",
    "geography/las.csv": "areas",
    "la_cla_on_31_march_by_characteristics__rebuilt.csv": "cla_characteristics",
    "la_cla_placement_stability.csv": "cla_stability",
    "mye22final.xlsx": "population_0_25",
    "newplans.csv": "ehc_new",
    "ons_mid-year_population_estimates_2012_to_2024.csv": "population_0_17",
    "sen2_age_caseload.csv": "ehc_by_age",
    "sn_model_2025_wide.csv": "neighbours",
    "timeliness_20_week.csv": "ehc_timeliness",
}
"""Every other file is none of a table that is kept."""


def brought(name: str, folder: Path, day: str = "2026-06-01") -> Imported:
    (made,) = import_file(
        OPEN_DATA / name,
        folder,
        by_way_of=folder.parent / "tmp",
        published_on=date.fromisoformat(day),
    )
    return made


def data_set_of(name: str) -> str:
    # What is made of it is asked below, of all at once.
    (file,) = opened(OPEN_DATA / name)
    if is_areas(file) or is_neighbours(file):
        return "areas" if is_areas(file) else "neighbours"
    return recognise(file).dataset.id


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_recognised_or_refused_in_one_line(name: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    before = sorted(folder.iterdir())
    if name in KNOWN:
        assert data_set_of(name) == KNOWN[name]
        return
    with pytest.raises(BadData) as refused:
        brought(name, folder)
    told = str(refused.value)
    assert "\n" not in told
    assert told.startswith(f"{Path(name).name}: ")
    assert sorted(folder.iterdir()) == before


CENSUSES = (
    ("earlier/csww_headline_measures_2017_to_2022.csv", "2023-02-23"),
    ("earlier/csww_indicators_2017_to_2024.csv", "2025-02-27"),
)
LOOKED_AFTER = (
    ("earlier/cla-2024/cla_number_and_rate_per_10k_children.csv", "2024-11-14"),
    ("cla_number_and_rate_per_10k_children.csv", "2025-11-20"),
)
IN_TIME = (
    ("earlier/sen2-2025-first/timeliness_20_week.csv", "2025-06-26"),
    ("timeliness_20_week.csv", "2025-07-31"),
)
REFERRALS = (
    ("earlier/c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv", "2024-10-31"),
    ("c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv", "2025-10-30"),
)


def told_of(pair: tuple[tuple[str, str], tuple[str, str]], place: Path) -> list[str]:
    folder = folder_of(place)
    brought(pair[0][0], folder, pair[0][1])
    return list(brought(pair[1][0], folder, pair[1][1]).told)


def line_of(told: list[str], indicator: str, day: str) -> str:
    return next(line for line in told if line.startswith(f"revised: {indicator}, {day}: "))


def test_the_number_and_the_rate_of_children_looked_after_were_revised(tmp_path: Path) -> None:
    told = told_of(LOOKED_AFTER, tmp_path)
    assert "new: 2025-03-31" in told
    number = line_of(told, "cla_national", "2024-03-31")
    assert number.endswith("74 authorities; 7 of regions and England; Gloucestershire 842 → 840")
    assert line_of(told, "cla_rate_national", "2024-03-31").endswith("Gloucestershire 65 → 64")


def test_the_share_of_vacancies_covered_in_2020_was_withdrawn(tmp_path: Path) -> None:
    told = told_of(CENSUSES, tmp_path)
    covered = line_of(told, "vacancy_agency_cover_rate_fte", "2020-09-30")
    assert covered.endswith("Gloucestershire 147.1 → [u]")


def test_timeliness_was_amended_in_place(tmp_path: Path) -> None:
    told = told_of(IN_TIME, tmp_path)
    # 68 rows of authorities differ, all but one of them by age and need, which are not kept.
    assert line_of(told, "ehc_20w_pct", "2024-12-31").endswith(": 1 authority")
    assert not any(line.startswith("new: ") for line in told)


def test_referrals_were_not_revised(tmp_path: Path) -> None:
    told = told_of(REFERRALS, tmp_path)
    assert not any("referrals, " in line or "rereferral" in line for line in told)


def test_every_table_that_is_held_is_what_its_file_makes() -> None:
    proofs = prove(ROOT / "data" / "releases", OPEN_DATA)
    assert [(each.release_id, each.difference) for each in proofs if each.difference] == []
    assert all(each.file for each in proofs)
