"""Measure builds of the site by the processors' time that they take, and say them as ratios.

In a copy of the checkout: a full build, one with nothing to do, one after a change of one page, and
one after a quarter has come. Wall time is given beside it; on a machine that does other things it
says little.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("_config.yml", "CHANGELOG.md", "requirements.lock", "data", "notebooks", "book")


@dataclass(frozen=True)
class Build:
    """A build: seconds of all its processors together, and from its start to its end."""

    name: str
    processors: float
    wall: float


def main() -> None:
    """Measure the builds and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quarter", default="2025-26-Q2", help="the quarter that comes")
    quarter = parser.parse_args().quarter
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "checkout")
        copy_of_checkout(root)
        builds = [build(root, "full"), build(root, "nothing to do")]
        page = root / "book" / "methods.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\nOne more line.\n", encoding="utf-8")
        builds.append(build(root, "one page changed"))
        reports, aside = root / "book" / "reports" / quarter, Path(folder, quarter)
        shutil.move(reports, aside)
        builds.append(build(root, "a quarter gone"))
        shutil.move(aside, reports)
        builds.append(build(root, "a quarter new"))
    full = builds[0].processors
    print("| build | processors | of a full build | wall |\n|---|---|---|---|")
    for each in builds:
        share = each.processors / full
        print(f"| {each.name} | {each.processors:.1f} s | {share:.0%} | {each.wall:.1f} s |")


def copy_of_checkout(root: Path) -> None:
    """Copy what a site is made from."""
    root.mkdir()
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, root / name)


def build(root: Path, name: str) -> Build:
    """Build the site of a checkout in a process of its own."""
    before, start = _spent(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "glosanalysis.cli", "build"],
        env={**os.environ, "GLOSANALYSIS_ROOT": str(root)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return Build(name, _spent() - before, time.perf_counter() - start)


def _spent() -> float:
    of = resource.getrusage(resource.RUSAGE_CHILDREN)
    return of.ru_utime + of.ru_stime


if __name__ == "__main__":
    main()
