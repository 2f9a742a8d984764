"""The bundle for laptops without a network is what its checksums say, or nothing is installed."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from bundle import PARTS, SYSTEMS, checksums, download, finish, with_own_wheel

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Give a bundle of one wheel, that of a package of nothing."""
    folder = tmp_path / "nothing-1.0-linux"
    (folder / "wheels").mkdir(parents=True)
    wheel = folder / "wheels" / "nothing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as written:
        written.writestr("nothing.py", "")
    finish(folder, "install.sh", with_own_wheel("", wheel))
    return folder


@pytest.fixture(scope="module")
def install() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundled_install", PARTS / "install.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_checksums_are_of_every_file_as_sha256sum_writes_them(made: Path) -> None:
    sums = (made / "SHA256SUMS").read_text(encoding="utf-8")
    named = {line.split("  ")[1] for line in sums.splitlines()}
    files = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    assert named == files - {"SHA256SUMS"}
    empty = made / "empty"
    empty.touch()
    assert checksums(made, [empty]) == (
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  empty\n"
    )


def test_what_is_not_as_the_checksums_say_is_refused(made: Path, install: ModuleType) -> None:
    assert install.faults(made) == []
    (made / "requirements.txt").write_text("other", encoding="utf-8")
    (made / "install.sh").unlink()
    (made / "wheels" / "strange.whl").touch()
    assert sorted(install.faults(made)) == [
        "install.sh is missing",
        "requirements.txt is not as SHA256SUMS says",
        "wheels/strange.whl is not in SHA256SUMS",
    ]


def called(made: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(made / "install.sh"), *words],
        env={"PYTHON": sys.executable, "PATH": "/usr/bin:/bin"},
        cwd=made.parent,
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the wheels are for Python 3.11")
def test_the_script_ends_in_a_line_before_it_writes_anything(made: Path) -> None:
    (made / "install.py").write_bytes((made / "install.py").read_bytes() + b"\n")
    done = called(made, "there")
    assert (done.returncode, done.stderr) == (
        1,
        "nothing was installed, copy the bundle again: install.py is not as SHA256SUMS says\n",
    )
    assert not (made.parent / "there").exists()
    done = called(made, str(made))
    assert done.returncode == 1
    assert "is there already, and not empty: name another folder" in done.stderr


@pytest.mark.skipif(sys.version_info[:2] == (3, 11), reason="of other versions")
def test_another_version_of_python_is_told(made: Path) -> None:
    assert "these wheels are for Python 3.11 of 64 bits" in called(made, "there").stderr


@pytest.mark.parametrize("system", SYSTEMS)
def test_only_wheels_for_the_system_are_fetched_and_by_their_hashes(system: str) -> None:
    command = download(Path("pinned.txt"), SYSTEMS[system][1], Path("wheels"))
    said = " ".join(command)
    assert "--only-binary :all: --python-version 3.11" in said
    assert {"--require-hashes", "--no-deps"} <= set(command)
    assert ("win_amd64" in said) == (system == "windows")
    assert (PARTS / SYSTEMS[system][0]).is_file()


def test_this_package_is_installed_by_its_hash_too(tmp_path: Path) -> None:
    wheel = tmp_path / "glosanalysis-1.2.3-py3-none-any.whl"
    wheel.touch()
    assert with_own_wheel("a==1 \\\n    --hash=sha256:00\n", wheel).splitlines()[2:] == [
        "glosanalysis==1.2.3 \\",
        "    --hash=sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ]


def test_what_is_bundled_names_no_address_and_asks_no_index() -> None:
    for path in PARTS.glob("install.*"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?:|--(extra-)?index-url", text)
    assert '"--no-index"' in (PARTS / "install.py").read_text(encoding="utf-8")


def test_the_scripts_have_the_ends_of_lines_of_their_system(made: Path, tmp_path: Path) -> None:
    (tmp_path / "other" / "wheels").mkdir(parents=True)
    finish(tmp_path / "other", "install.cmd", "")
    script = (tmp_path / "other" / "install.cmd").read_bytes()
    assert script.count(b"\r\n") == script.count(b"\n") > 2
    assert b"\r" not in (made / "install.sh").read_bytes()
