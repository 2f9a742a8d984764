"""Draw the rooms of the package, and which uses which, into docs/house.svg and CONTRIBUTING.

Run it after a room has come, gone or begun to use another: ``python tools/house.py``.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from html import escape
from pathlib import Path

__all__ = ["Room", "described", "drawn", "floors", "put_between_marks", "rooms_in"]

ROOT = Path(__file__).resolve().parents[1]
PICTURE, PAGE = "docs/house.svg", "CONTRIBUTING.md"
BEGINS, ENDS = "<!-- house: written by tools/house.py -->", "<!-- end of house -->"
DOOR = "templates"
"""The package itself: what a template notebook imports, and nothing else does."""

_WIDE, _HIGH, _GAP, _STOREY = 270, 80, 16, 112
_LETTERS = 42
"""So many letters of an errand go into a line of a box, in the widest of the usual sans-serifs."""


@dataclass(frozen=True)
class Room:
    """A package or module at the top of the house.

    Parameters
    ----------
    name : str
    errand : str
        What it is for: the first line of its docstring.
    uses : frozenset of str
        The rooms that any line of it imports, also inside functions or for types only.
    """

    name: str
    errand: str
    uses: frozenset[str]


def rooms_in(package: Path) -> dict[str, Room]:
    """Read the rooms of a package from its source."""
    modules = {_dotted(path, package): path for path in sorted(package.rglob("*.py"))}
    names = dict.fromkeys(map(_room, modules))
    uses: dict[str, set[str]] = {name: set() for name in names}
    errands = dict.fromkeys(names, "")
    for module, path in modules.items():
        tree, room = ast.parse(path.read_text(encoding="utf-8")), _room(module)
        uses[room] |= {_room(used) for used in _imported(tree, modules)} - {room}
        if module.count(".") == 1 or room == DOOR:
            errands[room] = (ast.get_docstring(tree) or "").split("\n")[0].rstrip(".")
    errands[DOOR] = "What a template notebook imports: open_report and render"
    return {name: Room(name, errands[name], frozenset(uses[name])) for name in names}


def _dotted(path: Path, package: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else DOOR


def _imported(tree: ast.Module, modules: Mapping[str, Path]) -> Iterator[str]:
    """Name the modules that are imported, and those that a text names in full to import later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            home = node.module or ""
            named = [home, *(f"{home}.{alias.name}" for alias in node.names)]
            yield from (each for each in named if each in modules)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            # Templates and the process that kernels are forked from import by such names.
            yield from (each for each in [node.value] if each in modules and "." in each)


def floors(rooms: Mapping[str, Room]) -> list[list[str]]:
    """Put each room on the highest floor below all that use it, the top floor first.

    Raises
    ------
    graphlib.CycleError
        If rooms use each other in a circle.
    """
    users = {name: {each.name for each in rooms.values() if name in each.uses} for name in rooms}
    order, found = TopologicalSorter(users), []
    order.prepare()
    while order.is_active():
        floor = order.get_ready()
        order.done(*floor)
        found.append(sorted(floor))
    return found


def _below(rooms: Mapping[str, Room], name: str) -> set[str]:
    return {each for used in rooms[name].uses for each in (used, *_below(rooms, used))}


def _shown(rooms: Mapping[str, Room], name: str) -> list[str]:
    """List the rooms that one uses, but not those that others lead to: that would be a thicket."""
    uses = rooms[name].uses
    return sorted(uses - {far for near in uses for far in _below(rooms, near)})


def _places(rooms: Mapping[str, Room], storeys: list[list[str]]) -> dict[str, tuple[int, int]]:
    """Give the middle of each room's upper edge, on its floor as near as can be to its users."""
    width = max(map(len, storeys)) * (_WIDE + _GAP)
    found: dict[str, tuple[int, int]] = {}
    for level, names in enumerate(storeys):
        wish = {
            name: [found[each][0] for each in found if name in _shown(rooms, each)] or [width // 2]
            for name in names
        }
        ordered = sorted(names, key=lambda name: (sum(wish[name]) / len(wish[name]), name))
        span = width // len(ordered)
        for place, name in enumerate(ordered):
            found[name] = (span * place + span // 2 + _GAP, level * _STOREY + _GAP)
    return found


def drawn(rooms: Mapping[str, Room]) -> str:
    """Draw the house as SVG: an arrow runs from a room to one that it uses, downwards always."""
    storeys = floors(rooms)
    at = _places(rooms, storeys)
    width = max(map(len, storeys)) * (_WIDE + _GAP) + 2 * _GAP
    height = len(storeys) * _STOREY + _GAP
    arrows = [
        f'<path d="M{_way(at, name, used)}" marker-end="url(#tip)"/>'
        for name in at
        for used in _shown(rooms, name)
    ]
    boxes = [_box(rooms[name], x, y) for name, (x, y) in at.items()]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            'aria-labelledby="name told" font-family="Helvetica, Arial, sans-serif">',
            '<title id="name">The rooms of glosanalysis</title>',
            f'<desc id="told">{escape(_alternative(storeys))}</desc>',
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
            'markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#505a5f"/></marker>'
            "</defs>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            '<g stroke="#505a5f" stroke-width="1.5" fill="none">',
            *arrows,
            "</g>",
            *boxes,
            "</svg>\n",
        ]
    )


def _way(at: Mapping[str, tuple[int, int]], user: str, used: str) -> str:
    """Lead an arrow to a lower room, between the boxes of the floors that it passes."""
    (x, top), (aim, end) = at[user], at[used]
    points = [(x, top + _HIGH)]
    for passed in range(top + _STOREY, end, _STOREY):
        straight = x + (aim - x) * (passed - top) // (end - top)
        across = _nearest_gap(at, passed, straight)
        points += [(across, passed), (across, passed + _HIGH)]
    points.append((aim, end - 3))
    return " L".join(f"{across} {down}" for across, down in points)


def _nearest_gap(at: Mapping[str, tuple[int, int]], top: int, wish: int) -> int:
    """Give where an arrow passes a floor: where it would, if no box is there, or beside the box."""
    reach = (_WIDE + _GAP) // 2
    middles = sorted(x for x, y in at.values() if y == top)
    if all(abs(wish - x) >= reach for x in middles):
        return wish
    return min((x + way for x in middles for way in (-reach, reach)), key=lambda x: abs(x - wish))


def _box(room: Room, middle: int, top: int) -> str:
    left = middle - _WIDE // 2
    lines = textwrap.wrap(room.errand, _LETTERS)
    said = "".join(
        f'<tspan x="{left + 10}" dy="{20 if not place else 15}">{escape(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    return (
        f'<rect x="{left}" y="{top}" width="{_WIDE}" height="{_HIGH}" rx="6" fill="#eef3f6" '
        f'stroke="#12436d"/><text x="{left + 10}" y="{top + 19}" font-size="12" fill="#0b0c0c">'
        f'<tspan font-size="15" font-weight="bold">{escape(room.name)}</tspan>{said}</text>'
    )


def _alternative(storeys: list[list[str]]) -> str:
    named = "; ".join(", ".join(names) for names in storeys)
    return f"Each room uses only rooms below it. From the top: {named}."


def described(rooms: Mapping[str, Room]) -> str:
    """Say the same in words, for who does not see the picture."""
    storeys = floors(rooms)
    lines = [f"![{_alternative(storeys)}]({PICTURE})", ""]
    lines += ["| Room | Errand | Uses |", "|---|---|---|"]
    for name in (name for names in storeys for name in names):
        used = ", ".join(sorted(rooms[name].uses)) or "nothing"
        lines.append(f"| `{name}` | {rooms[name].errand} | {used} |")
    return "\n".join(lines)


def put_between_marks(page: str, text: str) -> str:
    """Put a text in the place that a page keeps for it."""
    before, rest = page.split(BEGINS)
    return f"{before}{BEGINS}\n{text}\n{ENDS}{rest.split(ENDS)[1]}"


def main() -> None:
    """Write the picture, and the table in CONTRIBUTING."""
    rooms = rooms_in(ROOT / "glosanalysis")
    (ROOT / PICTURE).write_text(drawn(rooms), encoding="utf-8")
    page = ROOT / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(put_between_marks(text, described(rooms)), encoding="utf-8")


if __name__ == "__main__":
    main()
