"""Placement costs as observed in the tables."""

from __future__ import annotations

import pandas as pd

from glosanalysis.data.published import Published
from glosanalysis.indicator import Observation
from glosanalysis.period import Quarter
from glosanalysis.stats.proportions import wilson_interval
from glosanalysis.stats.rounding import round_half_up
from glosanalysis.stats.variance import price_volume
from glosanalysis.themes.theme import Observations

__all__ = ["LINE", "TYPES", "by_month", "observe", "quarterly", "year_mean"]


TYPES = {
    "total": "All",
    "fostering": "Fostering",
    "residential": "Residential",
    "supported_living": "Supported living",
}


LINE = "External Agency Placements"


def observe(published: Published) -> Observations:
    """Observe the theme's indicators in the tables."""
    placements, revenue = published["placements"], published["revenue"]
    counts = by_month(placements)
    cited = placements.query("placement_type == 'total'").set_index("as_at")
    line = external_line(revenue)
    total = revenue.query("view == 'service_area' and level == 'total'")
    said = published["revenue_statements"]
    return {
        **_means(counts, placements),
        "ext_placements_change_year": _change_on_year(counts, cited),
        "ext_residential_share": _residential_share(counts, placements),
        "ext_outturn_k": _amounts(line, "outturn_k"),
        "ext_variance_k": _amounts(line, "variance_k")
        + _amounts(said.query("measure == 'external_placements_variance'"), "value"),
        "ext_variance_pct": [
            Observation(
                row.as_at.date(),
                100 * row.variance_k / row.budget_k,
                row.source_id,
                row.locator,
                row.variance_k,
                row.budget_k,
            )
            for row in line.itertuples()
            if row.budget_k
        ],
        "ext_unit_cost_k": _unit_cost(line, counts),
        **_effects(line, counts),
        "revenue_variance_k": _amounts(total, "variance_k"),
        "revenue_variance_dsg_k": _amounts(total, "variance_dsg_k"),
        "revenue_variance_non_dsg_k": _amounts(total, "variance_non_dsg_k"),
    }


def external_line(revenue: pd.DataFrame) -> pd.DataFrame:
    """Keep the budget line of external agency placements, in order of the forecasts."""
    rows = revenue[(revenue["view"] == "high_risk") & (revenue["line"] == LINE)]
    return rows.sort_values("as_at")


def by_month(placements: pd.DataFrame) -> pd.DataFrame:
    """Lay the types side by side: a row a month end, a column a type, missing where not printed."""
    wide = placements.pivot(index="as_at", columns="placement_type", values="placements")
    return wide.reindex(columns=list(TYPES)).sort_index().astype("Float64")


def quarterly(counts: pd.DataFrame) -> dict[Quarter, pd.DataFrame]:
    """Split the months by quarter."""
    quarters = [Quarter.containing(when.date()) for when in counts.index]
    return dict(iter(counts.groupby(pd.Series(quarters, index=counts.index))))


def _means(counts: pd.DataFrame, placements: pd.DataFrame) -> Observations:
    ids = {kind: f"ext_placements_{kind}" for kind in TYPES} | {"total": "ext_placements"}
    cited = {kind: rows.set_index("as_at") for kind, rows in placements.groupby("placement_type")}
    found: Observations = {id_: [] for id_ in ids.values()}
    for quarter, rows in quarterly(counts).items():
        for kind, id_ in ids.items():
            months = rows[kind].dropna()
            if months.empty:
                continue
            last = months.index[-1]
            found[id_].append(
                Observation(
                    last.date(),
                    float(months.mean()),
                    cited[kind].at[last, "source_id"],
                    cited[kind].at[last, "locator"],
                    provisional=last.date() < quarter.last_day,
                )
            )
    return found


def _change_on_year(counts: pd.DataFrame, cited: pd.DataFrame) -> list[Observation]:
    total = counts["total"].dropna()
    found = []
    for quarter, rows in quarterly(counts).items():
        months = rows["total"].dropna()
        before = total.reindex(months.index - pd.offsets.MonthEnd(12))
        if months.empty or before.isna().any():
            continue
        last = months.index[-1]
        found.append(
            Observation(
                last.date(),
                float(months.mean() - before.mean()),
                cited.at[last, "source_id"],
                cited.at[last, "locator"],
                provisional=last.date() < quarter.last_day,
            )
        )
    return found


def _residential_share(counts: pd.DataFrame, placements: pd.DataFrame) -> list[Observation]:
    cited = placements.query("placement_type == 'residential'").set_index("as_at")
    found = []
    for quarter, rows in quarterly(counts.dropna(subset=["residential", "total"])).items():
        last = rows.index[-1]
        count, whole = int(rows["residential"].iloc[-1]), int(rows["total"].iloc[-1])
        if not 0 <= count <= whole or whole == 0:
            continue
        low, high = wilson_interval(count, whole)
        found.append(
            Observation(
                last.date(),
                100 * count / whole,
                cited.at[last, "source_id"],
                cited.at[last, "locator"],
                count,
                whole,
                (100 * low, 100 * high),
                provisional=last.date() < quarter.last_day,
            )
        )
    return found


def _amounts(rows: pd.DataFrame, column: str) -> list[Observation]:
    return [
        Observation(when.date(), amount, source_id, locator)
        for when, amount, source_id, locator in zip(
            rows["as_at"], rows[column], rows["source_id"], rows["locator"], strict=True
        )
    ]


def _unit_cost(line: pd.DataFrame, counts: pd.DataFrame) -> list[Observation]:
    found = []
    for row in line.itertuples():
        year = pd.Timestamp(int(row.financial_year[:4]), 4, 1)
        so_far = counts.loc[(counts.index >= year) & (counts.index <= row.as_at), "total"].dropna()
        if so_far.empty or not so_far.mean():
            continue
        mean = float(so_far.mean())
        found.append(
            Observation(
                row.as_at.date(),
                row.outturn_k / mean,
                row.source_id,
                row.locator,
                row.outturn_k,
                mean,
            )
        )
    return found


def year_mean(counts: pd.DataFrame, year: int, until: pd.Timestamp) -> float | None:
    """Give the mean of the month ends reported of a financial year up to a date, of all types."""
    first = pd.Timestamp(year, 4, 1)
    last = min(until, pd.Timestamp(year + 1, 3, 31))
    months = counts.loc[(counts.index >= first) & (counts.index <= last), "total"].dropna()
    return float(months.mean()) if len(months) and months.mean() > 0 else None


def _effects(line: pd.DataFrame, counts: pd.DataFrame) -> Observations:
    """Split the variance on the assumption that the budget was made for last year's mean."""
    found: Observations = {"ext_price_effect_k": [], "ext_volume_effect_k": []}
    for row in line.itertuples():
        year = int(row.financial_year[:4])
        assumed = year_mean(counts, year - 1, row.as_at)
        actual = year_mean(counts, year, row.as_at)
        if assumed is None or actual is None:
            continue
        split = price_volume(float(row.budget_k), float(row.outturn_k), assumed, actual)
        # The price effect is what is left of the printed variance, so that the rows add to it.
        volume = round_half_up(split.volume)
        for id_, effect in (
            ("ext_price_effect_k", float(row.variance_k) - volume),
            ("ext_volume_effect_k", volume),
        ):
            found[id_].append(Observation(row.as_at.date(), effect, row.source_id, row.locator))
    return found
