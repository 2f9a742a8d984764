"""Case records of a size that no council has, as Parquet, to time what is counted from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["AS_AT", "FIRST", "write"]

FIRST, AS_AT = np.datetime64("2014-04-01"), np.datetime64("2024-03-31")
_MEAN_DAYS = {"help": 150, "need": 120, "placement": 307}
_TYPES = np.array(["U4", "U6", "U1", "K2", "K3", "P1", "A5", "R1", "Z1"])
_SHARES = [0.3, 0.25, 0.13, 0.12, 0.09, 0.06, 0.02, 0.02, 0.01]


def write(folder: Path, *, episodes: int, referrals: int, placements: int, seed: int = 1) -> None:
    """Write persons, early help episodes, referrals and placements.

    Dates are even over ten years, lengths exponential; a child has three episodes in the mean.
    """
    draw = np.random.Generator(np.random.PCG64(seed))
    children = max(episodes, referrals) // 3
    folder.mkdir(parents=True, exist_ok=True)
    frames = {
        "ssd_person": _people(children, draw),
        "ssd_early_help_episodes": _helped(episodes, children, draw),
        "ssd_cin_episodes": _referred(referrals, children, draw),
        "ssd_cla_placement": _placed(placements, draw),
    }
    for name, columns in frames.items():
        # In pieces that engines read side by side, as DuckDB itself writes them.
        pq.write_table(pa.table(columns), folder / f"{name}.parquet", row_group_size=122_880)


def _names(prefix: str, numbers: np.ndarray) -> np.ndarray:
    return np.char.add(prefix, numbers.astype("U8"))


def _spells(count: int, mean: int, draw: np.random.Generator) -> tuple[pa.Array, pa.Array]:
    days = int((AS_AT - FIRST).astype(int))
    starts = FIRST + draw.integers(0, days, count)
    ends = starts + (1 + draw.exponential(mean, count)).astype(int)
    return _dates(starts, starts > AS_AT), _dates(ends, ends > AS_AT)


def _dates(values: np.ndarray, missing: np.ndarray) -> pa.Array:
    return pa.array(values.astype("datetime64[D]"), pa.date32(), mask=missing)


def _people(count: int, draw: np.random.Generator) -> dict[str, object]:
    born = FIRST - 16 * 365 + draw.integers(0, 24 * 365, count)
    return {
        "pers_person_id": _names("p", np.arange(count)),
        "pers_dob": _dates(born, np.zeros(count, dtype=bool)),
    }


def _helped(count: int, children: int, draw: np.random.Generator) -> dict[str, object]:
    start, end = _spells(count, _MEAN_DAYS["help"], draw)
    return {
        "earl_episode_id": _names("e", np.arange(count)),
        "earl_person_id": _names("p", draw.integers(0, children, count)),
        "earl_episode_start_date": start,
        "earl_episode_end_date": end,
    }


def _referred(count: int, children: int, draw: np.random.Generator) -> dict[str, object]:
    start, end = _spells(count, _MEAN_DAYS["need"], draw)
    return {
        "cine_referral_id": _names("r", np.arange(count)),
        "cine_person_id": _names("p", draw.integers(0, children, count)),
        "cine_referral_date": start,
        "cine_close_date": end,
        "cine_close_reason": draw.choice(np.array(["RC7", "RC8", "RC9"]), count, p=[0.5, 0.3, 0.2]),
        "cine_cin_primary_need_code": _names("N", draw.integers(0, 10, count)),
        "cine_referral_nfa": draw.choice(np.array(["Y", "N"]), count, p=[0.07, 0.93]),
        "cine_referral_team": _names("t", draw.integers(0, 20, count)),
    }


def _placed(count: int, draw: np.random.Generator) -> dict[str, object]:
    """Give placements of a child that follow each other with gaps of some days."""
    child = np.sort(draw.integers(0, count // 3, count))
    length = 1 + draw.exponential(_MEAN_DAYS["placement"], count).astype(int)
    steps = pd.Series(length + draw.integers(0, 400, count)).groupby(child).cumsum().to_numpy()
    offset = draw.integers(0, 3650, count // 3)[child]
    start = FIRST - 400 + offset + steps - length
    end = start + length
    kept = start <= AS_AT
    return {
        "clap_cla_placement_id": _names("l", np.arange(count))[kept],
        "clap_person_id": _names("p", child)[kept],
        "clap_cla_placement_start_date": _dates(start[kept], np.zeros(kept.sum(), dtype=bool)),
        "clap_cla_placement_end_date": _dates(end[kept], end[kept] > AS_AT),
        "clap_cla_placement_type": draw.choice(_TYPES, kept.sum(), p=_SHARES),
        "clap_cla_placement_provider": _names("PR", draw.integers(1, 6, kept.sum())),
        "clap_cla_placement_distance": draw.exponential(12, kept.sum()).round(1),
    }
