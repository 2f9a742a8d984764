"""What moved a cost in a year: price, volume and mix, which add up to the change."""

from __future__ import annotations

from collections.abc import Mapping

import ibis

__all__ = ["EFFECTS", "with_effects"]

EFFECTS: Mapping[str, str] = {
    "price": (
        "The weeks of each type, times the change in its cost a week. A type that was not there a "
        "year before has no change in price."
    ),
    "volume": "The change in all weeks, times the cost of a week of any type a year before.",
    "mix": (
        "The change in the weeks of each type, times how much dearer a week of it was a year "
        "before than a week of any."
    ),
}


def with_effects(sums: ibis.Table, quarters: int) -> ibis.Table:
    """Add to sums by quarter and type what moved the cost since a number of quarters before.

    Parameters
    ----------
    sums : ibis.Table
        ``q, type, weeks, cost`` and any other sums.
    quarters : int

    Returns
    -------
    ibis.Table
        The sums and ``cost_before, price, volume, mix``: the last three add up to the change, and
        are nought, as is ``cost_before``, where there is nothing now or was nothing before.

    Examples
    --------
    Two weeks at £10 become three at £12: £6 is price, £10 volume.

    >>> now = {"q": [0, 4], "type": ["a", "a"], "weeks": [2.0, 3.0], "cost": [20.0, 36.0]}
    >>> told = with_effects(ibis.memtable(now), 4).to_pandas().query("q == 4").iloc[0]
    >>> [float(told[name]) for name in ("cost_before", "price", "volume", "mix")]
    [20.0, 6.0, 10.0, 0.0]
    """
    others = [name for name in sums.columns if name not in ("q", "type")]
    none = ibis.literal(0.0)
    now = sums.select(
        "q",
        "type",
        **{name: sums[name].cast("float64") for name in others},
        weeks_before=none,
        cost_before=none,
    )
    then = sums.select(
        "type",
        **dict.fromkeys(others, none),
        q=sums["q"] + quarters,
        weeks_before=sums["weeks"].cast("float64"),
        cost_before=sums["cost"].cast("float64"),
    ).select(*now.columns)
    both = ibis.union(now, then)
    summed = both.group_by("q", "type").agg(
        **{name: both[name].sum() for name in (*others, "weeks_before", "cost_before")}
    )
    all_types = summed.group_by("q").agg(
        rate=summed["cost_before"].sum() / summed["weeks_before"].sum().nullif(0.0),
        weeks_now=summed["weeks"].sum(),
    )
    joined = summed.inner_join(all_types, "q")
    return _split(joined).drop("rate", "weeks_now")


def _split(joined: ibis.Table) -> ibis.Table:
    price_now = joined["cost"] / joined["weeks"].nullif(0.0)
    price_then = (joined["cost_before"] / joined["weeks_before"].nullif(0.0)).coalesce(price_now)
    more = joined["weeks"] - joined["weeks_before"]
    # Without a cost now, nothing is known of what moved it.
    told = joined["weeks_now"] != 0
    return joined.mutate(
        cost_before=told.ifelse(joined["cost_before"], 0.0),
        price=((price_now.coalesce(price_then) - price_then) * joined["weeks"]).coalesce(0.0),
        volume=(more * joined["rate"]).coalesce(0.0),
        mix=(more * (price_then - joined["rate"])).coalesce(0.0),
    )
