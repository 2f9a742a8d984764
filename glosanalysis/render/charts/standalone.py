"""A chart of a page as a picture of its own: in the colours of the light, for paper."""

from __future__ import annotations

import re

from glosanalysis.render.charts.style import CLASSES

__all__ = ["standalone"]

_BEGINNING = re.compile(r"<svg class='chart'(?P<more>[^>]*?viewBox='0 0 (?P<w>\S+) (?P<h>\S+)')")
_WORDS = re.compile(r"<title>.*?</title>", re.DOTALL)


def standalone(html: str, font: str = "sans-serif", size: float = 12.0) -> str:
    """Make a picture of the chart in a piece of a page.

    Parameters
    ----------
    html : str
        With one chart in it, as an output of a report has it.
    font : str
        The family of its text, which is as it is on the page.
    size : float
        Of its text, in units, of which the picture is 288 wide; not more than on a page.

    Returns
    -------
    str
        An SVG document with its colours and its text alternative; its marks say nothing.

    Raises
    ------
    ValueError
        If there is no chart.

    Examples
    --------
    >>> made = standalone(
    ...     "<svg class='chart' role='img' aria-label='A' viewBox='0 0 288 9'><text>1</text></svg>"
    ... )
    >>> made[:71]
    "<svg xmlns='http://www.w3.org/2000/svg' width='288' height='9' role='im"
    >>> made.strip()[-28:]
    '</style><text>1</text></svg>'
    """
    found = re.search(r"<svg class='chart'.*?</svg>", html, re.DOTALL)
    begun = _BEGINNING.match(found[0]) if found else None
    if found is None or begun is None:
        raise ValueError("there is no chart in this piece of a page")
    rest = _WORDS.sub("", found[0][begun.end() :])
    opened, drawn = rest.split(">", 1)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{begun['w']}' height='{begun['h']}'"
        f"{begun['more']}{opened}><style>{_style(font, size)}</style>{drawn}\n"
    )


def _style(font: str, size: float) -> str:
    """Say in a style sheet what the one of the site says of the light."""
    families = ", ".join(f"'{each}'" if " " in each else each for each in font.split(", "))
    rules = [
        f"text{{font-family:{families};font-size:{size:g}px;fill:{_named('ink')}}}",
        ".b{font-weight:700}",
        ".m,.k{stroke-width:1.6}",
        ".t{stroke-width:1}",
        ".h{fill:none}",
    ]
    for colour, name in CLASSES.items():
        rules += [f".f-{name}{{fill:{colour.lower()}}}", f".s-{name}{{stroke:{colour.lower()}}}"]
    return "".join(rules)


def _named(name: str) -> str:
    return next(colour for colour, known in CLASSES.items() if known == name).lower()
