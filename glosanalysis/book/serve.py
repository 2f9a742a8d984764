"""Serve the book on this machine, and show it again when something that it is made from changes."""

from __future__ import annotations

import errno
import subprocess
import sys

from livereload import Server

from glosanalysis.checkout.project import Project

__all__ = ["main"]

HOST, PORT = "127.0.0.1", 8000
"""This machine only: nobody else on the network sees what is not published yet."""

_PAGES = ("_config.yml", "CHANGELOG.md", "book/*.md", "book/_static/*", "book/_templates")
_REPORTS = ("data", "notebooks/*.ipynb")


def main() -> None:
    """Watch what the book is made from; build, and where figures change execute first."""
    project = Project.find()
    server = Server()
    for pattern in _PAGES:
        server.watch(str(project.root / pattern), lambda: _do("build"))
    for pattern in _REPORTS:
        server.watch(str(project.root / pattern), lambda: _do("run") and _do("build"))
    try:
        server.serve(root=str(project.work / "html"), host=HOST, port=PORT)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.exit(f"port {PORT} is in use: end the other program that serves there, then try again")


def _do(command: str) -> bool:
    """Run a command of the command line; what it says goes to the terminal."""
    start = "from glosanalysis.cli import main; main()"
    return subprocess.run([sys.executable, "-c", start, command], check=False).returncode == 0


if __name__ == "__main__":
    main()
