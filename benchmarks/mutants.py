"""Break the code in small named ways, one at a time, and see whether the tests notice.

On demand, no part of the tests: ``python benchmarks/mutants.py`` tries all, ``--check`` only says
whether each mutant still applies, and names, or parts of names, choose some of them. It ends with 1
where fewer than nine in ten are killed, with 2 where a mutant no longer applies.

Libraries are imported once: each mutant is tried in a fork of a process that has them and has not
imported the package, so that what takes time is the tests alone.
"""

from __future__ import annotations

import argparse
import compileall
import importlib
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_name("mutants.toml")
LEAST_KILLED = 0.9
SECONDS = 600
_LIBRARIES = (
    *("pandas", "pandera.pandas", "scipy.stats", "matplotlib.figure", "seaborn", "afcharts"),
    *("hypothesis", "bs4", "nbformat", "click", "filelock"),
)
_LEFT_OUT = (".git", "_build", ".venv", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info")


@dataclass(frozen=True)
class Mutant:
    """One way to break the code.

    Parameters
    ----------
    name : str
    file : str
        Below the package.
    old, new : str
        What stands there once, and what takes its place.
    tests : tuple of str
        Those that should notice, the quickest first.
    """

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def fault(self, root: Path) -> str:
        """Say why it cannot be applied; nothing where it can."""
        path = root / "glosanalysis" / self.file
        if not path.is_file():
            return f"{self.name}: there is no {self.file}"
        times = path.read_text(encoding="utf-8").count(self.old)
        if times != 1:
            return f"{self.name}: {self.file} holds {self.old!r} {times} times"
        gone = [test for test in self.tests if not (root / test.split("::")[0]).exists()]
        return f"{self.name}: there is no {gone[0]}" if gone else ""

    def survives(self, root: Path) -> bool:
        """Apply it in a copy, run the tests there, and take it back."""
        path = root / "glosanalysis" / self.file
        whole = path.read_text(encoding="utf-8")
        path.write_text(whole.replace(self.old, self.new), encoding="utf-8")
        try:
            return _tests_pass(root, self.tests)
        finally:
            path.write_text(whole, encoding="utf-8")


def _tests_pass(root: Path, tests: tuple[str, ...]) -> bool:
    """Run tests in a fork; what does not end in time has failed."""
    child = os.fork()
    if not child:
        os.setsid()
        os._exit(_tested(root, tests))
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _tested(root: Path, tests: tuple[str, ...]) -> int:
    """Run tests of a copy in this process, silently; they must import nothing but the copy."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.chdir(root)
    os.environ |= {"PYTHONPATH": str(root), "GLOSANALYSIS_ROOT": str(root)}
    sys.dont_write_bytecode = True
    sys.path[:] = [str(root), *(path for path in sys.path if not _is_ours(path))]
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))


def _is_ours(path: str) -> bool:
    """Tell whether the package would be imported from there."""
    return (Path(path) / "glosanalysis").is_dir()


def _imported() -> None:
    """Import what the tests need and what no mutant changes."""
    for name in _LIBRARIES:
        importlib.import_module(name)
    assert "glosanalysis" not in sys.modules, "no mutant would be seen"


def mutants() -> list[Mutant]:
    """Read the list; tests are named once for a group of files."""
    read = tomllib.loads(LIST.read_text(encoding="utf-8"))
    groups = {name: tuple(tests) for name, tests in read["tests"].items()}
    return [
        Mutant(each["name"], each["file"], each["old"], each["new"], groups[each["tests"]])
        for each in read["mutant"]
    ]


def _began(folder: Path) -> None:
    """Give a process of the pool a copy of the checkout of its own, and the libraries."""
    shutil.copytree(ROOT, _copy(folder), ignore=shutil.ignore_patterns(*_LEFT_OUT))
    # Mutants are never compiled into a file, so that what is compiled here stays that of the whole.
    compileall.compile_dir(_copy(folder) / "glosanalysis", quiet=2)
    _imported()


def _copy(folder: Path) -> Path:
    return folder / f"copy-{os.getpid()}"


def _green(folder: Path, tests: tuple[str, ...]) -> bool:
    return _tests_pass(_copy(folder), tests)


def _survived(folder: Path, mutant: Mutant) -> bool:
    began = time.monotonic()
    survived = mutant.survives(_copy(folder))
    took = time.monotonic() - began
    print(f"{'survived' if survived else 'killed':<9}{mutant.name} ({took:.1f} s)", flush=True)
    return survived


def tried(chosen: list[Mutant], jobs: int) -> list[Mutant]:
    """Try mutants and tell of each; give those that survived.

    Tests that fail without a mutant prove nothing. Those that a mutant survived have just passed;
    the others are run once more on the code as it is.
    """
    with tempfile.TemporaryDirectory() as name:
        folder, fresh = Path(name), multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, fresh, _began, (folder,)) as pool:
            lived = list(pool.map(_survived, repeat(folder), chosen))
            survived = [mutant for mutant, it in zip(chosen, lived, strict=True) if it]
            passed = {mutant.tests for mutant in survived}
            doubtful = list({mutant.tests: None for mutant in chosen if mutant.tests not in passed})
            greens = pool.map(partial(_green, folder), doubtful)
            red = {tests for tests, green in zip(doubtful, greens, strict=True) if not green}
    for tests in red:
        print(f"red without a mutant: nothing is proved by {' '.join(tests)}", flush=True)
    return [*survived, *(mutant for mutant in chosen if mutant.tests in red)]


def main() -> None:
    """Check the list, try what was chosen, and sum up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these; without one, all")
    parser.add_argument("--check", action="store_true", help="only say whether each applies")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    every = mutants()
    chosen = [each for each in every if not given.names or any(n in each.name for n in given.names)]
    faults = [fault for each in chosen if (fault := each.fault(ROOT))]
    print(*faults, sep="\n", file=sys.stderr)
    if faults or given.check:
        print(f"{len(chosen)} mutants, {len(faults)} do not apply")
        sys.exit(2 if faults else 0)
    survived = tried(chosen, given.jobs)
    killed = len(chosen) - len(survived)
    print(f"{killed} of {len(chosen)} killed")
    sys.exit(0 if killed >= LEAST_KILLED * len(chosen) else 1)


if __name__ == "__main__":
    main()
