"""What placements cost in the financial year to each quarter's end, as London's return has it."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

from glosanalysis.cases.synthesise import care_rates as rates
from glosanalysis.cases.synthesise.curves import log_normal
from glosanalysis.cases.synthesise.days import NEVER, Window, dated, number_of
from glosanalysis.cases.synthesise.drawing import Draws, Whole
from glosanalysis.cases.synthesise.naming import identifiers
from glosanalysis.quarter import Quarter

__all__ = ["placement_costs"]

_PRICES_OF = 2024
# Assumed, in a thousand: placements whose price nobody has entered.
_UNPRICED = 30
_THOUSAND = 1000


def placement_costs(draws: Draws, window: Window, homes: pd.DataFrame) -> pd.DataFrame:
    """Write ``placement_costs``: a row a placement and quarter, what it came to since 1 April.

    Cost is nights at the year's weekly price; a year's prices stand a year's rise above the last
    year's. Parents and adopters are not paid, and a few placements have no price.
    """
    weekly = _weekly(draws, homes)
    priced = (weekly > 0) & ~draws.happens(_UNPRICED, len(homes))
    homes, weekly = homes[priced], weekly[priced]
    quarters = [_at(window, quarter, homes, weekly) for quarter in _quarters(window)]
    return pd.concat(quarters, ignore_index=True)


def _quarters(window: Window) -> list[Quarter]:
    """Give the quarters that end in the window."""
    last = Quarter.containing(window.ends + timedelta(days=1)).previous
    return [last + -back for back in range(4 * window.years - 1, -1, -1)]


def _weekly(draws: Draws, homes: pd.DataFrame) -> Whole:
    """Draw each placement's price a week, in pounds of 2024-25."""
    spread = draws.of(log_normal(_THOUSAND, rates.SPREAD_OF_PRICES), len(homes))
    medians = np.array([home.price for home in rates.HOMES.values()])
    others = (homes["provider"] != "PR1").to_numpy().astype(np.int64)
    weekly: Whole = medians[homes["kind"].to_numpy(), others] * spread // _THOUSAND
    return weekly


def _at(window: Window, quarter: Quarter, homes: pd.DataFrame, weekly: Whole) -> pd.DataFrame:
    as_at = number_of(quarter.last_day)
    opens = number_of(Quarter(quarter.year, 1).first_day)
    start, end = homes["start"].to_numpy(), homes["end"].to_numpy()
    nights = np.minimum(end, as_at + 1) - np.maximum(start, opens)
    here = nights > 0
    held = homes[here]
    cost = nights[here] * _priced_in(quarter.year, held, weekly[here]) // 7
    health, schools = _shared(held, cost)
    ended = held["end"].to_numpy() <= as_at
    return pd.DataFrame(
        {
            "child_id": identifiers("C", held["person"].to_numpy()),
            "clap_cla_placement_id": identifiers("P", held["placement"].to_numpy()),
            "as_at": dated(np.full(len(held), as_at)),
            "date_of_birth": dated(held["birth"].to_numpy()),
            "is_the_child_uasc": np.where(held["alone"], "Y", "N"),
            "placement_start_date": dated(held["start"].to_numpy()),
            "placement_end_date": dated(np.where(ended, held["end"], NEVER)),
            "placement_type": held["code"].to_numpy(),
            "provider_type": held["provider"].to_numpy(),
            "total_committed_cost_accrued_in_fy_to_date": cost,
            "contribution_from_social_care_provider_s": cost - health - schools,
            "contribution_from_health_provider_s": health,
            "contribution_from_education_provider_s": schools,
        }
    )


def _priced_in(year: int, held: pd.DataFrame, weekly: Whole) -> Whole:
    """Bring prices of 2024-25 to those of another year, by each kind's yearly rise."""
    kept = [rates.YEARLY_PRICE.get(name, rates.YEARLY_PRICE_ELSE) for name in rates.HOMES]
    yearly = np.array(kept)[held["kind"].to_numpy()]
    for _ in range(_PRICES_OF - year):
        weekly = weekly * yearly // _THOUSAND
    for _ in range(year - _PRICES_OF):
        weekly = weekly * _THOUSAND // yearly
    return weekly


def _shared(held: pd.DataFrame, cost: Whole) -> tuple[Whole, Whole]:
    """Give what health and education bear, of one in four placements that they share in."""
    borne = np.array([rates.SHARED.get(name, (0, 0)) for name in rates.HOMES])
    shares = borne[held["kind"].to_numpy()] * (held["placement"].to_numpy() % 4 == 0)[:, None]
    return cost * shares[:, 0] // _THOUSAND, cost * shares[:, 1] // _THOUSAND
