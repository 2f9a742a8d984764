"""What a page shows around its body, and what is filled in where that is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from sphinx.builders.html import StandaloneHTMLBuilder

from glosanalysis.book.sphinx_ext.bodies import Body
from glosanalysis.book.sphinx_ext.frames import FRONT, FRONT_TITLE, SIDE_BAR, Frames
from glosanalysis.book.sphinx_ext.page_html import of_report, of_the_book
from glosanalysis.book.sphinx_ext.side_bar import parts_in, side_bar
from glosanalysis.catalogue import ReportKey
from glosanalysis.checkout.contents import below, code_and_libraries
from glosanalysis.checkout.fingerprint import fingerprint

__all__ = ["Framing"]

_SUM = re.compile(r"\.[0-9a-f]{64}\.")


class Framing:
    """The pages of a builder in their frames, those of earlier builds among them.

    Parameters
    ----------
    builder : StandaloneHTMLBuilder
        About to write pages, all of which have been read.
    made_with : str
        What their bodies are made with.
    """

    def __init__(self, builder: StandaloneHTMLBuilder, made_with: str) -> None:
        self._builder = builder
        self._parts = parts_in(builder)
        self.frames = Frames(Path(builder.doctreedir) / "frames", self._seen(made_with))

    @property
    def can_be_kept(self) -> bool:
        """Whether the side bar is the book's own, and not the theme's."""
        return self._parts is not None

    def shown(self, page: str, body: Body) -> str:
        """Fingerprint what a page shows, but for what is left open.

        Parameters
        ----------
        page : str
        body : Body
        """
        report = ReportKey.of_page(page)
        around = (
            page == self._builder.config.root_doc,
            list(self._beside(page)),
            of_the_book(self._builder.app),
            of_report(self._builder.app, report, "") if report else None,
        )
        return fingerprint(*(part.encode() for part in (body.html, body.metatags, repr(around))))

    def filled(self, page: str, frame: str) -> str:
        """Fill in what was left open.

        Parameters
        ----------
        page, frame : str
        """
        front = self._builder.config.root_doc
        bar = side_bar(self._parts or (), page, partial(self._address, page))
        title = self._builder.env.titles[front].astext()
        filled = frame.replace(SIDE_BAR, bar).replace(FRONT, self._address(page, front))
        return filled.replace(FRONT_TITLE, title)

    def _address(self, page: str, other: str) -> str:
        return self._builder.get_relative_uri(page, other) or "#"

    def _beside(self, page: str) -> Iterator[tuple[str, str]]:
        """Name the pages before and after one, and all that it lies below but the front page."""
        env, relations = self._builder.env, self._builder.relations
        above, *names = relations.get(page, [None, None, None])
        over: list[str] = []
        while above is not None and above not in over:
            over.append(above)
            above = relations.get(above, [None])[0]
        for name in (*names, *over[:-1]):
            yield name or "", env.titles[name].astext() if name in env.titles else ""

    def _seen(self, made_with: str) -> str:
        """Fingerprint what every page is made with: templates, and the sums of styles."""
        builder = self._builder
        templates = [Path(builder.confdir) / each for each in builder.config.templates_path]
        authority = Path(builder.srcdir) / "data" / "authority.toml"
        static = below(Path(builder.outdir) / "_static")
        # One that is named by its sum says all by its name, and is there only after a first build.
        files = [
            *below(*templates),
            *(file for file in static if not _SUM.search(file.name)),
            authority,
        ]
        held = [file.read_bytes() for file in files if file.is_file()]
        told = (made_with, code_and_libraries(), *(file.name for file in files))
        return fingerprint(*(each.encode() for each in told), *held)
