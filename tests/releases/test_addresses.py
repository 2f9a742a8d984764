"""The settings of ``fetch`` name every data set, and say what is wrong with them in a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from glosanalysis.checkout.project import Project
from glosanalysis.errors import BadData
from glosanalysis.releases.declared import DATASETS
from glosanalysis.releases.fetching.addresses import Addresses

HEAD = 'api = "https://a.example/v1"\ncatalogue = "https://a.example/files"\n'


def test_every_data_set_is_fetched_or_taken_by_hand(project: Project) -> None:
    settings = Addresses.read(project.data / "addresses.toml")
    assert set(settings.data_sets) & set(settings.by_hand) == set()
    named = {*settings.data_sets, *settings.by_hand}
    assert named == {*DATASETS, "areas", "neighbours"}


def test_no_address_is_in_the_code() -> None:
    package = Path(__file__).resolve().parents[2] / "glosanalysis" / "releases"
    code = [path.read_text(encoding="utf-8") for path in package.rglob("*.py")]
    assert len(code) > 20
    assert not any("https://" in text or ".gov.uk" in text for text in code)


WRONG = {
    "no TOML": ("api = ", "is no TOML"),
    "no address": ('catalogue = "https://a.example"\n[data_sets]', "api: Field required"),
    "an address that is none": (
        HEAD.replace("https://a.example/v1", "a.example") + "[data_sets]",
        "api: String should match",
    ),
    "an unknown word": (HEAD + "retries = 3\n[data_sets]", "retries: Extra inputs are not"),
    "no attempt": (HEAD + "attempts = 0\n[data_sets]", "attempts: Input should be greater"),
    "nowhere": (
        HEAD + '[data_sets.csww]\ntitle = "*"',
        "data_sets.csww: needs an id, a publication and a title, or a file and published_on",
    ),
    "a file without its day": (HEAD + '[data_sets.csww]\nfile = "x"', "needs an id"),
    "a day that is none": (
        HEAD + '[data_sets.csww]\nfile = "x"\npublished_on = "soon"',
        "data_sets.csww.published_on: Input should be a valid date",
    ),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_slip_in_the_settings_is_told_in_a_line(fault: str, tmp_path: Path) -> None:
    text, said = WRONG[fault]
    path = tmp_path / "addresses.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadData) as raised:
        Addresses.read(path)
    assert str(raised.value).startswith("addresses.toml: ")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_settings_that_are_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"addresses\.toml: is not there"):
        Addresses.read(tmp_path / "addresses.toml")
