"""Look through all that is published for what must not be there."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from glosanalysis.data.schemas import WHOLE_BOOK
from glosanalysis.disclosure.breaches import breaches
from glosanalysis.disclosure.headings import person_tables
from glosanalysis.disclosure.heads import Heads
from glosanalysis.disclosure.identifiers import found_in
from glosanalysis.disclosure.printed import words_of_pdf
from glosanalysis.disclosure.rules import CELLS, KEY, is_small, primary
from glosanalysis.disclosure.sums import HEADS

__all__ = ["Found", "scan"]

_RECORDS = frozenset(
    [
        ".parquet",
        ".duckdb",
        ".sqlite",
        ".sqlite3",
        ".db",
        ".feather",
        ".arrow",
        ".mdb",
        ".accdb",
        ".bak",
    ]
)
"""Files that hold tables which this does not open: none of them belongs among what is published.
The book's own table as Parquet is opened, known by its headings."""
_PACKED = frozenset([".xlsx", ".ods", ".docx", ".zip", ".odt"])
_TEXT = frozenset(
    [
        ".html",
        ".htm",
        ".ipynb",
        ".json",
        ".js",
        ".csv",
        ".tsv",
        ".md",
        ".txt",
        ".log",
        ".svg",
        ".xml",
        ".inv",
        ".toml",
        ".yml",
        ".yaml",
        ".rst",
        ".py",
        ".out",
        ".err",
        ".pickle",
        ".pkl",
        ".doctree",
    ]
)
_INDEX = "searchindex.js"
_DRAWN = re.compile(r"""\b(?:d|points)=\\?["'][MLHVCSQTAZmlhvcsqtaz0-9\s.,\\+-]*|base64,[\w+/=]+""")
"""Lines of charts and pictures: numbers without end that say nothing."""


@dataclass(frozen=True, order=True)
class Found:
    """Something that must not be published.

    Parameters
    ----------
    path : Path
    line : int
        Nought where a file has no lines.
    what : str
        In words, without what the file says there.
    """

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return (
            f"{self.path}, line {self.line}: {self.what}"
            if self.line
            else f"{self.path}: {self.what}"
        )


def scan(paths: Iterable[Path], *, heads: Mapping[str, Heads] | None = None) -> list[Found]:
    """Look through files, and folders with all that is in them.

    Parameters
    ----------
    paths : iterable of Path
        Pages, notebooks, tables, workbooks, papers, logs, caches, a search index.
    heads : mapping of str to Heads, optional
        How sums of nights, money and month ends in returns are judged, if not by `HEADS`.

    Returns
    -------
    list of Found
        Unique pupil numbers and NHS numbers whose check letter or digit is right, dates of birth,
        tables of persons, files of records, and small counts of returns; sorted.

    Examples
    --------
    >>> import tempfile
    >>> page = Path(tempfile.mkdtemp()) / "page.md"
    >>> _ = page.write_text("The pupil is H801200001001.")
    >>> [(found.line, found.what) for found in scan([page])]
    [(1, 'a unique pupil number')]
    """
    files = (each for path in paths for each in _files(Path(path)))
    return sorted(
        {found for each in files for found in _look(each, HEADS if heads is None else heads)}
    )


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (each for each in sorted(path.rglob("*")) if each.is_file())
    elif path.exists():
        yield path


def _look(path: Path, heads: Mapping[str, Heads]) -> Iterator[Found]:
    suffix = path.suffix.lower()
    if suffix == ".parquet" and (text := _whole_book(path)):
        yield from _text(path, text)
        yield from _small_counts(path, text, heads)
    elif suffix in _RECORDS:
        yield Found(path, 0, "a file that holds tables of records")
    elif suffix == ".pdf":
        yield from _printed(path)
    elif suffix in _PACKED:
        yield from _packed(path)
    elif suffix in _TEXT or not suffix or _is_text(path):
        text = path.read_bytes().decode("utf-8", errors="replace")
        yield from _text(path, text)
        if suffix == ".csv":
            yield from _small_counts(path, text, heads)


def _whole_book(path: Path) -> str:
    """Give the book's own table as CSV; nothing where the file is anything else."""
    try:
        rows = duckdb.read_parquet(str(path))
        return str(rows.df().to_csv(index=False)) if rows.columns == [*WHOLE_BOOK.columns] else ""
    except duckdb.Error:
        return ""


def _is_text(path: Path) -> bool:
    with path.open("rb") as file:
        return b"\0" not in file.read(1024)


def _packed(path: Path) -> Iterator[Found]:
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if Path(name).suffix.lower() in _RECORDS:
                yield Found(path, 0, "a file that holds tables of records")
            elif Path(name).suffix.lower() in _TEXT:
                text = archive.read(name).decode("utf-8", errors="replace")
                yield from (Found(path, 0, found.what) for found in _text(Path(name), text))


def _printed(path: Path) -> Iterator[Found]:
    text = words_of_pdf(path)
    if text is None:
        yield Found(path, 0, "a PDF that cannot be read here")
    else:
        yield from (Found(path, 0, found.what) for found in _text(path, text))


def _text(path: Path, text: str) -> Iterator[Found]:
    book = _parsed(text) if path.suffix.lower() == ".ipynb" else None
    text = _DRAWN.sub(_lines_only, text if book is None else "\n".join(_said(book)))
    for start, what in found_in(text):
        yield Found(path, _line(text, start) * (book is None), what)
    for start in person_tables(text, keys=path.name != _INDEX):
        yield Found(
            path, _line(text, start) * (book is None), "a table of persons, by its headings"
        )


def _lines_only(drawn: re.Match[str]) -> str:
    return "\n" * drawn[0].count("\n")


def _line(text: str, start: int) -> int:
    return text.count("\n", 0, start) + 1


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _said(node: Any) -> Iterator[str]:
    """Give the texts of a notebook as a reader sees them: its lines put together."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list) and node and all(isinstance(each, str) for each in node):
        yield "".join(node)
    elif isinstance(node, list | dict):
        for each in node.values() if isinstance(node, dict) else node:
            yield from _said(each)


def _small_counts(path: Path, text: str, heads: Mapping[str, Heads]) -> Iterator[Found]:
    """Hold a return to its rules, and the rows of a return among a report's indicators."""
    names = set(text.split("\n", 1)[0].strip().lstrip("\ufeff").split(","))
    if {*KEY, *CELLS, "hidden"} <= names:
        text_columns = dict.fromkeys([*KEY, "hidden"], str)
        frame = pd.read_csv(io.StringIO(text), keep_default_na=False, dtype=str)
        frame[CELLS] = frame[CELLS].apply(pd.to_numeric, errors="coerce")
        yield from (
            Found(path, 0, each) for each in breaches(frame.astype(text_columns), heads=heads)
        )
    elif {"feed", *CELLS} <= names:
        frame = pd.read_csv(io.StringIO(text), dtype=str)
        numbers = frame[CELLS].apply(pd.to_numeric, errors="coerce").assign(indicator=frame.index)
        small = primary(numbers).any(axis=1) | is_small(numbers["numerator"])
        if "unit" in frame and "value" in frame:
            plain = numbers["numerator"].isna() & numbers["denominator"].isna()
            counted = plain & ~frame["unit"].fillna("").str.contains("%|cent|£")
            small |= counted & is_small(pd.to_numeric(frame["value"], errors="coerce"))
        for row in frame.index[small & (frame["feed"] == "return")]:
            yield Found(path, int(row) + 2, "a count of a return that is too small to be shown")
