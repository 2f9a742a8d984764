"""Faults between tables, and of whole tables."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise.planting import Bed, Planted

__all__ = ["OF_TABLES"]


def decided_early(bed: Bed, kinds: int) -> None:
    """Date the outcome of assessments before the request: of those that led to no plan."""
    table = bed.tables["assessment"]
    refused = np.asarray(table["assessmentoutcome"] == "N", dtype=bool)
    rows = bed.rows("assessment", refused, kinds)
    bed.set("assessment", rows, "assessmentoutcomedate", "2000-Jan-04 00:00:00")
    bed.note("assessment", rows, "assessmentoutcomedate", "decision_before_request")


def without_assessment(bed: Bed, kinds: int) -> None:
    """Let plans follow assessments that led to none."""
    seen = bed.tables["assessment"]
    refused = np.flatnonzero((seen["assessmentoutcome"] == "N") & ~bed.taken("assessment"))
    rows = bed.rows("namedplan", np.ones(len(bed.tables["namedplan"]), dtype=bool), kinds)
    rows, refused = rows[: len(refused)], refused[: len(rows)]
    bed.taken("assessment")[refused] = True
    keys = seen["assessmenttableid"].to_numpy(dtype=object)[refused]
    bed.set("namedplan", rows, "assessmenttableid", keys)
    bed.note("namedplan", rows, "assessmenttableid", "plan_without_assessment")


def unknown_meaning(bed: Bed, kinds: int) -> None:
    """Let one of the council's words mean what no measure knows."""
    word = pd.DataFrame(
        {"column": ["earl_episode_end_reason"], "value": ["Closed"], "means": ["closed"]}
    )
    bed.note("mappings", bed.append("mappings", word), "means", "unknown_meaning")


def another_version(bed: Bed, kinds: int) -> None:
    """Head a column as a version before 1.2 of SEN2 did."""
    bed.tables["person"] = bed.tables["person"].rename(columns={"sex": "gendercurrent"})
    bed.planted.append(Planted("person", None, "gendercurrent", "other_version"))


def another_period(bed: Bed, kinds: int) -> None:
    """Give the posts of years ago."""
    table = bed.tables["posts"]
    days, months, years = zip(*table["asat"].str.split("/"), strict=True)
    earlier = [f"{int(year) - 2 * bed.window.years}" for year in years]
    dates = ["/".join(each) for each in zip(days, months, earlier, strict=True)]
    bed.set("posts", np.arange(len(table)), "asat", np.array(dates, dtype=object))
    bed.planted.append(Planted("posts", None, "asat", "wrong_period"))


OF_TABLES: tuple[tuple[str, Callable[[Bed, int], None]], ...] = (
    ("assessment", decided_early),
    ("namedplan", without_assessment),
    ("mappings", unknown_meaning),
    ("person", another_version),
    ("posts", another_period),
)
"""What is planted, with the table that it is counted to."""
