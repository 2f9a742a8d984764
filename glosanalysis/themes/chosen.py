"""The themes that the book has, in its order, as ``data/authority.toml`` says."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from glosanalysis.authority import FILE, MODULES, SETTINGS
from glosanalysis.errors import BadData
from glosanalysis.themes.own_modules import own_themes, with_own
from glosanalysis.themes.targets import with_targets
from glosanalysis.themes.theme import Theme

__all__ = ["chosen"]


def chosen(packages: Mapping[str, str]) -> dict[str, Theme]:
    """Import the themes that are switched on.

    Parameters
    ----------
    packages : mapping of str to str
        The package of each theme there is, by the theme's name.

    Returns
    -------
    dict of str to Theme
        By name, in the order of the book's pages.

    Raises
    ------
    BadData
        If a theme is named that there is not, or one twice, or a module of the authority's own
        is faulty.
    """
    own = own_themes(MODULES, packages)
    there = [*packages, *(theme.id for theme in own.whole)]
    order = SETTINGS.themes.order or there
    faults = [
        f"data/{FILE}, key themes.order: '{name}' is not a theme: must be one of "
        + ", ".join(there)
        for name in order
        if name not in there
    ]
    faults += [
        f"data/{FILE}, key themes.order: '{name}' is there twice"
        for name in dict.fromkeys(order)
        if order.count(name) > 1
    ]
    if faults:
        raise BadData("\n".join(faults))
    whole = {theme.id: theme for theme in own.whole}
    themes = with_own([whole.get(id_) or import_module(packages[id_]).THEME for id_ in order], own)
    return {theme.id: theme for theme in with_targets(themes, SETTINGS.targets)}
