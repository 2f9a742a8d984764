"""What the council's records count: a measure by quarter, and the groups of one quarter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from glosanalysis.data.tables import Tables
from glosanalysis.display import Column, Display, Mark, citations
from glosanalysis.indicator import Indicator
from glosanalysis.observations import SYMBOLS, Observation
from glosanalysis.phrasing import day, listed, quantity
from glosanalysis.themes.counted import Counted
from glosanalysis.themes.exhibits.shared import unit_of
from glosanalysis.themes.from_records import FromRecords

__all__ = ["counted_by_group", "counted_by_quarter", "groups_of"]

_PROVISIONAL = "provisional"
_NAMED = 3
"""So many groups stand in a title."""
_BAND = re.compile(r"(under |up to )?(?:over )?(\d+)( |$)")
_LAST = ("other", "unknown")


def counted_by_quarter(tables: Tables, records: FromRecords, measure: str) -> Display:
    """Show a measure in each quarter that was counted in time, hidden and provisional as such.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.
    records : FromRecords
        Those of the theme.
    measure : str
        As returns name it.

    Returns
    -------
    Display
        For a line over time; nothing where no return counts the quarter.
    """
    label, indicator, feed = records.named(measure)
    name = f"counted-{measure}".replace("_", "-")
    if not _is_counted(tables, tables.returns.of(measure)):
        return Display.nothing_yet(name, label)
    seen = feed.observations(tables)
    first, last = day(seen[0].as_at), day(seen[-1].as_at)
    behind = {"behind": [_behind(each, indicator) for each in seen]}
    return Display(
        name=name,
        title=_newest(label, seen, indicator),
        frame=pd.DataFrame(
            {
                "as_at": pd.to_datetime([each.as_at for each in seen]),
                **_numbers(seen),
                **(behind if any(each.denominator for each in seen) else {}),
                "standing": [_PROVISIONAL if each.provisional else "" for each in seen],
                _PROVISIONAL: [each.provisional for each in seen],
            }
        ),
        columns={
            "as_at": Column("As at" if feed.of_a_day else "Quarter to"),
            "value": Column(label, unit_of(indicator), indicator.decimals, symbols="symbol"),
            "symbol": Column("Symbol", shown=False),
            "behind": Column("Counted"),
            "standing": Column("Standing"),
        },
        measure=f"{label}, counted from the council's own case records",
        period=f"{'Days' if feed.of_a_day else 'Quarters that ended'} from {first} to {last}",
        cited=citations(tables.titles, seen),
        mark=Mark(_PROVISIONAL, "provisional: not every follow-up was over"),
        note=_explained(seen),
        unit=indicator.unit,
    )


def counted_by_group(tables: Tables, records: FromRecords, measure: str, breakdown: str) -> Display:
    """Show the groups of a measure in the newest quarter that is complete.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.
    records : FromRecords
        Those of the theme.
    measure, breakdown : str
        As returns name them.

    Returns
    -------
    Display
        For bars; nothing where no return counts the quarter by these groups.
    """
    label, indicator, feed = records.named(measure)
    column = Column(label, unit_of(indicator), indicator.decimals)
    return groups_of(tables, feed, breakdown, column)


def groups_of(
    tables: Tables, feed: Counted, breakdown: str, column: Column, heading: str = ""
) -> Display:
    """Show the groups of what a feed counts in the newest quarter that is complete.

    Parameters
    ----------
    tables : Tables
        What a quarter sees.
    feed : Counted
    breakdown : str
        As returns name it.
    column : Column
        What is counted.
    heading : str
        What stands above the groups, where the breakdown does not say it.

    Returns
    -------
    Display
    """
    name = f"counted-{feed.indicator}-by-{breakdown}".replace("_", "-")
    by_name = feed.groups(tables, breakdown) if _is_counted(tables, tables.returns.frame) else {}
    if not by_name:
        return Display.nothing_yet(name, column.label)
    names = sorted(by_name, key=lambda each: _place(each, by_name[each]))
    seen = [by_name[each] for each in names]
    what = breakdown.replace("_", " ")
    when = f"{'' if feed.of_a_day else 'Quarter to '}{day(seen[0].as_at)}"
    return Display(
        name=name,
        title=f"{column.label} by {heading.lower() or what}: {_greatest(names, seen, column)}",
        frame=pd.DataFrame({"group": names, **_numbers(seen)}),
        columns={
            "group": Column(heading or what.capitalize()),
            "value": replace(column, symbols="symbol"),
            "symbol": Column("Symbol", shown=False),
        },
        measure=f"{column.label} by {heading.lower() or what}, counted from the council's own "
        "case records",
        period=when,
        cited=citations(tables.titles, seen),
        note=_explained(seen),
    )


def _is_counted(tables: Tables, rows: pd.DataFrame) -> bool:
    """Tell whether the quarter itself was counted in time; of all there is, whether any was."""
    newest = "" if tables.until is None else str(tables.until)
    return bool((rows["quarter"] >= newest).any())


def _numbers(seen: Sequence[Observation]) -> dict[str, object]:
    return {
        "value": pd.Series([each.value for each in seen], dtype="float64"),
        "symbol": [each.symbol for each in seen],
    }


def _behind(seen: Observation, indicator: Indicator) -> str:
    if seen.numerator is None or seen.denominator is None:
        return f"[{seen.symbol}]" if seen.symbol else ""
    count, base = (
        quantity(each, indicator.behind_unit) for each in (seen.numerator, seen.denominator)
    )
    return indicator.behind.format(count=count, base=base)


def _newest(label: str, seen: Sequence[Observation], indicator: Indicator) -> str:
    """Say the newest figure, and that of the quarter before where it is shown."""
    *earlier, last = seen
    if last.value is None:
        return f"{label} {_when(last)}: [{last.symbol}], {SYMBOLS[last.symbol]}"
    said = f"{label}: {_shown(last.value, indicator)} {_when(last)}"
    said += " (provisional)" if last.provisional else ""
    before = earlier[-1] if earlier else None
    if before is None or before.value is None:
        return said
    return f"{said}, {_shown(before.value, indicator)} {_when(before)}"


def _when(seen: Observation) -> str:
    return f"{'in the quarter to' if seen.starts else 'at'} {day(seen.as_at)}"


def _shown(value: float, indicator: Indicator) -> str:
    return quantity(value, unit_of(indicator), indicator.decimals)


def _greatest(names: Sequence[str], seen: Sequence[Observation], column: Column) -> str:
    """Name the greatest of the groups that are shown."""
    shown = [(each.value, name) for name, each in zip(names, seen, strict=True) if each.value]
    if not shown:
        return "no number can be shown"
    first = sorted(shown, key=lambda each: -each[0])[:_NAMED]
    return listed([f"{name} {quantity(v, column.unit, column.decimals or 0)}" for v, name in first])


def _place(name: str, seen: Observation) -> tuple[object, ...]:
    """Put bands in their order, other groups by size, and what is held back after them."""
    band = _BAND.match(name)
    if band:
        return (0, int(band[2]), not band[1])
    return (1, name in _LAST, -(seen.value if seen.value is not None else -1), name)


def _explained(seen: Sequence[Observation]) -> str:
    marks = sorted({each.symbol for each in seen if each.symbol})
    return " ".join(f"[{mark}]: {SYMBOLS[mark]}." for mark in marks)
