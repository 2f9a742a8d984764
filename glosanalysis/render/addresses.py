"""Where a figure stands: the address that links lead to, the same in every edition."""

from __future__ import annotations

import pandas as pd
from docutils.nodes import make_id

from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.report import Report

__all__ = ["address_of", "only_stands", "public_address"]


def address_of(row: IndicatorRow, report: Report) -> str:
    """Give the address of a figure from a page of its quarter.

    Parameters
    ----------
    row : IndicatorRow
    report : Report
        The overview of the quarter.

    Returns
    -------
    str
        Its row in the key figures of its theme, by the identifier of its indicator; where it has
        none there, the section; of a theme without a page, its place among all quarters.
    """
    if row.theme not in {theme.id for theme in report.themes} or row.is_history:
        return f"../../themes/{row.theme}.html#{make_id(row.indicator.label)}"
    if report.is_repeated(row) or only_stands(row) or row.latest is None:
        return f"{row.theme}.html#key-figures"
    return f"{row.theme}.html#{row.indicator.id}"


def only_stands(row: IndicatorRow) -> bool:
    """Tell whether a figure is told under "Where we stand": neither good nor bad, nor foremost."""
    beside = row.latest is not None and row.latest.median is not None
    return beside and row.indicator.good_is == "neutral" and row.indicator.opens is None


def public_address(register: pd.DataFrame, id_: str) -> str:
    """Give where the public can read a document, or what it is bound into; nothing if unknown."""
    own = register.loc[id_]
    found = [own["address"], register.loc[own["document"], "address"]]
    return next((each for each in found if isinstance(each, str) and each), "")
