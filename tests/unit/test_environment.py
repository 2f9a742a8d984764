"""The lock, the conda file and the package say the same."""

from __future__ import annotations

import re
import tomllib

import yaml

from glosanalysis.checkout.project import Project


def names_in_lock(project: Project) -> set[str]:
    text = (project.root / "requirements.lock").read_text(encoding="utf-8")
    return {name.lower() for name in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)}


def test_conda_gives_python_and_lets_pip_install_the_lock(project: Project) -> None:
    environment = yaml.safe_load((project.root / "environment.yml").read_text(encoding="utf-8"))
    python, pip, installs = environment["dependencies"]
    assert python == "python=3.11"
    assert pip == "pip"
    assert installs == {"pip": ["-r requirements.lock"]}


def test_the_lock_pins_everything_with_hashes_and_names_no_index(project: Project) -> None:
    text = (project.root / "requirements.lock").read_text(encoding="utf-8")
    pins = re.split(r"\n(?=[A-Za-z0-9])", text)[1:]
    assert len(pins) > 100
    assert all("--hash=sha256:" in pin for pin in pins)
    assert "http" not in text.replace("httpx", "").replace("httpcore", "").replace("aiohttp", "")
    assert "index" not in text.replace("--no-emit-index-url", "").replace("sphinx", "")


def test_the_lock_holds_every_dependency_of_the_package(project: Project) -> None:
    settings = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = settings["project"]["dependencies"]
    wanted += [
        name for group in settings["project"]["optional-dependencies"].values() for name in group
    ]
    names = {re.match(r"[A-Za-z0-9._-]+", each).group().lower() for each in wanted}  # type: ignore[union-attr]
    assert names <= names_in_lock(project)
