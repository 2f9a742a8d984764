"""Caseloads as the papers give them: typical, and what is manageable, on one day."""

from __future__ import annotations

import pandas as pd

__all__ = ["LEVELS", "caseloads"]

LEVELS = ("typical", "manageable_low", "manageable_high")
"""The measures of a caseload, as the table names them."""


def caseloads(load: pd.DataFrame) -> pd.DataFrame:
    """Lay the levels side by side, a row a day that has them all, the latest last.

    ``typical_qualifier`` and ``manageable_qualifier`` have what the paper says of them.
    """
    wide = load.pivot(index="as_at", columns="measure", values="plans_per_caseworker")
    said = load.pivot(index="as_at", columns="measure", values="qualifier").fillna("")
    said = said.reindex(columns=["typical", "manageable_low"], fill_value="").rename(
        columns={"typical": "typical_qualifier", "manageable_low": "manageable_qualifier"}
    )
    levels = wide.reindex(columns=list(LEVELS)).dropna().join(said)
    return levels.sort_index().reset_index()
