"""Fill a folder for laptops without a network: wheels, checksums, and a script that installs them.

``make bundle`` calls it, with the requirements of each system that uv has worked out from the lock.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["SYSTEMS", "bundle", "checksums", "download", "finish", "own_wheel", "with_own_wheel"]

ROOT = Path(__file__).resolve().parents[1]
PARTS = Path(__file__).with_name("bundled")
_GLIBC = ("manylinux_2_28", "manylinux_2_27", "manylinux_2_24", "manylinux_2_17", "manylinux_2_12")
_OLDER = ("manylinux2014", "manylinux2010", "manylinux_2_5", "manylinux1")
SYSTEMS = {
    "windows": ("install.cmd", ("win_amd64",)),
    "linux": ("install.sh", tuple(f"{name}_x86_64" for name in (*_GLIBC, *_OLDER))),
}
"""The script of each system, and the kinds of wheel that run on it."""


def bundle(folder: Path, system: str, requirements: str, own: Path) -> Path:
    """Fill a folder for one system.

    Parameters
    ----------
    folder : Path
        The new folder stands in it; an older one of the same name is replaced.
    system : str
    requirements : str
        What to install, pinned with hashes.
    own : Path
        The wheel of this package.

    Returns
    -------
    Path
        The new folder.
    """
    script, platforms = SYSTEMS[system]
    made = folder / f"{'-'.join(own.stem.split('-')[:2])}-{system}"
    shutil.rmtree(made, ignore_errors=True)
    (made / "wheels").mkdir(parents=True)
    pinned = folder / f"{system}.txt"
    pinned.write_text(requirements, encoding="utf-8")
    subprocess.run(download(pinned, platforms, made / "wheels"), check=True)
    shutil.copy(own, made / "wheels")
    finish(made, script, with_own_wheel(requirements, own))
    return made


def finish(made: Path, script: str, requirements: str) -> None:
    """Put the rest beside the wheels, the checksums last."""
    ends = "\r\n" if script.endswith(".cmd") else "\n"
    for name in (script, "install.py"):
        text = (PARTS / name).read_text(encoding="utf-8")
        (made / name).write_text(text, encoding="utf-8", newline=ends)
    (made / script).chmod(0o755)
    (made / "requirements.txt").write_text(requirements, encoding="utf-8", newline="\n")
    files = sorted(path for path in made.rglob("*") if path.is_file())
    (made / "SHA256SUMS").write_text(checksums(made, files), encoding="utf-8", newline="\n")


def download(requirements: Path, platforms: Iterable[str], place: Path) -> list[str]:
    """Give pip's command that brings the wheels: of these platforms, and never a source."""
    named = [word for each in platforms for word in ("--platform", each)]
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    kind = ["--only-binary", ":all:", "--python-version", "3.11", "--implementation", "cp"]
    return [*fetch, *kind, *named, "--dest", str(place), "--requirement", str(requirements)]


def with_own_wheel(requirements: str, own: Path) -> str:
    """Add this package's wheel to what is installed, by its hash too."""
    name, version = own.stem.split("-")[:2]
    digest = hashlib.sha256(own.read_bytes()).hexdigest()
    return f"{requirements.rstrip()}\n{name}=={version} \\\n    --hash=sha256:{digest}\n"


def checksums(folder: Path, files: Iterable[Path]) -> str:
    """Give a line a file, as ``sha256sum --check`` reads them."""
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    )


def own_wheel(folder: Path) -> Path:
    """Build this package's wheel, the only one in a folder of its own."""
    place = folder / "own"
    shutil.rmtree(place, ignore_errors=True)
    build = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(place))
    try:
        subprocess.run([sys.executable, "-m", "pip", *build, str(ROOT)], check=True)
    finally:
        # Setuptools builds in the checkout, and would take what is left there for the next wheel's.
        shutil.rmtree(ROOT / "build", ignore_errors=True)
    (own,) = place.glob("*.whl")
    return own


def main(folder: Path) -> None:
    """Fill a folder for each system."""
    own = own_wheel(folder)
    for system in SYSTEMS:
        text = (folder / f"{system}.txt").read_text(encoding="utf-8")
        made = bundle(folder, system, text, own)
        size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
        print(f"{made}: {len([*made.glob('wheels/*')])} wheels, {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
