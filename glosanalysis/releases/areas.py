"""The register of areas: which codes an authority has had, its name and its region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from glosanalysis.authority import REGIONS
from glosanalysis.data.read import Fault
from glosanalysis.data.releases import AREAS
from glosanalysis.errors import BadData
from glosanalysis.releases.files import File, text_of

__all__ = ["Areas", "areas_of", "is_areas"]

_HEADER = {"new_la_code", "la_name", "date_of_operation", "parent_geography_code", "old_la_code"}


@dataclass(frozen=True)
class Areas:
    """Every code of an area there has been since 2009.

    Parameters
    ----------
    frame : DataFrame
        With the columns `AREAS`; `current_code` is the code that the area has now, whatever it had.
    """

    frame: pd.DataFrame

    @classmethod
    def read(cls, path: Path) -> Areas:
        """Read ``areas.csv``; there are none where it is not yet made."""
        if not path.exists():
            return cls(pd.DataFrame(columns=list(AREAS), dtype="str"))
        return cls(pd.read_csv(path, dtype="str", keep_default_na=False))

    @property
    def current(self) -> dict[str, str]:
        """From every code, old or new, to the code of now."""
        by_code = dict(zip(self.frame["code"], self.frame["current_code"], strict=True))
        coded = self.frame[self.frame["old_code"] != ""]
        return {**dict(zip(coded["old_code"], coded["current_code"], strict=True)), **by_code}

    def code_of(self, old_codes: pd.Series, name: str) -> pd.Series:
        """Give today's code for the three digits of the Department, which never change.

        Parameters
        ----------
        old_codes : Series of str
            By line.
        name : str
            What a message calls the file.

        Raises
        ------
        BadData
            If an old code is not in the register.
        """
        codes = old_codes.map(self.current)
        if codes.isna().any():
            strange = old_codes[codes.isna()]
            raise BadData(
                f"{name}, line {int(strange.index[0])}: the LA code {strange.iloc[0]!r} is in no "
                "register of areas: import the publisher's list of authorities (las.csv) first"
            )
        return codes


def is_areas(file: File) -> bool:
    """Tell whether a file is the Department's list of authorities."""
    first = file.content[:1000].split(b"\n", 1)[0].decode("utf-8-sig", "replace").strip()
    return set(first.split(",")) >= _HEADER


def areas_of(file: File) -> pd.DataFrame:
    """Make the register of areas from the Department's list of authorities.

    Raises
    ------
    BadData
        If a code is there twice or empty, or a date is none.
    """
    text = text_of(file)
    if faults := list(_faults(text, file.name)):
        raise BadData("\n".join(map(str, faults)))
    text = text[text["old_la_code"] != "x"]  # counties that ended before the Department's codes
    begin, end = (
        pd.to_datetime(text[name], format="%d/%m/%Y", errors="coerce").dt.strftime("%Y-%m-%d")
        for name in ("date_of_operation", "date_of_termination")
    )
    made = pd.DataFrame(
        {
            "code": text["new_la_code"],
            "old_code": text["old_la_code"],
            "name": text["la_name"],
            "level": "Local authority",
            "region_code": text["parent_geography_code"],
            "region": text["parent_geography_code"].map(REGIONS),
            "from": begin.fillna(""),
            "until": end.fillna(""),
        }
    )
    # One authority, several codes over the years: the one that began last is today's.
    last = made.sort_values("from").drop_duplicates("old_code", keep="last")
    made["current_code"] = made["old_code"].map(last.set_index("old_code")["code"])
    return pd.concat([_above(), made.sort_values(["old_code", "from", "code"])], ignore_index=True)


def _faults(text: pd.DataFrame, name: str) -> Iterator[Fault]:
    for column in ("new_la_code", "la_name", "old_la_code"):
        for line in text.index[text[column] == ""]:
            yield Fault(name, int(line), column, "empty")
    # Places overseas have "z" in common, and counties that ended early have "x".
    twice = text["new_la_code"].duplicated() & text["new_la_code"].str.startswith("E")
    for line in text.index[twice]:
        code = text.at[line, "new_la_code"]
        yield Fault(name, int(line), "new_la_code", f"'{code}' is there twice")
    for column in ("date_of_operation", "date_of_termination"):
        day = pd.to_datetime(text[column], format="%d/%m/%Y", errors="coerce")
        for line in text.index[day.isna() & ~text[column].isin(["", "x", "z"])]:
            cell = text.at[line, column]
            yield Fault(name, int(line), column, f"'{cell}' is no day, as 01/04/2009")


def _above() -> pd.DataFrame:
    england = ("E92000001", "", "England", "National", "", "", "", "", "E92000001")
    regions = [(code, "", name, "Regional", "", "", "", "", code) for code, name in REGIONS.items()]
    return pd.DataFrame([england, *regions], columns=list(AREAS), dtype="str")
