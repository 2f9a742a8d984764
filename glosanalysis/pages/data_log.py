"""What was decided on the data, how unclear print was read, and what is held back."""

from __future__ import annotations

from glosanalysis.data.tables import Tables
from glosanalysis.escaping import code, markdown
from glosanalysis.pages.marks import WRITTEN
from glosanalysis.phrasing import day

__all__ = ["data_log_page", "decisions_on", "target_of"]


def data_log_page(tables: Tables) -> str:
    """Write the log of decisions on the data, and how unclear print was read."""
    text = [
        "# Data log",
        "",
        "What was decided when the figures were transcribed, and every correction since. Each "
        "decision also stands in the [data dictionary](data-dictionary.md) under its table. "
        "Figures are kept as printed; what they are taken to mean is among the "
        "[assumptions](caveats.md).",
    ]
    for when, decided in reversed(list(tables.log.groupby("date"))):
        text += [
            "",
            f"## {day(when)}",
            "",
            _row("Table", "What was decided", "Why"),
            "|---|---|---|",
            *(
                _row(_place(each.table), markdown(each.what), markdown(each.why))
                for each in decided.itertuples()
            ),
        ]
    text += [*_unclear_print(tables), *_held_back(tables)]
    return WRITTEN + "\n".join(text) + "\n"


def _unclear_print(tables: Tables) -> list[str]:
    """List how print that could not be read for certain was read; nothing where all could."""
    readings = tables["workforce_readings"].sort_values("as_at", kind="stable")
    if readings.empty:
        return []
    text = [
        "",
        "## How unclear print was read",
        "",
        "Figures of the workforce that are scanned, given as about, or without a date. Kept in "
        f"{_place('workforce_readings')}.",
        "",
        _row("As at", "Measure", "Printed", "Read as", "Where"),
        "|---|---|---|---|---|",
    ]
    for read in readings.itertuples():
        cells = code(read.measure), code(read.printed), markdown(read.reading)
        text.append(_row(day(read.as_at), *cells, markdown(read.locator)))
    return text


def _held_back(tables: Tables) -> list[str]:
    """List the numbers that the papers hold back; nothing where they hold none back."""
    if not tables.suppressed:
        return []
    text = [
        "",
        "## Numbers held back",
        "",
        "The paper prints a sign for these, as the number is small. [c] stands for confidential: "
        "it is neither a number nor zero, and nothing is worked out from it.",
        "",
        _row("As at", "Table", "Column", "Number", "Where"),
        "|---|---|---|---|---|",
    ]
    for name, frame in tables.suppressed.items():
        for column in (each for each in frame.columns if each.endswith("_symbol")):
            text += [
                _row(
                    day(row["as_at"]),
                    _place(name),
                    code(column.removesuffix("_symbol")),
                    markdown("[c]"),
                    markdown(row["locator"]),
                )
                for _, row in frame[frame[column].notna()].iterrows()
            ]
    return text


def decisions_on(tables: Tables, table: str) -> list[str]:
    """List the decisions on a table, for its place in the data dictionary."""
    log = tables.log[tables.log["table"] == table]
    said = [
        f"- {markdown(each.what)} {markdown(each.why)} ({day(each.date)})"
        for each in log.itertuples()
    ]
    return ["Decided when it was transcribed, or corrected later:", "", *said, ""] if said else []


def target_of(table: str) -> str:
    """Name the place of a table in the data dictionary, for links."""
    return f"table-{table.replace('_', '-')}"


def _place(table: str) -> str:
    """Link to the place of a table in the data dictionary."""
    return f"{{ref}}`{table} <{target_of(table)}>`"


def _row(*cells: str) -> str:
    """Set a row of a table in Markdown, of cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"
