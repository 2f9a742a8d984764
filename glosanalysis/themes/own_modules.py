"""Indicators and themes of an authority's own: modules beside its templates, not in the package.

A module says by ``THEME`` what it is: the name of a theme, to which its ``INDICATORS`` and
``FEEDS`` are added, or a whole theme. It is imported as if it were one of ours, so that
templates find it.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from glosanalysis.errors import BadData
from glosanalysis.indicator import Indicator
from glosanalysis.themes.feeds import Feeds
from glosanalysis.themes.theme import Theme

__all__ = ["Added", "Own", "own_themes", "with_own"]

_HOME = "glosanalysis.themes"


@dataclass(frozen=True)
class Added:
    """What a module adds to a theme.

    Parameters
    ----------
    place : str
        The module's file, as faults name it.
    theme : str
    indicators : tuple of Indicator
    feeds : mapping of str to Feed
    """

    place: str
    theme: str
    indicators: tuple[Indicator, ...]
    feeds: Feeds


@dataclass(frozen=True)
class Own:
    """What all modules bring: whole themes, and what is added to others."""

    whole: tuple[Theme, ...]
    added: tuple[Added, ...]


def own_themes(paths: Iterable[Path], packages: Mapping[str, str]) -> Own:
    """Import an authority's own modules.

    Parameters
    ----------
    paths : iterable of Path
    packages : mapping of str to str
        The package of each theme there is, by the theme's name.

    Raises
    ------
    BadData
        If one cannot be imported, or is not what a module has to be; the message is a line.
    """
    whole: list[Theme] = []
    added: list[Added] = []
    for path in paths:
        place, module = f"notebooks/{path.name}", _imported(path)
        says = getattr(module, "THEME", None)
        if isinstance(says, Theme):
            _hold_whole(path, says, packages)
            whole.append(says)
        elif isinstance(says, str) and says in packages:
            added.append(Added(place, says, *_parts(place, module)))
        else:
            raise BadData(
                f"{place}: THEME has to be a Theme, or the name of one: {', '.join(packages)}"
            )
    return Own(tuple(whole), tuple(added))


def with_own(themes: Iterable[Theme], own: Own) -> list[Theme]:
    """Give themes with what is added to them.

    Raises
    ------
    BadData
        If an indicator is there already, or lacks its feed.
    """
    made = {theme.id: theme for theme in themes}
    for each in own.added:
        there = {one.id: theme.id for theme in made.values() for one in theme.indicators}
        twice = [one.id for one in each.indicators if one.id in there]
        if twice:
            raise BadData(
                f"{each.place}: '{twice[0]}' is an indicator of {there[twice[0]]} already"
            )
        if each.theme in made:
            made[each.theme] = _joined(made[each.theme], each)
    return list(made.values())


def _joined(theme: Theme, added: Added) -> Theme:
    try:
        return replace(
            theme,
            indicators=(*theme.indicators, *added.indicators),
            feeds={**theme.feeds, **added.feeds},
        )
    except ValueError as error:
        raise BadData(f"{added.place}: {error}") from None


def _hold_whole(path: Path, theme: Theme, packages: Mapping[str, str]) -> None:
    if theme.id in packages:
        raise BadData(f"notebooks/{path.name}: '{theme.id}' is a theme of the package already")
    if theme.id != path.stem:
        raise BadData(f"notebooks/{path.name}: has the theme '{theme.id}': call it {theme.id}.py")
    if not path.with_suffix(".ipynb").is_file():
        raise BadData(f"notebooks/{path.name}: its template is missing, notebooks/{theme.id}.ipynb")


def _parts(place: str, module: ModuleType) -> tuple[tuple[Indicator, ...], Feeds]:
    indicators, feeds = getattr(module, "INDICATORS", None), getattr(module, "FEEDS", None)
    listed = isinstance(indicators, tuple | list)
    if not listed or not indicators or not all(isinstance(one, Indicator) for one in indicators):
        raise BadData(f"{place}: INDICATORS has to be a tuple of Indicator")
    if not isinstance(feeds, Mapping):
        raise BadData(f"{place}: FEEDS has to say which feed gives each of its indicators")
    return tuple(indicators), feeds


def _imported(path: Path) -> ModuleType:
    name, place = f"{_HOME}.{path.stem}", f"notebooks/{path.name}"
    if find_spec(name) is not None:
        raise BadData(f"{place}: the package has a module of that name: call it own_{path.name}")
    spec = spec_from_file_location(name, path)
    if spec is None:
        raise BadData(f"{place}: is no module of Python")
    module = sys.modules[name] = module_from_spec(spec)
    try:
        # Not by the loader, which would leave its byte code among the templates.
        exec(compile(path.read_bytes(), path, "exec"), module.__dict__)
    except Exception as error:
        del sys.modules[name]
        raise BadData(f"{place}{_line_of(error, path)}: {type(error).__name__}: {error}") from None
    return module


def _line_of(error: Exception, path: Path) -> str:
    if isinstance(error, SyntaxError):
        return f", line {error.lineno}"
    lines = [*_lines_in(error, path)]
    return f", line {lines[-1]}" if lines else ""


def _lines_in(error: Exception, path: Path) -> Iterator[int]:
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename) == path and frame.lineno is not None:
            yield frame.lineno
