"""What the search index holds of a page is what a reader would type."""

from __future__ import annotations

from types import SimpleNamespace

from docutils import nodes
from docutils.utils import new_document
from sphinx.search import IndexBuilder

from glosanalysis.book.sphinx_ext.search_terms import terms_of


def index() -> IndexBuilder:
    names = ("titles", "filenames", "mapping", "title_mapping", "all_titles", "index_entries")
    held = {f"_search_index_{name}": {} for name in (*names, "objtypes", "objnames")}
    environment = SimpleNamespace(domains={}, **held)
    return IndexBuilder(environment, "en", {}, "")  # type: ignore[arg-type]


def test_two_cells_of_a_table_are_two_words_and_the_page_stays_as_it_is() -> None:
    page = new_document("a")
    table = "<tr><td>Halton</td><td>366</td><td>4653319</td></tr>"
    page += nodes.raw("", table, format="html")
    words = terms_of(index(), "a", "a.md", "A page", page).words
    assert {"halton", "366", "4653319"} <= set(words)
    assert not any("3664653319" in word or "halton366" in word for word in words)
    assert page.astext() == table
