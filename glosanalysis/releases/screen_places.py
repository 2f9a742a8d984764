"""Screen where and when: periods, codes that belong to their names, rows that are there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from glosanalysis.authority import REGIONS
from glosanalysis.data.read import Fault
from glosanalysis.releases.areas import Areas
from glosanalysis.releases.dataset import Dataset
from glosanalysis.releases.parsed import Parsed
from glosanalysis.releases.recognise import kin

__all__ = ["place_faults"]

_LONDON, _HALVES = "E12000007", ("E13000001", "E13000002")
_BESIDE = {"city", "county", "of", "the", "council", "towns", "cc", "mbc", "ua"}
"""Words that some publishers put beside the name of an authority."""
_SHORT = {"newcastle": "newcastle upon tyne"}
_LEVELS = ("National", "Regional", "Local authority")
_FEWEST = 0.9
"""A year with fewer authorities than this share of the other years' is cut short; of all that there
were, where a file has one year only."""
_KEY = ("time_period", "geographic_level", "region_code", "old_la_code", "new_la_code")


def place_faults(release: Parsed, areas: Areas, name: str) -> Iterator[Fault]:
    """Find what is wrong with the periods, places and keys of a release."""
    text, dataset = release.text, release.dataset
    yield from _periods(text, dataset, name)
    yield from _levels(text, name)
    yield from _regions(text, name)
    local = text[text["geographic_level"] == "Local authority"]
    yield from _one_name_a_code(local, name)
    yield from _known(local, areas, name)
    yield from _elsewhere(local, areas, name)
    yield from _twice(text, dataset, areas, name)
    yield from _cut_short(text, dataset, areas, name)


def _first(cells: pd.Series, broken: pd.Series) -> Iterator[tuple[int, str]]:
    """Give the first line of each distinct cell that is broken."""
    wrong = cells[broken].drop_duplicates()
    yield from zip(map(int, wrong.index), wrong, strict=True)


def _periods(text: pd.DataFrame, dataset: Dataset, name: str) -> Iterator[Fault]:
    wanted = dataset.dates.identifier
    for line, cell in _first(text["time_identifier"], text["time_identifier"] != wanted):
        yield Fault(name, line, "time_identifier", f"'{cell}' is not {wanted}")
    for line, cell in zip(*_distinct(text["time_period"]), strict=True):
        try:
            dataset.dates.as_at(cell)
        except ValueError as error:
            yield Fault(name, line, "time_period", str(error))


def _distinct(cells: pd.Series) -> tuple[list[int], list[str]]:
    first = cells.drop_duplicates()
    return [int(line) for line in first.index], list(first)


def _levels(text: pd.DataFrame, name: str) -> Iterator[Fault]:
    level = text["geographic_level"]
    for line, cell in _first(level, ~level.isin(_LEVELS)):
        yield Fault(name, line, "geographic_level", f"'{cell}' is no level{kin(cell, _LEVELS)}")
    for column, wanted in (("country_code", "E92000001"), ("country_name", "England")):
        for line, cell in _first(text[column], text[column] != wanted):
            yield Fault(name, line, column, f"'{cell}' is not {wanted}")
    above = level.isin(["National", "Regional"])
    for column in ("new_la_code", "la_name"):
        for line, cell in _first(text[column], above & ~text[column].isin(["", "0"])):
            yield Fault(name, line, column, f"'{cell}' names an authority in a row above them")
    for line, cell in _first(
        text["region_code"], (level == "National") & (text["region_code"] != "")
    ):
        yield Fault(name, line, "region_code", f"'{cell}' names a region in a row of England")
    nowhere = (level == "Local authority") & (text["new_la_code"] + text["old_la_code"] == "")
    for line, _ in _first(text["new_la_code"], nowhere):
        yield Fault(name, line, "new_la_code", "empty, an authority needs its code")
    for line, _ in _first(text["region_code"], (level == "Regional") & (text["region_code"] == "")):
        yield Fault(name, line, "region_code", "empty, a region needs its code")


def _regions(text: pd.DataFrame, name: str) -> Iterator[Fault]:
    code, called = text["region_code"], text["region_name"]
    for line, cell in _first(code, (code != "") & ~code.isin(list(REGIONS))):
        yield Fault(name, line, "region_code", f"'{cell}' is no region{kin(cell, REGIONS)}")
    other = code.isin(list(REGIONS)) & (called != "") & (called != code.map(REGIONS))
    for line, cell in _first(called, other):
        wanted = REGIONS[str(code.at[line])]
        yield Fault(name, line, "region_name", f"'{cell}' is not {wanted}, whose code it has")


def _one_name_a_code(local: pd.DataFrame, name: str) -> Iterator[Fault]:
    for code, column in (("new_la_code", "la_name"), ("new_la_code", "old_la_code")):
        pairs = local.loc[(local[code] != "") & (local[column] != ""), [code, column]]
        pairs = pairs.drop_duplicates()
        for line in pairs.index[pairs.duplicated(code)]:
            first = pairs.loc[pairs[code] == pairs.at[line, code], column].iloc[0]
            what = f"'{pairs.at[line, column]}' has the code {pairs.at[line, code]} of {first}"
            yield Fault(name, int(line), column, what)


def _known(local: pd.DataFrame, areas: Areas, name: str) -> Iterator[Fault]:
    """Compare with the register of areas, where there is one: another code is another place."""
    register = areas.frame[areas.frame["level"] == "Local authority"]
    if register.empty:
        return
    code, old = local["new_la_code"], local["old_la_code"]
    known = register.set_index("code")
    for line, cell in _first(code, (code != "") & ~code.isin(known.index)):
        near = kin(cell, known.index) or _called(str(local.at[line, "la_name"]), register)
        yield Fault(name, line, "new_la_code", f"'{cell}' is the code of no authority{near}")
    for line, cell in _first(old, (old != "") & ~old.isin(register["old_code"])):
        near = kin(cell, register["old_code"])
        yield Fault(name, line, "old_la_code", f"'{cell}' is the code of no authority{near}")
    # A table may have the three digits only, which are of one authority whatever its code is now.
    code = code.where(code != "", old.map(areas.current).fillna(""))
    own = code.isin(known.index)
    for column, registered in (("old_la_code", "old_code"), ("la_name", "name")):
        wanted = code.map(known[registered])
        other = own & (local[column] != "") & (_plain(local[column]) != _plain(wanted.fillna("")))
        for line, cell in _first(local[column], other):
            shown = local.at[line, "new_la_code"] or local.at[line, "old_la_code"]
            what = f"'{cell}' is not {wanted.at[line]}, whose code {shown} it has"
            yield Fault(name, line, column, what)


def _called(name: str, register: pd.DataFrame) -> str:
    codes = register.loc[register["name"] == name, "code"]
    return f", that of {name} is {codes.iloc[-1]}" if len(codes) else ""


def _plain(names: pd.Series) -> pd.Series:
    distinct = {name: _bare(str(name)) for name in names.unique()}
    return names.map(distinct)


def _bare(name: str) -> str:
    # "Bristol, City of" and "Bristol UA", "St. Helens" and "St Helens MBC".
    words = re.sub(r"[.,'’]", "", name.casefold()).replace("&", " and ").replace("-", " ").split()
    bare = " ".join(word for word in words if word not in _BESIDE)
    return _SHORT.get(bare, bare)


def _elsewhere(local: pd.DataFrame, areas: Areas, name: str) -> Iterator[Fault]:
    """Find authorities in a region that is not theirs; of London its two halves will do."""
    own = local["new_la_code"].map(areas.frame.set_index("code")["region_code"])
    region = local["region_code"].replace(dict.fromkeys(_HALVES, _LONDON))
    other = (region != "") & region.isin(list(REGIONS)) & own.isin(list(REGIONS)) & (region != own)
    for line in local.index[other][:20]:
        row = local.loc[line]
        what = f"'{row['region_code']}' is not the region of {row['la_name']}, {own[line]} is"
        yield Fault(name, int(line), "region_code", what)


def _place(text: pd.DataFrame, areas: Areas) -> pd.Series:
    """Give each row's place by the code of now: two codes of one authority are one place."""
    code = text["new_la_code"].where(text["new_la_code"] != "", text["old_la_code"])
    code = code.map(areas.current).fillna(code)
    return code.where(text["geographic_level"] == "Local authority", text["region_code"])


def _twice(text: pd.DataFrame, dataset: Dataset, areas: Areas, name: str) -> Iterator[Fault]:
    key = ["time_period", "geographic_level", *dataset.filters]
    again = text[key].assign(place=_place(text, areas)).duplicated()
    for line in text.index[again][:20]:
        row = text.loc[line]
        what = ", ".join(row[column] for column in (*_KEY, *dataset.filters) if row[column])
        yield Fault(name, int(line), "", f"repeats an observation: {what}")


def _cut_short(text: pd.DataFrame, dataset: Dataset, areas: Areas, name: str) -> Iterator[Fault]:
    counts = text.drop_duplicates(list(_KEY)).groupby(["time_period", "geographic_level"]).size()
    table = counts.unstack(fill_value=0).reindex(columns=list(_LEVELS), fill_value=0)
    usual = int(table["Local authority"].median())
    for period, row in table.iterrows():
        if row["National"] == 0:
            yield Fault(name, 0, "", f"{period} has no row of England")
        if dataset.every_level and row["Regional"] < len(REGIONS) - len(_HALVES):
            yield Fault(name, 0, "", f"{period} has {row['Regional']} regions, there are 9")
        there = usual if len(table) > 1 else _authorities(str(period), dataset, areas)
        if row["Local authority"] < _FEWEST * there:
            what = f"{period} has {row['Local authority']} authorities, of {there}"
            yield Fault(name, 0, "", f"{what}: the file may be cut short")


def _authorities(period: str, dataset: Dataset, areas: Areas) -> int:
    """Count the authorities that there were on the day of a period; a joint return is none."""
    try:
        day = dataset.dates.as_at(period).isoformat()
    except ValueError:
        return 0  # what is wrong with it is told elsewhere
    register = areas.frame[areas.frame["from"] != ""]  # of places overseas no day is known
    alive = (register["from"] <= day) & ((register["until"] == "") | (register["until"] >= day))
    return int(register.loc[alive & ~register["code"].str.contains("/"), "old_code"].nunique())
