"""Read the tables of national releases from their files, and find what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from glosanalysis.data.plain_tables import DAY, NUMBER, broken, fault_at, read_plain, shown
from glosanalysis.data.read import TOLD, Fault
from glosanalysis.data.releases import AREAS, NEIGHBOURS, REGISTER, TABLE, Releases, no_rows
from glosanalysis.observations import SYMBOLS

__all__ = ["read_releases"]


def read_releases(folder: Path) -> tuple[Releases, list[Fault]]:
    """Read the tables of ``data/releases``, and find what is wrong with them.

    Parameters
    ----------
    folder : Path
        Where there is none, there are no releases.

    Returns
    -------
    Releases
    list of Fault
        By file and line; empty if all is well.
    """
    if not folder.is_dir():
        return Releases(), []
    faults: list[Fault] = []
    register = read_plain(folder / "register.csv", REGISTER, faults)
    areas = read_plain(folder / "areas.csv", AREAS, faults)
    neighbours = read_plain(folder / "neighbours.csv", NEIGHBOURS, faults)
    faults += _of_register(register, folder)
    codes = set(areas["current_code"])
    frames = []
    for release in register.itertuples():
        path = folder / f"{release.release_id}.csv"
        if not path.is_file():
            continue
        text = read_plain(path, TABLE, faults)
        found = _of_table(text, shown(path), codes)
        faults += found
        if not found:
            typed = _typed(text)
            frames.append(
                typed.assign(
                    release_id=release.release_id, known_on=pd.Timestamp(release.published_on)
                )
            )
    if faults:
        return Releases(), faults
    together = pd.concat(frames, ignore_index=True) if frames else no_rows()
    for name in ("indicator", "area_code", "release_id"):
        together[name] = together[name].astype("category")
    register["published_on"] = pd.to_datetime(register["published_on"])
    return Releases(together, register.set_index("release_id"), areas, neighbours), []


def _of_register(register: pd.DataFrame, folder: Path) -> list[Fault]:
    file = "data/releases/register.csv"
    checks = {
        "published_on": (register["published_on"].str.fullmatch(DAY), "is not a day, 2026-02-26"),
        "sha256": (register["sha256"].str.fullmatch(r"[0-9a-f]{64}"), "is not a SHA-256"),
        "size": (register["size"].str.fullmatch(r"\d+"), "is not a whole number"),
        "rows": (register["rows"].str.fullmatch(r"\d+"), "is not a whole number"),
        "release_id": (
            register["release_id"] == register["data_set"] + "_" + register["published_on"],
            "is not its data set and day of publication",
        ),
    }
    faults = broken(register, file, checks)
    for line in register.index[register["release_id"].duplicated()]:
        faults.append(fault_at(register, file, line, "release_id", "is there twice"))
    there = {path.stem for path in folder.glob("*_*.csv")}
    for line in register.index[~register["release_id"].isin(there)]:
        faults.append(fault_at(register, file, line, "release_id", "has no table"))
    for stray in sorted(there - set(register["release_id"])):
        faults.append(Fault(f"data/releases/{stray}.csv", 0, "", "is not in register.csv"))
    return faults


def _of_table(text: pd.DataFrame, file: str, codes: set[str]) -> list[Fault]:
    empty = text["value"] == ""
    checks = {
        "indicator": (text["indicator"].str.fullmatch(r"[a-z][a-z0-9_]*"), "is no identifier"),
        "area_code": (text["area_code"].isin(codes), "is no area of areas.csv"),
        "as_at": (text["as_at"].str.fullmatch(DAY), "is not a day, 2025-09-30"),
        "symbol": ((text["symbol"] == "") | text["symbol"].isin(list(SYMBOLS)), "is no symbol"),
    }
    for name in ("value", "numerator", "denominator"):
        number = (text[name] == "") | text[name].str.fullmatch(NUMBER)
        checks[name] = (number, "is not a number")
    faults = broken(text, file, checks)
    for line in text.index[empty == (text["symbol"] == "")][:TOLD]:
        faults.append(
            fault_at(text, file, line, "value", "needs a number or a symbol, and not both")
        )
    key = text["indicator"] + "\t" + text["area_code"] + "\t" + text["as_at"]
    for line in text.index[key.duplicated()][:TOLD]:
        faults.append(fault_at(text, file, line, "area_code", "repeats an observation"))
    return faults


def _typed(text: pd.DataFrame) -> pd.DataFrame:
    numbers = {
        name: pd.to_numeric(text[name], errors="coerce").astype(np.float64)
        for name in ("value", "numerator", "denominator")
    }
    return text.assign(as_at=pd.to_datetime(text["as_at"], format="%Y-%m-%d"), **numbers)
