"""The side bar: every page lists all others, so its list is worked out once and not once a page."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx_external_toc.api import Document, FileItem, SiteMap

from glosanalysis.book.sphinx_ext.frames import leave_open

__all__ = ["Entry", "Part", "give_side_bar", "parts_in", "parts_of", "side_bar"]

_PARTS = "parts_of_side_bar"
"""Where the builder keeps them: a build writes pages when all have been read."""
_FOLD = (
    '<details{open}><summary aria-label="Pages under {name}">'
    '<span class="toctree-toggle" role="presentation"><i class="fa-solid fa-chevron-down"></i>'
    "</span></summary>"
)


@dataclass(frozen=True)
class Entry:
    """A page in the side bar.

    Parameters
    ----------
    page, title : str
    below : tuple of Entry
        The pages that its fold opens.
    """

    page: str
    title: str
    below: tuple[Entry, ...] = ()

    @cached_property
    def pages(self) -> frozenset[str]:
        """The page itself and all below it."""
        return frozenset([self.page]).union(*(entry.pages for entry in self.below))


@dataclass(frozen=True)
class Part:
    """A part of the side bar.

    Parameters
    ----------
    caption : str
        Nothing for a part without one.
    entries : tuple of Entry
    """

    caption: str
    entries: tuple[Entry, ...]


def give_side_bar(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates the side bar, before the theme looks which of them show anything.

    Where the page is kept in its frame, it is left open, and so is the way to the front page.

    Parameters are those of Sphinx's event ``html-page-context``.
    """
    parts = parts_in(app.builder)
    if page in getattr(app.builder, "framed", ()):
        leave_open(context, app.config.root_doc)
    else:
        context["side_bar"] = "" if parts is None else side_bar(parts, page, context["pathto"])


def parts_in(builder: Any) -> tuple[Part, ...] | None:
    """Read the side bar of the pages of a builder from the table of contents, once.

    Parameters
    ----------
    builder : StandaloneHTMLBuilder
        When all pages have been read.

    Returns
    -------
    tuple of Part or None
        None where it is left to the theme.
    """
    if not hasattr(builder, _PARTS):
        depth = int(builder.globalcontext.get("theme_max_navbar_depth", 0))
        setattr(builder, _PARTS, parts_of(builder.env, depth))
    parts: tuple[Part, ...] | None = getattr(builder, _PARTS)
    return parts


def parts_of(env: BuildEnvironment, depth: int) -> tuple[Part, ...] | None:
    """Read the side bar from the table of contents.

    Parameters
    ----------
    env : BuildEnvironment
        In which all pages have been read.
    depth : int
        How many pages deep it goes.

    Returns
    -------
    tuple of Part or None
        None where the contents list anything but pages of the book, which is left to the theme.
    """
    contents: SiteMap = env.external_site_map  # type: ignore[attr-defined]
    items = [item for name in contents for tree in contents[name].subtrees for item in tree.items]
    if not all(isinstance(item, FileItem) for item in items):
        return None
    return tuple(
        Part(tree.caption or "", tuple(_entries(env, contents, tree.items, depth)))
        for tree in contents.root.subtrees
    )


def _entries(
    env: BuildEnvironment, contents: SiteMap, items: list[Any], depth: int
) -> Iterator[Entry]:
    for item in items:
        listed: Document = contents[item]
        page = str(item).removesuffix(".md").removesuffix(".ipynb")
        if page not in env.titles:
            continue
        below = [each for tree in listed.subtrees for each in tree.items] if depth > 1 else []
        title = listed.title or env.titles[page].astext()
        yield Entry(page, title, tuple(_entries(env, contents, below, depth - 1)))


def side_bar(parts: tuple[Part, ...], page: str, address: Callable[[str], str]) -> Markup:
    """Write the side bar of a page, as the theme writes it.

    Parameters
    ----------
    parts : tuple of Part
    page : str
        The one that is shown.
    address : callable
        Gives the address of a page, counted from the one that is shown.

    Returns
    -------
    Markup

    Examples
    --------
    >>> year = Entry("years/a", "2022-23", (Entry("b", "Q4"),))
    >>> print(side_bar((Part("", (year,)),), "b", lambda page: f"{page}.html"))
    ... # doctest: +ELLIPSIS
    <ul class="current nav bd-sidenav">
    <li class="toctree-l1 current active has-children"><a class="reference internal" href="years...
    """
    pieces: list[str] = []
    for part in parts:
        if part.caption:
            pieces.append(
                '<p aria-level="2" class="caption" role="heading">'
                f'<span class="caption-text">{_text(part.caption)}</span></p>\n'
            )
        now = "current " if any(page in entry.pages for entry in part.entries) else ""
        pieces.append(f'<ul class="{now}nav bd-sidenav">\n')
        pieces += (_listed(entry, page, address, 1) for entry in part.entries)
        pieces.append("</ul>\n")
    return Markup("".join(pieces))


def _listed(entry: Entry, page: str, address: Callable[[str], str], level: int) -> str:
    now = page in entry.pages
    kinds = [f"toctree-l{level}", *(["current", "active"] if now else [])]
    if entry.below:
        kinds.append("has-children")
    here = 'aria-current="page" class="current reference internal"'
    said = here if page == entry.page else 'class="reference internal"'
    link = f'<a {said} href="{html.escape(address(entry.page))}">{_text(entry.title)}</a>'
    fold = _below(entry, page, address, level) if entry.below else ""
    return f'<li class="{" ".join(kinds)}">{link}{fold}</li>\n'


def _below(entry: Entry, page: str, address: Callable[[str], str], level: int) -> str:
    now = page in entry.pages
    fold = _FOLD.format(open=' open="open"' if now else "", name=html.escape(entry.title))
    lines = "".join(_listed(each, page, address, level + 1) for each in entry.below)
    within = ' class="current"' if any(page in each.pages for each in entry.below) else ""
    return f"{fold}<ul{within}>\n{lines}</ul>\n</details>"


def _text(words: str) -> str:
    return html.escape(words, quote=False)
