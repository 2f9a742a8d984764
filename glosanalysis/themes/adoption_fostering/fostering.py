"""The indicators of fostering: carers, the panel's cases, and how much of it is in-house."""

from __future__ import annotations

from glosanalysis.themes.adoption_fostering.adoption import count_of

__all__ = ["FOSTERING"]

_CHANCE = "The range in brackets is what another year of so many could by chance give."

FOSTERING = (
    count_of(
        "foster_households",
        "In-house fostering households",
        "households",
        "{value} households fostered for the council at {as_at}, kinship carers not counted",
        "Fostering households of the council's own service, without kinship carers.",
        kind="level",
        good_is="high",
        opens=4,
    ),
    count_of(
        "foster_matches",
        "Long-term fostering matches",
        "matches",
        "{value} long-term matches of children with foster carers came to panel {told}",
        "Cases of a long-term match that were presented to the fostering panel.",
        good_is="high",
    ),
    count_of(
        "foster_in_house_cla_pct",
        "Children with in-house carers, of all in care",
        "%",
        "{count} children were with in-house foster carers at {as_at}, {value} of the {base} in "
        "care {told}",
        "Children whom the fostering service offers placements to, of the latest count of "
        "children in care.",
        decimals=1,
        kind="level",
        counted=("child", "children"),
    ),
    count_of(
        "foster_in_house_pct",
        "Children with in-house carers, of in-house and agency fostering",
        "%",
        "{count} of {base} fostered children ({value}) were with in-house carers at {as_at}{told}",
        "Children with in-house carers, of those and the children in agency fostering.",
        decimals=1,
        kind="level",
        good_is="high",
        counted=("child", "children"),
        assumption="Agency fostering is that of the latest month end in the revenue report "
        "(Attachment 3, headed Annex 6), and the in-house figure holds no child that it counts.",
    ),
    count_of(
        "foster_approved",
        "Fostering households approved",
        "households",
        "{value} fostering households were approved {told}",
        "Fostering households approved so far in the financial year.",
        good_is="high",
    ),
    count_of(
        "foster_applications",
        "Applications to foster at panel",
        "applications",
        "{value} applications to foster came to panel {told}",
        "General, family and friends, and Family Link Plus applications that were presented to "
        "the fostering panel, added up; some were deferred and may have come twice.",
    ),
    count_of(
        "foster_resignations",
        "Resignations of foster carers",
        "resignations",
        "{value} resignations of foster carers came to panel {told}",
        "Resignations presented to the fostering panel, with some of the year before.",
        good_is="low",
    ),
    count_of(
        "foster_resigned_settled_pct",
        "Resignations as the child was 18 or had an order",
        "%",
        "{count} of the {base} resignations of foster carers ({value}) {told} came when the child "
        "was 18, or had a special guardianship, child arrangements or adoption order",
        "Resignations that followed the child's reaching 18, or an order by which the child "
        f"stays with a family, of all presented to panel. {_CHANCE}",
        decimals=1,
        counted=("resignation", "resignations"),
    ),
    count_of(
        "foster_review_pct",
        "Foster carers with a review in the year",
        "%",
        "{value} of foster carers had an annual review within twelve months, as said on {as_at}",
        "Foster carers who received an annual review within the last twelve months; without the "
        "numbers behind it, and not dated by the paper.",
        kind="level",
        good_is="high",
        materiality=2.0,
        materiality_reason="Printed in whole per cent: a point may be the rounding of both.",
    ),
    count_of(
        "foster_training",
        "Attendances at training for foster carers",
        "attendances",
        "Foster carers attended training {value} times {told}",
        "Attendances at the training that is offered to foster carers; a carer may come often.",
        good_is="high",
    ),
)
