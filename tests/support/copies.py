"""A copy of the whole checkout, code and tests included, to publish later quarters in."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["IN_A_COPY", "Copy", "Ended", "without_releases"]

_LEFT_OUT = (".git", "_build", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")
_START = "from glosanalysis.cli import main; main()"


FIRST_WITH_RELEASES = "2023-24"


def without_releases(root: Path) -> None:
    """Take the releases out of a checkout, and the quarters that see them."""
    shutil.rmtree(root / "data" / "releases", ignore_errors=True)
    quarters = root / "data" / "quarters.csv"
    heading, *lines = quarters.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if line < FIRST_WITH_RELEASES]
    quarters.write_text("".join([heading, *kept]), encoding="utf-8")
    revisions = root / "data" / "revisions.csv"
    heading, *moved = revisions.read_text(encoding="utf-8").splitlines(keepends=True)
    still = [line for line in moved if line < FIRST_WITH_RELEASES]
    revisions.write_text("".join([heading, *still]), encoding="utf-8")
    for line in set(lines) - set(kept):
        shutil.rmtree(root / "book" / "reports" / line.split(",")[0], ignore_errors=True)
        (root / "book" / "years" / f"{line[: len(FIRST_WITH_RELEASES)]}.md").unlink(missing_ok=True)


_PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
_IN_A_COPY = "GLOSANALYSIS_TESTS_IN_A_COPY"
IN_A_COPY = _IN_A_COPY in os.environ
"""Whether these tests are run by a test, in a copy whose tables have grown."""


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        return f"{self.out}\n{self.err}"


@dataclass(frozen=True)
class Copy:
    """A checkout of its own.

    Parameters
    ----------
    root : Path
    """

    root: Path

    @classmethod
    def of(cls, checkout: Path, root: Path) -> Copy:
        """Copy a checkout, without what is made in it and its history."""
        shutil.copytree(checkout, root, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        return cls(root)

    @classmethod
    def of_the_papers(cls, checkout: Path, root: Path) -> Copy:
        """Copy a checkout as the papers alone feed it, whose newest quarter is 2022-23-Q4."""
        copy = cls.of(checkout, root)
        without_releases(root)
        return copy

    @property
    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "GLOSANALYSIS_ROOT"}
        return {**kept, "PYTHONPATH": str(self.root)}

    def _python(self, *arguments: str, **environment: str) -> Ended:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.root,
            env={**self._environment, **environment},
            capture_output=True,
            text=True,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def command(self, *arguments: str) -> Ended:
        """Run a command of the command line, with the code of the copy."""
        return self._python("-c", _START, *arguments)

    def tests(self, *arguments: str) -> Ended:
        """Run tests of the copy."""
        return self._python(*_PYTEST, *arguments)

    def suites(self, *folders: str) -> Ended:
        """Run whole suites of the copy, but for tests that other tables cannot break."""
        return self._python(*_PYTEST, *folders, **{_IN_A_COPY: "yes"})

    def script(self, code: str) -> Ended:
        """Run Python source with the code of the copy, and what its tests share."""
        return self._python("-c", f"import sys; sys.path.insert(0, 'tests/support')\n{code}")

    def pages_written(self) -> None:
        """Write the contents and the generated pages, as `build` does before Jupyter Book."""
        code = (
            "from glosanalysis.data.loading import load\n"
            "from glosanalysis.pages.generated import write_contents\n"
            "from glosanalysis.checkout.project import Project\n"
            "project = Project.find()\n"
            "write_contents(project, load(project.data))\n"
        )
        done = self._python("-c", code)
        assert done.code == 0, done.err

    def digests(self) -> dict[str, str]:
        """Give the SHA-256 of every report, figure and provenance."""
        reports = self.root / "book" / "reports"
        return {
            path.relative_to(reports).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(reports.rglob("*"))
            if path.is_file()
        }

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        text = self.text(name)
        assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")
