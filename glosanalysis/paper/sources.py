"""The sources of what a paper shows, as the register has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from glosanalysis.checkout.project import Project
from glosanalysis.observations import LICENCE, LICENCE_ADDRESS
from glosanalysis.paper.blocks import Block, Chart, Heading, Items, Paragraph, Run, Runs
from glosanalysis.phrasing import day
from glosanalysis.publication.indicator_csv import indicators_in, read_records
from glosanalysis.quarter import Quarter
from glosanalysis.takeaway.published_rows import stands
from glosanalysis.themes import THEMES

__all__ = ["sources"]


def sources(
    project: Project, register: pd.DataFrame, quarter: Quarter, charts: Sequence[Chart]
) -> Iterator[Block]:
    """List the documents that the headline figures and the charts are from.

    Parameters
    ----------
    project : Project
    register : DataFrame
        Of the sources, by their identifiers.
    quarter : Quarter
    charts : sequence of Chart

    Yields
    ------
    Heading, then Items
        In the order of the register; nothing where no figure has one. After them the licence of
        the national ones.
    """
    headline = {id_ for theme in THEMES.values() for id_ in theme.headline}
    rows = read_records(indicators_in(project.reports, quarter))
    shown = [row for row in rows if row["indicator"] in headline and stands(row, quarter)]
    ids = {row["source_id"] for row in shown} | {id_ for chart in charts for id_ in chart.sources}
    known = [entry for id_, entry in register.iterrows() if id_ in ids]
    if known:
        yield Heading("Sources", 2)
        yield Items(tuple(map(_named, known)), small=True)
    if any(row["feed"] == "release" for row in shown):
        licensed = Run("Contains public sector information licensed under the ")
        yield Paragraph((licensed, Run(LICENCE, address=LICENCE_ADDRESS), Run(".")), small=True)


def _named(entry: pd.Series) -> Runs:
    address = entry["address"]
    title = Run(str(entry["title"]), address=address if pd.notna(address) else "")
    return (title, Run(f", {entry['publisher']}, published {day(entry['published_on'])}."))
