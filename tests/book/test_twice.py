"""Two checkouts, in other folders and under other conditions, give the same bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUARTERS = ("2017-18-Q3", "2022-23-Q4")
START = "import sys; from glosanalysis.cli import main; main(sys.argv[1:])"


def made(root: Path, *jobs: str, **conditions: str) -> dict[str, str]:
    """Execute two quarters and build the site in a copy of the project; give each file's hash."""
    root.mkdir(parents=True)
    for name in ("_config.yml", "CHANGELOG.md", "requirements.lock"):
        shutil.copy(ROOT / name, root)
    for name in ("data", "notebooks"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copytree(ROOT / "book", root / "book", ignore=shutil.ignore_patterns("reports"))
    environment = {**os.environ, "GLOSANALYSIS_ROOT": str(root), **conditions}
    for command in (["run", *QUARTERS, *jobs], ["build"]):
        subprocess.run(
            [sys.executable, "-c", START, *command],
            cwd=root.parent,
            env=environment,
            check=True,
            capture_output=True,
            timeout=900,
        )
    files = [
        path
        for folder in ("book", "_build/html")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    ]
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_two_checkouts_give_the_same_bytes(tmp_path: Path) -> None:
    one = made(tmp_path / "one", "--jobs", "1", TZ="Asia/Tokyo", LC_ALL="C", USER="one")
    two = made(
        tmp_path / "a much deeper" / "folder",
        *("--jobs", "3"),
        TZ="America/Lima",
        LC_ALL="C.UTF-8",
        LANG="fr_FR.UTF-8",
        USER="two",
        LOGNAME="two",
        PYTHONHASHSEED="11",
    )
    assert [name for name in one if one[name] != two.get(name)] == []
    assert one.keys() == two.keys()
    assert any(name.endswith("placements.ipynb") for name in one)
    assert "_build/html/index.html" in one
