"""The figures of the newest quarter for machines: JSON, and the schema that it keeps to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from glosanalysis.authority import OWN
from glosanalysis.observations import LICENCE_ADDRESS
from glosanalysis.publication.comparison_csv import COLUMNS as COMPARED
from glosanalysis.publication.comparison_csv import comparisons_in
from glosanalysis.publication.indicator_csv import Record, indicators_in, read_records
from glosanalysis.quarter import Quarter

__all__ = ["Figures", "figures", "schema"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Elsewhere(_Part):
    """The same figure of another area, of the same day."""

    area: str
    area_code: str = Field(description="In official statistics; SN for the neighbours together")
    level: Literal["neighbours_mean", "neighbours_median", "region", "England"]
    value: float


class Rank(_Part):
    """The place among all authorities that have a figure."""

    rank: int = Field(description="1 is the best, or the highest where no end is good", ge=1)
    of: int = Field(ge=1)
    quartile: Literal["A", "B", "C", "D"] | None = Field(description="A is the best")


class Source(_Part):
    """Where a figure is from."""

    id: str
    locator: str = Field(description="Where in it")
    feed: Literal["paper", "release", "return"]


class Figure(_Part):
    """What the quarter says of an indicator."""

    theme: str
    indicator: str
    label: str
    unit: str = Field(description="Of the value, and of what it is compared with")
    decimals: int | None = Field(description="Those that pages show of the value", ge=0)
    value: float | None = Field(description="Nothing where there is none, or it is held back")
    qualifier: str = Field(description="about, over, at least; or in brackets why there is none")
    numerator: float | None
    denominator: float | None
    interval: tuple[float, float] | None = Field(description="95%")
    previous_value: float | None
    change: float | None
    target: float | None
    good_is: Literal["low", "high", "neutral"]
    assessment: Literal["better", "worse", "unchanged", "on_target", "off_target", "not_assessed"]
    as_at: date | None = Field(description="The day that it describes")
    status: Literal[
        "new", "carried_forward", "provisional", "suppressed", "withdrawn", "not_reported"
    ]
    source: Source | None
    rank: Rank | None
    elsewhere: tuple[Elsewhere, ...]


class Figures(_Part):
    """The figures of the newest quarter of a book."""

    title: str = Field(description="Of the book")
    edition: str
    licence: str
    authority: str
    authority_code: str
    quarter: str = Field(pattern=r"^\d{4}-\d{2}-Q[1-4]$")
    first_day: date
    last_day: date
    figures: tuple[Figure, ...]


def figures(reports: Path, quarter: Quarter, title: str) -> bytes:
    """Write what a quarter published.

    Parameters
    ----------
    reports : Path
        The folder of reports.
    quarter : Quarter
    title : str
        Of the book.

    Returns
    -------
    bytes
        JSON that keeps to `schema`: every row of ``indicators.csv``, in its order, with the rows of
        ``comparisons.csv`` that belong to it.
    """
    rows = read_records(indicators_in(reports, quarter))
    beside = read_records(comparisons_in(reports, quarter), COMPARED)
    found = Figures(
        title=title,
        edition=version("glosanalysis"),
        licence=LICENCE_ADDRESS,
        authority=OWN.name,
        authority_code=OWN.code,
        quarter=str(quarter),
        first_day=quarter.first_day,
        last_day=quarter.last_day,
        figures=tuple(_figure(row, beside) for row in rows),
    )
    return f"{found.model_dump_json(indent=2)}\n".encode()


def _figure(row: Record, beside: Sequence[Record]) -> Figure:
    mine = [each for each in beside if each["indicator"] == row["indicator"]]
    ends = (row["ci_low"], row["ci_high"])
    return Figure.model_validate(
        {
            **{name: row[name] for name in ("theme", "indicator", "label", "unit", "qualifier")},
            **{name: row[name] for name in ("good_is", "assessment", "status")},
            **{name: row[name] or None for name in _NUMBERS},
            "decimals": len(row["value"].partition(".")[2]) if row["value"] else None,
            "interval": ends if all(ends) else None,
            "as_at": row["as_at"] or None,
            "source": _source(row),
            "rank": next(map(_rank, (each for each in mine if each["rank"])), None),
            "elsewhere": [
                {name: each[name] for name in Elsewhere.model_fields}
                for each in mine
                if each["level"] != "authority"
            ],
        }
    )


_NUMBERS = ("value", "numerator", "denominator", "previous_value", "change", "target")


def _source(row: Record) -> dict[str, str] | None:
    if not row["source_id"]:
        return None
    return {"id": row["source_id"], "locator": row["locator"], "feed": row["feed"]}


def _rank(row: Record) -> dict[str, str | None]:
    return {"rank": row["rank"], "of": row["of"], "quartile": row["quartile"] or None}


def schema() -> bytes:
    """Write the JSON schema of `figures`."""
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Figures.model_json_schema(mode="serialization"),
    }
    return (json.dumps(found, indent=2, ensure_ascii=False) + "\n").encode()
