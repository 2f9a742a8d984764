"""Which pages are read again: those of which a byte has changed that they are read from.

Sphinx goes by the times of files, and reads every page again when another page is the first one or
a file is left out, as it is with each new quarter.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import is_serializable
from sphinx.environment import CONFIG_CHANGED, CONFIG_OK, BuildEnvironment

from glosanalysis.book.sphinx_ext.code import code_of_build
from glosanalysis.checkout.fingerprint import fingerprint
from glosanalysis.parts_by_feed import feeds_in

__all__ = ["changed_pages", "keep_what_was_read", "overlook_front_page"]

_OF_THE_BOOK_NOT_A_PAGE = ("root_doc", "master_doc", "exclude_patterns")
"""Settings that say which pages there are; none of them changes how one is read."""
_READ_FROM, _SETTINGS, _CODE = "pages_read_from", "pages_read_with", "pages_read_by"


def overlook_front_page(app: Sphinx) -> None:
    """Have Sphinx read no page again only because the newest quarter is another one.

    Parameters are those of Sphinx's event ``builder-inited``.
    """
    settings = {
        each.name: each.value
        for each in app.config.filter(frozenset({"env"}))
        if each.name not in _OF_THE_BOOK_NOT_A_PAGE and is_serializable(each.value)
    }
    if app.env.config_status == CONFIG_CHANGED and getattr(app.env, _SETTINGS, None) == settings:
        app.env.config_status = CONFIG_OK
        app.env.config_status_extra = ""
    setattr(app.env, _SETTINGS, settings)


def changed_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Name the pages that are not what they were read from, whatever the times of their files.

    Parameters are those of Sphinx's event ``env-get-outdated``.
    """
    if getattr(env, _CODE, None) != code_of_build():
        return sorted(env.found_docs)
    noted: dict[str, str] = getattr(env, _READ_FROM, {})
    known = set(env.all_docs) & set(env.found_docs)
    return sorted(page for page in known if noted.get(page) != _read_from(env, page))


def keep_what_was_read(app: Sphinx, env: BuildEnvironment) -> None:
    """Note what the pages were read from.

    Parameters are those of Sphinx's event ``env-updated``.
    """
    setattr(env, _CODE, code_of_build())
    setattr(env, _READ_FROM, {page: _read_from(env, page) for page in env.all_docs})


def _read_from(env: BuildEnvironment, page: str) -> str:
    files = [Path(env.doc2path(page))]
    files += [Path(env.srcdir) / name for name in sorted(env.dependencies.get(page, ()))]
    fed = sorted(feeds_in(Path(env.srcdir) / "data"))
    listed = "\n".join([*fed, *_listed_below(env, page)])
    held = (file.read_bytes() if file.is_file() else b"gone" for file in files)
    return fingerprint(listed.encode(), *held)


def _listed_below(env: BuildEnvironment, page: str) -> Iterator[str]:
    """Give what the table of contents lists below a page, which is a part of what is read of it."""
    contents: Any = env.app.config.external_site_map
    entry = contents.get(page) or contents.get(f"{page}.md") or contents.get(f"{page}.ipynb")
    for tree in entry.subtrees if entry else ():
        yield f"{tree!r}"
        for name in tree.files():
            there = name in env.found_docs
            yield f"{name} {contents[name].title if name in contents else ''} {there}"
