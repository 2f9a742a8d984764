"""The table of contents, and the pages that are written from the register and the schemas."""

from __future__ import annotations

from glosanalysis.audit import audit
from glosanalysis.checkout.atomic_write import write_whole
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.pages.audit import audit_csv, audit_page
from glosanalysis.pages.caveats import log_pages
from glosanalysis.pages.dictionary import dictionary_page
from glosanalysis.pages.marks import WRITTEN
from glosanalysis.pages.quarter_lists import quarters_page, theme_pages, year_pages
from glosanalysis.pages.revisions import revisions_page
from glosanalysis.pages.sources import sources_page
from glosanalysis.pages.table_of_contents import table_of_contents

__all__ = ["generated_pages", "write_contents"]


def write_contents(project: Project, tables: Tables) -> bool:
    """Write ``_toc.yml`` and the pages that are made from data.

    Returns
    -------
    bool
        Whether the table of contents changed, so that every page needs its side bar again.
    """
    by_way_of = project.work / "tmp"
    pages = generated_pages(project, tables)
    changed = {name: write_whole(project.root / name, pages[name], by_way_of) for name in pages}
    return changed["_toc.yml"]


def generated_pages(project: Project, tables: Tables) -> dict[str, bytes]:
    """Give every file of the book that is made from data and reports, by its path."""
    pages = {
        "sources.md": sources_page(tables),
        "data-dictionary.md": dictionary_page(tables),
        "quarters.md": quarters_page(project),
        "audit.md": WRITTEN + audit_page(tables),
        "audit.csv": audit_csv(audit(tables)).decode(),
        "revisions.md": revisions_page(tables),
        **theme_pages(project, tables),
        **year_pages(project),
        **log_pages(project, tables),
    }
    files = {f"book/{name}": text.encode() for name, text in pages.items()}
    return {**files, "_toc.yml": table_of_contents(project, tables).encode()}
