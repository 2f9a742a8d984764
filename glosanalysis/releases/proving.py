"""Prove the tables of releases against the publishers' files, where they are at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from glosanalysis.errors import BadData
from glosanalysis.releases.areas import Areas
from glosanalysis.releases.files import File, opened
from glosanalysis.releases.importing import made_of
from glosanalysis.releases.register import written

__all__ = ["Proof", "prove"]

_SUFFIXES = (".csv", ".gz", ".ods", ".parquet", ".xlsx", ".zip")


@dataclass(frozen=True)
class Proof:
    """How one release of the register stands against its file.

    Parameters
    ----------
    release_id : str
    file : str
        The file that it was proved by; empty where none in the folder is the one.
    difference : str
        What is not as the file makes it; empty where all is.
    """

    release_id: str
    file: str
    difference: str = ""


def prove(releases: Path, folder: Path) -> list[Proof]:
    """Make every table anew from its file, found by the SHA-256 of the register.

    Parameters
    ----------
    releases : Path
        ``data/releases``.
    folder : Path
        Where the publishers' files are, called whatever they are called.

    Returns
    -------
    list of Proof
        One a release, in the order of the register.
    """
    register = pd.read_csv(releases / "register.csv", dtype="str", keep_default_na=False)
    wanted = set(register["sha256"])
    found: dict[str, File] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _SUFFIXES and path.is_file():
            found |= {file.sha256: file for file in _opened(path) if file.sha256 in wanted}
    areas = Areas.read(releases / "areas.csv")
    return [
        _proof(line.release_id, found.get(line.sha256), releases, areas)
        for line in register.itertuples()
    ]


def _opened(path: Path) -> list[File]:
    try:
        return opened(path)
    except BadData:
        return []  # a folder may hold other files too: they are none of the register


def _proof(release_id: str, file: File | None, releases: Path, areas: Areas) -> Proof:
    if file is None:
        return Proof(release_id, "")
    table = releases / f"{release_id}.csv"
    made = written(made_of(file, areas)[1])
    held = table.read_bytes() if table.is_file() else b""
    if made == held:
        return Proof(release_id, file.name)
    lines = zip(
        held.decode(errors="replace").splitlines(), made.decode().splitlines(), strict=False
    )
    line, (was, now) = next(
        ((at, pair) for at, pair in enumerate(lines, 1) if pair[0] != pair[1]),
        (0, ("more or fewer rows", "as the file makes them")),
    )
    return Proof(release_id, file.name, f"line {line}: '{was}', the file makes '{now}'")
