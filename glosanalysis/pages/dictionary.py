"""The data dictionary, written from the schemas that validate the tables."""

from __future__ import annotations

from glosanalysis.data.schema import Table
from glosanalysis.data.schemas import JUDGEMENTS, LOG, PUBLISHED, QUARTERS, REVISIONS, SOURCES
from glosanalysis.data.tables import Tables
from glosanalysis.escaping import markdown
from glosanalysis.pages.data_log import decisions_on, target_of
from glosanalysis.pages.marks import WRITTEN
from glosanalysis.phrasing import listed

__all__ = ["dictionary_page"]


def dictionary_page(tables: Tables) -> str:
    """Write the data dictionary from the schemas that validate the tables."""
    text = [
        "# Data dictionary",
        "",
        "Every table is tidy CSV in UTF-8: one observation a row, and its source and place as the "
        "last two columns. Figures are as printed in the papers, also where a paper contradicts "
        "itself. The rules below are the ones that `glosanalysis check` applies.",
        "",
        _table_text(SOURCES, "data/sources.csv", tables),
        _table_text(QUARTERS, "data/quarters.csv", tables),
        _table_text(REVISIONS, "data/revisions.csv", tables),
        _table_text(JUDGEMENTS, "data/judgements.csv", tables),
    ]
    text += [
        _table_text(table, f"data/published/{name}.csv", tables)
        for name, table in PUBLISHED.items()
    ]
    text.append(_table_text(LOG, "data/log.csv", tables))
    return WRITTEN + "\n".join(text).rstrip() + "\n"


def _table_text(table: Table, path: str, tables: Tables) -> str:
    rows = [
        f"| `{name}` | {markdown(column.kind.name)} "
        f"| {'yes' if column.required else 'may be empty'} | {markdown(column.meaning)} |"
        for name, column in table.columns.items()
    ]
    key = listed([f"`{name}`" for name in table.key])
    return "\n".join(
        [
            f"({target_of(table.name)})=",
            f"## {table.name}",
            "",
            f"{table.about}. File: `{path}`. No two rows share {key}.",
            "",
            "| Column | Holds | Required | Meaning |",
            "|---|---|---|---|",
            *rows,
            "",
            *decisions_on(tables, table.name),
        ]
    )
