"""``glosanalysis paper``."""

from __future__ import annotations

from pathlib import Path

import click

from glosanalysis.cli.messages import say_waiting
from glosanalysis.errors import WrongUsage

__all__ = ["paper"]

_PDF, _DOCX = ".pdf", ".docx"


@click.command()
@click.argument("quarter")
@click.option(
    "--to",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file, of one kind only.  [default: QUARTER.pdf and QUARTER.docx, here]",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    help="A DOCX whose page, header, footer and styles the DOCX takes on.",
)
def paper(quarter: str, path: Path | None, template: Path | None) -> None:
    """Write the committee paper of a published QUARTER (PDF and DOCX)."""
    from glosanalysis.checkout.atomic_write import write_whole
    from glosanalysis.checkout.lock import alone
    from glosanalysis.checkout.project import Project
    from glosanalysis.data.loading import load
    from glosanalysis.extras import need_the_extra
    from glosanalysis.paper.content import paper_of
    from glosanalysis.paper.pdf import as_pdf
    from glosanalysis.paper.word import as_docx
    from glosanalysis.quarter import Quarter

    when = Quarter.parse(quarter)
    need_the_extra("paper", "writing a paper")
    files = _files(when, path, template)
    project = Project.find()
    with alone(project, say_waiting):
        made = paper_of(project, load(project.data).sources, when)
        is_pdf = [file.suffix.lower() == _PDF for file in files]
        contents = [as_pdf(made) if pdf else as_docx(made, template) for pdf in is_pdf]
        for file, content in zip(files, contents, strict=True):
            write_whole(file, content, project.work / "tmp")
    click.echo(f"the paper is at {' and '.join(map(str, files))}")


def _files(quarter: object, path: Path | None, template: Path | None) -> list[Path]:
    """Say which files to write; refuse names of another kind, and a template for no DOCX."""
    if path is None:
        return [Path(f"{quarter}{_PDF}"), Path(f"{quarter}{_DOCX}")]
    if path.suffix.lower() not in (_PDF, _DOCX):
        raise WrongUsage(f"{path} is not the name of a paper: must end in {_PDF} or {_DOCX}")
    if template is not None and path.suffix.lower() == _PDF:
        raise WrongUsage("--template is for a DOCX: a PDF takes no styles of a template")
    return [path]
