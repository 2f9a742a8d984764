"""Files that are not laid out as open data: bring them into that layout."""

from __future__ import annotations

from glosanalysis.releases.appeals import MARK, appeals
from glosanalysis.releases.estimates import population
from glosanalysis.releases.files import File
from glosanalysis.releases.laid_out import LaidOut
from glosanalysis.releases.outturn import spending

__all__ = ["reshaped"]


def reshaped(file: File) -> LaidOut | None:
    """Give a file's rows as open data, and the data set that they are of.

    Returns
    -------
    LaidOut or None
        Nothing where the file is none of these.

    Raises
    ------
    BadData
        If it is one of these and something is not where it should be.
    """
    if file.kind == "ods":
        return spending(file)
    if file.kind == "xlsx":
        return population(file)
    if file.kind == "csv" and MARK in file.content[:10_000]:
        return appeals(file)
    return None
