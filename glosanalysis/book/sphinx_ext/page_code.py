"""The code of a page: out of sight, and shown or hidden all at once by one control."""

from __future__ import annotations

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

__all__ = ["put_out_of_sight"]


def put_out_of_sight(app: Sphinx) -> None:
    """Have each piece of code that a template hides wait for the page's script to show it.

    MyST-NB would put each into a fold of its own. Without a script none is shown; the notebook, to
    which the page links, has all.
    """
    app.add_node(HideCodeCellNode, override=True, html=(_begin, _end))


def _begin(writer: HTML5Translator, node: nodes.Element) -> None:
    writer.body.append('<div class="page-code" hidden>\n')


def _end(writer: HTML5Translator, node: nodes.Element) -> None:
    writer.body.append("</div>\n")
