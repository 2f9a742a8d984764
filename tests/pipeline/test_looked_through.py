"""What must not be published is found each time, also in a file that was looked through before."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosanalysis.checkout.project import Project
from glosanalysis.review import looked_through as module
from glosanalysis.review.looked_through import looked_through


@pytest.fixture
def checkout(tmp_path: Path) -> Project:
    for folder in ("book", "data", "_build/log"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data" / "authority.toml").write_text("")
    (tmp_path / "book" / "page.md").write_text("Nothing here.\n")
    return Project(tmp_path)


def found(project: Project) -> list[str]:
    return [each.where for each in looked_through(project)[1]]


def test_what_was_planted_is_named_every_time_until_it_is_gone(checkout: Project) -> None:
    assert found(checkout) == []
    page, log = checkout.book / "page.md", checkout.work / "log" / "run.log"
    page.write_text("Nothing here.\n\nThe pupil is H801200001001.\n")
    log.write_text("H801200001001\n")
    places = ["book/page.md, line 3", "_build/log/run.log, line 1"]
    assert found(checkout) == places
    assert found(checkout) == places
    page.write_text("Nothing here.\n")
    assert found(checkout) == places[1:]


def test_what_is_known_is_not_looked_through_again(
    checkout: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout.book / "other.md").write_text("The pupil is H801200001001.\n")
    first = found(checkout)
    looked_at: list[Path] = []
    monkeypatch.setattr(module, "scan", lambda paths: looked_at.extend(paths) or [])
    assert found(checkout) == first == ["book/other.md, line 1"]
    assert looked_at == []
    (checkout.book / "page.md").write_text("Something new.\n")
    found(checkout)
    assert looked_at == [checkout.book / "page.md"]
