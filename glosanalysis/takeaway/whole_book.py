"""The whole book as one tidy table, as CSV, as Parquet, and described for machines (CSVW)."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from glosanalysis.authority import OWN
from glosanalysis.data.schema import Column
from glosanalysis.data.schemas import WHOLE_BOOK
from glosanalysis.escaping import csv_cell
from glosanalysis.observations import LICENCE_ADDRESS
from glosanalysis.publication.comparison_csv import COLUMNS as COMPARED
from glosanalysis.publication.comparison_csv import comparisons_in
from glosanalysis.publication.indicator_csv import indicators_in, read_records
from glosanalysis.quarter import Quarter

__all__ = ["as_csv", "as_parquet", "metadata", "whole_book"]

_PLACE = ["rank", "of", "quartile"]
_TYPES = {
    "str": ("VARCHAR", "string"),
    "Int64": ("BIGINT", "integer"),
    "float64": ("DOUBLE", "number"),
    "datetime64[us]": ("DATE", "date"),
}
"""What a type of pandas is in Parquet, and in the metadata of a CSV."""


def whole_book(reports: Path, quarters: Iterable[Quarter]) -> pd.DataFrame:
    """Put what the quarters published into one table.

    Parameters
    ----------
    reports : Path
        The folder of reports.
    quarters : iterable of Quarter
        In the order that the table is to have.

    Returns
    -------
    DataFrame of str
        With the columns of `WHOLE_BOOK`: each row of each ``indicators.csv``, and after it the
        rows of ``comparisons.csv`` that set other areas beside it. Every number has the decimals
        that it was published with.
    """
    frames = [_of_quarter(reports, quarter) for quarter in quarters]
    columns = list(WHOLE_BOOK.columns)
    none = pd.DataFrame(columns=columns, dtype="str")
    return pd.concat([none, *frames], ignore_index=True)[columns].fillna("")


def _of_quarter(reports: Path, quarter: Quarter) -> pd.DataFrame:
    own = pd.DataFrame(read_records(indicators_in(reports, quarter)), dtype="str")
    found = read_records(comparisons_in(reports, quarter), COMPARED)
    beside = pd.DataFrame(found, columns=list(COMPARED), dtype="str")
    if own.empty:
        return own
    ours = beside["level"] == "authority"
    own = own.assign(area=OWN.name, area_code=OWN.code, level="authority")
    own = own.merge(beside.loc[ours, ["indicator", *_PLACE]], on="indicator", how="left")
    told = own[["theme", "indicator", "label", "unit", "good_is", "feed"]]
    others = beside[~ours].merge(told, on="indicator")
    order = {name: place for place, name in enumerate(own["indicator"])}
    together = pd.concat([own, others])
    return together.sort_values("indicator", key=lambda names: names.map(order), kind="stable")


def as_csv(book: pd.DataFrame) -> bytes:
    """Write the table as CSV: UTF-8, one line feed a line, no cell that a spreadsheet would run."""
    text: str = book.map(csv_cell).to_csv(index=False, lineterminator="\n")
    return text.encode()


def as_parquet(book: pd.DataFrame) -> bytes:
    """Write the table as Parquet: the same rows, typed."""
    columns = ", ".join(
        f'CAST("{name}" AS {_TYPES[column.kind.dtype][0]}) AS "{name}"'
        for name, column in WHOLE_BOOK.columns.items()
    )
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        connection.execute("SET threads = 1")  # with more, the rows of a group may be parted anew
        connection.register("book", WHOLE_BOOK.typed(book))
        file = Path(folder, "book.parquet")
        connection.execute(
            f"COPY (SELECT {columns} FROM book) TO $file (FORMAT parquet, COMPRESSION zstd)",
            {"file": str(file)},
        )
        return file.read_bytes()


def metadata(name: str, title: str) -> bytes:
    """Describe the CSV for machines, as the W3C's vocabulary of tables has it.

    Parameters
    ----------
    name : str
        The file's name, beside which the description is found.
    title : str
        Of the book.

    Returns
    -------
    bytes
        JSON: title, licence, key, and of each column its type and what it means.
    """
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": name,
        "dc:title": f"{title}: the figures of all quarters",
        "dc:description": f"{WHOLE_BOOK.about}.",
        "dc:license": {"@id": LICENCE_ADDRESS},
        "schema:version": version("glosanalysis"),
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\n"]},
        "tableSchema": {
            "columns": [_described(each, of) for each, of in WHOLE_BOOK.columns.items()],
            "primaryKey": list(WHOLE_BOOK.key),
        },
    }
    return (json.dumps(described, indent=2, ensure_ascii=False) + "\n").encode()


def _described(name: str, column: Column) -> dict[str, Any]:
    datatype: Any = _TYPES[column.kind.dtype][1]
    if column.kind.words:
        datatype = {"base": datatype, "format": "|".join(column.kind.words)}
    return {
        "name": name,
        "titles": name,
        "datatype": datatype,
        "required": column.required,
        "dc:description": f"{column.meaning}.",
    }
