"""Every fault that is planted in records is named, wherever the records lie."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

import pandas as pd
import pytest
from record_faults import PLANTED
from records_to_plant_in import AS_AT, as_frames, families, row_of

from glosanalysis.cases.checking import RULES, Faults, check
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import open_source
from glosanalysis.cases.standard import TABLES

SOURCES = ("csv", "parquet", "duckdb", "sqlite", "postgres")


def _planted() -> dict[str, pd.DataFrame]:
    """Give records in which family number n has the n-th fault, and the last one has none."""
    tables = families(len(PLANTED) + 1)
    for number, fault in enumerate(PLANTED):
        tables[fault.table][row_of(fault.table, number, fault.at) - 1].update(fault.cells)
    tables["ssd_contacts"].append(dict(tables["ssd_contacts"][-1]))
    again = {**tables["ssd_missing"][-1], "miss_missing_episode_end_date": "2024-09-05"}
    tables["ssd_missing"].append(again)
    tables["workers"].append(dict(tables["workers"][-1]))
    tables["workers"] += [{**tables["workers"][-1], "AgencyWorker": "1"}] * 2
    return as_frames(tables)


def _expected() -> Counter[tuple[str, int, str, str]]:
    """Give how the planted faults are named: table, row, column and rule."""
    last = len(PLANTED) + 1
    named = Counter(
        {
            ("ssd_contacts", last + 1, "cont_contact_id", "same_row_twice"): 1,
            ("ssd_missing", last + 1, "miss_table_id", "key_twice"): 1,
            ("workers", last + 1, "", "same_row_twice"): 1,
        }
    )
    for number, fault in enumerate(PLANTED):
        named[(fault.table, row_of(fault.table, number, fault.at), fault.column, fault.rule)] = 1
    return named


def _named(faults: Faults) -> set[tuple[str, int, str, str]]:
    frame = faults.frame
    return set(zip(frame["table"], frame["row"], frame["column"], frame["rule"], strict=True))


@dataclass(frozen=True)
class Checked:
    """What was found, and everything that was told on the way."""

    faults: Faults
    told: str


@pytest.fixture(scope="module", params=SOURCES)
def checked(request: pytest.FixtureRequest, put: Callable[..., str]) -> Iterator[Checked]:
    address = put(request.param, _planted())
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    with redirect_stdout(out), redirect_stderr(out):
        records = Records(open_source(address), AS_AT)
        faults = check(records)
        told = [faults.frame.to_csv(), repr(faults), *faults.told, repr(records.left_out)]
        told += [repr(records.rows), records.fingerprint(), repr(records.has("ssd_person"))]
    logging.getLogger().removeHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    yield Checked(faults, "\n".join([*told, out.getvalue()]))


@pytest.fixture
def faults(checked: Checked) -> Faults:
    return checked.faults


def test_no_identifier_is_in_what_is_told_or_logged(checked: Checked) -> None:
    assert [line for line in checked.told.splitlines() if "ZQ" in line] == []


def test_sixty_faults_and_more_are_planted() -> None:
    assert len(PLANTED) >= 60
    assert len(_expected()) == len(PLANTED) + 3


def test_every_planted_fault_is_named(faults: Faults) -> None:
    assert set(_expected()) - _named(faults) == set()


def test_nothing_else_is_named_but_what_follows_of_itself(faults: Faults) -> None:
    follows = {(number, *told) for number, fault in enumerate(PLANTED) for told in fault.also}
    others = _named(faults) - set(_expected())
    unasked = {
        (table, row, column, rule)
        for table, row, column, rule in others
        if ((row - 1) // _rows_of(table), table, column, rule) not in follows
    }
    assert unasked == set()


def _rows_of(table: str) -> int:
    return row_of(table, 1, 0) - row_of(table, 0, 0)


def test_the_rules_of_a_cell_and_row_are_all_planted(faults: Faults) -> None:
    whole = {"missing_column", "other_version", "wrong_period", "no_start", "unknown_meaning"}
    assert set(faults.frame["rule"]) == set(RULES) - whole


def test_faults_are_counted_by_rule(faults: Faults) -> None:
    counted = faults.by_rule()
    assert counted["rows"].sum() == len(faults)
    assert any(line.startswith("error: ssd_missing: 1 × key_twice") for line in faults.told)


def test_faultless_records_have_no_fault(put: Callable[..., str]) -> None:
    assert len(check(Records(open_source(put("csv", as_frames(families(3)))), AS_AT))) == 0


def _only(*tables: str) -> dict[str, pd.DataFrame]:
    given = families(3)
    return as_frames({name: given[name] for name in tables})


def test_a_column_that_every_row_must_fill_is_missed(put: Callable[..., str]) -> None:
    frames = _only("ssd_cin_episodes")
    frames["ssd_cin_episodes"] = frames["ssd_cin_episodes"].drop(columns="cine_referral_date")
    records = Records(open_source(put("csv", frames)), AS_AT)
    assert _whole(check(records)) == [("ssd_cin_episodes", "cine_referral_date", "missing_column")]


def test_a_column_of_another_version_is_read_and_named(put: Callable[..., str]) -> None:
    frames = _only("person")
    frames["person"] = frames["person"].rename(columns={"sex": "GenderCurrent"})
    records = Records(open_source(put("csv", frames)), AS_AT)
    assert _whole(check(records)) == [("person", "gendercurrent", "other_version")]
    assert set(records.run(records["person"])["sex"]) == {"M"}


def test_a_file_of_the_wrong_period_is_named(put: Callable[..., str]) -> None:
    old = _only("ssd_missing")
    for column in ("miss_missing_episode_start_date", "miss_missing_episode_end_date"):
        old["ssd_missing"][column] = "2023-12-29"
    records = Records(open_source(put("csv", old)), AS_AT)
    told = ("ssd_missing", "miss_missing_episode_start_date", "wrong_period")
    assert _whole(check(records)) == [told]


def test_a_meaning_that_is_none_is_named(put: Callable[..., str]) -> None:
    frames = _only("ssd_missing")
    frames["mappings"] = frames["mappings"].assign(means="met")
    records = Records(open_source(put("csv", frames)), AS_AT)
    assert _named(check(records)) == {("mappings", 1, "means", "unknown_meaning")}


def _whole(faults: Faults) -> list[tuple[str, str, str]]:
    frame = faults.frame[faults.frame["row"].isna()]
    assert len(frame) == len(faults)
    return list(zip(frame["table"], frame["column"], frame["rule"], strict=True))


def test_a_placement_of_no_night_is_in_no_count(put: Callable[..., str]) -> None:
    frames = as_frames(families(3))
    placements = frames["ssd_cla_placement"]
    row = row_of("ssd_cla_placement", 1, 0) - 1
    starts = placements.loc[row, "clap_cla_placement_start_date"]
    placements.loc[row, "clap_cla_placement_end_date"] = starts
    records = Records(open_source(put("csv", frames)), AS_AT)
    table, ended = "ssd_cla_placement", "clap_cla_placement_end_date"
    assert _named(check(records)) == {(table, row + 1, ended, "no_night")}
    assert records.left_out == {(table, "no_night"): 1}
    assert records.rows[table] == len(placements) - 1


UNLISTED = {
    "ssd_person": {"pers_nationality"},
    "sen2": {"lea"},
    "requests": {"requestsource", "requestmediation", "requesttribunal", "exported"},
    "assessment": {
        "assessmentmediation", "assessmenttribunal", "othermediation", "othertribunal",
    },
    "namedplan": {"planres", "planwbp"},
    "activeplans": {"transferla", "reviewoutcome"},
    "placementdetail": {"res", "wbp"},
    "workers": {
        "gendercurrent", "quallevel", "startorigin", "leaverdestination", "reasonabsence",
        "cfkssstatus",
    },
    "placement_costs": {
        "gender", "procurement_platform", "procurement_framework", "la_of_placement",
    },
}  # fmt: skip
"""Columns of codes whose list no standard here gives: none of them is counted."""


def test_every_column_that_has_a_list_of_codes_is_held_to_it() -> None:
    unlisted = {
        name: {column.name for column in table.of_kind("code") if column.codes is None}
        for name, table in TABLES.items()
    }
    assert {name: columns for name, columns in unlisted.items() if columns} == UNLISTED
