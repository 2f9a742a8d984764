"""Faults planted in releases of each kind: each is told in a plain line, and nothing is written."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from made_open_data import MADE, few_areas
from made_releases import OWN, folder_of
from made_workbooks import appeals, estimates, neighbours_2021, ods, outturn, xlsx

from glosanalysis.errors import BadData
from glosanalysis.releases.importing import Imported, import_file

DAY = date(2026, 2, 26)
Break = Callable[[pd.DataFrame], pd.DataFrame]
Rows = list[list[str]]

FIRST = {"National": 0, "Regional": 1, "Local authority": 10}
"""Where the first row of a level is: England, nine regions from the North East, and ours."""


def brought(content: bytes, folder: Path, day: date = DAY) -> list[Imported]:
    path = folder.parent / "file"
    path.write_bytes(content)
    return import_file(path, folder, by_way_of=folder.parent / "tmp", published_on=day)


def refused(content: bytes, place: Path) -> list[str]:
    """Give the lines of the refusal, and see that nothing was written."""
    folder = few_areas(place)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(BadData) as raised:
        brought(content, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    return str(raised.value).splitlines()


def as_csv(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False).encode()


def cell(column: str, value: str, level: str = "Local authority") -> Break:
    def broken(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[FIRST[level], column] = value
        return frame

    return broken


def cells(values: dict[str, str], level: str = "Local authority") -> Break:
    def broken(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[FIRST[level], list(values)] = list(values.values())
        return frame

    return broken


def renamed(column: str, to: str) -> Break:
    return lambda frame: frame.rename(columns={column: to})


def without(column: str) -> Break:
    return lambda frame: frame.drop(columns=column)


def row_twice(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([frame, frame.iloc[[10]]])


def under_two_codes(frame: pd.DataFrame) -> pd.DataFrame:
    """List Somerset twice, under its code of today and that of before 2023."""
    rows = frame.iloc[[11, 11]].assign(
        old_la_code="933", la_name="Somerset", new_la_code=["E06000066", "E10000027"]
    )
    return pd.concat([frame, rows])


def period_only(period: str) -> Break:
    return lambda frame: frame.assign(time_period=frame["time_period"].replace("2025", period))


def swapped_names(frame: pd.DataFrame) -> pd.DataFrame:
    names = list(frame.loc[[10, 11], "la_name"])
    frame.loc[[11, 10], "la_name"] = names
    return frame


CSV: dict[str, tuple[str, Break, str]] = {
    # Children in need.
    "a school year for a year of return": (
        "cin_referrals",
        cell("time_period", "202425"),
        "line 12, column time_period: '202425' is not a reporting year",
    ),
    "a year to come": (
        "cin_referrals",
        period_only("2031"),
        "column time_period: 2031-03-31 lies after 2026-02-26, the day of publication",
    ),
    "another kind of year": (
        "cin_in_need",
        cell("time_identifier", "Calendar year"),
        "line 12, column time_identifier: 'Calendar year' is not Reporting year",
    ),
    "names of two authorities swapped": (
        "cin_referrals",
        swapped_names,
        "line 12, column la_name: 'North Somerset' is not Gloucestershire, whose code",
    ),
    "an old code of another authority": (
        "cin_in_need",
        cell("old_la_code", "803"),
        "line 12, column old_la_code: '803' is not 916, whose code E10000013 it has",
    ),
    "a code that nobody has": (
        "cin_duration",
        cell("new_la_code", "E10000031"),
        "line 12, column new_la_code: 'E10000031' is the code of no authority, did you mean",
    ),
    "an authority in another region": (
        "cin_assessments",
        cells({"region_code": "E12000008", "region_name": "South East"}),
        "line 12, column region_code: 'E12000008' is not the region of Gloucestershire",
    ),
    "a region in the row of England": (
        "cin_in_need",
        cells({"region_code": "E12000009", "region_name": "South West"}, "National"),
        "line 2, column region_code: 'E12000009' names a region in a row of England",
    ),
    "a row twice": ("cin_duration", row_twice, "line 58: repeats an observation: 2023, Local"),
    "an authority under two of its codes": (
        "cin_in_need",
        under_two_codes,
        "line 59: repeats an observation: 2024, Local authority, E12000009, 933, E10000027",
    ),
    "England is not its authorities": (
        "cin_in_need",
        cell("At31_episodes", "19000", "National"),
        "line 2, column At31_episodes: 19000 is not the sum of its authorities, 18171",
    ),
    "a region is not its authorities": (
        "cin_referrals",
        cell("referral_count", "2600", "Regional"),
        "line 3, column referral_count: 2600 is not the sum of its authorities",
    ),
    "bands of duration that do not add": (
        "cin_assessments",
        cell("21-30_days", "801"),
        "line 12, column Assessments_completed: 909 is not the sum of its parts, 1609",
    ),
    "a share that does not follow": (
        "cin_referrals",
        cell("rereferral_percent", "21.0"),
        "line 12, column rereferral_percent: 21.0 does not follow from its counts, which make",
    ),
    "more repeated than there were": (
        "cin_referrals",
        cells({"rereferral_count": "1500", "rereferral_percent": "149.9"}),
        "line 12, column rereferral_percent: 1500 is more than its whole, 1001",
    ),
    "a share above the whole without counts": (
        "cin_duration",
        cells({"2years+": "c", "2years+_percent": "120"}),
        "line 12, column 2years+_percent: 120 is more than the whole, 100",
    ),
    "a symbol nobody knows": (
        "cin_referrals",
        cell("referral_count", "*"),
        "line 12, column referral_count: '*' is neither a number nor a symbol (c, x, z, u,",
    ),
    "a negative number": (
        "cin_duration",
        cell("2years+", "-5"),
        "line 12, column 2years+: -5 is negative",
    ),
    "half a child": (
        "cin_in_need",
        cell("At31_episodes", "1001.5"),
        "line 12, column At31_episodes: 1001.5 is not a whole number",
    ),
    "an empty number": (
        "cin_assessments",
        cell("Median_days", ""),
        "line 12, column Median_days: empty",
    ),
    "a column under a name it never had": (
        "cin_referrals",
        renamed("rereferral_percent", "rereferral_pct"),
        "the column rereferral_percent is missing, did you mean rereferral_pct?",
    ),
    "a column twice": (
        "cin_in_need",
        lambda frame: pd.concat([frame, frame[["At31_episodes"]]], axis="columns"),
        "line 1: the column At31_episodes is there twice",
    ),
    # Plans.
    "a calendar year for a school year": (
        "ehc_caseload",
        cell("time_period", "2025"),
        "line 12, column time_period: '2025' is not an academic year",
    ),
    "two years that do not follow": (
        "ehc_caseload",
        cell("time_period", "202527"),
        "line 12, column time_period: '202527' is not two years that follow each other",
    ),
    "plans that do not add to England": (
        "ehc_caseload",
        cell("ehcplans", "1100"),
        "line 2, column ehcplans: 19710 is not the sum of its authorities, 19800",
    ),
    "settings that do not add": (
        "ehc_caseload",
        cell("special_la_maintained", "9"),
        "line 12, column special_total: 301 is not the sum of its parts, 49",
    ),
    "a share of plans that does not follow": (
        "ehc_caseload",
        cell("mainstream_total_pc", "60.0"),
        "line 12, column mainstream_total_pc: 60.0 does not follow from its counts",
    ),
    "a total under another name": (
        "ehc_caseload",
        lambda frame: frame.replace("All EHC plans", "All plans"),
        "no row whose breakdown_topic is 'All EHC plans', did you mean All plans?",
    ),
    "new plans with a thousands separator": (
        "ehc_new",
        cell("new_ehc_plans", "1,201"),
        "line 12, column new_ehc_plans: '1,201' is neither a number nor a symbol",
    ),
    "new plans that do not add to a region": (
        "ehc_new",
        cell("new_ehc_plans", "999", "Regional"),
        "line 3, column new_ehc_plans: 999 is not the sum of its authorities",
    ),
    "the column of new plans missing": (
        "ehc_new",
        without("new_ehc_plans"),
        "the column new_ehc_plans is missing",
    ),
    "reasons that do not add": (
        "ehc_ceased",
        cell("transfer", "500"),
        "line 12, column total_ceased: 210 is not the sum of its parts, 689",
    ),
    "more in time than issued": (
        "ehc_timeliness",
        cells({"plans_issued_20_weeks_ex": "300", "PC_plans_issued_20_weeks_ex": "157.1"}),
        "line 12, column PC_plans_issued_20_weeks_ex: 300 is more than its whole, 191",
    ),
    "a share in time that does not follow": (
        "ehc_timeliness",
        cell("PC_plans_issued_20_weeks_ex", "26.1"),
        "line 12, column PC_plans_issued_20_weeks_ex: 26.1 does not follow from its counts",
    ),
    "statements and plans that do not add": (
        "ehc_by_age",
        cell("Total_st", "0"),
        "line 12, column Total_all: 3102 is not the sum of its parts, 3001",
    ),
    # Looked after.
    "a rate that does not follow": (
        "cla_number",
        cell("rate_per_10000", "75"),
        "line 12, column rate_per_10000: 75 does not follow from its counts, which make 60.1",
    ),
    "children as a word": (
        "cla_number",
        cell("children_count", "six hundred"),
        "line 12, column children_count: 'six hundred' is neither a number nor a symbol",
    ),
    "a population that does not add": (
        "cla_number",
        cell("population_estimate", "900000", "National"),
        "line 2, column population_estimate: 900000 is not the sum of its regions",
    ),
    "a level misspelt": (
        "cla_number",
        cell("geographic_level", "Local Authority"),
        "line 12, column geographic_level: 'Local Authority' is no level, did you mean Local auth",
    ),
    "a header of the example file": (
        "cla_number",
        renamed("geographic_level", "geographical_level"),
        "the column geographic_level is missing, did you mean geographical_level?",
    ),
    "a share of moves that does not follow": (
        "cla_stability",
        lambda frame: frame.assign(
            children_percent=frame["children_percent"].where(frame.index != 38, "40")
        ),
        "line 40, column children_percent: 40 does not follow from its counts, which make 10.1",
    ),
    "placements that do not add": (
        "cla_characteristics",
        cells({"children_count": "900"}),
        "line 12, column children_count: 900 is not the sum of its parts, 601, in Distance",
    ),
    "a whole that is there twice": (
        "cla_stability",
        lambda frame: pd.concat([frame, frame.iloc[[10]]]),
        "line 114: repeats an observation: 2024, Local authority, E12000009, 916, E10000013",
    ),
    "a cell of two lines": (
        "cla_stability",
        cell("children_count", "6\n1"),
        r"line 12, column children_count: '6\n1' is neither a number nor a symbol",
    ),
    "a placement nobody knows": (
        "cla_characteristics",
        lambda frame: frame.replace("Foster placements", "Fostering placements"),
        "no row whose breakdown is 'Foster placements', did you mean Fostering placements?",
    ),
    # Population.
    "a country that is another": (
        "population_0_17",
        cells({"country_code": "W92000004"}),
        "line 12, column country_code: 'W92000004' is not E92000001",
    ),
    "people that do not add": (
        "population_0_17",
        cell("population_estimate", "10001"),
        "line 2, column population_estimate: 1800171 is not the sum of its authorities, 1710171",
    ),
    "England missing": (
        "population_0_17",
        lambda frame: frame.drop(index=0),
        "2023 has no row of England",
    ),
    "a region missing": (
        "population_0_17",
        lambda frame: frame.drop(index=3),
        "2023 has 8 regions, there are 9",
    ),
    "half the authorities of a year missing": (
        "population_0_17",
        lambda frame: frame.iloc[:-10],
        "the file may be cut short",
    ),
}


@pytest.mark.parametrize("fault", CSV)
def test_a_fault_in_a_table_is_named(fault: str, tmp_path: Path) -> None:
    data_set, broken, said = CSV[fault]
    lines = refused(as_csv(broken(MADE[data_set]())), tmp_path)
    assert any(said in line for line in lines), "\n".join(lines)
    assert all(line.startswith("file") for line in lines)


@pytest.mark.parametrize("data_set", MADE)
def test_without_a_fault_it_is_taken(data_set: str, tmp_path: Path) -> None:
    (made,) = brought(as_csv(MADE[data_set]()), few_areas(tmp_path))
    assert made.release_id == f"{data_set}_2026-02-26"


def put(rows: Rows, line: int, at: int, value: str) -> Rows:
    rows[line - 1][at] = value
    return rows


def less(rows: Rows, line: int) -> Rows:
    return rows[: line - 1] + rows[line:]


def headed(rows: Rows, of: str, to: str) -> Rows:
    return [[each.replace(of, to) for each in row] for row in rows]


OURS = 8
"""The line of Gloucestershire in the sheet of the outturn."""
OUTTURN: dict[str, tuple[Callable[[Rows], bytes], str]] = {
    "no sheet of the data": (
        lambda rows: ods(rows, "RO4_LA_Data"),
        "no sheet is called RO3_LA_Data, did you mean RO4_LA_Data?; it has Notes, RO4_LA_Data",
    ),
    "no year in the title": (
        lambda rows: ods(put(rows, 1, 0, "Revenue Outturn")),
        "line 1: the title names no year, as 2022-23",
    ),
    "headings and no rows": (
        lambda rows: ods([*rows[:6], ["E-code"], *rows[6:]]),
        "file: no authority stands under the headings",
    ),
    "no headings": (
        lambda rows: ods([row for row in rows if row[:1] != ["E-code"]]),
        "no row begins with E-code",
    ),
    "a line under another name": (
        lambda rows: ods(headed(rows, "fostering services", "foster care")),
        "no column is headed fostering services, Employees",
    ),
    "a code of seven digits": (
        lambda rows: ods(put(rows, OURS, 1, "E1000013")),
        "line 8, column ONS Code: 'E1000013' is not the code of an authority, as Gloucestershire",
    ),
    "a code of a district": (
        lambda rows: ods(put(rows, OURS, 1, "E07000079")),
        "line 8, column ONS Code: 'E07000079' is not the code of an authority",
    ),
    "a name of another": (
        lambda rows: ods(put(rows, OURS, 2, "South Gloucestershire")),
        "line 8, column la_name: 'South Gloucestershire' is not Gloucestershire, whose code",
    ),
    "an expenditure that does not add": (
        lambda rows: ods(put(rows, OURS, 9, "99000")),
        "line 8, column looked_after_expenditure: 99000 is not the sum of its parts, 9000",
    ),
    "a word for an amount": (
        lambda rows: ods(put(rows, OURS, 9, "nine million")),
        "line 8, column looked_after_expenditure: 'nine million' is neither a number nor",
    ),
    "an authority twice": (
        lambda rows: ods([*rows[:OURS], *rows[OURS - 1 :]]),
        "line 9: repeats an observation: 202324, Local authority, E10000013",
    ),
    "half the authorities": (
        lambda rows: ods([*rows[:OURS], *rows[OURS + 10 :]]),
        "202324 has 8 authorities, of 19: the file may be cut short",
    ),
    "no row of England": (
        lambda rows: ods([row for row in rows if row[:1] != ["Eng"]]),
        "202324 has no row of England",
    ),
}


@pytest.mark.parametrize("fault", OUTTURN)
def test_a_fault_in_the_outturn_is_named(fault: str, tmp_path: Path) -> None:
    made, said = OUTTURN[fault]
    lines = refused(made(outturn()), tmp_path)
    assert any(said in line for line in lines), "\n".join(lines)


ESTIMATES: dict[str, tuple[Callable[[Rows], bytes], str]] = {
    "no sheet of persons": (
        lambda rows: xlsx(rows, "MYE2 - Females"),
        "no sheet is called MYE2 - Persons, did you mean MYE2 - Females?",
    ),
    "no year": (lambda rows: xlsx(put(rows, 1, 0, "MYE2")), "the title names no year, as mid-2022"),
    "no headings of the ages": (lambda rows: xlsx(less(rows, 3)), "no row begins with Code"),
    "an age missing": (
        lambda rows: xlsx([row[:12] + row[13:] for row in rows]),
        "no column is headed 8, an age",
    ),
    "a word for people": (
        lambda rows: xlsx(put(rows, 14, 6, "many")),
        "line 14, column 2: 'many' is not a number of people",
    ),
    "no people": (lambda rows: xlsx(put(rows, 14, 6, "")), "line 14, column 2: empty"),
    "an identifier cut short": (
        lambda rows: xlsx(put(rows, 14, 0, "E100000")),
        "line 14, column Code: 'E100000' is not a code, as Gloucestershire needs",
    ),
    "a name that is another's": (
        lambda rows: xlsx(put(rows, 14, 1, "Wiltshire")),
        "line 14, column la_name: 'Wiltshire' is not Gloucestershire, whose code",
    ),
    "an authority missing": (
        lambda rows: xlsx(less(rows, 14)),
        "line 4, column aged_0_to_25: 468000 is not the sum of its authorities, 442000",
    ),
}


@pytest.mark.parametrize("fault", ESTIMATES)
def test_a_fault_in_the_estimates_is_named(fault: str, tmp_path: Path) -> None:
    made, said = ESTIMATES[fault]
    lines = refused(made(estimates()), tmp_path)
    assert any(said in line for line in lines), "\n".join(lines)


def written(rows: Rows) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


APPEALS: dict[str, tuple[Callable[[Rows], Rows], str]] = {
    "no column of codes": (
        lambda rows: headed(rows, "LA code", "Code"),
        "no row is headed LA code",
    ),
    "a column under another name": (
        lambda rows: headed(rows, "Appeals registered4", "Appeals lodged4"),
        "line 4: no column of 2023 is headed Appeals registered",
    ),
    "an old code of two digits": (
        lambda rows: put(rows, 6, 1, "91"),
        "line 6, column old_la_code: '91' is the code of no authority, did you mean 916?",
    ),
    "a row whose name and code are two": (
        lambda rows: put(rows, 6, 0, "South Gloucestershire"),
        "line 6, column la_name: 'South Gloucestershire' is not Gloucestershire, whose code 916",
    ),
    "an appeal rate that does not follow": (
        lambda rows: put(rows, 6, 4, "10.00%"),
        "line 6, column rate: 10.00 does not follow from its counts, which make 1.00",
    ),
    "a code twice": (lambda rows: put(rows, 7, 1, "916"), "line 7: repeats an observation: 2023"),
}


@pytest.mark.parametrize("fault", APPEALS)
def test_a_fault_in_the_appeals_is_named(fault: str, tmp_path: Path) -> None:
    broken, said = APPEALS[fault]
    lines = refused(written(broken(appeals())), tmp_path)
    assert any(said in line for line in lines), "\n".join(lines)


LISTS: dict[str, tuple[str, str]] = {
    "an authority twice": (
        "E06000001,Hartlepool,01/01/2009,,E12000001,a,b,live,805",
        "there twice",
    ),
    "a day that is none": (
        "E06000002,Middlesbrough,2009-01-01,,E12000001,a,b,live,806",
        "line 3, column date_of_operation: '2009-01-01' is no day, as 01/04/2009",
    ),
    "an authority without its three digits": (
        "E06000002,Middlesbrough,01/01/2009,,E12000001,a,b,live,",
        "line 3, column old_la_code: empty",
    ),
}


@pytest.mark.parametrize("fault", LISTS)
def test_a_fault_in_the_list_of_authorities_is_named(fault: str, tmp_path: Path) -> None:
    row, said = LISTS[fault]
    header = (
        "new_la_code,la_name,date_of_operation,date_of_termination,parent_geography_code,"
        "entity_code,entity_description,status,old_la_code"
    )
    first = "E06000001,Hartlepool,01/01/2009,,E12000001,a,b,live,805"
    (line,) = refused(f"{header}\n{first}\n{row}\n".encode(), tmp_path)
    assert said in line


TEN = ("802",) * 10
NEIGHBOURS: dict[str, tuple[str, str]] = {
    "a neighbour nobody knows": (
        neighbours_2021({"916": ("99", *TEN[1:])}),
        "file, line 2: the LA code '99' is in no register of areas",
    ),
    "a column missing": (
        neighbours_2021({"916": TEN}).replace("SN4,", "XX4,"),
        "file, line 1: the column of neighbour 4, SN_4 or SN4, is missing",
    ),
    "an authority twice": (
        neighbours_2021({"916": TEN}).replace("\n,", f"\n916,A,916,7,B{',802,Close' * 10},\n,", 1),
        "file, line 3: 916 is there twice",
    ),
}


@pytest.mark.parametrize("fault", NEIGHBOURS)
def test_a_fault_in_the_neighbours_is_named(fault: str, tmp_path: Path) -> None:
    text, said = NEIGHBOURS[fault]
    (line,) = refused(text.encode(), tmp_path)
    assert line.startswith(said)


def test_rows_of_the_appeals_with_the_code_of_another_are_taken_by_name(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    rows = appeals()
    years = [["20", "2,000", "1.00%"], ["60", "3,000", "2.00%"]]
    rows[-4:-4] = [
        ["Nottingham", "891", *years[0], *years[1]],
        ["Nottinghamshire", "928", *years[1], *years[0]],
        ["Central Bedfordshire", "873", *years[0], *years[1]],
        ["Cambridgeshire8", "823", *years[1], *years[0]],
    ]
    (made,) = brought(written(rows), folder)
    assert "Nottingham has the code 891 of another, and is taken by its name" in made.told
    table = pd.read_csv(folder / "ehc_appeals_2026-02-26.csv")
    of = table.set_index(["area_code", "as_at"])["denominator"]
    assert of["E06000018"].tolist() == [2000, 3000]  # Nottingham
    assert of["E10000024"].tolist() == [3000, 2000]  # Nottinghamshire
    # The last year of these two is the other way round.
    assert of["E06000056"].tolist() == [2000, 2000]  # Central Bedfordshire
    assert of["E10000003"].tolist() == [3000, 3000]  # Cambridgeshire


def _archive(**tables: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in tables.items():
            archive.writestr(f"data/{name}.csv", content)
    return buffer.getvalue()


def _header(data_set: str) -> bytes:
    return as_csv(MADE[data_set]().iloc[:0])


WHOLE = as_csv(MADE["cla_number"]())
BYTES: dict[str, tuple[bytes, str]] = {
    "an empty file": (b" \n", "file: the file is empty"),
    "a header and no rows": (_header("cin_referrals"), "file: has a header and no rows"),
    "two files in one": (
        WHOLE + WHOLE,
        "file, line 114: the header stands there again, as of two files",
    ),
    "a row cut short": (
        WHOLE[: WHOLE.rindex(b",")],
        "file, line 113: 13 cells, 14 are needed: the file may be cut",
    ),
    "another encoding": (
        WHOLE.replace(b"Gloucestershire", "Glôucestershire".encode("latin-1"), 1),
        "file, line 12: is not UTF-8",
    ),
    "sixteen bits a letter": (WHOLE.decode().encode("utf-16"), "file, line 1: is not UTF-8"),
    "a row too long": (
        WHOLE.replace(b"Gloucestershire", b"Gloucestershire,England", 1),
        "file: not readable as CSV: Expected 14 fields in line 12, saw 15",
    ),
    "semicolons": (WHOLE.replace(b",", b";"), "file: no release that is known"),
    "a workbook cut short": (ods(outturn())[:-60], "file: cannot be unpacked, it may be cut short"),
    "an archive of a good table and a bad one": (
        _archive(good=WHOLE, bad=as_csv(cell("rate_per_10000", "k9")(MADE["cla_number"]()))),
        "file: data/bad.csv, line 12, column rate_per_10000: 'k9' is neither a number nor a symbol",
    ),
}


@pytest.mark.parametrize("fault", BYTES)
def test_a_file_that_is_no_whole_table_is_told(fault: str, tmp_path: Path) -> None:
    content, said = BYTES[fault]
    (line,) = refused(content, tmp_path)
    assert line.startswith(said)


def test_a_workbook_that_is_damaged_inside_is_told(tmp_path: Path) -> None:
    content = bytearray(ods(outturn()))
    # In the middle of the compressed sheet: the list of the archive at its end stays whole.
    content[len(content) // 2] ^= 0xFF
    (line,) = refused(bytes(content), tmp_path)
    assert line.startswith("file: cannot be unpacked, it may be cut short")


def test_tables_of_one_archive_are_all_in_the_register(tmp_path: Path) -> None:
    folder = few_areas(tmp_path)
    brought(_archive(one=WHOLE, other=as_csv(MADE["cla_stability"]())), folder)
    register = pd.read_csv(folder / "register.csv")
    assert list(register["data_set"]) == ["cla_number", "cla_stability"]


@pytest.mark.parametrize("two_rows", [True, False])
def test_the_outturn_is_read_under_one_row_of_headings_or_two(
    two_rows: bool, tmp_path: Path
) -> None:
    folder = few_areas(tmp_path)
    brought(ods(outturn(two_rows)), folder)
    table = pd.read_csv(folder / "spending_2026-02-26.csv")
    own = table[table["area_code"] == OWN].set_index("indicator")["value"]
    assert own.to_dict() == {
        "cla_spend_k": 9000,
        "cla_residential_spend_k": 3000,
        "cla_fostering_spend_k": 3000,
    }
