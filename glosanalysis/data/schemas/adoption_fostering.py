"""Tables of adoption and fostering: single figures, ages placed, the fostering panel's cases."""

from __future__ import annotations

from glosanalysis.data.columns import COUNT, FINANCIAL_YEAR, one_of, or_suppressed
from glosanalysis.data.schema import Dated, Settings, facts, key, year_end
from glosanalysis.data.schemas.measured import KEY, Measured, measured

__all__ = ["AdoptionAges", "AdoptionFostering", "FosteringPanel"]


class AdoptionFostering(Measured):
    """A figure on adoption or fostering, as printed."""

    measure: str = one_of(
        *("adopted", "placed_for_adoption", "placement_order_pct"),
        *("adoption_waiting", "adoption_waiting_sibling_pct", "adoption_matches"),
        *("adopters_approved", "adopters_waiting", "adoption_in", "adoption_out"),
        *("early_permanence", "adoption_disruptions", "sgo_made"),
        *("adoption_a1_days", "adoption_a2_days"),
        *("foster_households", "foster_approved", "foster_review_pct", "foster_training"),
        *("foster_in_house_children", "printed_pct_of_foster_care", "printed_pct_of_care"),
    ).field(
        "What was measured, by the identifier of its indicator; foster_in_house_children is what "
        "two shares are worked out from, printed_pct the shares that two slides give of it"
    )
    unit: str = one_of(
        *("%", "children", "families", "matches", "orders", "households"),
        *("placements", "adopters", "attendances", "days"),
    ).field("Its unit")

    class Config(Settings):
        name = "adoption_fostering"
        unique = KEY
        metadata = measured()


class AdoptionAges(Dated):
    """How many children of an age were placed for adoption in a financial year."""

    financial_year: str = FINANCIAL_YEAR.field("The year")
    age_band: str = one_of("under_2", "2_to_4", "4_to_6", "over_6").field(
        "Their age in years; the bands meet at 4, as printed"
    )
    children: int = or_suppressed(COUNT).field("Children placed")

    class Config(Settings):
        name = "adoption_ages"
        unique = key("financial_year", "age_band")
        metadata = facts(
            as_at=year_end("financial_year", "03-31"),
        )


class FosteringPanel(Dated):
    """How many cases of a category the fostering panel considered in a financial year."""

    financial_year: str = FINANCIAL_YEAR.field("The year")
    category: str = one_of(
        "general_applications",
        "family_and_friends_applications",
        "family_link_plus_applications",
        "family_and_friends_extensions",
        "annual_reviews",
        "exemptions",
        "investigations",
        "long_term_matches",
        "changes_of_approval",
        "updates",
        "resignations",
    ).field("The category; a case may be in several")
    cases: int = or_suppressed(COUNT).field("Cases presented to panel")
    of_which: int | None = COUNT.field(
        "Those of them that the comment beside the number counts", required=False
    )
    kind: str | None = one_of("deferred", "deregistration_recommended", "child_18_or_order").field(
        "What the comment says of those", required=False
    )

    class Config(Settings):
        name = "fostering_panel"
        unique = key("financial_year", "category")
        metadata = facts(
            as_at=year_end("financial_year", "03-31"),
        )
