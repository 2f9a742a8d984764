"""Nothing that stands in a table becomes live in a page or a download."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pandas as pd
import pytest
from hostile import HOSTILE
from markdown_it import MarkdownIt
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.substitution import substitution_plugin

from glosanalysis.audit import audit
from glosanalysis.data.columns import TEXT
from glosanalysis.data.schemas import LOG, PUBLISHED, QUARTERS, REVISIONS, SOURCES
from glosanalysis.data.tables import Tables
from glosanalysis.pages.audit import audit_csv, audit_page
from glosanalysis.pages.data_log import data_log_page
from glosanalysis.pages.dictionary import dictionary_page
from glosanalysis.pages.revisions import revisions_page
from glosanalysis.pages.sources import sources_page

ALIVE = {"html_inline", "html_block", "link_open", "image", "myst_role", "code_inline", "fence"}
TEXT_COLUMNS = [
    (table.name, name)
    for table in (SOURCES, QUARTERS, REVISIONS, LOG, *PUBLISHED.values())
    for name, column in table.columns.items()
    if column.kind == TEXT
]


def every_text_of(tables: Tables, says: str) -> Tables:
    """Put one text into every free text column of every table."""

    def filled(frame: pd.DataFrame, name: str) -> pd.DataFrame:
        return frame.assign(**{column: says for table, column in TEXT_COLUMNS if table == name})

    moved = pd.DataFrame([["2022-23-Q4", "ehc_plans", "value", "", "", "2026-11-26", ""]])
    revisions = moved.set_axis(list(REVISIONS.columns), axis=1)
    revisions = REVISIONS.typed(revisions)
    return replace(
        tables,
        frames={name: filled(frame, name) for name, frame in tables.frames.items()},
        sources=filled(tables.sources, SOURCES.name),
        revisions=filled(revisions, REVISIONS.name),
        log=filled(tables.log, LOG.name),
    )


def pages_of(tables: Tables) -> str:
    makers = (sources_page, dictionary_page, revisions_page, data_log_page, audit_page)
    return "\n\n".join(make(tables) for make in makers)


def alive_in(page: str) -> list[tuple[str, str]]:
    """List everything of a page that is more than words, as MyST reads it."""
    reader = MarkdownIt("commonmark").enable("table")
    reader.use(myst_role_plugin).use(substitution_plugin)
    tokens = [each for token in reader.parse(page) for each in (token, *(token.children or ()))]
    found = [
        (token.type, re.sub(r"'claim-[a-z0-9_-]+'", "'claim'", token.content + str(token.attrs)))
        for token in tokens
        if token.type in ALIVE or token.type.startswith("substitution")
    ]
    return sorted(found)


@pytest.fixture(scope="module")
def quiet(tables: Tables) -> Tables:
    """Give the tables without the texts from which statements are worked out."""
    claims = tables["claims"]
    some = claims[claims["claim"].isin(["visits-cic-not-seen", "actions-sheet-date"])]
    return replace(tables, frames={**tables.frames, "claims": some})


def with_texts(quiet: Tables, says: str) -> Tables:
    """Fill in a text everywhere but where figures are read."""
    made = every_text_of(quiet, says)
    figures = {name: quiet["claims"][name] for name in ("operands", "printed")}
    claims = made["claims"].assign(**figures)
    readings = made["workforce_readings"].assign(printed="1", measure="all")
    return replace(made, frames={**made.frames, "claims": claims, "workforce_readings": readings})


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_of_a_table_is_alive_in_a_page(name: str, quiet: Tables) -> None:
    harmless, hostile = with_texts(quiet, "harmless"), with_texts(quiet, HOSTILE[name])
    assert alive_in(pages_of(hostile)) == alive_in(pages_of(harmless))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_of_a_table_turns_the_direction_of_a_page(name: str, quiet: Tables) -> None:
    page = pages_of(with_texts(quiet, HOSTILE[name]))
    assert not {"\u202e", "\u202c", "\u200f"} & set(page)


@pytest.mark.parametrize("name", ["formula", "plus", "minus", "at"])
def test_no_text_of_a_table_is_a_formula_in_the_download(name: str, quiet: Tables) -> None:
    written = audit_csv(audit(with_texts(quiet, HOSTILE[name]))).decode()
    cells = [cell for row in csv.reader(io.StringIO(written)) for cell in row]
    assert "'" + HOSTILE[name] in cells
    assert HOSTILE[name] not in cells


@pytest.mark.parametrize(("table", "column"), TEXT_COLUMNS)
@pytest.mark.parametrize(
    "name", [name for name in HOSTILE if name not in ("link", "picture", "entity")]
)
def test_check_refuses_markup_in_every_text_column(table: str, column: str, name: str) -> None:
    known = {each.name: each for each in (SOURCES, QUARTERS, REVISIONS, LOG, *PUBLISHED.values())}
    assert known[table].columns[column].kind.fault_in(HOSTILE[name]) is not None


def test_a_figure_that_is_negative_is_no_formula() -> None:
    assert TEXT.fault_in("-185") is None
    assert TEXT.fault_in("-3880±5 635") is None
