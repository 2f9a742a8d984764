"""The search index, put together from what each page adds to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from docutils import nodes
from sphinx.search import IndexBuilder

from glosanalysis.book.sphinx_ext.bodies import Terms

__all__ = ["emptied", "put_together", "terms_of"]

_TAG = re.compile(r"<[^<]+?>")


def emptied(index: IndexBuilder) -> IndexBuilder:
    """Forget what an index holds: Sphinx keeps in it words of pages that are gone.

    Parameters
    ----------
    index : IndexBuilder
        It is changed.
    """
    for name in ("titles", "filenames", "mapping", "title_mapping", "all_titles", "index_entries"):
        setattr(index, f"_{name}", {})
    index._objtypes, index._objnames = {}, {}
    return index


def terms_of(
    index: IndexBuilder, page: str, file: str, title: str, doctree: nodes.document
) -> Terms:
    """Collect what a page adds to the index.

    Parameters
    ----------
    index : IndexBuilder
        It holds this page alone afterwards.
    page, file, title : str
    doctree : document
        As it is written.

    Returns
    -------
    Terms
    """
    with _words_apart(doctree):
        emptied(index).feed(page, file, title, doctree)
    return Terms(
        title=title,
        file=file,
        titles=[list(each) for each in index._all_titles[page]],
        words=sorted(index._mapping),
        title_words=sorted(index._title_mapping),
        entries=[list(each) for each in index._index_entries[page]],
    )


@contextmanager
def _words_apart(doctree: nodes.document) -> Iterator[None]:
    """Put a space before each tag of HTML: Sphinx takes the tags out, and would join two cells."""
    held = [(node, node.children) for node in doctree.findall(nodes.raw)]
    try:
        for node, _ in held:
            node.children = [nodes.Text(_TAG.sub(r" \g<0>", node.astext()))]
        yield
    finally:
        for node, children in held:
            node.children = children


def put_together(index: IndexBuilder, pages: Iterable[tuple[str, Terms]]) -> None:
    """Fill an index with what pages add to it.

    Parameters
    ----------
    index : IndexBuilder
        It is changed.
    pages : iterable of tuple of str and Terms
        In order, so that the same pages give the same bytes.
    """
    emptied(index)
    for page, terms in pages:
        index._titles[page], index._filenames[page] = terms.title, terms.file
        index._all_titles[page] = [(title or "", id_) for title, id_ in terms.titles]
        for word in terms.words:
            index._mapping.setdefault(word, set()).add(page)
        for word in terms.title_words:
            index._title_mapping.setdefault(word, set()).add(page)
        index._index_entries[page] = [(a, b, c) for a, b, c in terms.entries]
