"""National series: the values that the dictionary works out, and small ones worked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from glosanalysis.checkout.project import Project
from glosanalysis.data.release_files import read_releases
from glosanalysis.data.releases import Releases
from glosanalysis.data.tables import Tables
from glosanalysis.national.comparing import gaps, place_at, ranks
from glosanalysis.national.derived import figures
from glosanalysis.national.series import Series, series_of
from glosanalysis.pages.caveats import caveats_page
from glosanalysis.publication.comparison_csv import COLUMNS, comparison_records
from glosanalysis.quarter import Quarter
from glosanalysis.themes import THEMES, ehcp, exhibits
from glosanalysis.themes.exhibits.shared import in_a_row
from glosanalysis.themes.exhibits.standing import behind_and_ahead
from glosanalysis.themes.national import National
from glosanalysis.themes.workforce import workforce_account

NOW = Quarter(2025, 2)
OWN = "E10000013"


@pytest.fixture(scope="module")
def seen(tables: Tables) -> Tables:
    return tables.known_at(NOW)


WORKED = {
    ("agency_rate_fte", "2018-09-30"): 39.9,
    ("agency_rate_fte", "2025-09-30"): 10.2,
    ("ehc_20w_pct", "2019-12-31"): 99.8,
    ("ehc_20w_pct", "2024-12-31"): 26.1,
    ("ehc_plans_january", "2019-01-31"): 3658,
    ("ehc_plans_january", "2025-01-31"): 6412,
    ("rereferral_12m_pct", "2025-03-31"): 22.4,
    ("cla_national", "2025-03-31"): 758,
    ("cla_rate_national", "2025-03-31"): 57,
    # Revised: 842 and 65 in the release before.
    ("cla_national", "2024-03-31"): 840,
    ("cla_rate_national", "2024-03-31"): 64,
    ("cla_spend_k", "2024-03-31"): 105411,
}


@pytest.mark.parametrize(("indicator", "day"), WORKED)
def test_a_value_is_the_published_one(indicator: str, day: str, seen: Tables) -> None:
    assert series_of(seen, indicator).of(OWN)[pd.Timestamp(day)] == WORKED[indicator, day]


def test_the_agency_share_of_2025_lies_below_the_mean_and_above_the_median(seen: Tables) -> None:
    series = series_of(seen, "agency_rate_fte")
    day = pd.Timestamp("2025-09-30")
    assert series.england[day] == 13.0
    assert series.mean[day] == 11.9
    assert series.median[day] == 10.1
    assert series.with_a_number[day] == 10


def test_rates_take_the_population_of_the_summer_before(seen: Tables) -> None:
    own = series_of(seen, "cin_rate").of(OWN)
    # 4,142 children of March 2025 on 133,163 of mid-2024.
    assert own[pd.Timestamp("2025-03-31")] == pytest.approx(4142 / 133163 * 10_000)


def test_stock_and_flow_close_with_what_is_unexplained(seen: Tables) -> None:
    gap = series_of(seen, "ehc_stock_flow_gap").of(OWN)
    # 536 more plans; 967 new less 467 ceased is 500.
    assert gap[pd.Timestamp("2025-01-31")] == 36


def test_a_share_of_nobody_does_not_apply(seen: Tables) -> None:
    told = figures(seen).frame
    rows = told[told["indicator"] == "cla_3plus_placements_pct"]
    city = rows[(rows["area_code"] == "E09000001") & (rows["as_at"] == "2025-03-31")]
    # The release has 0%, and no children that it is of.
    assert city["symbol"].tolist() == ["z"] and city["value"].isna().all()
    of_nobody = (told["numerator"] == 0) & ~(told["denominator"] > 0)
    assert told.loc[of_nobody, "value"].isna().all()


@pytest.mark.parametrize(("looked_after", "returned"), [(180.0, False), (0.0, True)])
def test_nothing_spent_on_children_who_were_looked_after_is_no_return(
    seen: Tables, looked_after: float, returned: bool
) -> None:
    harrow, day = "E09000015", pd.Timestamp("2024-03-31")
    frame = seen.releases.frame.copy()
    there = (frame["area_code"] == harrow) & (frame["as_at"] == day)
    frame.loc[there & (frame["indicator"] == "cla_national"), "value"] = looked_after
    known = replace(seen, releases=replace(seen.releases, frame=frame))
    told = figures(known).frame
    told = told[(told["area_code"] == harrow) & (told["as_at"] == day)].set_index("indicator")
    for line in ("cla_spend_k", "cla_residential_spend_k", "cla_fostering_spend_k"):
        assert told.loc[line, "symbol"] == ("" if returned else "x")
        assert bool(told.loc[line, "value"] == 0) is returned
    assert "cla_week_cost" not in told.index


def made(wide: dict[str, list[float | None]], neighbours: tuple[str, ...] = ("B", "C")) -> Series:
    days = pd.to_datetime(["2024-09-30", "2025-09-30"])
    frame = pd.DataFrame(wide, index=days, dtype="float64").rename_axis("as_at")
    rows = frame.stack().rename("value").rename_axis(["as_at", "area_code"]).reset_index()
    england = pd.DataFrame({"as_at": days, "area_code": "E92000001", "value": [5.0, 5.0]})
    return Series("x", pd.concat([rows, england]), frame, neighbours, own="A", region="E12000009")


def test_ties_share_the_better_rank_and_one_without_a_number_is_not_counted() -> None:
    series = made({"A": [2, 2], "B": [2, 1], "C": [3, None], "D": [4, 9]})
    low = ranks(series, "low")
    assert low["rank"].tolist() == [1, 2]
    assert low["of"].tolist() == [4, 3]
    assert low["quartile"].tolist() == ["A", "C"]
    assert ranks(series, "high")["rank"].tolist() == [3, 2]


def test_only_who_is_among_the_fifth_at_an_end_is_told_as_that() -> None:
    others = {f"E{n}": [float(n), 5.0] for n in range(9)}
    assert ranks(made({"A": [9, 5], **others}), "low")["fifth"].tolist() == ["highest", ""]
    assert ranks(made({"A": [0.5, 4], **others}), "low")["fifth"].tolist() == ["lowest", "lowest"]
    assert ranks(made({"A": [6.5, 5.5], **others}), "high")["fifth"].tolist() == ["", "highest"]


def test_where_no_end_is_good_the_highest_is_first_and_there_is_no_quartile() -> None:
    place = place_at(made({"A": [2, 7], "B": [3, 1]}), date(2025, 9, 30), "neutral")
    assert place is not None
    assert (place.rank, place.of, place.quartile) == (1, 2, "")


def test_without_a_number_there_is_no_place() -> None:
    assert place_at(made({"A": [2, None], "B": [3, 1]}), date(2025, 9, 30), "low") is None


def test_mean_and_median_are_of_the_neighbours_that_have_a_number() -> None:
    series = made({"A": [2, 2], "B": [1, 1], "C": [9, None], "D": [4, 4]}, ("B", "C", "D"))
    assert series.with_a_number.tolist() == [3, 2]
    # With the decimals of what they are of, halves up: 2.5 of whole figures is 3.
    assert series.median.tolist() == [4, 3]
    assert series.mean.tolist() == [5, 3]
    finer = made({"A": [2.0, 2.0], "B": [1.1, 1.0], "C": [1.2, 1.0]}, ("B", "C"))
    assert (finer.median.tolist(), finer.mean.tolist()) == ([1.2, 1.0], [1.2, 1.0])


def test_a_gap_is_ours_less_theirs() -> None:
    found = gaps(made({"A": [7, 4], "B": [1, 3], "C": [3, 5]}))
    assert found["england"].tolist() == [2, -1]
    assert found["median"].tolist() == [5, 0]


def rows_of(*rows: tuple[str, str, float, str]) -> Releases:
    frame = pd.DataFrame(rows, columns=["as_at", "area_code", "value", "known_on"])
    return Releases(
        frame.assign(
            indicator="x",
            symbol="",
            numerator=float("nan"),
            denominator=float("nan"),
            release_id=frame["known_on"],
            as_at=pd.to_datetime(frame["as_at"]),
            known_on=pd.to_datetime(frame["known_on"]),
        )
    )


def test_the_newest_release_of_a_day_stands_alone() -> None:
    held = rows_of(
        ("2024-03-31", "A", 842, "2024-11-14"),
        ("2024-03-31", "B", 100, "2024-11-14"),
        ("2023-03-31", "A", 865, "2024-11-14"),
        ("2024-03-31", "A", 840, "2025-11-20"),
    )
    then = held.known_at(NOW, date(2025, 1, 1)).of("x")
    assert then["value"].tolist() == [842, 100, 865]
    # B is not in the later release of that day: it is not filled from the earlier one.
    now = held.known_at(NOW, date(2026, 1, 1)).of("x")
    assert sorted(now["value"]) == [840, 865]


def test_a_quarter_of_the_papers_sees_no_release(tables: Tables) -> None:
    seen = tables.known_at(Quarter(2022, 4))
    assert seen.releases.frame.empty
    assert comparison_records(tables, Quarter(2022, 4)) == []


def test_comparisons_say_each_area_of_the_day(tables: Tables) -> None:
    rows = [r for r in comparison_records(tables, NOW) if r["indicator"] == "agency_rate_fte"]
    assert [row["level"] for row in rows] == [
        "authority",
        "neighbours_mean",
        "neighbours_median",
        "region",
        "England",
    ]
    assert [row["value"] for row in rows] == ["10.2", "11.9", "10.1", "14.9", "13.0"]
    assert (rows[0]["rank"], rows[0]["of"], rows[0]["quartile"]) == ("59", "148", "B")
    assert all(set(row) == set(COLUMNS) for row in rows)


def test_every_indicator_of_the_releases_has_a_figure(seen: Tables) -> None:
    national = [i for theme in THEMES.values() for i in theme.indicators if i.since is not None]
    assert len(national) == 37
    for each in national:
        assert len(series_of(seen, each.id).of(OWN)), each.id


def test_every_exhibit_can_be_made_of_every_indicator_in_every_quarter(tables: Tables) -> None:
    for quarter in (Quarter(2019, 4), Quarter(2023, 2), NOW):
        known = tables.known_at(quarter)
        for each in (i for theme in THEMES.values() for i in theme.indicators if i.since):
            for make in (exhibits.over_the_years, exhibits.funnel):
                display = make(known, each)
                assert "nan" not in f"{display.title} {display.note}".split()
            table = exhibits.where_we_stand(known, [each])
            assert table.frame.empty == series_of(known, each.id).of(OWN).empty


def test_the_download_of_the_years_has_every_authority_and_the_table_ours_alone(
    seen: Tables,
) -> None:
    (in_time,) = (each for each in THEMES["ehcp"].indicators if each.id == "ehc_20w_pct")
    display = exhibits.over_the_years(seen, in_time)
    codes = {each for each in display.columns if each.startswith("E")}
    assert len(codes) > 140
    assert OWN not in codes
    assert not codes & {each for each, column in display.columns.items() if column.shown}
    assert {display.columns[code].label for code in codes} <= {*display.as_text()}


def test_the_account_of_plans_is_told_of_its_last_year(seen: Tables) -> None:
    shown = ehcp.plans_account(seen)
    year, *plans = shown.frame.iloc[-1]
    # As the release of January 2025 and the dictionary have them.
    assert (year, plans) == ("2024", [5876, 967, 467, 36, 6412])
    assert shown.title == (
        "5,876 plans of January 2024, 967 new less 467 ceased, and 36 that are in neither, make "
        "6,412"
    )
    assert shown.period == "2022 to 2024"


def test_counts_stand_beside_no_other_area() -> None:
    declared = National("(Nobody.)")
    declared.add("x_count", "X", columns="x", definition="X.", sentence="{value}", unit="plans")
    declared.add("x_share", "X", columns="x", definition="X.", sentence="{value}")
    assert [each.id for each in declared.compared] == ["x_share"]


def test_the_log_of_caveats_says_since_when_what_is_said_of_a_release(
    project: Project, tables: Tables
) -> None:
    page = caveats_page(project, tables)
    (line,) = [line for line in page.splitlines() if "The census counts one day a year" in line]
    assert (
        "[2023-24 Q2](reports/2023-24-Q2/workforce.ipynb), figure as at 30 September 2023" in line
    )


FAULTS = {
    "a number": ("10.2", "ten", "'ten' is not a number"),
    "a day": ("2025-09-30", "30/09/2025", "'30/09/2025' is not a day"),
    "an area": (OWN, "E10000099", "'E10000099' is no area of areas.csv"),
    "an indicator": ("agency_rate_fte", "Agency rate", "'Agency rate' is no identifier"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_check_names_what_is_wrong_in_a_table(fault: str, tmp_path: Path) -> None:
    was, now, said = FAULTS[fault]
    folder = one_release(
        tmp_path, f"agency_rate_fte,{OWN},2025-09-30,10.2,49,479.1,".replace(was, now)
    )
    _, faults = read_releases(folder)
    assert any(said in str(each) for each in faults)


def test_check_names_tables_and_lines_that_do_not_belong_together(tmp_path: Path) -> None:
    folder = one_release(tmp_path, f"agency_rate_fte,{OWN},2025-09-30,10.2,49,479.1,c")
    (folder / "csww_2020-01-01.csv").write_text("indicator\n")
    _, faults = read_releases(folder)
    said = "\n".join(map(str, faults))
    assert "needs a number or a symbol, and not both" in said
    assert "data/releases/csww_2020-01-01.csv: is not in register.csv" in said


def one_release(place: Path, row: str) -> Path:
    folder = place / "releases"
    folder.mkdir()
    (folder / "register.csv").write_text(
        "release_id,data_set,title,publisher,published_on,address,licence,sha256,size,rows\n"
        f"csww_2026-02-26,csww,T,P,2026-02-26,,OGL,{'a' * 64},1,1\n"
    )
    (folder / "areas.csv").write_text(
        "code,old_code,name,level,region_code,region,from,until,current_code\n"
        f"{OWN},916,Gloucestershire,Local authority,E12000009,South West,2009-01-01,,{OWN}\n"
    )
    (folder / "neighbours.csv").write_text("model,area_code,rank,neighbour_code,closeness\n")
    header = "indicator,area_code,as_at,value,numerator,denominator,symbol"
    (folder / "csww_2026-02-26.csv").write_text(f"{header}\n{row}\n")
    return folder


@pytest.mark.parametrize(
    ("theme", "quarter", "indicator", "is_clear"),
    [
        # 239 of 840, then 197 of 758: so much comes about by chance in one of four years.
        ("placements", "2024-25-Q4", "cla_20_miles_pct", False),
        # 259 of 739, then 233 of 892.
        ("ehcp", "2024-25-Q4", "ehc_20w_pct", True),
        # £2,407, then £2,184: no share, and nothing that chance draws.
        ("placements", "2024-25-Q4", "cla_week_cost", True),
        # Rates: 67 of 10,000, then 64; then 57, of 840 and of 758 children.
        ("children_in_care", "2023-24-Q4", "cla_rate_national", False),
        ("children_in_care", "2024-25-Q4", "cla_rate_national", True),
    ],
)
def test_a_national_share_moves_clearly_where_it_is_more_than_chance(
    tables: Tables, theme: str, quarter: str, indicator: str, is_clear: bool
) -> None:
    when = Quarter.parse(quarter)
    rows = THEMES[theme].rows(tables, when)
    (row,) = (each for each in rows if each.indicator.id == indicator)
    assert abs(row.change or 0) >= row.indicator.materiality
    assert row.clear is is_clear


@pytest.mark.parametrize(
    ("quarters", "said"),
    [
        ([], "None of these figures can be good or bad"),
        (["A"], "The one figure that can be good or bad is in the best quarter of authorities"),
        (["D"], "The one figure that can be good or bad is in the worst quarter of authorities"),
        (
            ["C"],
            "The one figure that can be good or bad is in neither the best nor the worst quarter "
            "of authorities",
        ),
        (
            ["A", "B", "D"],
            "Of three figures that can be good or bad, one is in the best quarter of authorities "
            "and one is in the worst",
        ),
        (
            ["A", "B", "A"],
            "Of three figures that can be good or bad, two are in the best quarter of authorities "
            "and none is in the worst",
        ),
        (
            ["C", "B"],
            "None of two figures that can be good or bad is in the best or the worst quarter of "
            "authorities",
        ),
    ],
)
def test_one_figure_is_told_as_one(quarters: list[str], said: str) -> None:
    assert behind_and_ahead(quarters) == said


def test_a_change_is_told_of_years_that_follow_each_other() -> None:
    days = pd.to_datetime(["2020-09-30", "2022-09-30", "2023-09-30", "2024-09-30"])
    frame = pd.DataFrame({"a": [1, 2, 3, 4]}, index=days)
    assert in_a_row(frame)["a"].tolist() == [2, 3, 4]
    assert in_a_row(frame.iloc[:2])["a"].tolist() == [2]
    assert in_a_row(frame.iloc[:0]).empty


def test_an_account_of_social_workers_ends_where_its_figures_do(tables: Tables) -> None:
    frame = tables.releases.frame
    held_back = (
        (frame["indicator"] == "agency_rate_fte")
        & (frame["area_code"] == OWN)
        & (frame["as_at"] > pd.Timestamp(2022, 12, 31))
    )
    releases = replace(tables.releases, frame=frame[~held_back])
    shown = workforce_account(replace(tables, releases=releases))
    assert "were employed at 30 September 2022" in shown.title
    assert "nan" not in shown.title
    assert shown.frame["as_at"].max() == pd.Timestamp(2022, 9, 30)
