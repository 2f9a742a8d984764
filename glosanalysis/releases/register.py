"""The register of releases: a line for each file that a table was made from."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd

from glosanalysis.data.releases import REGISTER
from glosanalysis.observations import LICENCE
from glosanalysis.releases.dataset import Dataset
from glosanalysis.releases.files import File

__all__ = [
    "first_of",
    "line_of",
    "register_in",
    "register_of",
    "with_line",
    "written",
]


def register_of(folder: Path) -> pd.DataFrame:
    """Read the register, as text; it is empty where there is none yet."""
    path = folder / "register.csv"
    if not path.exists():
        return pd.DataFrame(columns=list(REGISTER), dtype="str")
    return pd.read_csv(path, dtype="str", keep_default_na=False)


def register_in(files: dict[str, bytes], register: pd.DataFrame) -> pd.DataFrame:
    """Give the register among files to be written; the one there is, where they hold none."""
    if "register.csv" not in files:
        return register
    return pd.read_csv(io.BytesIO(files["register.csv"]), dtype="str", keep_default_na=False)


def first_of(rows: pd.DataFrame, column: str) -> str:
    """Give what the first of some lines says; nothing where there is none."""
    return str(rows[column].iloc[0]) if len(rows) else ""


def line_of(dataset: Dataset, file: File, *, day: str, address: str, rows: int) -> dict[str, str]:
    """Give the line of a file: which data set it is, of when, and how it is known again."""
    return {
        "release_id": f"{dataset.id}_{day}",
        "data_set": dataset.id,
        "title": dataset.title,
        "publisher": dataset.publisher,
        "published_on": day,
        "address": address,
        "licence": LICENCE,
        "sha256": file.sha256,
        "size": str(len(file.content)),
        "rows": str(rows),
    }


def with_line(register: pd.DataFrame, line: dict[str, str]) -> pd.DataFrame:
    """Put a line in the place of the one of the same release, in order of releases."""
    others = register[register["release_id"] != line["release_id"]]
    return pd.concat([others, pd.DataFrame([line])]).sort_values("release_id")


def written(table: pd.DataFrame) -> bytes:
    """Write a table as the bytes of its file."""
    text: str = table.to_csv(index=False, lineterminator="\n")
    return text.encode()
