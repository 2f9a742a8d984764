"""What must hold of every row, display and caution, whatever the tables hold."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from importlib import import_module

from sense import faults_in, faults_in_sentence

from glosanalysis.audit import audit
from glosanalysis.data.tables import Tables
from glosanalysis.display import Display
from glosanalysis.indicator_row import IndicatorRow
from glosanalysis.phrasing import over_or_under
from glosanalysis.quarter import Quarter
from glosanalysis.render.sentences import sentence, shown_value
from glosanalysis.render.tables import table
from glosanalysis.themes import THEMES

__all__ = ["displays_of", "faults_of", "places_in"]

SHARE = re.compile(r"_6w$|_6m$|_12m$|_share$|^agency_pct$|^vacancy_pct$|^turnover_pct$|^caseload_")
"""Indicators that are a part of a whole, so that they lie within 0 and 100."""

NO_CELL = ("nan", "inf", "-inf", "none", "nat", "<na>")

Places = set[tuple[str, str]]


def places_in(tables: Tables) -> Places:
    """List the documents with the places in them that the tables name, each pair as it stands."""
    return {
        (str(row.source_id), str(row.locator))
        for frame in tables.frames.values()
        for row in frame[["source_id", "locator"]].itertuples()
    }


def displays_of(tables: Tables) -> Iterator[Display]:
    """Make everything that the pages show of each theme."""
    for name in THEMES:
        module = import_module(f"glosanalysis.themes.{name}")
        for maker in sorted(set(module.__all__) - {"THEME"}):
            yield getattr(module, maker)(tables)


def faults_of(tables: Tables, quarter: Quarter) -> list[str]:
    """Name everything that does not hold of a quarter."""
    seen = tables.known_at(quarter)
    places = places_in(seen)
    found: list[str] = []
    for theme in THEMES.values():
        for row in theme.rows(tables, quarter):
            found += [f"{quarter} {row.indicator.id}: {f}" for f in _of_row(row, places)]
        for caution in theme.cautions(seen):
            text = caution.text
            found += [f"{quarter} {caution.name}: {f}: {text}" for f in faults_in_sentence(text)]
    for display in displays_of(seen):
        found += [f"{quarter} {display.name}: {f}" for f in _of_display(display, places)]
    for finding in audit(seen):
        said = finding.statement.says
        found += [f"{quarter} audit: {f}: {said}" for f in faults_in(said)]
    return found


def _of_row(row: IndicatorRow, places: Places) -> Iterator[str]:
    record = row.record()
    bad = [name for name, cell in record.items() if cell.casefold() in NO_CELL]
    yield from (f"{name} is {record[name]}" for name in bad)
    latest = row.latest
    if latest is None or row.value is None:
        return
    if (latest.source_id, latest.locator) not in places:
        yield f"no table has {latest.locator!r} of {latest.source_id}"
    if latest.comparator and latest.comparator.as_at and latest.comparator.as_at > latest.as_at:
        yield f"compared with a later figure, of {latest.comparator.as_at}"
    if not math.isfinite(row.value):
        yield f"is {row.value}"
    if SHARE.search(row.indicator.id) and not 0 <= row.value <= 100:
        yield f"a share of {row.value}"
    if (
        latest.interval
        and not latest.interval[0] - 1e-9 <= latest.value <= latest.interval[1] + 1e-9
    ):
        yield f"{latest.value} outside its interval {latest.interval}"
    if latest.numerator is not None and latest.denominator:
        yield from _quotient(row, latest.numerator / latest.denominator)
    yield from _of_sentence(row)


def _quotient(row: IndicatorRow, share: float) -> Iterator[str]:
    assert row.value is not None
    half = 0.5 * 10.0**-row.decimals + 1e-6
    times = [10_000] if row.indicator.unit.startswith("per 10,000") else [1, 100]
    if min(abs(row.value - each * share) for each in times) > half:
        yield f"{row.value} is not numerator by denominator, {share}"


def _of_sentence(row: IndicatorRow) -> Iterator[str]:
    said = sentence(row)
    yield from (f"{fault}: {said}" for fault in faults_in_sentence(said))
    few = shown_value(row).replace(" of ", " of the ") if row.in_numbers else shown_value(row)
    shown = (few, shown_value(row), over_or_under(row.value or 0), shown_value(row).lstrip("−"))
    if not any(each.casefold() in said.casefold() for each in shown):
        yield f"does not say {shown[0]}: {said}"
    words = {1: r", (down|fell) from", -1: r", (up|rose) from", 0: r", (up|rose|down|fell) from"}
    change = row.change or 0
    wrong = words[(change > 0) - (change < 0)]
    if "variance" not in row.indicator.sentence and re.search(wrong, said):
        yield f"changed by {row.change}: {said}"


def _of_display(display: Display, places: Places) -> Iterator[str]:
    if display.frame.empty:
        return
    if not table(display).pieces:
        yield "has rows and shows no table"
    for text in (display.title, display.period, display.measure, *display.headings):
        yield from (f"{fault}: {text}" for fault in faults_in(text))
    if display.note:
        yield from (f"{fault}: {display.note}" for fault in faults_in_sentence(display.note))
    if not re.match(r"[A-Z0-9£−“]", display.title) or display.title.endswith("."):
        yield f"a title begins with a capital and has no stop: {display.title}"
    figures = display.frame[display.figures].astype(float)
    if figures.isin([math.inf, -math.inf]).any(axis=None):
        yield "an endless figure"
    if figures.isna().all().any():
        yield f"a column without a figure: {list(figures.columns[figures.isna().all()])}"
    cited = [(place.source_id, place.locator) for place in display.cited]
    strangers = [place for place in cited if place not in places]
    if strangers:
        yield f"no table has {strangers[0]}"
    words = display.frame.select_dtypes(include=["object", "str"]).to_numpy().ravel()
    for text in map(str, words):
        yield from (f"{fault}: {text}" for fault in faults_in(text))
