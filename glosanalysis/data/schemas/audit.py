"""Tables of the audit: figures that can be worked out again, and what is said of them."""

from __future__ import annotations

from datetime import datetime

import pandera.pandas as pa

from glosanalysis.data.claims import OPERATIONS, RELATIONS, claim_faults
from glosanalysis.data.columns import DAY, SIGNED_WHOLE, SLUG, TEXT, one_of
from glosanalysis.data.schema import Cited, Settings, column, facts, key

__all__ = ["Claims", "Judgements"]


class Claims(Cited):
    """A printed figure that can be worked out again from other printed figures."""

    claim: str = SLUG.field("Its name")
    theme: str = one_of(
        *("early_help", "help_protection", "ehcp", "placements", "children_in_care"),
        *("workforce", "social_care"),
        *("care_leavers", "education", "adoption_fostering", "voice", "finance"),
        *("risk", "governance", "quality"),
    ).field("What it is about: a theme of this book, or another matter")
    statement: str = TEXT.field("What the paper claims, in this book's words")
    operation: str = one_of(*OPERATIONS).field(
        "How it is worked out; same: as printed in another place; count: as many as are listed"
    )
    operands: str = TEXT.field(
        "From what, in order, a space between; a rounded figure with half a unit of its "
        "last place, as 17.1±0.05"
    )
    relation: str = one_of(*RELATIONS).field("How the printed figure is to compare")
    printed: str = TEXT.field("The figure, day or word that is printed")
    decimals: int | None = SIGNED_WHOLE.field("Places that it is printed with", required=False)
    operands_from: str | None = TEXT.field("Where the operands stand, if elsewhere", required=False)
    as_at: datetime | None = DAY.field(
        "The day that it describes; without it, it is seen as soon as its paper is out",
        required=False,
    )
    judgement: str | None = TEXT.field("What is said of it if it does not hold", required=False)

    class Config(Settings):
        name = "claims"
        unique = key("claim")
        metadata = facts(
            as_at=column("as_at"),
            row_faults=claim_faults,
        )


class Judgements(pa.DataFrameModel):
    """What is said of a sum or average of a table that does not hold, once looked into."""

    statement: str = SLUG.field("Its name, as book/audit.csv has it")
    judgement: str = TEXT.field("What would explain it")

    class Config(Settings):
        name = "judgements"
        unique = key("statement")
        metadata = facts()
