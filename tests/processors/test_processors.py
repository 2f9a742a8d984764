"""The same bytes on every processor: each report under the code that other processors run."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from code_paths import PATHS, CodePath

from glosanalysis.checkout.project import Project
from glosanalysis.data.tables import Tables
from glosanalysis.forking.server import can_fork

SAME_CODE = {"Prescott": "Katmai"}
"""What OpenBLAS calls a kernel that two names stand for."""

SHARES = 3
"""Paths between the first and the last make every third quarter: each is made on four at least."""

SCRIPT = Path(__file__).with_name("on_a_path.py")

pytestmark = [
    pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only"),
    pytest.mark.skipif(platform.machine() != "x86_64", reason="the paths are those of x86"),
]


@dataclass(frozen=True)
class Made:
    """What came of the reports on one path."""

    quarters: list[str]
    told: dict[str, Any]
    folder: Path
    errors: str

    @property
    def files(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture(scope="module")
def made_on(
    project: Project, tables: Tables, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[CodePath], Made]:
    """Execute the reports of a path, once; in a copy, so that no other run is waited for."""
    root = tmp_path_factory.mktemp("processors") / "checkout"
    root.mkdir()
    for name in ("_config.yml", "requirements.lock", "CHANGELOG.md", "data", "notebooks", "book"):
        source = project.root / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("reports")
            shutil.copytree(source, root / name, ignore=ignored)
        else:
            shutil.copy(source, root / name)
    quarters = list(tables.quarters["quarter"])
    kept: dict[str, Made] = {}

    def make(path: CodePath) -> Made:
        if path.name not in kept:
            folder = root.parent / path.name.replace(" ", "-")
            ours = quarters_on(path, quarters)
            ended = subprocess.run(
                [sys.executable, str(SCRIPT), str(folder), *ours],
                env={**os.environ, **path.variables, "GLOSANALYSIS_ROOT": str(root)},
                cwd=project.root,
                capture_output=True,
                text=True,
            )
            assert ended.returncode == 0, ended.stderr
            told = json.loads(ended.stdout.splitlines()[-1])
            kept[path.name] = Made(ours, told, folder, ended.stderr)
        return kept[path.name]

    return make


def quarters_on(path: CodePath, quarters: list[str]) -> list[str]:
    """Give the quarters that a path makes: all of them the first and the last, others a share."""
    place = PATHS.index(path)
    return quarters if path in (PATHS[0], PATHS[-1]) else quarters[place % SHARES :: SHARES]


@pytest.fixture(params=PATHS, ids=lambda path: path.name)
def path(request: pytest.FixtureRequest) -> CodePath:
    given: CodePath = request.param
    return given


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def of_quarters(made: Made, files: dict[str, bytes]) -> dict[str, bytes]:
    """Choose the files of the quarters that a path has to make."""
    return {name: each for name, each in files.items() if name.split("/")[0] in made.quarters}


def test_there_are_six_paths_beside_the_plain_one() -> None:
    assert len(PATHS) >= 7


def test_every_quarter_is_made_on_four_paths(tables: Tables) -> None:
    quarters = list(tables.quarters["quarter"])
    made = Counter(quarter for path in PATHS for quarter in quarters_on(path, quarters))
    assert set(made) == set(quarters)
    # The first, the last, and a share of the others, of which there are five or more.
    assert min(made.values()) >= 2 + (len(PATHS) - 2) // SHARES


def test_a_path_is_taken_where_the_kernels_are(path: CodePath, made_on) -> None:
    plain, told = made_on(PATHS[0]).told, made_on(path).told
    wanted = dict(path.variables)
    assert wanted.items() <= told["variables"].items()
    if "OPENBLAS_CORETYPE" in wanted:
        name = wanted["OPENBLAS_CORETYPE"]
        assert told["openblas"] in (name, SAME_CODE.get(name))
    if "NPY_DISABLE_CPU_FEATURES" in wanted:
        assert not set(wanted["NPY_DISABLE_CPU_FEATURES"].split()) & set(told["numpy"])
    if "GLIBC_TUNABLES" in wanted:
        assert told["c"] != plain["c"]


def test_the_paths_do_compute_last_digits_of_their_own(made_on) -> None:
    """Were sums and fits the same on all of them, the tests below would prove nothing."""
    assert len({made_on(each).told["canary"] for each in PATHS}) >= 4


def test_every_path_makes_the_same_bytes(path: CodePath, made_on) -> None:
    plain, made = made_on(PATHS[0]), made_on(path)
    assert made.told["code"] == 0, made.errors
    assert differing(made.files, of_quarters(made, plain.files)) == []


def test_every_path_makes_what_is_published(path: CodePath, made_on, project: Project) -> None:
    made = made_on(path)
    files = {n: each for n, each in made.files.items() if not n.endswith("provenance.json")}
    assert files
    published = {
        file.relative_to(project.reports).as_posix(): file.read_bytes()
        for file in sorted(project.reports.rglob("*"))
        if file.suffix in (".ipynb", ".csv")
    }
    assert differing(files, of_quarters(made, published)) == []
