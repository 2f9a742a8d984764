"""The indicators of adoption: children, and the families that are looked for and found."""

from __future__ import annotations

from typing import Any

from glosanalysis.authority import OWN
from glosanalysis.indicator import Indicator

__all__ = ["ADOPTION"]

LOCAL = "A local figure, as the paper prints it."
_IN_A_YEAR = "in the year to {before}"


def count_of(
    id_: str, label: str, unit: str, sentence: str, definition: str, **more: Any
) -> Indicator:
    """Make the indicator of a printed count; local but where it is plainly national."""
    local = more.pop("local", True)
    given = {"decimals": 0, "good_is": "neutral", "kind": "flow", "compared_with": _IN_A_YEAR}
    if more.get("kind") == "level":
        del given["compared_with"]
    return Indicator(
        id=id_,
        label=f"{label} (local)" if local else label,
        unit=unit,
        sentence=sentence,
        definition=f"{definition} {LOCAL}" if local else definition,
        **{**given, **more},
    )


ADOPTION = (
    count_of(
        "adopted",
        "Children adopted",
        "children",
        "{value} children in care were adopted {told}",
        "Children who left care by adoption in the financial year.",
        local=False,
        opens=1,
    ),
    count_of(
        "placed_for_adoption",
        "Children placed for adoption",
        "children",
        "{value} children were placed for adoption {told}",
        "Children placed with adoptive families in the year; for many the order is still to come.",
    ),
    count_of(
        "placement_order_pct",
        "Children in care with a placement order",
        "%",
        "{count} of the {base} children in care ({value}) had a placement order at {as_at}",
        "Children in care for whom a court has granted a placement order, of all in care on the "
        "day.",
        decimals=1,
        kind="level",
        counted=("child", "children"),
    ),
    count_of(
        "adoption_waiting",
        "Children waiting for an adoptive family",
        "children",
        "{value} children were waiting for an adoptive family at {as_at}",
        "Children for whom the team was actively looking for an adoptive family.",
        kind="level",
        good_is="low",
        opens=2,
        materiality=13.0,
        materiality_reason="Two counts of 17 and 24 differ by chance by up to 1.96 times the root "
        "of their sum, which is 12.6; by more where brothers and sisters wait together.",
    ),
    count_of(
        "adoption_waiting_sibling_pct",
        "Of children waiting, in sibling groups",
        "%",
        "{count} of the {base} children waiting for an adoptive family ({value}) at {as_at} were "
        "in sibling groups",
        "Children in sibling groups, of those for whom a family was actively looked for.",
        decimals=1,
        kind="level",
        counted=("child", "children"),
    ),
    count_of(
        "adoption_matches",
        "Matches at adoption panel",
        "matches",
        "The adoption panel considered {value} matches with adopters {told}",
        "Matches of children with prospective adopters that the panel considered; some went on "
        "to an order in the same year.",
    ),
    count_of(
        "adopters_approved",
        "Adoptive families approved",
        "families",
        "The panel recommended {value} adoptive families for approval {told}",
        "Adoptive families, recruited and assessed by the council's own team, whose approval the "
        "panel recommended.",
        good_is="high",
        materiality=17.0,
        materiality_reason="Two yearly counts of 40 and 28 differ by chance by up to 1.96 times "
        "the root of their sum, which is 16.2.",
    ),
    count_of(
        "adopters_waiting",
        "Adopters waiting for a match",
        "adopters",
        "{value} approved adopters were waiting for a match at {as_at}",
        "Adopters who are approved and not yet matched with a child.",
        kind="level",
        opens=3,
    ),
    count_of(
        "adoption_in",
        "Others' children with our adopters",
        "children",
        f"{{value}} children of other agencies were placed with {OWN.short}'s adopters {{told}}",
        "Children for whom another agency is responsible, placed with adopters whom this council "
        "approved.",
    ),
    count_of(
        "adoption_out",
        "Our children with others' adopters",
        "children",
        f"{{value}} of {OWN.short}'s children were placed with adopters of other agencies {{told}}",
        "Children for whom this council is responsible, placed with adopters whom another agency "
        "approved.",
    ),
    count_of(
        "early_permanence",
        "Children in early permanence placements",
        "children",
        "{value} children had the benefit of an early permanence placement {told}",
        "Children placed with carers who are approved to foster and to adopt, so that they need "
        "not move again if they are adopted.",
    ),
    count_of(
        "adoption_disruptions",
        "Adoptive placements disrupted before the order",
        "placements",
        "Adoptive placements that broke down before the order, {told}: {value}",
        "Placements for adoption that ended before the adoption order was made.",
        good_is="low",
    ),
    count_of(
        "sgo_made",
        "Special guardianship orders made",
        "orders",
        "{value} special guardianship orders were made {told}",
        "Orders that give a special guardian, often of the family, the care of a child.",
    ),
    count_of(
        "adoption_a1_days",
        "Entry to care to moving in with adopters",
        "days",
        "It took {value} days on average from entering care to moving in with adopters {told}",
        "The national measure A1, a mean over three years. The papers do not print it.",
        local=False,
        good_is="low",
    ),
    count_of(
        "adoption_a2_days",
        "Placement order to match",
        "days",
        "It took {value} days on average from the placement order to a match {told}",
        "The national measure A2, a mean over three years. The papers do not print it.",
        local=False,
        good_is="low",
    ),
)
