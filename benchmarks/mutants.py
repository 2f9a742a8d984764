"""Break the code in small named ways, one at a time, and see whether the tests notice.

On demand, no part of the tests: ``python benchmarks/mutants.py`` takes about half an hour on two
processors, ``--check`` only says whether each mutant still applies, and names choose some of them.
It ends with 1 where fewer than nine in ten are killed, with 2 where a mutant no longer applies.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_name("mutants.toml")
LEAST_KILLED = 0.9
SECONDS = 600
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
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(root), "GLOSANALYSIS_ROOT": str(root)}
    try:
        ended = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return False  # what never ends is noticed
    return ended.returncode == 0


def mutants() -> list[Mutant]:
    """Read the list; tests are named once for a group of files."""
    read = tomllib.loads(LIST.read_text(encoding="utf-8"))
    groups = {name: tuple(tests) for name, tests in read["tests"].items()}
    return [
        Mutant(each["name"], each["file"], each["old"], each["new"], groups[each["tests"]])
        for each in read["mutant"]
    ]


def copies(count: int, folder: Path) -> Queue[Path]:
    """Make as many copies of the checkout as mutants are tried side by side."""
    made: Queue[Path] = Queue()
    for number in range(count):
        root = folder / f"copy-{number}"
        shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        made.put(root)
    return made


def tried(chosen: list[Mutant], jobs: int) -> list[Mutant]:
    """Try mutants and tell of each; give those that survived."""
    with tempfile.TemporaryDirectory() as folder:
        free = copies(jobs, Path(folder))
        every = dict.fromkeys(mutant.tests for mutant in chosen)
        red = [tests for tests in every if not _tests_pass(free.queue[0], tests)]
        for tests in red:
            print(f"red without a mutant, so nothing is proved by {' '.join(tests)}", flush=True)

        def one(mutant: Mutant) -> bool:
            root = free.get()
            try:
                survived = mutant.tests in red or mutant.survives(root)
            finally:
                free.put(root)
            print(f"{'survived' if survived else 'killed':<9}{mutant.name}", flush=True)
            return survived

        with ThreadPoolExecutor(jobs) as pool:
            survived = list(pool.map(one, chosen))
    return [mutant for mutant, lived in zip(chosen, survived, strict=True) if lived]


def main() -> None:
    """Check the list, try what was chosen, and sum up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these; without one, all")
    parser.add_argument("--check", action="store_true", help="only say whether each applies")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    every = mutants()
    chosen = [each for each in every if not given.names or each.name in given.names]
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
