"""What tests of several kinds share: the published tables, and a checkout to break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from glosanalysis.checkout.project import Project
from glosanalysis.cli import main
from glosanalysis.data.tables import Tables, load

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="session")
def tables(project: Project) -> Tables:
    return load(project.data)


@pytest.fixture(scope="session")
def five_papers() -> Tables:
    """Give the five papers to March 2023 as they were transcribed for edition 0.3.0.

    Tests of the code assert figures of these, so that rows added, corrected or withdrawn since
    break none of them; that the tables themselves are right is for the audit and the back-tests.
    """
    return load(ROOT / "tests" / "papers" / "data")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the project without reports, and make it the one that commands work in."""
    root = tmp_path / "checkout"
    root.mkdir()
    for name in ("_config.yml", "requirements.lock", "CHANGELOG.md"):
        shutil.copy(ROOT / name, root)
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copytree(ROOT / "book", root / "book", ignore=shutil.ignore_patterns("reports"))
    (root / "book" / "reports").mkdir()
    monkeypatch.setenv("GLOSANALYSIS_ROOT", str(root))
    return root


Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str]) -> Command:
    """Run a command of the command line; give its exit code and what it wrote."""

    def call(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    return call
