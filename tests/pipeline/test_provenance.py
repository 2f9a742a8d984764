"""What a quarter was made from can be checked by anybody, and tells a fresh clone what is stale."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from checkouts import REPORTS, change_data

from glosanalysis.catalogue import published_quarters
from glosanalysis.checkout.project import Project
from glosanalysis.data.schemas import PUBLISHED
from glosanalysis.data.tables import Tables
from glosanalysis.execution import toolchain
from glosanalysis.publication.canonical_csv import canonical_csv

QUARTER = "2020-21-Q1"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_hashes_are_of_published_bytes(project: Project, command) -> None:
    for quarter in published_quarters(project):
        folder = project.reports / str(quarter)
        found = json.loads((folder / "provenance.json").read_text())
        assert found["environment"] == sha256(project.root / "requirements.lock")
        for name, digest in found["templates"].items():
            assert digest == sha256(project.notebooks / f"{name}.ipynb")
        for name, digest in found["reports"].items():
            assert digest == sha256(folder / name)
        assert set(found["reports"]) == {p.name for p in folder.iterdir()} - {"provenance.json"}


def test_a_command_prints_the_bytes_of_a_table(project: Project, command) -> None:
    found = json.loads((project.reports / QUARTER / "provenance.json").read_text())["tables"]
    for name in ("workforce", "sources", "claims"):
        out = command("seen", QUARTER, name)[1]
        assert hashlib.sha256(out.encode()).hexdigest() == found[name]["sha256"]
    assert f"workforce  {found['workforce']['rows']}" in command("seen", QUARTER)[1]
    assert command("seen", QUARTER, "weather")[0] == 2


def test_the_package_has_the_hash_that_the_shell_gives() -> None:
    listed = "find . -name '*.py' -o -name '*.html' | LC_ALL=C sort | xargs sha256sum | sha256sum"
    done = subprocess.run(
        listed, shell=True, cwd=toolchain._PACKAGE, capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[0] == toolchain.package_sha256()


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_rows_seen_are_lines_of_the_file(project: Project, tables: Tables, name: str) -> None:
    """But for zeros at the end of a number, all the rows of a table are its file."""
    written = canonical_csv(PUBLISHED[name], tables[name]).decode()
    file = (project.data / "published" / f"{name}.csv").read_text(encoding="utf-8")
    assert len(written.splitlines()) == len(file.splitlines())
    lines = set(file.splitlines())
    strange = [line for line in written.splitlines() if line not in lines]
    assert len(strange) < 0.2 * len(lines) + 1


def test_a_fresh_clone_knows_what_is_up_to_date(checkout: Path, command, project: Project) -> None:
    shutil.copytree(project.reports, checkout / REPORTS, dirs_exist_ok=True)
    out = command("status")[1]
    assert "everything is up to date" in out
    assert "by their provenance: not executed in this checkout yet" in out

    path = checkout / REPORTS / QUARTER / "workforce.ipynb"
    path.write_text(path.read_text() + " ")
    change_data(checkout, "early_help_kpi", "2022-12,20,6.2", "2022-12,20,6.3")
    lines = command("status")[1].splitlines()
    stale = {line.split()[0] for line in lines if "stale (changed: data)" in line}
    assert "2022-23-Q3" in stale
    assert QUARTER not in stale
    assert f"{QUARTER}  workforce   stale (the report itself was changed)" in lines
