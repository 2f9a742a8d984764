"""The command ``glosanalysis``: its commands, and how each of them ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from glosanalysis.cli.add import add
from glosanalysis.cli.audit import audit
from glosanalysis.cli.build import build
from glosanalysis.cli.check import check
from glosanalysis.cli.fetch import fetch
from glosanalysis.cli.import_ import import_
from glosanalysis.cli.indicators import indicators
from glosanalysis.cli.new import new
from glosanalysis.cli.paper import paper
from glosanalysis.cli.returns import returns
from glosanalysis.cli.review import review
from glosanalysis.cli.run import run
from glosanalysis.cli.seen import seen
from glosanalysis.cli.status import status
from glosanalysis.cli.synthesise import synthesise
from glosanalysis.cli.upgrade import upgrade
from glosanalysis.cli.watch import watch
from glosanalysis.cli.workbook import workbook
from glosanalysis.errors import UserMistake

__all__ = ["cli", "main"]

INTERRUPTED = 130
"""What shells give a command that Ctrl-C ended: 128 and the number of the signal."""
REFUSED = 1


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="glosanalysis")
def cli() -> None:
    """Check the data, run the reports, build the book.

    A quarter is written 2022-23-Q3: the financial year from April, Q1 is April to June.

    Exit codes: 0 done, 1 the system or a server refused something, 2 wrong usage, 3 bad data, 4 a
    notebook failed, 5 a review found a difference, 6 the build failed.
    """


for _command in (
    add,
    audit,
    build,
    check,
    fetch,
    import_,
    indicators,
    new,
    paper,
    returns,
    review,
    run,
    seen,
    status,
    synthesise,
    upgrade,
    watch,
    workbook,
):
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; end with its exit code, and with one plain line where a user went wrong.

    Parameters
    ----------
    arguments : sequence of str, optional
        Those of the command line, without it.
    """
    try:
        # Standalone, click would end with 1 at Ctrl-C and show a traceback for our own errors.
        code = cli.main(args=arguments, prog_name="glosanalysis", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except UserMistake as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        click.echo(f"{error.filename or 'a file'}: {error.strerror or error}", err=True)
        sys.exit(REFUSED)
    sys.exit(code if isinstance(code, int) else 0)
