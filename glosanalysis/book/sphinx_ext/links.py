"""The links of a page to other pages of the book, and what it shows of these."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

__all__ = ["called", "links_in"]

_TO_PAGE, _TO_PLACE = "doc:myst", "std:ref"
"""The two kinds of links that MyST makes of what stands in pages."""


def links_in(page: nodes.document) -> list[str]:
    """Name the pages and places that a page leads to.

    Parameters
    ----------
    page : nodes.document
        As it was read.

    Returns
    -------
    list of str
        Each with its kind.
    """
    found = page.findall(addnodes.pending_xref)
    return sorted({f"{a['refdomain']}:{a['reftype']} {a['reftarget']}" for a in found})


def called(env: BuildEnvironment, link: str) -> str:
    """Tell what a link can show of what it leads to; if its kind is another one, of everything.

    Parameters
    ----------
    env : BuildEnvironment
        In which all pages have been read.
    link : str
        As `links_in` names it.
    """
    kind, _, target = link.partition(" ")
    standard = env.domaindata.get("std", {})
    names = [standard.get(each, {}) for each in ("labels", "anonlabels")]
    if kind == _TO_PAGE and target in env.titles:
        parts = env.metadata[target].get("myst_slugs", {})
        return f"{env.titles[target].astext()} {sorted(parts.items())}"
    if kind == _TO_PLACE:
        return repr([each.get(target) for each in names])
    titles = [f"{page} {env.titles[page].astext()}" for page in sorted(env.titles)]
    return repr([titles, [sorted(each.items()) for each in names]])
