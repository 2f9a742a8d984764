"""Show each kind of chart in both modes, with made-up figures, on docs/charts.html.

Run it after a kind has come or gone or its look has changed: ``python tools/charts.py``.
"""

from __future__ import annotations

from pathlib import Path

from chart_kinds import KINDS

from glosanalysis.render.outputs import Html, Svg

__all__ = ["PAGE", "page"]

ROOT = Path(__file__).resolve().parents[1]
PAGE = "docs/charts.html"
_STYLE = """body { font-family: system-ui, sans-serif; line-height: 1.4; margin: 0 }
main { margin: 0 16px }
section { display: grid; gap: 0 2rem }
@media (min-width: 768px) { section { grid-template-columns: 1fr 1fr } }
.mode { min-width: 0; padding: 1px 0 1rem }
.mode[data-theme=dark] { background: #121212; box-shadow: 0 0 0 16px #121212; color: #e0e0e0 }
.mode[data-theme=dark] a { color: #8ab4f8 }
table { display: block; overflow-x: auto }"""


def page() -> str:
    """Write the page: a section a kind, in the light and in the dark.

    Returns
    -------
    str
        With the style sheet and the script of the site, which lie beside it in the repository.
    """
    static = "../book/_static"
    return (
        '<!DOCTYPE html>\n<html lang="en-GB" data-theme="light">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>Every kind of chart</title>\n"
        f'<link rel="stylesheet" href="{static}/glosanalysis.css">\n'
        f'<script src="{static}/glosanalysis.js"></script>\n'
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>Every kind of chart</h1>\n"
        "<p>In the light and in the dark. All figures are made up. Written by "
        f"<code>python tools/charts.py</code>.</p>\n{''.join(map(_section, KINDS))}"
        "</main>\n</body>\n</html>\n"
    )


def _section(kind: str) -> str:
    draw, display = KINDS[kind]
    pieces = draw(display).pieces
    shown = "\n".join(
        piece._repr_mimebundle_()["text/html"] for piece in pieces if isinstance(piece, Html | Svg)
    )
    modes = (
        f'<div class="mode cell_output" data-theme="{mode}">\n{_apart(shown, mode)}\n</div>\n'
        for mode in ("light", "dark")
    )
    return f'<h2 id="{kind}">{kind.capitalize()}</h2>\n<section>\n{"".join(modes)}</section>\n'


def _apart(shown: str, mode: str) -> str:
    """Give regions of the same table two names, as a page needs it."""
    return shown.replace('aria-label="', f'aria-label="{mode.capitalize()}: ')


if __name__ == "__main__":
    (ROOT / PAGE).write_text(page(), encoding="utf-8")
