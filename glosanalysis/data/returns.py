"""The returns counted from case records, typed, and what is known of them by a day."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.data.plain_tables import (
    DAY,
    NUMBER,
    broken,
    fault_at,
    no_lines,
    read_plain,
    shown,
)
from glosanalysis.data.read import TOLD, Fault
from glosanalysis.phrasing import day
from glosanalysis.quarter import Quarter

__all__ = ["HIDDEN", "REGISTER", "TABLE", "Returns", "read_returns"]

TABLE = (
    "quarter",
    "indicator",
    "breakdown",
    "group",
    "numerator",
    "denominator",
    "hidden",
    "as_at",
    "return_id",
    "provisional",
)
REGISTER = (
    "return_id",
    "made_on",
    "as_at",
    "standard",
    "tables",
    "left_out",
    "sha256",
    "measures",
    "package",
    "stayed",
)
HIDDEN = {"p": "small, or rests on what is", "s": "would follow from others by subtraction"}
"""Which rule hid a cell: the first of `glosanalysis.disclosure`, or the second."""

_QUARTER = r"\d{4}-\d{2}-Q[1-4]"
_NUMBERS = ("numerator", "denominator")


def _no_rows() -> pd.DataFrame:
    frame = no_lines((*TABLE, "known_on"))
    return frame.astype(dict.fromkeys(_NUMBERS, "float64")).assign(
        as_at=pd.to_datetime(frame["as_at"]),
        known_on=pd.to_datetime(frame["known_on"]),
        provisional=frame["provisional"].astype(bool),
    )


@dataclass(frozen=True)
class Returns:
    """What was counted from the council's own records; nobody changes it.

    Parameters
    ----------
    frame : DataFrame
        One row a quarter, indicator and group: `TABLE`, typed, with ``known_on``, the day that
        the return was made. A cell that is hidden has no number.
    register : DataFrame
        The returns, indexed by ``return_id``.
    """

    frame: pd.DataFrame = field(default_factory=_no_rows)
    register: pd.DataFrame = field(
        default_factory=lambda: no_lines(REGISTER).set_index("return_id")
    )

    def known_at(self, quarter: Quarter, known_by: date) -> Returns:
        """Keep what counts a quarter or one before, as the newest return by a day says it."""
        rows = self.frame[self.frame["known_on"] <= pd.Timestamp(known_by)]
        # A quarter's label sorts as the quarter does.
        return replace(self, frame=rows[rows["quarter"] <= str(quarter)]).newest()

    def newest(self) -> Returns:
        """Keep of each indicator and quarter only what the newest return says of it."""
        rows = self.frame
        newest = rows.groupby(["indicator", "quarter"])["known_on"].transform("max")
        return replace(self, frame=rows[rows["known_on"] == newest].reset_index(drop=True))

    def first_made(self, quarter: Quarter) -> pd.Timestamp:
        """Give the day on which a quarter was first returned; none (NaT) if it never was."""
        return self.frame.loc[self.frame["quarter"] == str(quarter), "known_on"].min()

    def as_sources(self) -> pd.DataFrame:
        """Give a line a return, as the register of papers has them."""
        lines = self.register
        if lines.empty:
            return lines
        as_at = pd.to_datetime(lines["as_at"])
        return pd.DataFrame(
            {
                "title": [
                    f"Return counted from case records as they stood on {day(when)}{_stayed(many)}"
                    for when, many in zip(as_at, lines["stayed"], strict=True)
                ],
                "publisher": OWN.name,
                "published_on": lines["made_on"],
                "document": lines.index,
            },
            index=lines.index.rename("source_id"),
        )

    def of(self, indicator: str, breakdown: str = "") -> pd.DataFrame:
        """Give the rows of an indicator, all in all or by a breakdown, in order of quarter."""
        rows = self.frame
        if rows.empty:
            return rows
        mine = rows[(rows["indicator"] == indicator) & (rows["breakdown"] == breakdown)]
        return mine.sort_values(["quarter", "group"], kind="stable")


def read_returns(folder: Path) -> tuple[Returns, list[Fault]]:
    """Read the tables of ``data/returns``, and find what is wrong with them.

    Parameters
    ----------
    folder : Path
        Where there is none, there are no returns.

    Returns
    -------
    tuple of Returns and list of Fault
        The faults by file and line; none if all is well.
    """
    if not folder.is_dir():
        return Returns(), []
    faults: list[Fault] = []
    register = _read_register(folder / "register.csv", faults)
    faults += _of_register(register, folder)
    frames = []
    for line in register.itertuples():
        path = folder / f"{line.return_id}.csv"
        if path.is_file():
            text = read_plain(path, TABLE, faults)
            faults += _of_table(text, shown(path), str(line.return_id))
            frames.append(text.assign(known_on=line.made_on))
    if faults or not frames:
        return Returns(), faults
    register["made_on"] = pd.to_datetime(register["made_on"])
    together = _typed(pd.concat(frames, ignore_index=True))
    return Returns(together, register.set_index("return_id")), []


def _stayed(many: str) -> str:
    """Say how many figures are as they were told before: which, or by how much, tells of few."""
    if many in ("", "0"):
        return ""
    if many == "1":
        return "; 1 figure is as an earlier return told it"
    return f"; {int(many):,} figures are as an earlier return told them"


def _read_register(path: Path, faults: list[Fault]) -> pd.DataFrame:
    """Read the register; one of before the return said how many figures stayed will do."""
    with suppress(OSError, ValueError):
        if tuple(pd.read_csv(path, nrows=0).columns) == REGISTER[:-1]:
            return read_plain(path, REGISTER[:-1], faults).assign(stayed="")
    return read_plain(path, REGISTER, faults)


def _of_register(register: pd.DataFrame, folder: Path) -> list[Fault]:
    file = "data/returns/register.csv"
    checks = {
        "made_on": (register["made_on"].str.fullmatch(DAY), "is not a day, 2026-02-26"),
        "as_at": (register["as_at"].str.fullmatch(DAY), "is not a day, 2026-02-26"),
        "sha256": (register["sha256"].str.fullmatch(r"[0-9a-f]{64}"), "is not a SHA-256"),
        "return_id": (
            register["return_id"] == "records_" + register["made_on"],
            "is not records_ and the day that it was made",
        ),
        "stayed": (register["stayed"].str.fullmatch(r"\d*"), "is not a number of figures"),
    }
    faults = broken(register, file, checks)
    there = {path.stem for path in folder.glob("*.csv")} - {"register"}
    for line in register.index[register["return_id"].duplicated()]:
        faults.append(fault_at(register, file, line, "return_id", "is there twice"))
    for line in register.index[~register["return_id"].isin(there)]:
        faults.append(fault_at(register, file, line, "return_id", "has no table"))
    for stray in sorted(there - set(register["return_id"])):
        faults.append(Fault(f"data/returns/{stray}.csv", 0, "", "is not in register.csv"))
    return faults


def _of_table(text: pd.DataFrame, file: str, return_id: str) -> list[Fault]:
    hidden = text["hidden"] != ""
    checks = {
        "quarter": (text["quarter"].str.fullmatch(_QUARTER), "is not a quarter, 2025-26-Q2"),
        "indicator": (text["indicator"].str.fullmatch(r"[a-z][a-z0-9_]*"), "is no identifier"),
        "hidden": (~hidden | text["hidden"].isin(list(HIDDEN)), "is not p, s or empty"),
        "as_at": (text["as_at"].str.fullmatch(DAY), "is not a day, 2025-09-30"),
        "return_id": (text["return_id"] == return_id, "is not the return of this file"),
        "provisional": (text["provisional"].isin(["yes", "no"]), "is not yes or no"),
    }
    for name in _NUMBERS:
        number = (text[name] == "") | text[name].str.fullmatch(NUMBER)
        checks[name] = (number, "is not a number")
    faults = broken(text, file, checks)
    both = (text["numerator"] != "") & (text["denominator"] != "")
    for line in text.index[hidden & both][:TOLD]:
        # The number is not told again: it is to be hidden.
        what = "is in a row that is hidden, and all of it is shown"
        faults.append(Fault(file, int(line) + 2, "numerator", what))
    for line in text.index[~hidden & (text["numerator"] == "")][:TOLD]:
        faults.append(fault_at(text, file, line, "numerator", "needs a number"))
    key = text[list(TABLE[:4])].agg("\t".join, axis=1)
    for line in text.index[key.duplicated()][:TOLD]:
        faults.append(fault_at(text, file, line, "group", "repeats a count"))
    return faults


def _typed(text: pd.DataFrame) -> pd.DataFrame:
    numbers = {
        name: pd.to_numeric(text[name], errors="coerce").astype(np.float64) for name in _NUMBERS
    }
    return text.assign(
        as_at=pd.to_datetime(text["as_at"], format="%Y-%m-%d"),
        known_on=pd.to_datetime(text["known_on"], format="%Y-%m-%d"),
        provisional=text["provisional"] == "yes",
        **numbers,
    )
