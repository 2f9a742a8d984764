"""A release is one declaration: a module that says it, and nothing else is edited."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from made_open_data import few_areas, open_data
from made_releases import OWN

from glosanalysis.errors import BadData
from glosanalysis.releases import declared
from glosanalysis.releases.dataset import Dataset
from glosanalysis.releases.importing import import_file

DECLARATION = '''
"""Children missing from care, as it might be published one day."""

from glosanalysis.releases.dataset import Dataset, Dates, Figure, Sum

__all__ = ["MISSING"]

MISSING = Dataset(
    id="cla_missing",
    title="Children looked after: missing incidents",
    publisher="Department for Education",
    dates=Dates("Reporting year", 3, 31),
    columns={"reason": (), "missing_count": ("went_missing",), "all_count": (), "missing_pct": ()},
    figures=(
        Figure(
            "cla_missing_pct",
            1,
            "missing_pct",
            1,
            (Sum(("missing_count",)),),
            ("all_count",),
            where={"reason": ("Any reason",)},
        ),
    ),
    areas_add=("missing_count",),
    whole_numbers=("missing_count", "all_count"),
)
'''


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the declaration among those of the package, as a file beside them would be."""
    place = tmp_path / "declared"
    place.mkdir()
    (place / "missing.py").write_text(DECLARATION, encoding="utf-8")
    monkeypatch.setattr(declared, "__path__", [*declared.__path__, str(place)])
    for name, dataset in declared.found().items():
        monkeypatch.setitem(declared.DATASETS, name, dataset)
    monkeypatch.delitem(sys.modules, "glosanalysis.releases.declared.missing")


def release() -> pd.DataFrame:
    return open_data(
        "Reporting year",
        ("2024", "2025"),
        [{"reason": "Any reason"}, {"reason": "Ran away"}],
        lambda n, _: {"missing_count": 60 + n, "all_count": 600 + n},
        lambda c: {"missing_pct": f"{100 * c['missing_count'] / c['all_count']:.1f}"},
    )


def brought(frame: pd.DataFrame, folder: Path) -> tuple[str, ...]:
    path = folder.parent / "any name.csv"
    frame.to_csv(path, index=False)
    day = date(2026, 2, 26)
    (made,) = import_file(path, folder, by_way_of=folder.parent / "tmp", published_on=day)
    return made.told


def test_before_it_is_declared_nobody_knows_it(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"no release that is known|it looks like"):
        brought(release(), few_areas(tmp_path))


@pytest.mark.usefixtures("module")
def test_a_declared_release_is_imported(tmp_path: Path) -> None:
    folder = few_areas(tmp_path)
    told = brought(release().rename(columns={"missing_count": "went_missing"}), folder)
    assert told == ("56 observations, the first release of cla_missing",)
    table = pd.read_csv(folder / "cla_missing_2026-02-26.csv")
    own = table[table["area_code"] == OWN].drop(columns="symbol").to_dict("records")
    assert own[-1] == {
        "indicator": "cla_missing_pct",
        "area_code": OWN,
        "as_at": "2025-03-31",
        "value": 10.1,
        "numerator": 61.0,
        "denominator": 601.0,
    }
    assert pd.read_csv(folder / "register.csv")["data_set"].tolist() == ["cla_missing"]


@pytest.mark.usefixtures("module")
@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("missing_pct", "50.0", "line 12, column missing_pct: 50.0 does not follow"),
        ("missing_count", "99", "column missing_count: 1251 is not the sum of its authorities"),
        ("all_count", "600.5", "line 12, column all_count: 600.5 is not a whole number"),
        ("time_period", "202425", "line 12, column time_period: '202425' is not a reporting year"),
    ],
)
def test_a_declared_release_is_screened(column: str, value: str, said: str, tmp_path: Path) -> None:
    frame = release()
    frame.loc[10, column] = value
    folder = few_areas(tmp_path)
    with pytest.raises(BadData) as refused:
        brought(frame, folder)
    assert said in str(refused.value)
    assert [path.name for path in folder.iterdir()] == ["areas.csv"]


def test_every_data_set_is_found_by_being_declared() -> None:
    assert len(declared.DATASETS) == 17
    assert all(isinstance(each, Dataset) for each in declared.DATASETS.values())
    assert all(name == each.id for name, each in declared.DATASETS.items())


def test_an_id_is_declared_once(module: None, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Path(declared.__path__[-1])
    (place / "missing_again.py").write_text(DECLARATION, encoding="utf-8")
    with pytest.raises(ValueError, match="cla_missing is declared twice"):
        declared.found()
    for name in ("missing", "missing_again"):
        monkeypatch.delitem(sys.modules, f"glosanalysis.releases.declared.{name}", raising=False)
