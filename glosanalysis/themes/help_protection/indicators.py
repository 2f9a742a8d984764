"""What the papers print of help and protection: local figures, but where they are plainly not."""

from __future__ import annotations

from glosanalysis.themes.printed import UNDATED, WHOLE_PER_CENT, local

__all__ = ["LOCAL"]

_CHANCE = (
    "Of some 700 children the share of one month differs from the next by up to 1.96 times "
    "sqrt(2 * 0.9 * 0.1 / 700), 3.1 points, by chance; printed in whole per cent it may differ by "
    "another."
)


_FRONT_DOOR = (
    local(
        "contacts_month",
        "Contacts at the front door, a month",
        "contacts",
        "The front door had {value} contacts a month, as said on {as_at}",
        "Contacts with the front door of children's services in a month, about.",
    ),
    local(
        "contact_referral_pct",
        "Contacts that become referrals",
        "%",
        "{value} of contacts became referrals to children's social care {told}",
        "Contacts that become referrals to social care, of all contacts.",
    ),
    local(
        "contact_early_help_pct",
        "Contacts that go to early help",
        "%",
        "{value} of contacts went to early help {told}",
        "Contacts that are directed to early help, of all contacts.",
    ),
    local(
        "decision_24h_pct",
        "Front door decisions within 24 hours",
        "%",
        "{value} of front door decisions were made within 24 hours, as said on {as_at}",
        "Decisions on contacts that are made within 24 hours, of all.",
        decimals=1,
        good_is="high",
        assumption=UNDATED,
    ),
    local(
        "decision_red_4h_pct",
        "Decisions on red contacts within 4 hours",
        "%",
        "{value} of decisions on contacts rated red were made within 4 hours, as said on {as_at}",
        "Decisions on contacts rated red, the most urgent, within the four hours aimed at.",
        good_is="high",
        assumption=UNDATED,
    ),
)
_ASSESSMENTS = (
    local(
        "assessment_45d_pct",
        "Assessments within 45 days",
        "%",
        "{value} of assessments were completed within 45 days, as said on {as_at}",
        "Assessments completed within 45 days, of all. The paper does not say working days, which "
        "the national measure counts.",
        good_is="high",
        assumption=UNDATED,
        materiality=2.0,
        materiality_reason=WHOLE_PER_CENT,
    ),
    local(
        "assessments_over_45d",
        "Assessments beyond 45 days",
        "assessments",
        "{value} assessments were beyond 45 days {told}",
        "Assessments open for more than 45 days.",
        good_is="low",
    ),
)
_VISITS = (
    local(
        "initial_visit_pct",
        "First visits after contact, in time",
        "%",
        "{value} of first visits after contact were in time in {month}",
        "First visits after contact, in an assessment or a section 47 enquiry, in time.",
        good_is="high",
        materiality=4.0,
        materiality_reason=_CHANCE,
    ),
    local(
        "s47_visit_pct",
        "Children under a section 47 enquiry seen in time",
        "%",
        "{value} of children under a section 47 enquiry were seen in time in {month}",
        "Children under an enquiry by section 47 of the Children Act 1989, whether a child is "
        "likely to suffer significant harm, who were seen in time.",
        good_is="high",
        materiality=4.0,
        materiality_reason=_CHANCE,
    ),
    local(
        "cin_visit_pct",
        "Children in need visited in time",
        "%",
        "Of children in need, {value} were visited in time in {month}{told}",
        "Children in need who were visited in time, of all. In April 2020 contact by video counts.",
        decimals=1,
        good_is="high",
        counted=("child", "children"),
        materiality=4.0,
        materiality_reason=_CHANCE,
    ),
    local(
        "cp_visit_pct",
        "Children on protection plans visited in time",
        "%",
        "Of children on protection plans, {value} were visited in time in {month}{told}",
        "Children on protection plans who were visited in time, of all. In April 2020 contact by "
        "video counts.",
        decimals=1,
        good_is="high",
        counted=("child", "children"),
        materiality=4.0,
        materiality_reason=_CHANCE,
        opens=11,
    ),
    local(
        "cin_in_person_pct",
        "Children in need seen in person",
        "%",
        "{count} of {base} children in need ({value}) were seen in person in {month}",
        "Children in need who were seen in person in time, of all.",
        decimals=1,
        counted=("child", "children"),
    ),
    local(
        "cp_in_person_pct",
        "Children on protection plans seen in person",
        "%",
        "{count} of {base} children on protection plans ({value}) were seen in person in {month}",
        "Children on protection plans who were seen in person in time, of all.",
        decimals=1,
        counted=("child", "children"),
    ),
)
_PROTECTION = (
    local(
        "strategy_5d_pct",
        "Strategy discussions within 5 days",
        "%",
        "{value} of strategy discussions took place within 5 days, as said on {as_at}",
        "Strategy discussions, in which agencies decide whether to enquire, within 5 days.",
        good_is="high",
        assumption=UNDATED,
    ),
    local(
        "s47_no_icpc_pct",
        "Section 47 enquiries that lead to no conference",
        "%",
        "{value} of section 47 enquiries did not lead to a child protection conference, as said "
        "on {as_at}",
        "Enquiries by section 47 that do not progress to an initial child protection conference.",
        good_is="low",
        assumption=UNDATED,
        opens=13,
    ),
    local(
        "icpc_plan_pct",
        "Conferences that lead to a plan",
        "%",
        "{value} of initial child protection conferences led to a plan, as said on {as_at}",
        "Initial child protection conferences that lead to a protection plan, of all.",
        assumption=UNDATED,
    ),
    local(
        "cp_plans",
        "Children on protection plans",
        "children",
        "{value} children were on protection plans in {month}",
        "Children on child protection plans, as the table of visits counts them.",
        is_local=False,
    ),
    local(
        "cp_rate",
        "Children on protection plans, per 10,000 children",
        "per 10,000 children",
        "{value} in 10,000 children were on protection plans {told}",
        "Children on child protection plans per 10,000 aged 0 to 17, as printed.",
        decimals=1,
        is_local=False,
        opens=12,
    ),
    local(
        "missing_children",
        "Children with a missing episode",
        "children",
        "{value} children had a missing episode {told}",
        "Children who went missing at least once in the month.",
        good_is="low",
    ),
    local(
        "missing_rhi_pct",
        "Return interviews in time",
        "%",
        "{count} of the {base} children with a missing episode ({value}) {told} had a return home "
        "interview in time",
        "Children with a missing episode who had a return home interview in time, of all of them.",
        decimals=1,
        good_is="high",
        counted=("child", "children"),
    ),
    local(
        "exploitation_tracker",
        "Children on the exploitation tracker",
        "children",
        "{value} children were on the exploitation tracker, as said on {as_at}",
        "Children whom the council's tracker of exploitation highlights.",
        assumption=UNDATED,
    ),
)
_RESERVED = (
    local(
        "icpc_15wd_pct",
        "Conferences within 15 working days",
        "%",
        "{value} of initial child protection conferences were held within 15 working days {told}",
        "Initial child protection conferences within 15 working days of the strategy discussion, "
        "of all in the year: the national measure. The papers do not print it.",
        decimals=1,
        good_is="high",
        is_local=False,
    ),
    local(
        "cp_repeat_pct",
        "Protection plans that are not a child's first",
        "%",
        "{value} of protection plans started {told} were a second or later one",
        "Plans started in the year for a child who had one before: the national measure. The "
        "papers do not print it.",
        decimals=1,
        good_is="low",
        is_local=False,
    ),
    local(
        "cp_2y_ceased_pct",
        "Protection plans of two years or more",
        "%",
        "{value} of protection plans that ended {told} had lasted two years or more",
        "Plans ended in the year that had lasted two years or more: the national measure. The "
        "papers do not print it.",
        decimals=1,
        good_is="low",
        is_local=False,
    ),
)

LOCAL = (*_FRONT_DOOR, *_ASSESSMENTS, *_VISITS, *_PROTECTION, *_RESERVED)
