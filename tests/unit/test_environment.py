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


def pins(project: Project, lock: str) -> dict[str, str]:
    text = (project.root / lock).read_text(encoding="utf-8")
    without_reasons = re.sub(r"^ +#.*\n", "", text, flags=re.MULTILINE)
    found = re.findall(r"^([A-Za-z0-9._-]+==[^ ]+)(.*(?:\n .*)*)", without_reasons, re.MULTILINE)
    return {pin: "".join(re.findall(r"sha256:\w+", rest)) for pin, rest in found}


def test_the_lock_of_the_book_is_part_of_the_whole_lock(project: Project) -> None:
    book, whole = (pins(project, f"requirements{name}.lock") for name in ("-book", ""))
    assert book.items() <= whole.items()
    assert len(book) < 0.8 * len(whole)


def test_the_lock_of_the_book_holds_what_the_package_and_its_papers_need(project: Project) -> None:
    settings = tomllib.loads((project.root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = settings["project"]["dependencies"]
    wanted += settings["project"]["optional-dependencies"]["paper"]
    names = {pin.partition("==")[0].lower() for pin in pins(project, "requirements-book.lock")}
    asked = {re.match(r"[A-Za-z0-9._-]+", each).group().lower() for each in wanted}  # type: ignore[union-attr]
    assert asked | {"setuptools"} <= names
