"""The pages, styles and templates that a review signs beside the reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from glosanalysis.checkout.fingerprint import sha256
from glosanalysis.checkout.git import Commit
from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.pages.generated import generated_pages
from glosanalysis.review.differences import Difference, in_texts

__all__ = ["hashes_of", "pages_checked", "written_checked", "written_files"]

_WRITTEN = (
    "_config.yml",
    "data/authority.toml",
    "CHANGELOG.md",
    "requirements.lock",
    "notebooks",
    "glosanalysis",
    "book",
)
"""What the site is made from beside data, reports and what is generated from them."""
_GENERATED = ("themes", "years")
_SUFFIXES = {
    *(".py", ".md", ".ipynb", ".css", ".js", ".html"),
    *(".svg", ".yml", ".toml", ".lock", ".png"),
}


def pages_checked(project: Project, tables: Tables) -> tuple[int, Iterator[Difference]]:
    """Compare every page that is generated with what the code makes, and find what it does not."""
    pages = _generated(project, tables)
    return len(pages), _page_differences(project, pages)


def _generated(project: Project, tables: Tables) -> dict[str, bytes]:
    """Make the pages once for all that asks for them: to make them takes longer than to check."""
    return tables.once(("pages", project.root), lambda every: generated_pages(project, every))


def _page_differences(project: Project, pages: dict[str, bytes]) -> Iterator[Difference]:
    for name, content in pages.items():
        path = project.root / name
        if not path.is_file():
            yield Difference(name, "not there", "the code makes it")
        elif path.read_bytes() != content:
            yield in_texts(name, path.read_text("utf-8", "replace"), content.decode())
    for folder in _GENERATED:
        for path in sorted((project.book / folder).glob("*")):
            name = path.relative_to(project.root).as_posix()
            if name not in pages:
                yield Difference(name, "there", "the code makes none")


def written_files(project: Project, tables: Tables) -> list[Path]:
    """List the files that people wrote and the site is made from, below the checkout."""
    generated = set(_generated(project, tables))
    reports = project.reports
    found = []
    for start in _WRITTEN:
        top = project.root / start
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            name = path.relative_to(project.root)
            ours = path.is_file() and path.suffix in _SUFFIXES and not path.is_relative_to(reports)
            if ours and name.as_posix() not in generated and ".ipynb_checkpoints" not in name.parts:
                found.append(name)
    return found


def written_checked(
    project: Project, tables: Tables, commit: Commit
) -> tuple[int, Iterator[Difference]]:
    """Ask that what people wrote is what the commit holds, so that others read the same."""
    files = written_files(project, tables)
    names = {file.as_posix() for file in files}
    return len(files), (
        Difference(name, "in this checkout only", "as committed: commit it, or take it back")
        for name in commit.changed
        if name in names or (name.split("/")[0] in _WRITTEN and not (project.root / name).exists())
    )


def hashes_of(project: Project, files: list[Path]) -> list[str]:
    """Give a line a file, as sha256sum writes it."""
    return [f"{sha256((project.root / file).read_bytes())}  {file.as_posix()}" for file in files]
