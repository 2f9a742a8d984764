"""Small returns to be written down in a line."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from small_returns import Rows

COLUMNS = ["quarter", "indicator", "breakdown", "group", "numerator", "denominator"]


@pytest.fixture
def table() -> Rows:
    """Make counts: `table({"": 33, "Stroud": 2}, of={"": 40, ...})`; the group "" is the total."""

    def made(
        groups: dict[str, float],
        *,
        of: dict[str, float] | None = None,
        quarter: str = "2022-23-Q3",
        indicator: str = "closed",
        breakdown: str = "locality",
    ) -> pd.DataFrame:
        rows = [
            (
                quarter,
                indicator,
                breakdown if group else "",
                group,
                float(value),
                of[group] if of else np.nan,
            )
            for group, value in groups.items()
        ]
        return pd.DataFrame(rows, columns=COLUMNS)

    return made
