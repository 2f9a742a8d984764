"""Install glosanalysis from the wheels beside this file: no network, no compiler, no rights.

``python install.py [FOLDER]``. It uses nothing but Python itself.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUMS = "SHA256SUMS"


def faults(folder):
    """List what is not as the checksums say: a file that differs, is missing, or is too many."""
    listed = [line.split("  ", 1) for line in (folder / SUMS).read_text("utf-8").splitlines()]
    told = []
    for digest, name in listed:
        path = folder / name
        if not path.is_file():
            told.append(f"{name} is missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            told.append(f"{name} is not as {SUMS} says")
    known = {name for _, name in listed}
    there = (path.relative_to(folder).as_posix() for path in (folder / "wheels").iterdir())
    return told + [f"{name} is not in {SUMS}" for name in there if name not in known]


def main(arguments):
    """Check what is here, make an environment of its own, and install into it."""
    target = Path(arguments[0] if arguments else "glosanalysis").resolve()
    if sys.version_info[:2] != (3, 11) or sys.maxsize < 2**32:
        found = ".".join(map(str, sys.version_info[:2]))
        return f"these wheels are for Python 3.11 of 64 bits, this is Python {found}"
    if target.exists() and any(target.iterdir()):
        return f"{target} is there already, and not empty: name another folder"
    told = faults(HERE)
    if told:
        return "nothing was installed, copy the bundle again: " + "; ".join(told[:5])
    print(f"installing into {target}, which takes some minutes")
    venv.create(target, with_pip=True)
    commands = target / ("Scripts" if os.name == "nt" else "bin")
    install = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--require-hashes")
    wheels = ("--find-links", HERE / "wheels", "--requirement", HERE / "requirements.txt")
    # Isolated: settings of pip's on this machine may name an index, or another place of wheels.
    done = subprocess.run(
        [commands / "python", "-I", *install[:2], "--isolated", *install[2:], *wheels]
    )
    if done.returncode:
        return "pip could not install the wheels: what it said is above"
    done = subprocess.run([commands / "glosanalysis", "--version"])
    print(f"the commands are in {commands}")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
