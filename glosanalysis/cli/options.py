"""Options that several commands have."""

from __future__ import annotations

import click

__all__ = ["jobs_option", "style_option"]

style_option = click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1), help="Side by side.  [default: the processors there are]"
)
