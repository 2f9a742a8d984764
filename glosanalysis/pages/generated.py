"""The table of contents, and the pages that are written from the register and the schemas."""

from __future__ import annotations

from glosanalysis.audit import audit
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.kept import Parts, made_anew
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.pages.audit import audit_csv, audit_page
from glosanalysis.pages.caveats import log_pages
from glosanalysis.pages.dictionary import dictionary_page
from glosanalysis.pages.marks import CONTENTS, WRITTEN
from glosanalysis.pages.quarter_lists import quarters_page, theme_pages, year_pages
from glosanalysis.pages.revisions import revisions_page
from glosanalysis.pages.sources import sources_page
from glosanalysis.pages.table_of_contents import table_of_contents

__all__ = ["generated_pages", "write_contents"]


def write_contents(project: Project, tables: Tables, part: Parts = made_anew) -> dict[str, bytes]:
    """Write ``_toc.yml`` and the pages that are made from data.

    Parameters
    ----------
    project : Project
    tables : Tables
    part : callable
        Gives a part of a page, as it is kept or made anew.

    Returns
    -------
    dict of str to bytes
        What was written, by its path in the checkout.
    """
    pages = generated_pages(project, tables, part)
    for name, content in pages.items():
        write_whole(project.root / name, content, project.work / "tmp")
    return pages


def generated_pages(project: Project, tables: Tables, part: Parts = made_anew) -> dict[str, bytes]:
    """Give every file of the book that is made from data and reports, by its path."""
    pages = {
        "sources.md": sources_page(tables),
        "data-dictionary.md": dictionary_page(tables),
        "quarters.md": quarters_page(project),
        "audit.md": WRITTEN + audit_page(tables),
        "audit.csv": audit_csv(audit(tables)).decode(),
        "revisions.md": revisions_page(tables),
        **theme_pages(project, tables, part),
        **year_pages(project),
        **log_pages(project, tables, part),
    }
    files = {f"book/{name}": text.encode() for name, text in pages.items()}
    return {**files, CONTENTS: table_of_contents(project, tables).encode()}
