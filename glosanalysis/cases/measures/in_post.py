"""Social workers in post: posts and persons, employed and agency, on any day."""

from __future__ import annotations

import ibis

from glosanalysis.cases.measures.days import day_number, month_key
from glosanalysis.cases.measures.follow_up import FAR
from glosanalysis.cases.measures.measure import Counted
from glosanalysis.cases.measures.people import named

__all__ = ["NEEDS", "on_days", "workers"]

NEEDS = {"workers": ("agencyworker", "sweno", "fte", "rolestartdate", "roleenddate")}


def workers(records: Counted) -> ibis.Table:
    """Give each post that a social worker held.

    Returns
    -------
    ibis.Table
        ``worker, agency`` (1 or 0), ``fte``, ``fte30``, ``cases``, ``team``, ``reason``,
        ``begun``, ``ended`` (days as numbers, ``FAR`` while held) and ``end_key``.
    """
    rows = records["workers"]
    return rows.filter(rows["rolestartdate"].notnull()).select(
        worker="sweno",
        agency=(rows["agencyworker"] == "Y").coalesce(False).ifelse(1, 0),
        fte=rows["fte"].coalesce(rows["fte30"]).cast("float64"),
        fte30=rows["fte30"].coalesce(rows["fte"]).cast("float64"),
        cases=rows["cases30"].coalesce(0),
        team=named(rows["team"]),
        reason="reasonleave",
        begun=day_number(rows["rolestartdate"]),
        ended=day_number(rows["roleenddate"]).coalesce(FAR),
        end_key=month_key(rows["roleenddate"]),
    )


def on_days(held: ibis.Table, days: ibis.Table) -> ibis.Table:
    """Give the posts held on each of some days: all columns, and those of ``days``.

    Parameters
    ----------
    held : ibis.Table
        Of ``workers``.
    days : ibis.Table
        With ``on``, a day as a number. A post covers the day on which it begins and not the day on
        which it ends.
    """
    return held.inner_join(days, [held["begun"] <= days["on"], held["ended"] > days["on"]])
