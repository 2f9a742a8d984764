"""The Markdown of a comment: paragraphs, lists, emphasis and links to https, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.front_matter import front_matter_plugin

from glosanalysis.data.columns import WEB_ADDRESS

__all__ = ["Passage", "faults_in", "html_of", "parsed", "passages"]

_BLOCKS = {"paragraph_open", "bullet_list_open", "ordered_list_open", "list_item_open", "inline"}
_WITHIN = {"text", "softbreak", "hardbreak", "em_open", "strong_open", "link_open"}
_NAMES = {
    "blockquote_open": "a quotation set apart",
    "code_block": "lines set in by four spaces, which is code",
    "code_inline": "code, or a role of MyST",
    "fence": "code, or a directive of MyST",
    "heading_open": "a heading",
    "hr": "a line across",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "a picture",
}
_ALLOWED = "a comment may have paragraphs, lists, emphasis and https links"
_ADDRESS = re.compile(
    r"\b(?:[a-z][a-z0-9+.-]*://|(?:javascript|vbscript|data|file|mailto|tel):\S|www\.)", re.I
)
"""An address in the text itself; also what is left of a link that Markdown refuses to make."""


@dataclass(frozen=True)
class Passage:
    """The text of a paragraph or of an item of a list, without its form.

    Parameters
    ----------
    text : str
        A line feed where the file has one.
    first : int
        The line of the file on which it begins.
    """

    text: str
    first: int

    def line(self, at: int) -> int:
        r"""Give the line of the file on which a character of the text stands.

        Examples
        --------
        >>> Passage("one\ntwo", 5).line(4)
        6
        """
        return self.first + self.text.count("\n", 0, at)


@cache
def _markdown() -> MarkdownIt:
    # Definitions of references would vanish unseen, with whatever address they hold.
    return MarkdownIt("commonmark").use(front_matter_plugin).disable("reference")


def parsed(text: str) -> list[Token]:
    """Parse a file, front matter included."""
    return _markdown().parse(text)


def passages(tokens: Sequence[Token]) -> tuple[Passage, ...]:
    """Give the texts of a file in order."""
    return tuple(
        Passage("".join(map(_text, token.children or [])), _line(token))
        for token in tokens
        if token.type == "inline"
    )


def _text(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def faults_in(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Find what a comment may not hold.

    Parameters
    ----------
    tokens : sequence of Token

    Yields
    ------
    tuple of int and str
        The line, and what is wrong there.
    """
    for token in tokens:
        if token.type == "ordered_list_open" and token.attrs:
            yield _line(token), "a numbered list begins at 1"
        elif _is_strange(token, _BLOCKS | {"front_matter"}):
            yield _line(token), f"{_NAMES.get(token.type, token.type)}: {_ALLOWED}"
        line = _line(token)
        for child in token.children or []:
            yield from ((line, what) for what in _faults_within(child))
            line += _text(child) == "\n"


def _is_strange(token: Token, known: set[str]) -> bool:
    return token.type not in known and not token.type.endswith("_close")


def _faults_within(token: Token) -> Iterator[str]:
    if _is_strange(token, _WITHIN):
        yield f"{_NAMES.get(token.type, token.type)}: {_ALLOWED}"
    if token.type == "link_open":
        yield from _faults_of_link(token)
    if token.type != "text":
        return
    # Markdown puts the sign for what cannot be read where a character of no text stood.
    if not token.content.isprintable() or "\ufffd" in token.content:
        yield "holds a character that cannot be seen, or a space that is not a plain one"
    if odd := [each for each in token.content if each.isnumeric() and not each.isascii()]:
        yield f"'{odd[0]}': write numbers with plain figures or in words"
    if found := _ADDRESS.search(token.content):
        yield f"'{found[0]}': write a link as [words](https://…)"


def _faults_of_link(token: Token) -> Iterator[str]:
    address = str(token.attrs["href"])
    if fault := WEB_ADDRESS.fault_in(address):
        yield f"link '{address}' {fault}"
    if "title" in token.attrs:
        yield "a link has an address and no title"


def html_of(tokens: Sequence[Token]) -> Markup:
    """Write a comment without faults as HTML; the braces of notes become brackets.

    Markdown writes each text and address escaped, and what it takes for HTML is a fault.
    """
    shown = [token for token in tokens if token.type != "front_matter"]
    for token in shown:
        for child in token.children or []:
            if child.type == "text":
                child.content = child.content.replace("{", "[").replace("}", "]")
    markdown = _markdown()
    return Markup(markdown.renderer.render(shown, markdown.options, {}).strip())
