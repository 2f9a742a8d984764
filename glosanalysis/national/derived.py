"""Indicators made of two releases, for every area at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from glosanalysis.data.releases import Releases
from glosanalysis.data.tables import Tables

__all__ = ["DERIVED", "figures", "is_given"]

_KEY = ["area_code", "as_at"]
_WEEKS = 365 / 7
_LINES = ("cla_residential_spend_k", "cla_fostering_spend_k")
"""Of what is spent on children looked after."""


def figures(tables: Tables) -> Releases:
    """Give what is known of every indicator, those made of two releases among them.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.

    Returns
    -------
    Releases
        Worked out once for the same releases.
    """
    return tables.releases.once(
        "figures",
        lambda every: _with_derived(_of_somebody(_without_empty_outturns(every.newest()))),
    )


def is_given(tables: Tables, indicator: str, area: str) -> bool:
    """Tell whether releases have an area at all, known yet or to come: some have two as one.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.
    indicator : str
        Of a release, or made of two.
    area : str
        A code.
    """
    own = tables.once(("all of", area), lambda every: every.releases.all_of(area))
    if indicator in DERIVED:
        return bool(DERIVED[indicator](own)["value"].notna().any())
    return not own.of(indicator).empty


def _without_empty_outturns(releases: Releases) -> Releases:
    """Take an outturn of nothing, for children who were looked after, for one not returned."""
    spent, children = releases.of("cla_spend_k"), releases.of("cla_national")
    cared_for = pd.MultiIndex.from_frame(children.loc[children["value"] > 0, _KEY])
    keys = pd.MultiIndex.from_frame(spent[_KEY])
    nothing = keys[(spent["value"] == 0).to_numpy() & keys.isin(cared_for)]
    if nothing.empty:
        return releases
    frame = releases.frame.astype({"symbol": "str"})
    for name in ("cla_spend_k", *_LINES):
        rows = releases.of(name)
        empty = rows.index[pd.MultiIndex.from_frame(rows[_KEY]).isin(nothing)]
        frame.loc[empty, "value"], frame.loc[empty, "symbol"] = float("nan"), "x"
    return replace(releases, frame=frame)


def _of_somebody(releases: Releases) -> Releases:
    """Have a share of nobody not apply: some are published as nought, of nought or of nothing."""
    frame = releases.frame
    nobody = (frame["numerator"] == 0) & ~(frame["denominator"] > 0) & frame["value"].notna()
    if not nobody.any():
        return releases
    symbols = frame["symbol"].astype("str").mask(nobody, "z")
    return replace(releases, frame=frame.assign(value=frame["value"].mask(nobody), symbol=symbols))


def _with_derived(releases: Releases) -> Releases:
    if releases.frame.empty:
        return releases
    made = [_as_rows(name, make(releases), releases) for name, make in DERIVED.items()]
    # Categories of text: one comparison finds an indicator's rows among fifty thousand.
    names = pd.CategoricalDtype(sorted({*releases.frame["indicator"].unique(), *DERIVED}))
    parts = [part.astype({"indicator": names}) for part in (releases.frame, *made)]
    return replace(releases, frame=pd.concat(parts, ignore_index=True))


def _as_rows(name: str, made: pd.DataFrame, releases: Releases) -> pd.DataFrame:
    rows = made[made["value"].notna()].assign(indicator=name, symbol="")
    return rows.reindex(columns=releases.frame.columns)


def _plain(releases: Releases, indicator: str) -> pd.DataFrame:
    """Give the numbers of an indicator; a symbol stands for none, and nothing is made of it."""
    rows = releases.of(indicator)
    return rows[rows["value"].notna()]


def _beside(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    other = other[[*_KEY, "value"]].rename(columns={"value": "other"})
    both = one.drop(columns="other", errors="ignore").merge(other, on=_KEY)
    return both.assign(numerator=both["value"], denominator=both["other"])


def _rate(count: str, population: str, per: float) -> Callable[[Releases], pd.DataFrame]:
    """Divide a count by the people of the middle of the year before it, as the Department does."""

    def made(releases: Releases) -> pd.DataFrame:
        people = _plain(releases, population)
        counted = _plain(releases, count)
        # Mid-2024 serves January and March of 2025: the estimate of the summer before.
        year = counted["as_at"].dt.year - 1
        middle = pd.to_datetime(year.astype("str") + "-06-30")
        both = counted.assign(day=counted["as_at"], as_at=middle)
        both = _beside(both, people)
        return both.assign(as_at=both["day"], value=per * both["value"] / both["denominator"])

    return made


def _growth(releases: Releases) -> pd.DataFrame:
    plans = _plain(releases, "ehc_plans_january")
    # Only the January before: a gap of two years is no growth of one.
    before = plans.assign(as_at=plans["as_at"] + pd.DateOffset(years=1))
    both = _beside(plans, before)
    return both.assign(
        value=100 * (both["value"] / both["denominator"] - 1),
        numerator=both["value"] - both["denominator"],
    )


def _gap(releases: Releases) -> pd.DataFrame:
    """Take what came and went in a year from what the stock changed by: the rest is unexplained."""
    plans = _plain(releases, "ehc_plans_january")
    before = plans.assign(as_at=plans["as_at"] + pd.DateOffset(years=1))
    both = _beside(plans, before)
    change = both.assign(value=both["value"] - both["denominator"])
    for name, sign in (("ehc_new_year", -1), ("ehc_ceased_year", 1)):
        flow = _plain(releases, name)
        # The flows of calendar 2024 end a month before the stock of January 2025.
        flow = flow.assign(as_at=pd.to_datetime(flow["as_at"] + pd.DateOffset(months=1)))
        joined = _beside(change, flow)
        change = joined.assign(value=joined["value"] + sign * joined["denominator"])
    return change.assign(numerator=float("nan"), denominator=float("nan"))


def _week_cost(releases: Releases) -> pd.DataFrame:
    spent = _plain(releases, "cla_spend_k")
    both = _beside(spent, _plain(releases, "cla_national"))
    both = both[both["denominator"] > 0]  # the smallest authority may look after nobody
    return both.assign(value=1000 * both["value"] / both["denominator"] / _WEEKS)


DERIVED: dict[str, Callable[[Releases], pd.DataFrame]] = {
    "cin_rate": _rate("children_in_need", "population_0_17", 10_000),
    "ehc_per_1000": _rate("ehc_plans_january", "population_0_25", 1_000),
    "ehc_plans_growth_january_pct": _growth,
    "ehc_stock_flow_gap": _gap,
    "cla_week_cost": _week_cost,
}
"""By indicator: what works it out."""
