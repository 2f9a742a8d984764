"""The themes of the book: a package each, in the order of its pages."""

from glosanalysis.data.tables import Tables
from glosanalysis.errors import WrongUsage
from glosanalysis.themes.chosen import chosen
from glosanalysis.themes.theme import Theme

__all__ = ["OVERVIEW", "THEMES", "in_book", "theme_named"]

_PACKAGES = (
    "early_help",
    "help_protection",
    "ehcp",
    "placements",
    "children_in_care",
    "education",
    "adoption_fostering",
    "voice",
    "workforce",
    "quality",
)
"""By name, so that a new theme is one line."""

THEMES: dict[str, Theme] = chosen({name: f"{__name__}.{name}" for name in _PACKAGES})
OVERVIEW = "overview"
"""The template that shows every theme of a quarter."""


def in_book(tables: Tables) -> dict[str, Theme]:
    """Give the themes that something could be told of: the others are left out of the book."""
    return dict(tables.once("in book", _in_book))


def _in_book(tables: Tables) -> dict[str, Theme]:
    return {id_: theme for id_, theme in THEMES.items() if theme.is_in_book(tables)}


def theme_named(name: str) -> Theme:
    """Find a theme by its identifier.

    Raises
    ------
    WrongUsage
        If there is none.
    """
    if name not in THEMES:
        raise WrongUsage(f"'{name}' is not a theme: must be one of {', '.join(THEMES)}")
    return THEMES[name]
