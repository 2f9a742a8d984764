"""The themes, in the order of the book. A new theme is a module here and a line below."""

from glosanalysis.errors import WrongUsage
from glosanalysis.themes import early_help, ehcp, placements, workforce
from glosanalysis.themes.theme import Theme

__all__ = ["OVERVIEW", "THEMES", "theme_named"]

THEMES: dict[str, Theme] = {
    module.THEME.id: module.THEME for module in (early_help, ehcp, placements, workforce)
}
OVERVIEW = "overview"
"""The template that shows every theme of a quarter."""


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
