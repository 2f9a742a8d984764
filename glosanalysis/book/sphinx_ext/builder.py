"""The builder of the site: each page in its frame, from a body that is kept until it changes.

Sphinx writes a page again when the page itself has changed. But every page shows which others there
are: in its side bar, in the ways on to other quarters. So here all pages are written each time, by
all processors, and what takes long of it, the body, is kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Literal

from docutils import nodes
from docutils.io import StringOutput
from docutils.utils import new_document
from jinja2 import FileSystemBytecodeCache
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util import logging
from sphinx.util.osutil import relative_uri
from sphinx.util.parallel import ParallelTasks, make_chunks

from glosanalysis.book.sphinx_ext.bodies import Bodies, Body, Terms
from glosanalysis.book.sphinx_ext.code import code_of_build
from glosanalysis.book.sphinx_ext.framing import Framing
from glosanalysis.book.sphinx_ext.links import called, links_in
from glosanalysis.book.sphinx_ext.search_terms import put_together, terms_of
from glosanalysis.book.sphinx_ext.static_files import put_in_place
from glosanalysis.checkout.fingerprint import fingerprint, sha256

__all__ = ["SiteBuilder", "name_reading"]

_MANY = 8
"""Pages for which it is worth while to start processes."""
_END = b"</html>"
_READING = "reading"
_Written = list[tuple[str, Terms | None, dict[str, str]]]


class SiteBuilder(StandaloneHTMLBuilder):
    """Sphinx's builder of HTML, with what it writes of each page kept.

    It stands in for Sphinx's own, whose name it has, so that Jupyter Book takes it.
    """

    static_names: frozenset[str] = frozenset()

    def init(self) -> None:
        """Begin a build, in which no title has been written yet."""
        super().init()
        self.framed: dict[str, str] = {}
        self._titles: frozenset[int] = frozenset()
        self._titles_written: dict[int, dict[str, str]] = {}

    def init_templates(self) -> None:
        """Read each template once, and keep what it is compiled to: none changes meanwhile."""
        super().init_templates()
        compiled = Path(self.doctreedir) / "templates"
        compiled.mkdir(parents=True, exist_ok=True)
        self.templates.environment.auto_reload = False
        self.templates.environment.bytecode_cache = FileSystemBytecodeCache(str(compiled))

    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        """Write a title once: those of a page stand on its neighbours and all below it, too."""
        if id(node) not in self._titles:
            return super().render_partial(node)
        if id(node) not in self._titles_written:
            # Docutils fills the same parts again for the next node.
            self._titles_written[id(node)] = dict(super().render_partial(node))
        return self._titles_written[id(node)]

    def get_outdated_docs(self) -> Iterable[str]:  # type: ignore[override]
        """Name all pages: which ones have to be read is another question."""
        return sorted(self.env.found_docs)

    def write(
        self,
        build_docnames: Iterable[str] | None,
        updated_docnames: Sequence[str],
        method: Literal["all", "specific", "update"] = "update",
    ) -> None:
        """Write every page, whichever was asked for."""
        # As long as the environment holds them, no other node has their identity.
        titles = (*self.env.titles.values(), *self.env.longtitles.values())
        self._titles = frozenset(map(id, titles))
        kept = Path(self.doctreedir)
        self.bodies = Bodies(kept / "bodies", self._made_with(), partial(called, self.env))
        super().write(sorted(self.env.found_docs), updated_docnames, method)
        self.bodies.drop_others(set(self.env.found_docs))
        self.framing.frames.drop_others(set(self.env.found_docs))

    def load_indexer(self, docnames: Iterable[str]) -> None:
        """Load no earlier index: all pages are in this one."""

    def copy_static_files(self) -> None:
        """Copy styles and scripts, each whole, and leave out what no page loads."""
        site, beside = self.outdir, Path(self.doctreedir) / "static"
        self.outdir = type(site)(beside)
        try:
            super().copy_static_files()
        finally:
            self.outdir = site
        self.static_names = put_in_place(beside / "_static", Path(site) / "_static")

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        outfilename: str | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write a page whole or not at all; one that comes out the same is left alone."""
        page = Path(outfilename or self.get_outfilename(pagename))
        half = page.with_name(f"{page.name}.half")
        try:
            super().handle_page(pagename, addctx, templatename, str(half), event_arg)
            if not _is_whole(half):  # Sphinx has said why it could not be written
                return
            text = half.read_text(encoding="utf-8")
            if pagename in self.framed:
                self.framing.frames.keep(pagename, self.framed[pagename], text)
                text = self.framing.filled(pagename, text)
        finally:
            half.unlink(missing_ok=True)
        self._put(page, text)

    def _write_serial(self, docnames: Sequence[str]) -> None:
        with logging.pending_warnings():
            self._gather([self._write_pages(docnames)])

    def _write_parallel(self, docnames: Sequence[str], nproc: int) -> None:
        """Write pages in as many processes as may be used: none of them waits for this one."""
        if len(docnames) < _MANY:
            self._write_serial(docnames)
            return
        self._write_pages(docnames[:1])  # compiles the templates, for all
        written: list[_Written] = []
        tasks = ParallelTasks(self.app.parallel)
        for chunk in make_chunks(docnames, self.app.parallel):
            tasks.add_task(self._write_pages, chunk, lambda _, pages: written.append(pages))
        tasks.join()
        self._gather(written)

    def _gather(self, written: list[_Written]) -> None:
        """Take over what the writing of pages has found out."""
        pages = sorted((each for pages in written for each in pages), key=lambda each: each[0])
        for _, _, images in pages:
            self.images.update(images)
        if self.indexer is not None:
            put_together(self.indexer, [(page, terms) for page, terms, _ in pages if terms])

    def _write_pages(self, pages: Sequence[str]) -> _Written:
        written: _Written = []
        for page in pages:
            read = self._read_of(page)
            body = self.bodies.find(page, read)
            images: dict[str, str] = {}
            if body is None:
                body, images = self._body_of(page)
                if not images:  # whose names depend on those of other pages
                    self.bodies.keep(page, read, body)
            self._write_page(page, body)
            written.append((page, body.terms, images))
        return written

    def _write_page(self, page: str, body: Body) -> None:
        shown = self.framing.shown(page, body)
        kept = self.framing.frames.find(page, shown)
        if kept is not None:
            self._put(Path(self.get_outfilename(page)), self.framing.filled(page, kept))
            return
        self.framed = {page: shown} if self.framing.can_be_kept else {}
        # What the theme would take from the page as it was read is taken from its body.
        context = self.get_doc_context(page, body.html, body.metatags)
        self.handle_page(page, context, event_arg=new_document(page))
        self.framed = {}

    def _put(self, page: Path, html: str) -> None:
        """Put a page in its place in one step, if it is not there as it is."""
        content, half = html.encode(), page.with_name(f"{page.name}.half")
        if page.is_file() and page.read_bytes() == content:
            return
        page.parent.mkdir(parents=True, exist_ok=True)
        try:
            half.write_bytes(content)
            half.replace(page)
        finally:
            half.unlink(missing_ok=True)

    def _body_of(self, page: str) -> tuple[Body, dict[str, str]]:
        links = links_in(self.env.get_doctree(page))
        doctree = self.env.get_and_resolve_doctree(page, self)
        others, self.images = self.images, {}
        self.imgpath = relative_uri(self.get_target_uri(page), self.imagedir)
        self.post_process_images(doctree)
        images, self.images = self.images, {**others, **self.images}
        terms = self._terms_of(page, doctree)
        doctree.settings = self.docsettings
        self.secnumbers = self.env.toc_secnumbers.get(page, {})
        self.fignumbers = self.env.toc_fignumbers.get(page, {})
        self.dlpath = relative_uri(self.get_target_uri(page), "_downloads")
        self.current_docname = page
        self.docwriter.write(doctree, StringOutput(encoding="utf-8"))
        self.docwriter.assemble_parts()
        html, metatags = self.docwriter.parts["fragment"], self.docwriter.clean_meta
        return Body(html, metatags, terms, links), images

    def _terms_of(self, page: str, doctree: nodes.document) -> Terms | None:
        title_node = self.env.longtitles.get(page)
        title = self.render_partial(title_node)["title"] if title_node else ""
        if self.indexer is None or not title:
            return None
        hidden = {"no-search", "nosearch"} & set(self.env.metadata.get(page, {}))
        file = self.env.doc2path(page, base=False)
        searched = new_document("") if hidden else doctree
        return terms_of(self.indexer, page, file, "" if hidden else title, searched)

    def _read_of(self, page: str) -> str:
        numbers = (self.env.toc_secnumbers.get(page), self.env.toc_fignumbers.get(page))
        doctree = Path(self.doctreedir) / f"{page}.doctree"
        return fingerprint(sha256(doctree.read_bytes()).encode(), repr(numbers).encode())

    @cached_property
    def framing(self) -> Framing:
        """Pages in their frames, once it is known which there are."""
        return Framing(self, self._made_with())

    def _made_with(self) -> str:
        """Tell what all bodies are made with: an environment read anew believes no earlier one."""
        reading = getattr(self.env, _READING, "")
        return fingerprint(
            *(each.encode() for each in (reading, code_of_build(), self._settings()))
        )

    def _settings(self) -> str:
        return f"{self.build_info.config_hash} {self.build_info.tags_hash}"


def _is_whole(page: Path) -> bool:
    if not page.is_file():
        return False
    return page.suffixes[-2:-1] != [".html"] or page.read_bytes().rstrip().endswith(_END)


def name_reading(app: Any) -> None:
    """Give an environment that is begun anew a name of its own.

    Parameters are those of Sphinx's event ``builder-inited``.
    """
    if not hasattr(app.env, _READING):
        setattr(app.env, _READING, secrets.token_hex(8))
