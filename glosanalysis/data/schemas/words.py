"""Tables that any theme may read: figures of other areas, and what papers say in words."""

from __future__ import annotations

from datetime import datetime

from glosanalysis.data.columns import DAY, QUALIFIER, SIGNED_NUMBER, SLUG, TEXT, one_of
from glosanalysis.data.schema import Cited, Dated, Settings, column, facts, key, ordered

__all__ = ["Comparators", "Statements"]


_THEMES = (
    "early_help",
    "help_protection",
    "ehcp",
    "placements",
    "children_in_care",
    "workforce",
    "education",
    "adoption_fostering",
    "voice",
    "quality",
)


class Comparators(Dated):
    """A figure of another area to compare with."""

    theme: str = one_of(*_THEMES).field("The theme that uses it")
    measure: str = one_of(
        *("ehc_plans_growth", "agency_pct"),
        *("edu_eyfs_pct", "edu_ks1_pct", "edu_ks2_pct", "edu_ks4_em_pct"),
        *("cp_rate", "s20_pct"),
    ).field("What was measured")
    area: str = TEXT.field("The area")
    from_date: datetime = DAY.field("First day of the span, or the date")
    to_date: datetime = DAY.field("Last day of the span, or the same date")
    value: float = SIGNED_NUMBER.field("The figure")
    unit: str = one_of("%", "per 10,000 children").field("Its unit")
    qualifier: str | None = QUALIFIER.field("What the paper says of the number", required=False)

    class Config(Settings):
        name = "comparators"
        unique = key("theme", "measure", "area", "from_date", "to_date")
        metadata = facts(
            as_at=column("to_date"),
            rules=(ordered("from_date", "to_date"),),
        )


class Statements(Cited):
    """What a paper says in words of a theme, where it gives no figure or explains one."""

    as_at: datetime = DAY.field("The day that it describes")
    theme: str = one_of(*_THEMES).field("The theme of this book that it concerns")
    indicator: str | None = SLUG.field("The indicator that it concerns or explains", required=False)
    kind: str = one_of("level", "explanation", "action", "expectation").field(
        "level: how things stand, without a figure. explanation: why a figure is what it "
        "is. action: what is done. expectation: what is to come"
    )
    standing: str = one_of("off_target", "on_target", "better", "worse", "none").field(
        "What it says of the indicator against its target or before; none where nothing"
    )
    says: str = TEXT.field("The paper's own words, in quotation marks, or the sense of them")

    class Config(Settings):
        name = "statements"
        unique = key("as_at", "theme", "indicator", "kind", "says")
        metadata = facts(
            as_at=column("as_at"),
        )
