"""Say where the time of a build of the site goes, in a copy of the checkout and one process.

    python benchmarks/profile_site.py [--changed] [--lines 40]

With `--changed` it is of a build after one quarter came; without, of a full one. The first profile
is of what is made before Sphinx starts, the second of Sphinx. What Sphinx does by all processors is
done one after another here, so that the profile sees it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from site_builds import build, copy_of_checkout

QUARTER = "2025-26-Q2"
PROFILED = """
import cProfile, os, pstats, sys
os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])
from glosanalysis.book.prepared import prepare
from glosanalysis.checkout.project import Project
from jupyter_book.cli.main import main
first, then = cProfile.Profile(), cProfile.Profile()
first.runcall(prepare, Project.find())
then.runcall(main, ["build", sys.argv[1], "--quiet"], standalone_mode=False)
for profile in (first, then):
    pstats.Stats(profile).sort_stats("cumulative").print_stats(int(sys.argv[2]))
"""


def main() -> None:
    """Build and print the profile."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--changed", action="store_true", help="of a build after a quarter came")
    parser.add_argument("--lines", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "checkout")
        copy_of_checkout(root)
        if options.changed:
            reports, aside = root / "book" / "reports" / QUARTER, Path(folder, QUARTER)
            shutil.move(reports, aside)
            build(root, "before")
            shutil.move(aside, reports)
        environment = {**os.environ, "GLOSANALYSIS_ROOT": str(root)}
        command = [sys.executable, "-c", PROFILED, str(root), str(options.lines)]
        subprocess.run(command, cwd=root, env=environment, check=True)


if __name__ == "__main__":
    main()
