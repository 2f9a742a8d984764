"""The data dictionary, written from the schemas that validate the tables."""

from __future__ import annotations

from glosanalysis.data.schema import Table
from glosanalysis.data.schemas import (
    JUDGEMENTS,
    LOG,
    PUBLISHED,
    QUARTERS,
    REVISIONS,
    SOURCES,
    WHOLE_BOOK,
)
from glosanalysis.data.tables import Tables
from glosanalysis.escaping import markdown
from glosanalysis.observations import SYMBOLS
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
        "itself. The rules below are the ones that `glosanalysis check` applies, and `glosanalysis "
        "add` to rows of a spreadsheet.",
        "",
        *_TAKEN_AWAY,
        _table_text(WHOLE_BOOK, f"{WHOLE_BOOK.name}.csv", tables),
        _table_text(SOURCES, "data/sources.csv", tables),
        _table_text(QUARTERS, "data/quarters.csv", tables),
        _table_text(REVISIONS, "data/revisions.csv", tables),
        _table_text(JUDGEMENTS, "data/judgements.csv", tables),
    ]
    text += [
        _table_text(table, f"data/published/{name}.csv", tables)
        for name, table in PUBLISHED.items()
    ]
    text += [*_releases(), *_returns()]
    text.append(_table_text(LOG, "data/log.csv", tables))
    return WRITTEN + "\n".join(text).rstrip() + "\n"


_TAKEN_AWAY = (
    "## To take away",
    "",
    "The figures of all quarters as one table: "
    f'<a href="{WHOLE_BOOK.name}.csv" download>CSV</a>, described for machines in '
    f'<a href="{WHOLE_BOOK.name}.csv-metadata.json" download>CSVW</a>, and '
    f'<a href="{WHOLE_BOOK.name}.parquet" download>Parquet</a>, typed; its columns are below. '
    'Those of the newest quarter for machines: <a href="figures.json" download>JSON</a>, with its '
    '<a href="figures.schema.json" download>schema</a>. The newest quarter as an accessible '
    "workbook (XLSX): on the front page; `glosanalysis workbook QUARTER` writes those of others. "
    "Each quarter as a committee paper (PDF, DOCX): on its overview.",
    "",
)


def _releases() -> list[str]:
    """Describe the tables of national releases, which are read column by column."""
    rows = [f"| `{name}` | {meaning} |" for name, meaning in _OBSERVATION.items()]
    symbols = [f"| `{mark}` | {markdown(meaning)} |" for mark, meaning in SYMBOLS.items()]
    return [
        "(releases)=",
        "## National releases",
        "",
        "One table a release, `data/releases/<release>.csv`, named in `data/releases/register.csv` "
        "with its title, publisher, day of publication, address, licence, and the SHA-256, size "
        "and rows of the publisher's file. No two rows share indicator, area and day. "
        "`areas.csv` lists every authority with the codes it has had, `neighbours.csv` the ten "
        "statistical neighbours of each.",
        "",
        "| Column | Meaning |",
        "|---|---|",
        *rows,
        "",
        "| Symbol | Meaning |",
        "|---|---|",
        *symbols,
        "",
    ]


def _returns() -> list[str]:
    """Describe the tables of returns."""
    rows = [f"| `{name}` | {meaning} |" for name, meaning in _COUNT.items()]
    return [
        "(returns)=",
        "## Returns",
        "",
        "One table a return, `data/returns/<return>.csv`, named in `data/returns/register.csv` "
        "with its day, the day that the records describe, the standard, the tables "
        "of the records with their rows, what was left out by which rule, a SHA-256 of what was "
        "counted, the versions of measures and package, and how many figures stayed as an earlier "
        "return told them. `glosanalysis returns` writes them; "
        "there are none until it does.",
        "",
        "| Column | Meaning |",
        "|---|---|",
        *rows,
        "",
    ]


_COUNT = {
    "quarter": "The quarter, 2025-26-Q2.",
    "indicator": "What was counted, by the identifier of its measure.",
    "breakdown": "By what it is broken down; empty for all.",
    "group": "Which group of the breakdown.",
    "numerator": "The count; £ where money is counted.",
    "denominator": "What it is of, if it is a share or a mean.",
    "hidden": "`p`: small, or rests on what is. `s`: would follow from others by subtraction.",
    "as_at": "The day that it describes.",
    "return_id": "The return.",
    "provisional": "`yes` where what is followed up was not over.",
}

_OBSERVATION = {
    "indicator": "Its identifier.",
    "area_code": "The authority's code of today, whatever it was then; a region's; England's.",
    "as_at": "The day that the figure describes.",
    "value": "The publisher's figure; worked out from the counts where it is printed coarser.",
    "numerator": "The count that it was divided from, where it is published.",
    "denominator": "What it was divided by, where it is published.",
    "symbol": "The publisher's symbol in the place of a number.",
}


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
