"""The rows that a quarter sees, as bytes that anybody can make and hash again.

Canonical CSV: UTF-8, one line feed a line, a cell quoted only where it must be, the columns and the
order of the file in ``data``, days as in the file, numbers without zeros at their end. Where a
table is written so already, these are its own lines.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

import pandas as pd
from pandas.api.types import is_datetime64_any_dtype, is_float_dtype

from glosanalysis.audit.statements import statements
from glosanalysis.data.columns import MONTH
from glosanalysis.data.releases import TABLE, Releases
from glosanalysis.data.returns import TABLE as COUNTS
from glosanalysis.data.returns import Returns
from glosanalysis.data.schema import Column, Table
from glosanalysis.data.schemas import JUDGEMENTS, PUBLISHED, REVISIONS, SOURCES
from glosanalysis.data.tables import Tables
from glosanalysis.quarter import Quarter

__all__ = ["canonical_csv", "seen_tables"]

_REGISTERS = {table.name: table for table in (SOURCES, REVISIONS, JUDGEMENTS)}


def canonical_csv(table: Table, frame: pd.DataFrame) -> bytes:
    """Write the rows of a table, without the dates that were worked out for them.

    Parameters
    ----------
    table : Table
        Its schema.
    frame : DataFrame
        Typed rows.

    Returns
    -------
    bytes
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    cells = [map(_writer(column), frame[name]) for name, column in table.columns.items()]
    writer.writerows(zip(*cells, strict=True))
    return buffer.getvalue().encode()


def _writer(column: Column) -> Callable[[object], str]:
    form = "%Y-%m" if column.kind == MONTH else "%Y-%m-%d"

    def written(value: object) -> str:
        if pd.isna(value):
            return ""
        if isinstance(value, pd.Timestamp):
            return f"{value:{form}}"
        if isinstance(value, float):
            return f"{value:.15g}"
        return str(value)

    return written


def seen_tables(tables: Tables, quarter: Quarter) -> Mapping[str, tuple[int, bytes]]:
    """Give what the report of a quarter is made from: of each table, rows and canonical CSV.

    Beside the published tables these are the papers that their rows cite (``sources``), what is
    said of their statements (``judgements``) and the quarter's own lines of ``revisions``. A table
    of which nothing is seen is left out.

    Parameters
    ----------
    tables : Tables
        All rows there are.
    quarter : Quarter

    Returns
    -------
    mapping of str to tuple
        How many rows, and their bytes, by the name of the table, in alphabetical order.
    """
    return tables.once(("csv", quarter), lambda every: _seen(every, quarter))


def _seen(tables: Tables, quarter: Quarter) -> dict[str, tuple[int, bytes]]:
    seen = tables.known_at(quarter)
    frames = dict(seen.frames)
    cited = {source for frame in frames.values() for source in frame["source_id"]}
    register = tables.sources.reset_index()
    frames[SOURCES.name] = register[register["source_id"].isin(cited)]
    revisions = tables.revisions
    frames[REVISIONS.name] = revisions[revisions["quarter"] == str(quarter)]
    checked = {each.id for each in statements(seen)}
    judged = [pair for pair in tables.judgements.items() if pair[0] in checked]
    frames[JUDGEMENTS.name] = pd.DataFrame(judged, columns=list(JUDGEMENTS.columns))
    papers = {
        name: (len(frame), _of_paper(seen, name, frame))
        for name, frame in sorted(frames.items())
        if len(frame)
    }
    return papers | _releases(seen.releases) | _returns(seen.returns)


def _of_paper(seen: Tables, name: str, frame: pd.DataFrame) -> bytes:
    """Give the bytes of a table; of a published one once for the quarters that see the same."""
    if name in _REGISTERS:
        return canonical_csv(_REGISTERS[name], frame)
    return seen.once_for([name], "csv", lambda some: canonical_csv(PUBLISHED[name], some[name]))


def _releases(releases: Releases) -> dict[str, tuple[int, bytes]]:
    """Give what a quarter knows of each release, and by which lists of areas it is compared."""
    if releases.frame.empty:
        return {}
    parts = {
        f"releases/{name}": rows[list(TABLE)]
        for name, rows in releases.frame.groupby("release_id", observed=True)
    }
    parts |= {"releases/areas": releases.areas, "releases/neighbours": releases.neighbours}
    return {name: (len(rows), _as_csv(rows)) for name, rows in sorted(parts.items())}


def _returns(returns: Returns) -> dict[str, tuple[int, bytes]]:
    """Give what a quarter knows of each return."""
    return {
        f"returns/{name}": (len(rows), _as_csv(rows[list(COUNTS)]))
        for name, rows in returns.frame.groupby("return_id")
    }


def _as_csv(rows: pd.DataFrame) -> bytes:
    # pandas' own writer looks at each number four times.
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(zip(*(_texts(rows[name]) for name in rows), strict=True))
    return buffer.getvalue().encode()


def _texts(column: pd.Series) -> list[object]:
    if is_float_dtype(column):
        return ["" if value != value else f"{value:.15g}" for value in column.tolist()]
    if is_datetime64_any_dtype(column):
        return [*column.dt.strftime("%Y-%m-%d").fillna("")]
    return [*column.astype("object").where(column.notna(), "")]
