"""The same records count the same in every source, read as a council's system exports them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from glosanalysis.cases.counting import count
from glosanalysis.cases.records import Records
from glosanalysis.cases.sources import open_source
from glosanalysis.quarter import Quarter

Q2 = "2022-23-Q2"
RECORDS = {
    "ssd_person": {
        "pers_person_id": ["A", "B", "C", "D"],
        "pers_dob": ["2015-02-01T00:00:00", "01/02/2012", "2010-05-05", "1900-01-01"],
    },
    "ssd_early_help_episodes": {
        "earl_episode_id": ["1", "2", "3", "4", "5"],
        "earl_person_id": ["A", "B", "C", "D", "A"],
        "earl_episode_start_date": ["2022-01-01"] * 4 + ["2022-08-01"],
        "earl_episode_end_date": [
            "2022-07-31",
            "2022-07-31 00:00:00",
            "30/09/2022",
            "2022-07-31",
            "SSD_PH",
        ],
        "earl_episode_end_reason": [
            "Outcomes met",
            "Outcomes met",
            "outcomes met",
            "Step up",
            None,
        ],
    },
    "ssd_cin_episodes": {
        "cine_referral_id": ["1", "2", "3"],
        "cine_person_id": ["A", "B", "C"],
        "cine_referral_date": ["2022-09-11", "2022-09-12", "2022-11-01"],
        "cine_close_date": ["2022-12-01", None, "1900-01-01"],
        "cine_close_reason": ["RC7", None, None],
    },
    "mappings": {
        "column": ["earl_episode_end_reason"] * 2,
        "value": ["step up", "outcomes met"],
        "means": ["step_up", "outcomes_met"],
    },
}


@pytest.mark.parametrize("kind", ["csv", "parquet", "duckdb", "sqlite", "postgres"])
def test_every_source_counts_the_same(kind: str, put: Callable[..., str]) -> None:
    """A is referred on day 42, B on day 43, C on day 32; D was stepped up."""
    frames = {name: pd.DataFrame(columns) for name, columns in RECORDS.items()}
    records = Records(open_source(put(kind, frames)), date(2024, 3, 31))
    frame = count(records, [Quarter.parse(Q2)], only=["eh_episodes_closed", "eh_rereferral_6w"])
    told = frame.set_index(["indicator", "group"])
    assert told.loc[("eh_episodes_closed", ""), "numerator"] == 4
    assert told.loc[("eh_rereferral_6w", ""), ["numerator", "denominator"]].tolist() == [2, 3]
    assert told.loc[("eh_rereferral_6w", "5 to 9"), ["numerator", "denominator"]].tolist() == [1, 1]
    assert not told["provisional"].any()
