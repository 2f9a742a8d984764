"""The command line: a module for each command, and what it prints of it.

No module here imports pandas, or anything that does, before its command is called: ``--help`` and a
slip in an option are answered at once.
"""

from glosanalysis.cli.group import cli, main

__all__ = ["cli", "main"]
