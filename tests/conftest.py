"""What tests of several kinds share: the published tables, and a checkout to break."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from copies import IN_A_COPY, without_releases

from glosanalysis.checkout.project import Project
from glosanalysis.cli import main
from glosanalysis.data.loading import load
from glosanalysis.data.tables import Tables

ROOT = Path(__file__).resolve().parent.parent

# A shell starts what it puts in the background with Ctrl-C ignored, and the commands that tests
# start and interrupt would inherit that and never end.
signal.signal(signal.SIGINT, signal.default_int_handler)

OF_THE_CHECKOUT = {"project", "tables", "checkout", "whole_checkout"}
FINDS_THE_CHECKOUT = {"ROOT", "Project", "load"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out in a copy what comes out the same, whatever the tables of the copy hold."""
    if not IN_A_COPY:
        return
    gone = [item for item in items if not _is_of_the_checkout(item)]
    config.hook.pytest_deselected(items=gone)
    items[:] = [item for item in items if item not in gone]


def _is_of_the_checkout(item: pytest.Item) -> bool:
    """Tell whether a test is given the checkout's tables, or its module goes and finds them."""
    given = {*getattr(item, "fixturenames", ())}
    if OF_THE_CHECKOUT & given:
        return True
    module = getattr(item, "module", None)
    finds = FINDS_THE_CHECKOUT & (vars(module).keys() if module else set())
    return bool(finds) and "five_papers" not in given


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
def checkout(whole_checkout: Path) -> Path:
    """Give such a copy as the papers alone feed it, whose newest quarter is 2022-23-Q4.

    Most tests of runs add the next paper; what is the same for all feeds needs no releases.
    """
    without_releases(whole_checkout)
    return whole_checkout


@pytest.fixture
def whole_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
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
