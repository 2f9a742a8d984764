"""A release is recognised, checked, and put in place whole or not at all."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from made_releases import ENGLAND, OWN, census, folder_of

from glosanalysis.errors import BadData, WrongUsage
from glosanalysis.releases.importing import Imported, import_file

FIRST, SECOND = date(2025, 2, 27), date(2026, 2, 26)
Break = Callable[[pd.DataFrame], pd.DataFrame]


def put(frame: pd.DataFrame, place: Path, name: str = "any name.csv", **how: object) -> Path:
    path = place / name
    path.write_text(frame.to_csv(index=False, **how), encoding="utf-8")
    return path


def brought(path: Path, folder: Path, day: date | None = SECOND, **rest: object) -> Imported:
    (made,) = import_file(path, folder, by_way_of=folder.parent / "tmp", published_on=day, **rest)
    return made


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_release_becomes_a_table_and_a_line_of_the_register(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    made = brought(put(census(), tmp_path), folder)
    assert made.release_id == "csww_2026-02-26"
    table = pd.read_csv(folder / "csww_2026-02-26.csv")
    own = table[(table["area_code"] == OWN) & (table["indicator"] == "agency_rate_fte")]
    # Place 1 of 2025: 26 agency of 26 and 90 employed.
    assert own.to_dict("records")[-1] | {"symbol": ""} == {
        "indicator": "agency_rate_fte",
        "area_code": OWN,
        "as_at": "2025-09-30",
        "value": 22.4,
        "numerator": 26.0,
        "denominator": 116.0,
        "symbol": "",
    }
    register = pd.read_csv(folder / "register.csv", dtype="str")
    assert register["rows"].tolist() == ["60"]
    assert register["licence"].tolist() == ["Open Government Licence v3.0"]


def test_the_same_file_again_makes_the_same_bytes_and_says_so(tmp_path: Path) -> None:
    folder, path = folder_of(tmp_path), put(census(), tmp_path)
    brought(path, folder)
    before = held(folder)
    again = brought(path, folder, None)
    assert again.told == ("held already as csww_2026-02-26, and the same",)
    assert held(folder) == before


def test_a_dry_run_tells_and_writes_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    before = held(folder)
    made = brought(put(census(), tmp_path), folder, dry_run=True)
    assert made.told
    assert held(folder) == before


@pytest.mark.parametrize("packed", ["bom", "crlf", "zip", "gzip", "parquet", "names of 2022"])
def test_a_file_is_what_it_holds_however_it_is_packed(packed: str, tmp_path: Path) -> None:
    folder, frame = folder_of(tmp_path), census()
    text = frame.to_csv(index=False)
    path = tmp_path / "download (3)"
    if packed == "bom":
        path.write_text("﻿" + text, encoding="utf-8")
    elif packed == "crlf":
        path.write_bytes(text.replace("\n", "\r\n").encode())
    elif packed == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("data/csww.csv", text)
            archive.writestr("data/csww.meta.csv", "col_name,col_type\n")
    elif packed == "gzip":
        path.write_bytes(gzip.compress(text.encode()))
    elif packed == "parquet":
        duckdb.from_df(frame).write_parquet(str(path))
    else:
        older = {
            "inpost_fte": "social_worker_fte",
            "leavers_fte": "leaver_fte",
            "turnover_rate_fte": "turnover_rate_fte_%",
            "agency_rate_fte": "agency_worker_rate_fte_%",
            "agency_cover_rate_fte": "agency_cover_rate_fte_%",
            "vacancy_rate_fte": "vacancy_rate_fte_%",
            "absence_rate_fte": "absence_rate_fte_%",
        }
        renamed = frame.drop(columns="starters_fte").rename(columns=older)
        path.write_text(renamed.to_csv(index=False), encoding="utf-8")
    brought(path, folder)
    table = pd.read_csv(folder / "csww_2026-02-26.csv")
    own = table[(table["area_code"] == OWN) & (table["indicator"] == "agency_rate_fte")]
    assert own["value"].tolist() == [21.7, 22.4]


def test_what_is_new_and_what_was_revised_is_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    brought(put(census((2023, 2024)), tmp_path, "1.csv"), folder, FIRST)
    later = census()
    mine = (later["new_la_code"] == OWN) & (later["time_period"] == "2024")
    columns = ["agency_fte", "agency_cover_fte", "agency_rate_fte"]
    later.loc[mine, columns] = ["20", "20", "18.2"]
    told = brought(put(later, tmp_path, "2.csv"), folder).told
    assert "new: 2025-09-30" in told
    assert "revised: agency_rate_fte, 2024-09-30: 1 authority; Gloucestershire 21.7 → 18.2" in told


def test_another_file_of_the_same_day_is_refused(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    brought(put(census(), tmp_path, "1.csv"), folder)
    with pytest.raises(BadData, match="an amended release has a later day"):
        brought(put(census((2023, 2024, 2025)), tmp_path, "2.csv"), folder)


def test_another_file_with_the_same_figures_is_held_already(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    brought(put(census(), tmp_path, "1.csv"), folder)
    before = held(folder)
    more = census().assign(new_column="1")
    made = brought(put(more, tmp_path, "2.csv"), folder)
    same = "held already as csww_2026-02-26, from another file with the same figures"
    assert made.told == (same,)
    assert held(folder) == before


def test_an_address_told_later_changes_the_register_only(tmp_path: Path) -> None:
    folder, path = folder_of(tmp_path), put(census(), tmp_path)
    brought(path, folder)
    made = brought(path, folder, address="https://example.org/csv")
    assert made.told == ("held already as csww_2026-02-26, but for its line in the register",)
    assert list(made.files) == ["register.csv"]
    assert pd.read_csv(folder / "register.csv")["address"].tolist() == ["https://example.org/csv"]


def test_the_day_of_publication_has_to_be_told_once(tmp_path: Path) -> None:
    folder, path = folder_of(tmp_path), put(census(), tmp_path)
    with pytest.raises(WrongUsage, match="--published-on"):
        brought(path, folder, None)


def with_cell(column: str, value: str, level: str = "Local authority") -> Break:
    def broken(frame: pd.DataFrame) -> pd.DataFrame:
        line = frame.index[frame["geographic_level"] == level][0]
        frame.loc[line, column] = value
        return frame

    return broken


def without(column: str) -> Break:
    return lambda frame: frame.drop(columns=column)


def renamed(column: str, to: str) -> Break:
    return lambda frame: frame.rename(columns={column: to})


def second_named(name: str) -> Break:
    def broken(frame: pd.DataFrame) -> pd.DataFrame:
        lines = frame.index[frame["new_la_code"] == OWN]
        frame.loc[lines[-1:], "la_name"] = name
        return frame

    return broken


FAULTS: dict[str, tuple[Break, str]] = {
    "a word for a number": (with_cell("agency_fte", "many"), "'many' is neither a number nor"),
    "a thousands separator": (with_cell("cases", "1,600"), "'1,600' is neither a number nor"),
    "a per cent sign": (with_cell("agency_rate_fte", "20%"), "'20%' is neither a number nor"),
    "an empty number": (with_cell("vacancy_fte", ""), "column vacancy_fte: empty"),
    "a symbol nobody knows": (with_cell("agency_fte", "q"), "'q' is neither a number nor a symbol"),
    "a number that Python reads": (with_cell("agency_fte", "nan"), "'nan' is neither a number"),
    "a negative count": (with_cell("leavers_fte", "-9"), "-9 is negative"),
    "half a case": (with_cell("cases", "600.5"), "600.5 is not a whole number"),
    "a rate that does not follow": (
        with_cell("agency_rate_fte", "90.0"),
        "90.0 does not follow from its counts",
    ),
    "a caseload that does not follow": (with_cell("caseload_fte", "51"), "51 does not follow"),
    "a turnover that does not follow": (with_cell("turnover_rate_fte", "99"), "99 does not follow"),
    "a count changed and not its rate": (with_cell("vacancy_fte", "80"), "does not follow"),
    "a year of two digits": (with_cell("time_period", "25"), "'25' is not a reporting year"),
    "a school year": (with_cell("time_period", "202425"), "'202425' is not a reporting year"),
    "another kind of year": (
        with_cell("time_identifier", "Academic year"),
        "'Academic year' is not Reporting year",
    ),
    "a level nobody knows": (
        with_cell("geographic_level", "Local Authority"),
        "'Local Authority' is no level, did you mean Local authority?",
    ),
    "another country": (with_cell("country_code", "W92000004"), "'W92000004' is not E92000001"),
    "another country's name": (with_cell("country_name", "Wales"), "'Wales' is not England"),
    "a region that is none": (
        with_cell("region_code", "E12000099"),
        "'E12000099' is no region",
    ),
    "a region's name of another": (
        with_cell("region_name", "London"),
        "'London' is not South West, whose code it has",
    ),
    "a region without its code": (
        with_cell("region_code", "", "Regional"),
        "a region needs its code",
    ),
    "an authority without its codes": (
        lambda f: with_cell("old_la_code", "")(with_cell("new_la_code", "")(f)),
        "an authority needs its code",
    ),
    "an authority in England's row": (
        with_cell("la_name", "Derby", "National"),
        "'Derby' names an authority in a row above them",
    ),
    "a code of no authority": (
        with_cell("new_la_code", "E10000099"),
        "'E10000099' is the code of no authority",
    ),
    "an old code of no authority": (
        with_cell("old_la_code", "99"),
        "'99' is the code of no authority",
    ),
    "a name of another": (second_named("South Gloucestershire"), "'South Gloucestershire'"),
    "an old code of another": (with_cell("old_la_code", "803"), "whose code E10000013 it has"),
    "a row twice": (lambda f: pd.concat([f, f.tail(1)]), "repeats an observation"),
    "England missing": (
        lambda f: f[~((f["geographic_level"] == "National") & (f["time_period"] == "2025"))],
        "2025 has no row of England",
    ),
    "a region missing": (
        lambda f: f[~((f["region_name"] == "London") & (f["geographic_level"] == "Regional"))],
        "has 8 regions, there are 9",
    ),
    "half the authorities missing": (lambda f: f.drop(f.index[-12:]), "the file may be cut short"),
    "a column missing": (without("agency_fte"), "the column agency_fte is missing"),
    "a column misspelt": (
        renamed("vacancy_fte", "vacancies_fte"),
        "the column vacancy_fte is missing, did you mean vacancies_fte?",
    ),
    "a level's header misspelt": (
        renamed("geographic_level", "geographical_level"),
        "did you mean geographical_level?",
    ),
    "a header that is cut": (without("new_la_code"), "the column new_la_code is missing"),
    "another file": (
        lambda f: pd.DataFrame({"date": ["2025"], "value": ["1"]}),
        "no release that is known",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_nothing_is_written(fault: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    broken, said = FAULTS[fault]
    before = held(folder)
    with pytest.raises(BadData) as raised:
        brought(put(broken(census()), tmp_path), folder)
    assert said in str(raised.value)
    assert held(folder) == before


def _zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "a")
    return buffer.getvalue()


def _locked(name: str) -> bytes:
    """Set the bit by which an archive says of its one file that it needs a password."""
    content = bytearray(_zipped(name))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + flags] |= 1
    return bytes(content)


BYTES = {
    "an empty file": (b"", "the file is empty"),
    "another encoding": ("caf\xe9,b\n1,2\n".encode("latin-1"), "is not UTF-8"),
    "a zip cut short": (b"PK\x03\x04 and no more", "cannot be unpacked"),
    "a gzip cut short": (gzip.compress(b"a,b\n" * 9999)[:60], "cannot be unpacked"),
    "a parquet cut short": (b"PAR1 and no more", "cannot be read as Parquet"),
    "a zip with a password": (_locked("a.csv"), "cannot be unpacked, it may need a password"),
    "no table in the zip": (_zipped("read me.txt"), "holds no CSV"),
}


@pytest.mark.parametrize("fault", BYTES)
def test_a_file_that_cannot_be_read_is_told_in_one_line(fault: str, tmp_path: Path) -> None:
    content, said = BYTES[fault]
    folder, path = folder_of(tmp_path), tmp_path / "file.csv"
    path.write_bytes(content)
    before = held(folder)
    with pytest.raises(BadData, match=said) as raised:
        brought(path, folder)
    assert "\n" not in str(raised.value)
    assert held(folder) == before


def test_england_is_no_authority(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    brought(put(census(), tmp_path), folder)
    table = pd.read_csv(folder / "csww_2026-02-26.csv")
    assert (table["area_code"] == ENGLAND).sum() == 2 * table["indicator"].nunique()
