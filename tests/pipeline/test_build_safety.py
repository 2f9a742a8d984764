"""A build cannot hurt the site: whatever ends it, each page is whole, and the next build mends it.

`GLOSANALYSIS_KILLS=20` has a build killed as often.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from checkouts import digests
from test_safety import LONG, start, wait_until_nothing_is_left

ROOT = Path(__file__).resolve().parents[2]
QUARTERS = ("2017-18-Q3", "2019-20-Q3")
KILLS = int(os.environ.get("GLOSANALYSIS_KILLS", "4"))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Copy what a site of two quarters is made from."""
    root = tmp_path / "checkout"
    root.mkdir()
    for name in ("_config.yml", "CHANGELOG.md", "requirements.lock"):
        shutil.copy2(ROOT / name, root)
    for name in ("data", "notebooks", "book"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("reports", "years"))
    for quarter in QUARTERS:
        shutil.copytree(ROOT / "book" / "reports" / quarter, root / "book" / "reports" / quarter)
    return root


def built(root: Path) -> tuple[int, str, str]:
    process = start(root, "build")
    out, err = process.communicate(timeout=LONG)
    return process.returncode, out, err


def site(root: Path) -> Path:
    return root / "_build" / "html"


def change(root: Path, turn: object) -> None:
    """Change what every page shows."""
    edition = root / "book" / "_templates" / "edition.html"
    edition.write_text(f"{edition.read_text(encoding='utf-8')}<p>{turn}</p>\n", encoding="utf-8")


def assert_pages_are_whole(root: Path) -> None:
    pages = [path for path in site(root).rglob("*.html") if "_static" not in path.parts]
    assert len(pages) > 20
    for page in pages:
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>"), page


def test_two_builds_at_once_wait_for_one_another(small: Path) -> None:
    builds = [start(small, "build") for _ in range(2)]
    said = [each.communicate(timeout=LONG) for each in builds]
    assert [each.returncode for each in builds] == [0, 0]
    assert "waiting for another command" in "".join(err + out for out, err in said)
    assert_pages_are_whole(small)
    assert "nothing has changed" in built(small)[1]


def test_a_build_that_is_killed_leaves_whole_pages_and_the_next_one_mends_the_site(
    small: Path, tmp_path: Path
) -> None:
    begun = time.monotonic()
    assert built(small)[0] == 0
    seconds = time.monotonic() - begun
    moments = random.Random(20)
    killed = 0
    while killed < KILLS:
        change(small, killed)
        build = start(small, "build")
        try:
            build.communicate(timeout=moments.uniform(0.1, 0.9) * seconds)
            seconds *= 0.7
        except subprocess.TimeoutExpired:
            build.kill()
            build.communicate()
            killed += 1
        wait_until_nothing_is_left(small)
        assert_pages_are_whole(small)
    assert built(small)[0] == 0
    mended = digests(site(small))
    shutil.rmtree(small / "_build")
    assert built(small)[0] == 0
    assert digests(site(small)) == mended


@pytest.fixture
def small_disk(small: Path) -> Iterator[Path]:
    """Mount a disk for what is built."""
    place = small / "_build"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "none", str(place)])
    if mounted.returncode:
        pytest.skip("this machine does not let a test mount a disk")
    yield small
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(not Path("/dev/shm").is_dir() or os.geteuid() != 0, reason="needs to mount")
def test_a_full_disk_is_told_in_a_line_and_the_site_stays(small_disk: Path) -> None:
    assert built(small_disk)[0] == 0
    change(small_disk, "more")
    filler = small_disk / "_build" / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"0" * 4096):
            continue
    code, _, err = built(small_disk)
    assert code == 1
    assert "No space left on device" in err
    assert len(err.splitlines()) == 1
    assert_pages_are_whole(small_disk)
    filler.unlink()
    assert built(small_disk)[0] == 0
    assert_pages_are_whole(small_disk)
