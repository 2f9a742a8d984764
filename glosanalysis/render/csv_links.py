"""Links that hold the figures themselves as CSV, so that they work from any copy of the page."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Mapping, Sequence

import pandas as pd
from markupsafe import Markup

from glosanalysis.escaping import csv_cell

__all__ = ["csv_link", "records_link"]


def csv_link(frame: pd.DataFrame, name: str) -> Markup:
    """Make a link that holds the figures themselves, so that it works from any copy of the page."""
    safe = frame.map(lambda cell: csv_cell(cell) if isinstance(cell, str) else cell)
    return _link(safe.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n"), name)


def records_link(records: Sequence[Mapping[str, str]], name: str) -> Markup:
    """Make such a link of records of text, at least one and all of the same columns."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(records[0])
    writer.writerows(map(csv_cell, each.values()) for each in records)
    return _link(buffer.getvalue(), name)


def _link(text: str, name: str) -> Markup:
    data = base64.b64encode(text.encode()).decode()
    return Markup(
        '<p class="download"><a download="{file}" href="data:text/csv;base64,{data}">Download '
        "{file}</a></p>"
    ).format(file=f"{name}.csv", data=data)
