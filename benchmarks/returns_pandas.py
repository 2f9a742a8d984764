"""The same counts in pandas, as an analyst would write them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

__all__ = ["by_pandas"]

_OPEN = pd.Timestamp("2200-01-01")
_WEEKS = pd.Timedelta(days=42)


def by_pandas(folder: Path) -> list[pd.DataFrame]:
    """Count early help, referrals and placements."""
    help_, care, placed = (
        pd.read_parquet(folder / f"{name}.parquet", dtype_backend="pyarrow")
        for name in ("ssd_early_help_episodes", "ssd_cin_episodes", "ssd_cla_placement")
    )
    people = pd.read_parquet(folder / "ssd_person.parquet")
    for frame in (help_, care, placed, people):
        for name in frame.columns[frame.columns.str.contains("date|dob")]:
            frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
    return [_early_help(help_, care, people), _referrals(care, people), _placements(placed)]


def _early_help(help_: pd.DataFrame, care: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    helped = help_.iloc[:, 1:4].set_axis(["person", "begun", "until"], axis=1)
    referred = care[["cine_person_id", "cine_referral_date", "cine_close_date"]]
    referred = referred.set_axis(["person", "begun", "until"], axis=1)
    spells = pd.concat([helped.assign(helped=True), referred.assign(helped=False)])
    spells["until"] = spells["until"].fillna(_OPEN)
    closed = helped.loc[helped["until"].notna(), ["person", "until"]].drop_duplicates()
    met = closed.rename(columns={"until": "day"}).merge(spells, on="person")
    met = met[(met["until"] >= met["day"]) & (met["begun"] <= met["day"] + pd.Timedelta(days=366))]
    covers = (met["begun"] <= met["day"]) & (met["until"] > met["day"])
    after = met["begun"] > met["day"]
    met = met.assign(
        covered=covers & met["helped"],
        was_open=covers & ~met["helped"] | (met["begun"] == met["day"]) & ~met["helped"],
        referred=met["begun"].where(after & ~met["helped"]),
        back=met["begun"].where(after & met["helped"]),
    )
    days = met.groupby(["person", "day"], as_index=False).agg(
        covered=("covered", "max"),
        was_open=("was_open", "max"),
        referred=("referred", "min"),
        back=("back", "min"),
    )
    days = days[~days["covered"]].merge(people, left_on="person", right_on="pers_person_id")
    days["quarter"] = days["day"].dt.to_period("Q")
    first = days[~days["was_open"]].sort_values("day").drop_duplicates(["person", "quarter"])
    for name, horizon in (("6w", _WEEKS), ("6m", pd.DateOffset(months=6))):
        first[name] = first["referred"] <= first["day"] + horizon
    first["12m"] = first["referred"] <= first["day"] + pd.DateOffset(months=12)
    age = (first["day"] - first["pers_dob"]).dt.days // 365.25
    band = pd.cut(age, [-1, 0, 4, 9, 15, 200])
    return first.groupby(["quarter", band], observed=True)[["6w", "6m", "12m"]].sum()


def _referrals(care: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    rows = care.sort_values(["cine_person_id", "cine_referral_date"])
    rows = rows.drop_duplicates(["cine_person_id", "cine_referral_date"])
    before = rows.groupby("cine_person_id")["cine_referral_date"].shift()
    again = rows["cine_referral_date"] <= before + pd.DateOffset(months=12)
    rows = rows.assign(again=again, quarter=rows["cine_referral_date"].dt.to_period("Q"))
    rows = rows.merge(people, left_on="cine_person_id", right_on="pers_person_id", how="left")
    return rows.groupby(["quarter", "cine_cin_primary_need_code"])["again"].agg(["sum", "size"])


def _placements(placed: pd.DataFrame) -> pd.DataFrame:
    start = placed["clap_cla_placement_start_date"]
    end = placed["clap_cla_placement_end_date"].fillna(_OPEN)
    found = []
    for quarter in pd.period_range("2014Q2", "2024Q1", freq="Q"):
        first, after = quarter.start_time, (quarter + 1).start_time
        nights = (np.minimum(end, after) - np.maximum(start, first)).dt.days.clip(lower=0)
        groups = [placed["clap_cla_placement_type"], placed["clap_cla_placement_provider"]]
        here = (start < after) & (end >= after)
        found.append(
            pd.DataFrame({"nights": nights, "here": here}).groupby(groups).sum().assign(q=quarter)
        )
    return pd.concat(found)
