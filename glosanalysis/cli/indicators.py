"""``glosanalysis indicators``."""

from __future__ import annotations

from collections.abc import Sequence

import click

from glosanalysis.cli.options import style_option
from glosanalysis.cli.said_again import said_again

__all__ = ["indicators"]

_SHOWN = [
    "indicator",
    "value",
    "unit",
    "previous_value",
    "target",
    "assessment",
    "as_at",
    "status",
]
"""The columns that fit on a terminal; CSV and JSON have all."""


@click.command()
@click.argument("quarter")
@style_option
@said_again()
def indicators(quarter: str, style: str) -> None:
    """Print the indicator rows of a quarter."""
    import json

    from glosanalysis.catalogue import check_quarter
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.loading import load
    from glosanalysis.publication.indicator_csv import as_csv, indicator_records
    from glosanalysis.quarter import Quarter

    when = Quarter.parse(quarter)
    tables = load(Project.find().data)
    check_quarter(when, tables)
    records = indicator_records(tables, when)
    if style == "csv":
        click.echo(as_csv(records).decode(), nl=False)
    elif style == "json":
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
    else:
        _print_table(records)


def _print_table(records: Sequence[dict[str, str]]) -> None:
    import pandas as pd

    click.echo(pd.DataFrame(records)[_SHOWN].to_string(index=False))
