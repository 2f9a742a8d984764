"""The traps that the publishers' files hold, each in a small release of their layout."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from made_open_data import (
    MADE,
    assessments,
    by_age,
    caseload,
    chosen,
    in_need,
    looked_after,
    new_plans,
    placements,
    population,
    referrals,
    stability,
    timeliness,
)
from made_releases import ENGLAND, OWN, census, folder_of
from made_workbooks import neighbours_2021, ods, outturn

from glosanalysis.data.release_files import read_releases
from glosanalysis.data.releases import Releases
from glosanalysis.data.tables import Tables
from glosanalysis.errors import BadData
from glosanalysis.national.comparing import ranks
from glosanalysis.national.series import series_of
from glosanalysis.releases.importing import Imported, import_file

EARLIER, LATER = date(2025, 11, 20), date(2026, 2, 26)
OTHER = "E06000024"
"""North Somerset: in the small releases the row after ours."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = folder_of(tmp_path)
    (made / "neighbours.csv").write_text("model,area_code,rank,neighbour_code,closeness\n")
    return made


def brought(what: pd.DataFrame | bytes, folder: Path, day: date = LATER) -> Imported:
    content = what if isinstance(what, bytes) else what.to_csv(index=False).encode()
    path = folder.parent / "file"
    path.write_bytes(content)
    (made,) = import_file(path, folder, by_way_of=folder.parent / "tmp", published_on=day)
    return made


def table_of(what: pd.DataFrame | bytes, folder: Path, day: date = LATER) -> pd.DataFrame:
    made = brought(what, folder, day)
    path = folder / f"{made.release_id}.csv"
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def shown(table: pd.DataFrame, indicator: str, code: str = OWN) -> dict[str, str]:
    """Give by year what stands for an area: its number, or its symbol."""
    rows = table[(table["indicator"] == indicator) & (table["area_code"] == code)]
    return dict(zip(rows["as_at"], rows["value"] + rows["symbol"], strict=True))


def held(folder: Path) -> Releases:
    releases, faults = read_releases(folder)
    assert faults == []
    return releases


def at(frame: pd.DataFrame, **where: str) -> pd.Series:
    chosen_rows = pd.Series(True, index=frame.index)
    for column, value in where.items():
        chosen_rows &= frame[column] == value
    return chosen_rows


def placed(frame: pd.DataFrame, code: str, old: str, name: str, **where: str) -> pd.DataFrame:
    """Put another authority in the place of North Somerset."""
    mine = at(frame, new_la_code=OTHER, **where)
    frame.loc[mine, ["new_la_code", "old_la_code", "la_name"]] = [code, old, name]
    return frame


def test_trap_01_a_code_changes_and_the_old_code_stays(folder: Path) -> None:
    frame = in_need(("2022", "2024"))
    placed(frame, "E10000027", "933", "Somerset", time_period="2022")
    placed(frame, "E06000066", "933", "Somerset", time_period="2024")
    table = table_of(frame, folder)
    assert list(shown(table, "children_in_need", "E06000066")) == ["2022-03-31", "2024-03-31"]
    assert "E10000027" not in set(table["area_code"])


def test_trap_02_releases_of_one_year_have_two_codes_of_barnsley(folder: Path) -> None:
    frame = census((2024, 2025))
    barnsley = ["370", "Barnsley", "E12000003", "Yorkshire and The Humber"]
    columns = ["old_la_code", "la_name", "region_code", "region_name"]
    last = frame["new_la_code"] == frame["new_la_code"].iloc[-1]
    frame.loc[last, columns] = barnsley
    frame.loc[last, "new_la_code"] = ["E08000016", "E08000038"]
    workforce = table_of(frame, folder)
    children = looked_after()
    north = children["new_la_code"] == next(
        code for region, _, _, code in chosen() if region == "E12000003"
    )
    children.loc[north, ["old_la_code", "la_name"]] = ["370", "Barnsley"]
    children.loc[north, "new_la_code"] = "E08000016"
    looked = table_of(children, folder)
    assert len(shown(workforce, "agency_rate_fte", "E08000038")) == 2
    assert len(shown(looked, "cla_national", "E08000038")) == 2


def test_trap_03_the_two_dorsets_are_two_places(folder: Path, tables: Tables) -> None:
    frame = in_need(("2019", "2020"))
    placed(frame, "E10000009", "835", "Dorset", time_period="2019")
    placed(frame, "E06000059", "838", "Dorset", time_period="2020")
    brought(frame, folder)
    wide = series_of(replace(tables, releases=held(folder)), "children_in_need").wide
    assert wide["E10000009"].notna().tolist() == [True, False]
    assert wide["E06000059"].notna().tolist() == [False, True]


def test_trap_04_authorities_with_a_number_are_counted_not_rows(
    folder: Path, tables: Tables
) -> None:
    frame = looked_after()
    numbers = ["population_estimate", "children_count", "rate_per_10000"]
    # As Dorset of before 2019 stands in every year since: a row of z.
    frame.loc[at(frame, new_la_code=OTHER), numbers] = "z"
    placed(frame, "E10000009", "835", "Dorset")
    brought(frame, folder)
    series = series_of(replace(tables, releases=held(folder)), "cla_rate_national")
    assert ranks(series, "neutral")["of"].tolist() == [17, 17]
    # It is told as not applying, and is not left out of the table.
    dorset = series.rows[series.rows["area_code"] == "E10000009"]
    assert dorset["symbol"].tolist() == ["z", "z"]


def test_trap_05_a_joint_return_is_one_row_with_both_codes(folder: Path, tables: Tables) -> None:
    frame = census()
    joint = ["314 / 318", "E09000021 / E09000027", "Kingston upon Thames / Richmond upon Thames"]
    last = frame["new_la_code"] == frame["new_la_code"].iloc[-1]
    frame.loc[last, ["old_la_code", "new_la_code", "la_name"]] = joint
    brought(frame, folder)
    pairs = [f"2025,{OWN},1,E09000021,Close", f"2025,{OWN},2,E09000027,Close"]
    with (folder / "neighbours.csv").open("a") as file:
        file.write("\n".join(pairs) + "\n")
    series = series_of(replace(tables, releases=held(folder)), "agency_rate_fte")
    # Each of the two is found in the row of both, and the row is one authority of twenty.
    assert series.neighbours == (joint[1], joint[1])
    assert series.median.tolist() == series.wide[joint[1]].dropna().tolist()
    assert ranks(series, "low")["of"].tolist() == [20, 20]


def test_a_whole_that_stands_in_the_first_row_is_found(folder: Path) -> None:
    frame = stability()
    first = at(frame, placement_stability="Total children") & at(frame, new_la_code=OWN)
    table = table_of(pd.concat([frame[first], frame[~first]]), folder)
    ours = table[(table["area_code"] == OWN) & (table["indicator"] == "cla_3plus_placements_pct")]
    assert ours["denominator"].tolist() == frame[first]["children_count"].tolist()


def with_halves_of_london(frame: pd.DataFrame) -> pd.DataFrame:
    london = frame[at(frame, geographic_level="Regional", region_code="E12000007")]
    halves = [
        london.assign(region_code="E13000001", region_name="Inner London"),
        london.assign(region_code="E13000002", region_name="Outer London", referral_count="0"),
    ]
    local = at(frame, geographic_level="Local authority", region_code="E12000007")
    frame.loc[local, ["region_code", "region_name"]] = ["E13000001", "Inner London"]
    counts = ["rereferral_count", "no_further_action_count"]
    halves[1][[*counts, "rereferral_percent", "no_further_action_percent"]] = ["0", "0", "z", "z"]
    return pd.concat([frame, *halves])


def test_trap_06_london_is_one_region_or_three(folder: Path) -> None:
    # With both halves beside it London is not counted twice: England is its nine regions.
    eleven = table_of(with_halves_of_london(referrals()), folder)
    regions = eleven[eleven["area_code"].str.match("E1[23]0000")]["area_code"]
    assert regions.nunique() == 11
    assert shown(eleven, "referrals", ENGLAND)["2025-03-31"] == "18170"
    nine = table_of(new_plans(), folder)
    assert nine[nine["area_code"].str.match("E1[23]0000")]["area_code"].nunique() == 9


def test_trap_06_an_edition_calls_us_gloucestershire_cc(folder: Path) -> None:
    rows = [*outturn(two_rows=False)]
    assert "Gloucestershire CC" in {cell for row in rows for cell in row}
    table = table_of(whole(rows), folder)
    assert shown(table, "cla_spend_k") == {"2024-03-31": "9000"}


def whole(rows: list[list[str]]) -> bytes:
    """Give the outturn of every authority that there was: the rest without a return."""
    areas = pd.read_csv(
        Path(__file__).parents[2] / "data/releases/areas.csv", dtype="str", keep_default_na=False
    )
    there = {row[1] for row in rows if len(row) > 1}
    alive = areas[(areas["level"] == "Local authority") & (areas["until"] == "")]
    kinds = {"E06": "UA", "E08": "MD", "E09": "LB", "E10": "SC"}
    rest = [
        ["E0", each.code, each.name, "", *[kinds[each.code[:3]]] * 2, "[x]", *["[x]"] * 21]
        for each in alive.itertuples()
        if each.code[:3] in kinds and "/" not in each.code and each.code not in there
    ]
    england = next(place for place, row in enumerate(rows) if row[:1] == ["Eng"])
    return ods([*rows[:england], *rest, *rows[england:]])


@pytest.mark.parametrize("blank", ["", "0"])
def test_trap_07_codes_of_no_authority_are_blank_or_0(blank: str, folder: Path) -> None:
    frame = in_need()
    above = frame["geographic_level"] != "Local authority"
    frame.loc[above, ["new_la_code", "old_la_code", "la_name"]] = blank
    table = table_of(frame, folder)
    assert len(shown(table, "children_in_need", ENGLAND)) == 2
    assert table["area_code"].nunique() == 1 + 9 + 18


def test_trap_08_january_is_a_school_year_here_and_a_calendar_year_there(folder: Path) -> None:
    plans = table_of(caseload(("202122", "202425")), folder)
    assert list(shown(plans, "ehc_plans_january")) == ["2022-01-31", "2025-01-31"]
    ages = table_of(by_age(("2018", "2022")), folder)
    assert list(shown(ages, "ehc_plans_and_statements_january")) == ["2018-01-31", "2022-01-31"]
    # The flow of a calendar year is told of its last day.
    new = table_of(new_plans(("2021", "2022")), folder)
    assert list(shown(new, "ehc_new_year")) == ["2021-12-31", "2022-12-31"]


def test_trap_09_a_rate_takes_the_population_of_the_summer_before(
    folder: Path, tables: Tables
) -> None:
    people = population(("2024", "2025"))
    number = people["population_estimate"].astype(int)
    later = at(people, time_period="2025")
    people["population_estimate"] = number.where(~later, 2 * number).astype(str)
    brought(people, folder)
    brought(in_need(), folder)
    own = series_of(replace(tables, releases=held(folder)), "cin_rate").of(OWN)
    # 1,001 children on 100,001 of mid-2024, not on 200,002 of mid-2025.
    assert own[pd.Timestamp("2025-03-31")] == pytest.approx(1001 / 100001 * 10_000)


def test_trap_10_over_a_year_is_not_available_before_2023(folder: Path) -> None:
    frame = timeliness(("2022", "2023"))
    columns = ["plans_issued_gt_1_year", "pc_plans_issued_gt_1_year"]
    frame.loc[at(frame, time_period="2022"), columns] = "x"
    table = table_of(frame, folder)
    assert shown(table, "ehc_over_1y_pct") == {"2022-12-31": "x", "2023-12-31": "5.0"}


def test_trap_11_plans_of_before_2019_are_statements_and_plans(folder: Path) -> None:
    table = table_of(by_age(("2018", "2022")), folder)
    # 101 statements and 3,001 plans, under a name of their own: no point of the series of plans.
    assert shown(table, "ehc_plans_and_statements_january")["2018-01-31"] == "3102"
    assert set(table["indicator"]) == {"ehc_plans_and_statements_january"}


def test_trap_12_a_paper_and_a_return_of_one_day_both_stand(folder: Path, tables: Tables) -> None:
    frame = caseload(("202122", "202223"))
    brought(frame, folder)
    both = replace(tables, releases=held(folder))
    day = pd.Timestamp("2023-01-31")
    printed = both["ehc_plans"]
    assert printed.loc[printed["as_at"] == day, "plans"].tolist() == [5295]
    assert series_of(both, "ehc_plans_january").of(OWN)[day] == 1010


def test_trap_13_a_total_whose_parts_are_missing_has_no_share(folder: Path) -> None:
    frame = caseload()
    mine = at(frame, new_la_code=OWN, time_period="202425", breakdown_topic="All EHC plans")
    settings = [name for name in frame if name.startswith(("mainstream", "special"))]
    frame.loc[mine, settings] = "x"
    table = table_of(frame, folder)
    day = "2025-01-31"
    assert shown(table, "ehc_plans_january")[day] == "1010"
    for share in ("ehc_mainstream_pct", "ehc_special_pct", "ehc_independent_special_pct"):
        assert shown(table, share)[day] == "x"


def test_trap_13_a_share_of_england_leaves_out_who_gave_no_parts(folder: Path) -> None:
    frame = caseload(("202324",))
    england = (frame["geographic_level"] == "National") & (frame["breakdown_topic"] != "Sex")
    # As if some of the plans were of authorities without settings: the printed share is larger
    # than its counts make it, and right.
    frame.loc[england, "mainstream_total_pc"] = "52.0"
    assert shown(table_of(with_more_years(frame), folder), "ehc_mainstream_pct", ENGLAND) == {
        "2023-01-31": "46.5",
        "2024-01-31": "52.0",
    }


def with_more_years(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([frame, caseload(("202223",))])


def test_trap_14_timeliness_stock_and_flow_do_not_close(folder: Path, tables: Tables) -> None:
    stock = caseload(("202324", "202425"))
    more = stock["time_period"] == "202425"
    # 20 more plans in each authority in a year; 201 new ones and 210 that ceased make 9 fewer.
    parts = {"ehcplans": 20, "mainstream_total": 20, "mainstream_la_maintained": 20}
    size = {"National": 18, "Regional": 2, "Local authority": 1}
    for column, step in parts.items():
        added = step * stock["geographic_level"].map(size)
        stock[column] = stock[column].astype(int).add(added.where(more, 0)).astype(str)
    plans = stock["ehcplans"].astype(int)
    for kind in ("mainstream", "special"):
        share = 100 * stock[f"{kind}_total"].astype(int) / plans
        stock[f"{kind}_total_pc"] = share.map("{:.1f}".format)
    brought(stock, folder)
    brought(new_plans(), folder)
    brought(MADE["ehc_ceased"](), folder)
    # Issued, and new: two populations. The one is not refused for being smaller than the other.
    assert shown(table_of(timeliness(), folder), "ehc_20w_pct")["2024-12-31"] == "50.3"
    gap = series_of(replace(tables, releases=held(folder)), "ehc_stock_flow_gap").of(OWN)
    assert gap.to_dict() == {pd.Timestamp("2025-01-31"): 29}


@pytest.mark.parametrize("symbol", ["c", "z"])
def test_trap_15_a_share_can_be_hidden_where_its_counts_are_not(symbol: str, folder: Path) -> None:
    frame = placements()
    mine = at(frame, new_la_code=OWN, time_period="2025", breakdown="Foster placements")
    frame.loc[mine, "children_percent"] = symbol
    table = table_of(frame, folder)
    # 100 of 601 would make 16.6 and tell what was hidden.
    assert shown(table, "cla_foster_pct")["2025-03-31"] == symbol
    assert shown(table, "cla_foster_pct")["2024-03-31"] == "16.6"


def test_trap_15_a_second_cell_is_hidden_so_that_the_first_stays_hidden(folder: Path) -> None:
    frame = assessments()
    mine = at(frame, new_la_code=OWN, time_period="2024")
    frame.loc[mine, ["Same_day", "46-50_days"]] = "c"
    # Neither what is left of the whole nor the sum of the first bands is known.
    assert shown(table_of(frame, folder), "assessment_45d_national_pct")["2024-03-31"] == "c"


@pytest.mark.parametrize("symbol", ["c", "k", "low", "u", "x", "z", "~", ":"])
def test_trap_16_a_symbol_is_no_nought_and_no_row_is_lost(symbol: str, folder: Path) -> None:
    frame = in_need()
    frame.loc[at(frame, new_la_code=OWN, time_period="2025"), "At31_episodes"] = symbol
    table = table_of(frame, folder)
    kept = {"k": "low", "~": "low", ":": "x"}.get(symbol, symbol)
    assert shown(table, "children_in_need")["2025-03-31"] == kept
    assert len(table) == len(frame)
    # It can be read again: `check` knows every symbol that an import may write.
    rows = held(folder).of("children_in_need")
    assert rows["value"].isna().sum() == 1
    assert not (rows["value"] == 0).any()


def test_trap_16_a_true_nought_stays_one(folder: Path) -> None:
    frame = stability()
    few = frame["placement_stability"].str.startswith("With 3 or more")
    mine = few & at(frame, new_la_code=OWN, time_period="2025")
    frame.loc[mine, ["children_count", "children_percent"]] = "0"
    region = few & at(frame, region_code="E12000009", time_period="2025", la_name="")
    frame.loc[region, ["children_count", "children_percent"]] = ["60", "5"]
    england = few & at(frame, geographic_level="National", time_period="2025")
    frame.loc[england, "children_count"] = "1190"
    assert shown(table_of(frame, folder), "cla_3plus_placements_pct")["2025-03-31"] == "0"


def test_trap_17_a_share_is_worked_out_anew_only_where_that_is_closer(folder: Path) -> None:
    # Printed to the whole per cent, 17: 100 of 601 are 16.6.
    children = table_of(placements(), folder)
    assert shown(children, "cla_foster_pct")["2025-03-31"] == "16.6"
    # Printed with a decimal, from counts that were rounded afterwards: the printed one stands.
    frame = census()
    mine = at(frame, new_la_code=OWN, time_period="2025")
    frame.loc[mine, "agency_rate_fte"] = "22.5"  # 26.0 of 116.0 make 22.41, 26.05 of 116.0 22.46
    assert shown(table_of(frame, folder), "agency_rate_fte")["2025-09-30"] == "22.5"


def test_trap_17_a_share_that_rounding_cannot_explain_is_refused(folder: Path) -> None:
    frame = census()
    frame.loc[at(frame, new_la_code=OWN, time_period="2025"), "agency_rate_fte"] = "22.6"
    with pytest.raises(BadData, match=r"22\.6 does not follow from its counts"):
        brought(frame, folder)


def test_trap_18_outturn_in_thousands_under_one_row_of_headings_or_two(folder: Path) -> None:
    two = table_of(whole(outturn()), folder, EARLIER)
    one = table_of(whole(outturn(two_rows=False, year="2024-25")), folder)
    assert shown(two, "cla_spend_k") == {"2024-03-31": "9000"}
    assert shown(one, "cla_spend_k") == {"2025-03-31": "9000"}
    # A district looks after nobody: its 0 is no authority's.
    assert "E07000223" not in set(two["area_code"])


def test_trap_18_returns_that_are_not_certified_are_told(folder: Path) -> None:
    rows = outturn()
    for row in rows[7:9]:
        row[6] = "N"
    told = brought(whole(rows), folder).told
    assert any(line.startswith("the returns of 2 of 1") for line in told)


def test_trap_18_decimals_of_a_thousand_and_an_amount_taken_back_are_amounts(folder: Path) -> None:
    rows = outturn()
    rows[7][8:10] = ["-3000.5", "-0.5"]
    table = table_of(whole(rows), folder)
    assert shown(table, "cla_spend_k") == {"2024-03-31": "-1"}


RENAMED = {
    "cin_referrals": {
        "rereferral_percent": "Re_referrals_percent",
        "rereferral_count": "Re_referrals",
        "referral_count": "Referrals",
        "no_further_action_count": "No_Further_Action",
    },
    "cla_number": {"children_count": "number", "population_type": "population_count"},
    "cla_stability": {"children_count": "number", "children_percent": "percentage"},
    "cla_characteristics": {
        "characteristic": "cla_group",
        "breakdown": "characteristic",
        "children_count": "number",
        "children_percent": "percentage",
    },
    "ehc_timeliness": {
        "PC_plans_issued_20_weeks_ex": "pc_plans_issued_20_weeks_ex",
        "plans_issued_den": "Plans_Issued_Den",
    },
    "cin_duration": {"2years+": "2YEARS+"},
}


@pytest.mark.parametrize("data_set", RENAMED)
def test_trap_19_a_column_is_known_by_the_names_it_has_had(data_set: str, folder: Path) -> None:
    frame = MADE[data_set]()
    now = table_of(frame, folder)
    then = table_of(frame.rename(columns=RENAMED[data_set]), folder, EARLIER)
    assert not any("is new and not used" in line for line in brought(frame, folder).told)
    pd.testing.assert_frame_equal(now, then)


def test_trap_20_what_a_release_revised_is_told(folder: Path) -> None:
    brought(looked_after(("2023", "2024")), folder, EARLIER)
    frame = looked_after()
    mine = at(frame, new_la_code=OWN, time_period="2024") & frame["population_type"].str.contains(
        "31 March"
    )
    frame.loc[mine, ["children_count", "rate_per_10000"]] = ["599", "60"]
    told = brought(frame, folder).told
    assert "revised: cla_national, 2024-03-31: 1 authority; Gloucestershire 601 → 599" in told
    assert not any("cla_rate_national" in line and "revised" in line for line in told)


def test_trap_20_a_number_that_became_a_symbol_was_revised(folder: Path) -> None:
    frame = census()
    frame["vacancy_agency_cover_rate_fte"] = frame["agency_fte"].astype(float) * 10
    earlier = frame.astype("str")
    brought(earlier, folder, EARLIER)
    later = earlier.copy()
    mine = at(later, new_la_code=OWN, time_period="2024")
    later.loc[mine, "vacancy_agency_cover_rate_fte"] = "u"
    (line,) = [line for line in brought(later, folder).told if line.startswith("revised")]
    assert line == (
        "revised: vacancy_agency_cover_rate_fte, 2024-09-30: 1 authority; "
        "Gloucestershire 250.0 → [u]"
    )


def test_trap_20_a_release_amended_in_place_has_a_later_day(folder: Path, tables: Tables) -> None:
    first = timeliness()
    brought(first, folder, EARLIER)
    amended = first.copy()
    mine = at(amended, new_la_code=OWN, time_period="2024")
    amended.loc[mine, "plans_issued_gt_1_year"] = "9"
    amended.loc[mine, "pc_plans_issued_gt_1_year"] = "4.5"
    with pytest.raises(BadData, match="an amended release has a later day of its own"):
        brought(amended, folder, EARLIER)
    told = brought(amended, folder).told
    assert told == ("revised: ehc_over_1y_pct, 2024-12-31: 1 authority; Gloucestershire 5.0 → 4.5",)
    # Both stand: a quarter knows what was out by then, and now the later one alone.
    now = series_of(replace(tables, releases=held(folder)), "ehc_over_1y_pct").of(OWN)
    assert now[pd.Timestamp("2024-12-31")] == 4.5
    assert len(held(folder).frame["release_id"].unique()) == 2


def test_trap_21_the_neighbours_of_2021_end_where_the_old_ones_begin(folder: Path) -> None:
    ten = ("865", "800", "938", "873", "878", "838", "893", "850", "803", "885")
    text = neighbours_2021({"916": ten, "865": tuple(reversed(ten))})
    brought(b"\xef\xbb\xbf" + text.encode(), folder)
    pairs = pd.read_csv(folder / "neighbours.csv", dtype="str")
    made = pairs[pairs["model"] == "2021"]
    assert len(made) == 20
    # Dorset of before 2019 stands under the table, and is no authority of it.
    assert set(made["area_code"]) == {OWN, "E06000054"}
    ours = made[made["area_code"] == OWN]
    assert ours["neighbour_code"].iloc[[0, 5, 9]].tolist() == [
        "E06000054",
        "E06000059",
        "E10000034",
    ]
    assert set(made["closeness"]) == {"Extremely close"}


def test_trap_22_the_dictionary_is_no_release_and_is_told_so(folder: Path) -> None:
    text = io.StringIO()
    header = ["Measure_code", "Title", "Polarity", "Last_update", "Description"]
    csv.writer(text).writerows([header, ["1", "Agency", "-", "46082", "two\nlines"]])
    with pytest.raises(BadData, match="no release that is known") as refused:
        brought(text.getvalue().encode(), folder)
    assert "\n" not in str(refused.value)


def test_trap_22_a_header_of_the_example_file_is_told_with_its_kin(folder: Path) -> None:
    frame = in_need().rename(columns={"geographic_level": "geographical_level"})
    said = "the column geographic_level is missing, did you mean geographical_level?"
    with pytest.raises(BadData) as refused:
        brought(frame, folder)
    assert said in str(refused.value)
