"""Rows of a file that is not laid out as open data, brought into that layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from glosanalysis.errors import BadData
from glosanalysis.releases.dataset import GEOGRAPHY

__all__ = ["AUTHORITY", "ENGLAND", "LaidOut", "laid_out", "place_of"]

ENGLAND = "E92000001"
AUTHORITY = ("E06", "E08", "E09", "E10")
"""What the codes of authorities with children's services begin with."""


@dataclass(frozen=True)
class LaidOut:
    """A file as open data would have it.

    Parameters
    ----------
    data_set : str
        The id of the data set that it is of.
    frame : DataFrame of str
        Its rows by line of the file.
    notes : tuple of str
        What whoever imports it should know.
    """

    data_set: str
    frame: pd.DataFrame
    notes: tuple[str, ...] = ()


def laid_out(
    rows: Sequence[dict[str, object]], period: str, identifier: str, name: str
) -> pd.DataFrame:
    """Give rows the columns that every open data file begins with; each has its ``line``.

    Raises
    ------
    BadData
        If there are none.
    """
    if not rows:
        raise BadData(f"{name}: no authority stands under the headings")
    frame = pd.DataFrame(list(rows), dtype="str")
    frame["time_period"] = frame.get("time_period", period)
    frame["time_identifier"] = identifier
    frame["country_code"], frame["country_name"] = ENGLAND, "England"
    for name in GEOGRAPHY:
        if name not in frame:
            frame[name] = ""
    frame = frame.fillna("").set_index("line")
    frame.index = frame.index.astype(float)
    # Several years may stand in one line of the file: its fractions tell them from each other,
    # and a message gives the whole number.
    frame.index += frame.groupby(level=0).cumcount().to_numpy() / 1000
    return frame


def place_of(code: str, name: str) -> dict[str, str]:
    """Give the columns of a place, by the code that the Office for National Statistics gave it."""
    if code == ENGLAND:
        return {"geographic_level": "National", "new_la_code": ""}
    if code.startswith("E12"):
        return {"geographic_level": "Regional", "region_code": code}
    return {"geographic_level": "Local authority", "new_la_code": code, "la_name": name}
