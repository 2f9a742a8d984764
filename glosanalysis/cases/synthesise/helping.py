"""Early help episodes: of journeys, handed on to another worker, and beside social care."""

from __future__ import annotations

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import rates
from glosanalysis.cases.synthesise.days import NEVER, Window, dated
from glosanalysis.cases.synthesise.drawing import Draws, chosen
from glosanalysis.cases.synthesise.journeys import EARLY_HELP, REFERRED
from glosanalysis.cases.synthesise.naming import identifiers

__all__ = ["END_REASONS", "early_help", "mappings"]

# The council's own words for an ending, and what they mean (the standard has free text there).
END_REASONS = {
    "Outcomes met": "outcomes_met",
    "Stepped up to social care": "step_up",
    "No further action": "no_further_action",
    "Family moved away": "moved_away",
    "Family did not engage": "disengaged",
    "Change of lead professional": "other",
}
_ENDINGS = {"Outcomes met": 68, "No further action": 14, "Family did not engage": 14,
            "Family moved away": 4}  # fmt: skip
_REASONS = {"Parenting": 34, "Behaviour": 22, "School attendance": 17, "Family conflict": 15,
            "Health": 12}  # fmt: skip
# Assumed, in a thousand: handed on to another worker or organisation; worked beside social care.
_HANDED_ON, _ALONGSIDE = 50, 25


def mappings() -> pd.DataFrame:
    """Give the council's own table of what its words mean."""
    return pd.DataFrame(
        {
            "column": "earl_episode_end_reason",
            "value": list(END_REASONS),
            "means": list(END_REASONS.values()),
        }
    )


def early_help(draws: Draws, window: Window, spells: pd.DataFrame) -> pd.DataFrame:
    """Write ``ssd_early_help_episodes``, by start."""
    episodes = pd.concat([_own(draws, spells), _alongside(draws, spells)], ignore_index=True)
    known = (episodes["start"] <= window.last) & (episodes["end"] >= window.first)
    episodes = episodes[known].sort_values("start", kind="stable")
    size = len(episodes)
    closed = episodes["end"].to_numpy() <= window.last
    why = {words: closed & (episodes["why"] == words).to_numpy() for words in END_REASONS}
    organisation = np.array([f"Early Help {name}" for name in rates.LOCALITIES])
    return pd.DataFrame(
        {
            "earl_episode_id": identifiers("E", np.arange(size)),
            "earl_person_id": identifiers("C", episodes["person"].to_numpy()),
            "earl_episode_start_date": dated(episodes["start"].to_numpy()),
            "earl_episode_end_date": dated(np.where(closed, episodes["end"], NEVER)),
            "earl_episode_reason": draws.codes(_REASONS, size),
            "earl_episode_end_reason": chosen(why),
            "earl_episode_organisation": pd.Categorical.from_codes(
                episodes["locality"].to_numpy(), categories=list(organisation)
            ),
            "earl_episode_worker_id": "SSD_PH",
        }
    )


def _own(draws: Draws, spells: pd.DataFrame) -> pd.DataFrame:
    """Give the episodes of journeys; one that is handed on is two that touch."""
    held = spells.loc[spells["kind"] == EARLY_HELP, ["person", "locality", "start", "end", "next"]]
    size = len(held)
    why = draws.codes(_ENDINGS, size).astype(object)
    held = held.assign(why=np.where(held["next"] == "step_up", "Stepped up to social care", why))
    length = held["end"] - held["start"]
    handed = draws.happens(_HANDED_ON, size) & (length > 28).to_numpy()
    middle = held["start"] + length // 2
    before = held[handed].assign(end=middle[handed], why="Change of lead professional")
    after = held.assign(start=np.where(handed, middle, held["start"]))
    return pd.concat([before, after])


def _alongside(draws: Draws, spells: pd.DataFrame) -> pd.DataFrame:
    """Give episodes of early help that lie within an episode of need."""
    long = (spells["end"] - spells["start"] > 120) & (spells["kind"] == REFERRED)
    held = spells[long.to_numpy() & draws.happens(_ALONGSIDE, len(spells))]
    return pd.DataFrame(
        {
            "person": held["person"],
            "locality": held["locality"],
            "start": held["start"] + 20,
            "end": held["start"] + 60 + draws.below(50, len(held)),
            "why": "Outcomes met",
        }
    )
