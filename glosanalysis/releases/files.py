"""Open a publisher's file, whatever it is called and however it is packed."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from glosanalysis.errors import BadData

__all__ = ["File", "opened", "text_of"]

_TOLD_BY_PANDAS = re.compile(r"Error tokenizing data\. C error: ")
_MOST = 200_000_000
"""Bytes that a packed file may grow to: the largest table used is 6 MB."""


@dataclass(frozen=True)
class File:
    """A file as it was published, unpacked.

    Parameters
    ----------
    name : str
        What a message calls it.
    content : bytes
        Of the table itself: the register records its hash, so that packing does not matter.
    """

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash of the content."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def kind(self) -> str:
        """Either csv, ods, xlsx or parquet."""
        if self.content.startswith(b"PAR1"):
            return "parquet"
        if not self.content.startswith(b"PK"):
            return "csv"
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return "xlsx" if "xl/workbook.xml" in archive.namelist() else "ods"


def opened(path: Path) -> list[File]:
    """Open a file: itself, or the tables that it packs.

    Raises
    ------
    BadData
        If it cannot be read, is empty, or is cut short.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadData(f"{path.name}: cannot be read: {error.strerror}") from None
    return list(_unpacked(File(path.name, content)))


def _unpacked(file: File) -> Iterator[File]:
    if not file.content.strip():
        raise BadData(f"{file.name}: the file is empty")
    try:
        if file.content.startswith(b"\x1f\x8b"):
            yield File(file.name, gzip.decompress(file.content))
        elif file.content.startswith(b"PK"):
            yield from _of_archive(file)
        else:
            yield file
    except RuntimeError:  # a password is asked for, or a way of packing that is not known here
        raise BadData(f"{file.name}: cannot be unpacked, it may need a password") from None
    except (zipfile.BadZipFile, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadData(f"{file.name}: cannot be unpacked, it may be cut short ({error})") from None


def _of_archive(file: File) -> Iterator[File]:
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        inside = [each for each in archive.infolist() if not each.is_dir()]
        names = {each.filename for each in inside}
        if names & {"content.xml", "xl/workbook.xml"}:
            yield file
            return
        tables = [each for each in inside if _is_table(each.filename)]
        if sum(each.file_size for each in tables) > _MOST:
            raise BadData(f"{file.name}: unpacks to more than {_MOST // 1_000_000} MB")
        if not tables:
            raise BadData(f"{file.name}: holds no CSV")
        for each in tables:
            yield File(f"{file.name}: {each.filename}", archive.read(each))


def _is_table(name: str) -> bool:
    # `<name>.meta.csv` describes the columns of `<name>.csv`.
    return name.lower().endswith(".csv") and not name.lower().endswith(".meta.csv")


def text_of(file: File, header: bool = True) -> pd.DataFrame:
    """Read a CSV or Parquet file as text, indexed by line.

    Raises
    ------
    BadData
        If it is not UTF-8, a row has another number of cells than the header, there are no rows,
        or the header stands there twice.
    """
    if file.kind == "parquet":
        return _of_parquet(file)
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.content.count(b"\n", 0, error.start) + 1
        raise BadData(f"{file.name}, line {line}: is not UTF-8") from None
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            dtype="str",
            keep_default_na=False,
            header=0 if header else None,
            index_col=False,
            skip_blank_lines=False,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        told = _TOLD_BY_PANDAS.sub("", str(error)).strip()
        raise BadData(f"{file.name}: not readable as CSV: {told}") from None
    frame.index = frame.index + (2 if header else 1)
    _whole_rows(frame, text, file.name)
    return _one_table(frame, file.name) if header else frame


def _whole_rows(frame: pd.DataFrame, text: str, name: str) -> None:
    # A row that ends too early is filled up with empty cells: only its own commas tell.
    if not (frame.iloc[:, -1].fillna("") == "").any():
        return
    rows = csv.reader(io.StringIO(text))
    for line, row in enumerate(rows, 1):
        if len(row) < len(frame.columns):
            what = f"{len(row)} cells, {len(frame.columns)} are needed: the file may be cut short"
            raise BadData(f"{name}, line {line}: {what}")


def _one_table(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    if frame.empty:
        raise BadData(f"{name}: has a header and no rows")
    first = frame.columns[0]
    again = frame.index[frame[first] == first]
    if len(again):
        raise BadData(f"{name}, line {again[0]}: the header stands there again, as of two files")
    return frame


def _of_parquet(file: File) -> pd.DataFrame:
    """Read Parquet as the text that a CSV of it would hold; what it leaves out is empty."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder, "release.parquet")
        packed.write_bytes(file.content)
        try:
            found = duckdb.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(packed)])
        except duckdb.Error:
            raise BadData(f"{file.name}: cannot be read as Parquet, it may be cut short") from None
        text = pd.DataFrame(found.fetchall(), columns=[name for name, *_ in found.description])
    text = text.astype("str").where(text.notna(), "")
    text.index = pd.RangeIndex(2, len(text) + 2)
    return _one_table(text, file.name)
