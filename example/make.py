"""Make the book of a made-up council: its records, twelve quarters of returns, its pages.

``python example/make.py FOLDER``: FOLDER becomes the book. Every step is a command that an analyst
would call; nothing here is known to the package. The records are made up, and gone at the end.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LAST_DAY, QUARTERS = "2025-10-31", "2022-23-Q3..2025-26-Q2"
SHOWN = ("2025-26-Q1", "2025-26-Q2")
SIZE = ("--children", "15000", "--years", "5", "--seed", "1")


def command(folder: Path, *words: str) -> None:
    """Call a command in a folder, and end where it does not end well."""
    done = subprocess.run([sys.executable, "-m", "glosanalysis.cli", *words], cwd=folder)
    if done.returncode:
        sys.exit(done.returncode)


def main(book: Path) -> None:
    """Make the book, from settings to site."""
    command(HERE, "new", str(book), "--settings", "authority.toml")
    # No release has a row of a made-up council: what nobody can know of it is not missed.
    shutil.rmtree(book / "data" / "releases")
    shutil.copy(HERE / "rates.csv", book / "data")
    shutil.copytree(HERE / "commentary", book / "data" / "commentary")
    with tempfile.TemporaryDirectory() as records:
        command(book, "synthesise", records, "--ends", LAST_DAY, *SIZE)
        command(book, "returns", QUARTERS, "--from", records, "--as-at", LAST_DAY)
    command(book, "check")
    for quarter in SHOWN:
        command(book, "run", quarter)
    command(book, "build")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
