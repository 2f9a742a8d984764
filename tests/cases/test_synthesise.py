"""Made-up records: at the public rates, the same bytes for a seed, no fault but those asked for."""

import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from statistics import NormalDist

import duckdb
import made_up_rates
import numpy as np
import pandas as pd
import pytest
from code_paths import PATHS

import glosanalysis
from glosanalysis.cases.checking import RULES, check
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import open_source
from glosanalysis.cases.standard import MEANINGS, TABLES
from glosanalysis.cases.synthesise import ENDS, MARKER, synthesise
from glosanalysis.cases.synthesise.council import council
from glosanalysis.cases.synthesise.curves import log_normal
from glosanalysis.cases.synthesise.days import Window
from glosanalysis.cases.synthesise.figures import FIGURES
from glosanalysis.cases.synthesise.parquet import write_parquet
from glosanalysis.cases.synthesise.size import Size
from glosanalysis.errors import WrongUsage

YEARS = 6
# Four councils of Gloucestershire's size in one, so that a rate is nearly free of chance.
TIMES = 4
PLACEHOLDER = "SSD_PH"


def made(folder, **chosen):
    given = {"children": 800, "years": 3, "seed": 1} | chosen
    return synthesise(folder, **given)


def read(folder):
    return {
        path.stem: pd.read_csv(path, dtype=str, keep_default_na=False)
        for path in sorted(folder.glob("*.csv"))
    }


def digest(folder):
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    folder = tmp_path_factory.mktemp("records")
    assert made(folder, children=2000) == []
    return read(folder)


@pytest.fixture(scope="module")
def large():
    size = Size.times(TIMES, YEARS)
    return council(size=size, window=Window(ENDS, YEARS), seed=1)


@pytest.fixture(scope="module")
def rates(large):
    return made_up_rates.measured(large, pd.Timestamp(ENDS))


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_a_rate_is_the_public_one(rates, figure):
    councils = TIMES if figure.counted else 1
    assert rates[figure.name] / councils == pytest.approx(figure.value, abs=figure.within)


def test_every_rate_that_is_measured_is_held(rates):
    assert set(rates) == {figure.name for figure in FIGURES}


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    made(tmp_path / "one")
    made(tmp_path / "other")
    assert digest(tmp_path / "one") == digest(tmp_path / "other")


# Of the records below. To be put down anew when what is drawn is changed, and only then.
SAME_EVERYWHERE = "6377112ae5f3a329b317db62a16f9379e20736ea04adb33360706f2b7f5f9aa0"
_SMALL = "children=120, years=2, seed=7, faults=0.02"


@pytest.mark.parametrize("path", PATHS[-1:], ids=lambda path: path.name)
def test_the_bytes_are_the_same_on_every_machine(tmp_path, path):
    code = (
        "import sys; from glosanalysis.cases.synthesise import synthesise; "
        f"synthesise(sys.argv[1], {_SMALL})"
    )
    elsewhere = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "5"}
    environment = os.environ | elsewhere | dict(path.variables)
    environment["PYTHONPATH"] = str(Path(glosanalysis.__file__).parents[1])
    command = [sys.executable, "-c", code, str(tmp_path)]
    subprocess.run(command, env=environment, check=True, cwd=tmp_path.parent)
    assert digest(tmp_path) == SAME_EVERYWHERE


def test_another_seed_gives_others(tmp_path):
    made(tmp_path / "one", seed=1)
    made(tmp_path / "other", seed=2)
    for name in ("ssd_person", "ssd_cin_episodes", "requests", "workers", "placement_costs"):
        assert (tmp_path / "one" / f"{name}.csv").read_bytes() != (
            tmp_path / "other" / f"{name}.csv"
        ).read_bytes()


def test_what_is_drawn_by_a_curve_is_nowhere_near_a_half():
    """A logarithm that differs in its last digit must not round to another day."""
    for median, sigma in ((167, 0.27), (1000, 0.35)):
        whole = log_normal(median, sigma)
        exact = [
            median * np.exp(sigma * NormalDist().inv_cdf((place + 0.5) / len(whole)))
            for place in range(len(whole))
        ]
        assert np.abs(np.abs(np.array(exact) - whole) - 0.5).min() > 1e-6


def test_referrals_are_fewer_in_august_and_rare_at_weekends(large):
    days = large["ssd_cin_episodes"]["cine_referral_date"]
    lately = days[days > pd.Timestamp(ENDS) - pd.DateOffset(years=3)].dt
    assert (lately.month == 8).mean() < 0.95 / 12
    assert (lately.day_of_week >= 5).mean() < 0.05


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_the_standards(records, name):
    if name in records:
        assert tuple(records[name].columns) == TABLES[name].names


def test_every_table_that_a_measure_needs_is_there(records):
    placeholders = {name for name in TABLES if name.startswith(("ssd_ehcp_", "ssd_s251"))}
    assert set(TABLES) - set(records) == placeholders | {"ssd_send"}


def columns():
    return [(table, column) for table in TABLES.values() for column in table.columns]


def test_every_reference_is_kept(records):
    for table, column in columns():
        if column.references and table.name in records and column.references[0] in records:
            parent, key = column.references
            told = set(records[table.name][column.name]) - {"", PLACEHOLDER}
            assert told <= set(records[parent][key]), (table.name, column.name)


def test_every_code_is_of_the_list(records):
    for table, column in columns():
        if column.codes and table.name in records:
            told = set(records[table.name][column.name].str.upper()) - {""}
            assert told <= column.codes, (table.name, column.name)


def test_keys_are_given_once_and_what_is_required_is_given(records):
    for table, column in columns():
        if table.name in records:
            told = records[table.name][column.name]
            assert not (column.required and (told == "").any()), (table.name, column.name)
            assert column.name != table.key or told.is_unique, (table.name, column.name)


def test_every_word_of_an_ending_has_a_meaning(records):
    known = records["mappings"]
    words = set(records["ssd_early_help_episodes"]["earl_episode_end_reason"]) - {""}
    assert words <= set(known["value"])
    assert set(known["means"]) <= MEANINGS


@pytest.mark.parametrize("children", [50, 777])
@pytest.mark.parametrize("years", [1, 6, 20])
def test_there_are_as_many_children_as_were_asked_for(tmp_path, children, years):
    made(tmp_path, children=children, years=years)
    assert len(read(tmp_path)["ssd_person"]) == children


@pytest.mark.parametrize("ends", [date(2022, 12, 31), date(2024, 2, 29), date(2026, 3, 31)])
def test_nothing_is_known_after_the_last_day_or_ended_before_the_first(tmp_path, ends):
    made(tmp_path, ends=ends, parquet=True)
    for table in TABLES.values():
        file = tmp_path / f"{table.name}.parquet"
        if file.exists():
            frame = duckdb.sql(f"SELECT * FROM '{file}'").df()
            for column in table.of_kind("date"):
                days = pd.to_datetime(frame[column.name]).dropna()
                assert (days <= pd.Timestamp(ends)).all(), (table.name, column.name)
            if table.ends and table.name not in ("requests", "placement_costs"):
                ended = pd.to_datetime(frame[table.ends]).dropna()
                first = pd.Timestamp(ends) - pd.DateOffset(years=3)
                assert (ended >= first - pd.Timedelta(days=1)).all(), table.name


def test_parquet_has_what_the_files_of_text_have(tmp_path):
    made(tmp_path / "text")
    made(tmp_path / "typed", parquet=True)
    for name, table in read(tmp_path / "text").items():
        typed = duckdb.sql(f"SELECT * FROM '{tmp_path}/typed/{name}.parquet'").df()
        assert list(typed.columns) == list(table.columns)
        assert len(typed) == len(table)
        for column in TABLES[name].of_kind("text", "code"):
            assert typed[column.name].fillna("").tolist() == table[column.name].tolist()


def test_children_written_many_times_are_others_each_time(tmp_path):
    tables = council(size=Size.of_council(300, 2), window=Window(ENDS, 2), seed=1)
    write_parquet(tmp_path, tables, said="", times=3)
    records = {
        path.stem: duckdb.sql(f"SELECT * FROM '{path}'").df() for path in tmp_path.glob("*.parquet")
    }
    assert records["ssd_person"]["pers_person_id"].nunique() == 3 * 300
    assert len(records["ssd_cin_episodes"]) == 3 * len(tables["ssd_cin_episodes"])
    assert len(records["workers"]) == len(tables["workers"])
    for table, column in columns():
        if column.references and table.name in records and column.references[0] in records:
            parent, key = column.references
            told = set(records[table.name][column.name].dropna()) - {PLACEHOLDER}
            assert told <= set(records[parent][key]), (table.name, column.name)


def test_a_file_says_that_they_are_made_up(tmp_path):
    made(tmp_path, seed=5)
    said = (tmp_path / MARKER).read_text(encoding="utf-8")
    assert said.startswith("THESE RECORDS ARE MADE UP")
    assert "Seed: 5\n" in said


def test_nobody_in_them_can_be_anyone(records):
    people, pupils = records["ssd_person"], records["person"]
    numbers = people["pers_common_child_id"]
    assert numbers.str.fullmatch("(999[0-9]{7})?").all()  # the range kept for tests
    assert pupils["upn"].str.fullmatch("[A-Z]000[0-9]{9}").all()  # no authority has 000
    assert people["pers_surname"].str.startswith("Madeup-").all()
    assert set(pupils["postcode"]) == {"ZZ99 3WZ"}


def test_nhs_numbers_have_their_check_digit(records):
    numbers = records["ssd_person"]["pers_common_child_id"]
    digits = np.array([list(map(int, number)) for number in numbers[numbers != ""]])
    sums = (digits[:, :9] * np.arange(10, 1, -1)).sum(axis=1) + digits[:, 9]
    assert (sums % 11 == 0).all()
    assert (numbers != "").mean() == pytest.approx(10 / 11, abs=0.02)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"children": 49}, "at least 50 children, not 49"),
        ({"years": 0}, "1 to 20 years, not 0"),
        ({"seed": -1}, "from 0 on, not -1"),
        ({"faults": 0.6}, "0 to 0.5, not 0.6"),
        ({"faults": 0.1, "parquet": True}, "CSV files only"),
    ],
)
def test_what_cannot_be_made_is_told(tmp_path, chosen, said):
    with pytest.raises(WrongUsage, match=said):
        made(tmp_path, **chosen)
    assert list(tmp_path.iterdir()) == []


# A heading that is missing is a fault of the whole extract; no_start is how a row without its
# first day is left out, which is told as missing_value.
NOT_PLANTED = {"missing_column", "no_start"}


def found(folder, ends=ENDS):
    return check(Records(open_source(str(folder)), ends)).frame


@pytest.mark.parametrize("ends", [ENDS, date(2026, 2, 28)])
def test_there_is_no_fault_that_was_not_asked_for(tmp_path, ends):
    made(tmp_path, children=1500, years=6, ends=ends)
    assert found(tmp_path, ends).empty


def test_the_faults_found_are_those_planted(tmp_path):
    planted = made(tmp_path, children=3000, years=6, faults=0.01)
    told = found(tmp_path)[["table", "row", "column", "rule"]]
    rows = told["row"].astype(object).where(told["row"].notna(), None)
    given = set(told.assign(row=rows).itertuples(index=False, name=None))
    assert given == {(each.table, each.row, each.column, each.rule) for each in planted}


def test_each_kind_of_fault_is_planted(tmp_path):
    planted = made(tmp_path, children=5000, years=6, faults=0.0001)
    assert {each.rule for each in planted} == set(RULES) - NOT_PLANTED


def test_more_faults_are_planted_where_more_are_asked_for(tmp_path):
    few, many = (made(tmp_path, children=2000, faults=share) for share in (0.01, 0.1))
    assert len(many) > 5 * len(few)


def test_what_is_not_at_fault_is_as_it_would_be_without(tmp_path):
    made(tmp_path / "without", children=2000)
    planted = made(tmp_path / "with", children=2000, faults=0.01)
    before, after = read(tmp_path / "without"), read(tmp_path / "with")
    name = "ssd_early_help_episodes"
    rows = {each.row for each in planted if each.table == name}
    left = [place for place in range(len(before[name])) if place + 1 not in rows]
    pd.testing.assert_frame_equal(before[name].iloc[left], after[name].iloc[left])
