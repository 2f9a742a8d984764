"""Hold rows of key figures against releases: value, change, areas beside it, assessment."""

from __future__ import annotations

import re

from held import DASH, LOW_IS_GOOD, Held, in_pounds
from plain_releases import ENGLAND, year_before
from shown_figures import KeyRow, as_day, as_number

__all__ = ["beside", "key_row"]


def key_row(held: Held, row: KeyRow) -> None:
    """Hold a row of key figures."""
    id_, day, view = row.indicator, as_day(row.part("Describes")), held.view
    cell = view.at(id_, day)
    if cell is None or day != view.days(id_)[-1]:
        held.faults.append(f"{id_}: no release tells of {day}, or of a later day too")
        return
    if cell.value is None:
        held.holds("symbol", row.part("Value") == f"[{cell.symbol}]", f"{id_} {row.cells}")
        return
    counts = re.fullmatch(r"([\d,.]+) of ([\d,.]+).*", row.part("Value", 1) or row.part("Value"))
    if row.part("Value", 1) or " of " not in row.part("Value"):
        few = re.fullmatch(r"(\S+) of (\S+)", row.part("Value"))
        if few:
            held.says("value", few[1], cell.numerator, f"{id_} {day}")
            held.says("value", few[2], cell.denominator, f"{id_} {day}")
        else:
            held.says("value", row.part("Value"), cell.value, f"{id_} {day}")
    if counts:
        held.says("count", counts[1], cell.numerator, f"{id_} {day}")
        held.says("count", counts[2], cell.denominator, f"{id_} {day}")
    _change(held, row, day)
    _beside(held, row, day)


def _change(held: Held, row: KeyRow, day: str) -> None:
    id_, view = row.indicator, held.view
    days = view.days(id_)
    before = days[days.index(day) - 1] if days.index(day) else ""
    was = view.value(id_, before) if before >= year_before(day) else None
    said, now = row.part("Change"), view.value(id_, day)
    if was is None or now is None or said in DASH:
        told = said in DASH or "not" in said
        held.holds("change", told, f"{id_}: {said}, was {was}, is {now}")
        return
    held.says("previous", row.part("Change", 1), was, f"{id_} {before}")
    shown = as_number(row.part("Value"))
    places = max(shown[1], 0) if shown else 0
    moved = round(now, places) - round(was, places)
    way = 1 if " up " in said else -1 if " down " in said else 0
    held.holds("direction", way * moved > 0 or way == moved == 0, f"{id_}: {said}")
    size = as_number(said)
    if size:
        way = in_pounds(1.0, id_) or 1.0
        near = abs(size[0] - way * abs(now - was)) <= 0.5 * 10 ** -size[1] + 1e-6
        held.holds("size of change", near or abs(size[0] - abs(moved)) < 1e-6, f"{id_}: {said}")
    better = {"Better": 1, "Worse": -1}.get(row.part("Assessment").lstrip("✔✘= "), 0)
    if better:
        good = (moved < 0) == LOW_IS_GOOD[id_]
        held.holds("assessment", good == (better > 0), f"{id_}: {row.cells}")


def _beside(held: Held, row: KeyRow, day: str) -> None:
    id_, view = row.indicator, held.view
    for part in row.part("Target, other areas").split("; "):
        if part not in DASH:
            beside(held, part, id_, day)
    if len(row.ends) == 2:
        own = view.value(id_, day)
        drawn = [*view.beside(id_, day), *([] if own is None else [own])]
        held.says("end of the strip", row.ends[0], min(drawn), id_)
        held.says("end of the strip", row.ends[1], max(drawn), id_)


def beside(held: Held, part: str, id_: str, day: str) -> None:
    """Hold what a figure is set beside: England, the neighbours' median, or its rank."""
    view, known = held.view, len(held.view.beside(id_, day))
    ranked = re.search(r"(\d+)\w\w (lowest|highest) of (\d+) authorities", part)
    if part.startswith("England"):
        when = as_day(part) or day
        held.says("England", part.split("(")[0], view.value(id_, when, ENGLAND), id_)
    elif part.casefold().startswith("neighbours' median"):
        held.says("neighbours' median", re.sub(r"\(.*?\)", "", part), view.median(id_, day), id_)
        few = re.search(r"\((\d+) of 10 known\)", part)
        held.holds("neighbours known", known == (int(few[1]) if few else 10), f"{id_}: {part}")
    elif ranked:
        true = view.rank(id_, day, ranked[2] == "lowest")
        held.holds("rank", true == (int(ranked[1]), int(ranked[3])), f"{id_}: {part}, {true}")
        held.holds("good end", LOW_IS_GOOD.get(id_) == (ranked[2] == "lowest"), f"{id_}: {part}")
    else:
        held.faults.append(f"{id_}: not understood: {part}")
