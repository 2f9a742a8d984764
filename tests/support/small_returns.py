"""Small returns for tests of disclosure control."""

from collections.abc import Callable

import numpy as np
import pandas as pd

Rows = Callable[..., pd.DataFrame]
KEY = ["quarter", "indicator", "breakdown", "group"]
NAMES = ("locality", "age_band", "need", "type", "provider")


def random_counts(
    seed: int,
    *,
    share: bool = False,
    quarters: int = 1,
    indicator: str = "m",
    breakdowns: int = 2,
) -> pd.DataFrame:
    """Make counts that add up: few children in uneven groups, many noughts and ones."""
    rng = np.random.default_rng(seed)
    sizes = {name: int(rng.integers(1, 6)) for name in NAMES[:breakdowns]}
    rows = []
    for number in range(quarters):
        quarter = f"{2022 + number // 4}-{23 + number // 4}-Q{number % 4 + 1}"
        whole = int(rng.integers(0, 120))
        part = int(rng.binomial(whole, rng.choice([0.05, 0.3, 0.9])))
        rows.append((quarter, indicator, "", "", part, whole))
        for name, size in sizes.items():
            chances = rng.dirichlet(np.full(size, rng.choice([0.3, 1, 5])))
            parts = rng.multinomial(part, chances)
            wholes = parts + rng.multinomial(whole - part, chances)
            groups = zip(range(size), parts, wholes, strict=True)
            rows += [(quarter, indicator, name, f"g{n}", one, of) for n, one, of in groups]
    counts = pd.DataFrame(rows, columns=[*KEY, "numerator", "denominator"])
    return counts.assign(denominator=counts["denominator"] if share else np.nan).astype(
        {"numerator": float, "denominator": float}
    )
