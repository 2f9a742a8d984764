"""Colours that can be read: the contrast of WCAG 2.2, on white and on the dark scheme's ground."""

from __future__ import annotations

__all__ = ["DARK", "ENOUGH", "WHITE", "contrast", "lightened"]

WHITE, DARK = "#ffffff", "#14181e"
ENOUGH = 4.5
"""To 1: what WCAG 2.2 AA asks of text."""


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, to 1.

    Parameters
    ----------
    one, other : str
        As ``#0a5f85``.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"), 1), round(contrast("#777777", "#ffffff"), 2)
    (21.0, 4.48)
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lightened(colour: str) -> str:
    """Mix a colour with white, by as little as makes it readable on the dark ground.

    Examples
    --------
    >>> lightened("#0a5f85"), contrast(lightened("#0a5f85"), DARK) >= ENOUGH
    ('#4a89a5', True)
    """
    mixed = (_mixed(colour, step / 100) for step in range(101))
    return next(each for each in mixed if contrast(each, DARK) >= ENOUGH)


def _channels(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _mixed(colour: str, white: float) -> str:
    mixed = [round(each + (255 - each) * white) for each in _channels(colour)]
    return "#" + "".join(f"{each:02x}" for each in mixed)


def _luminance(colour: str) -> float:
    parts = [each / 255 for each in _channels(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
