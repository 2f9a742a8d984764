"""The indicators of quality assurance, improvement and risk."""

from __future__ import annotations

from glosanalysis.indicator import Indicator

__all__ = ["INDICATORS"]

_GROUPS = {"cla": "children in care", "cp": "children on protection plans"}
_RAISED = (
    "An escalation is raised under the dispute resolution process, by a reviewing officer or by "
    "the chair of a conference, about the quality of practice or a decision."
)


def _how_many(group: str) -> tuple[Indicator, ...]:
    """Make the indicators of how many escalations were raised about a group of children."""
    who = _GROUPS[group]
    return (
        Indicator(
            id=f"escalations_{group}",
            label=f"Escalations about {who} (local)",
            unit="escalations",
            decimals=0,
            good_is="neutral",
            sentence=f"In the six months to {{as_at}}, {{value}} escalations were raised about "
            f"{who}",
            definition=f"Escalations about {who} in the half-year, as printed. {_RAISED} More of "
            "them may be worse practice, or more of it challenged.",
            kind="flow",
        ),
        Indicator(
            id=f"escalations_{group}_per_100",
            label=f"Escalations per 100 {who} (local)",
            unit="per 100 children",
            decimals=1,
            good_is="neutral",
            sentence=f"For every 100 {who} in {{month}} there were {{value}} escalations in the "
            "six months before",
            definition=f"Escalations about {who} in the half-year per 100 of them at the next "
            "count. A child may have several.",
            kind="level",
            assumption="The children of the next count, a month later, stand for those of the "
            "half-year.",
            estimate=True,
        ),
    )


def _what_of_them(group: str, opens: int) -> tuple[Indicator, ...]:
    """Make the indicators of what the escalations about a group were, and what came of them."""
    who = _GROUPS[group]
    return (
        Indicator(
            id=f"escalations_{group}_drift_pct",
            label=f"Escalations about {who} that concern drift and delay (local)",
            unit="%",
            decimals=0,
            good_is="low",
            sentence=f"{{value}} of the escalations about {who} in the six months to {{as_at}} "
            "were about drift and delay",
            definition=f"Escalations about {who} that concern drift and delay, as printed, without "
            "their count.",
            kind="flow",
            opens=opens,
        ),
        Indicator(
            id=f"escalations_{group}_resolved_pct",
            label=f"Escalations about {who} with a resolution recorded (local)",
            unit="%",
            decimals=0,
            good_is="high",
            sentence=f"By {{as_at}}, {{value}} of the escalations about {who} of the half-year to "
            "March had a resolution recorded",
            definition=f"Escalations about {who} that had a resolution recorded when the paper was "
            "written, as printed, without their count.",
            kind="level",
            assumption="Printed as at the time of writing: the day of the paper is taken.",
            opens=opens + 2,
        ),
    )


def _risk(number: str, what: str, opens: int) -> Indicator:
    """Make the indicator of a strategic risk."""
    return Indicator(
        id=f"risk_sr_7_{number}",
        label=f"Risk SR 7.{number}, {what}: residual score (the council's own)",
        unit="points",
        decimals=0,
        good_is="low",
        sentence=f"The risk of {what} (SR 7.{number}) had a residual score of {{value}}{{told}} at "
        "{as_at}",
        definition="The residual score in the summary of the council's register of strategic "
        "risks: likelihood times impact, each from 1 to 5, with the controls that there are. The "
        "target is that of the risk's own page.",
        kind="level",
        opens=opens,
    )


INDICATORS = (
    Indicator(
        id="audits",
        label="Case audits in the month (local)",
        unit="audits",
        decimals=0,
        good_is="neutral",
        sentence="{value} audits were made in {month}",
        definition="Audits of cases in the month, as printed.",
        kind="flow",
        compared_with="in {before_month}",
        opens=9,
    ),
    Indicator(
        id="audit_inadequate_pct",
        label="Audited cases rated inadequate (local)",
        unit="%",
        decimals=0,
        good_is="low",
        sentence="{value} of the cases audited were rated inadequate, as was said on {as_at}",
        definition="Audited cases rated inadequate, of all audited, as said to the committee. How "
        "many were audited, and when, is not said.",
        kind="level",
        assumption="Said without a date: the day of the meeting is taken.",
        opens=1,
    ),
    *_how_many("cla"),
    *_what_of_them("cla", 3),
    *_how_many("cp"),
    *_what_of_them("cp", 4),
    Indicator(
        id="lado_referrals",
        label="Referrals to the designated officer for allegations (local)",
        unit="referrals",
        decimals=0,
        good_is="neutral",
        sentence="In the six months to {as_at} there were {value} referrals to the designated "
        "officer for allegations",
        definition="Referrals to the local authority designated officer (LADO), who handles "
        "concerns about people who work with children, in the half-year, as printed.",
        kind="flow",
    ),
    Indicator(
        id="lado_same_day_pct",
        label="Referrals to the designated officer decided on the same day (local)",
        unit="%",
        decimals=1,
        good_is="high",
        sentence="{count} of {base} referrals ({value}) to the designated officer in the six "
        "months to {as_at} had a decision on the same day",
        definition="Referrals to the designated officer with a decision on the day of the "
        "referral, of all in the half-year.",
        kind="flow",
        counted=("referral", "referrals"),
        opens=7,
    ),
    Indicator(
        id="lado_5d_pct",
        label="Allegations meetings within five days (local)",
        unit="%",
        decimals=1,
        good_is="high",
        sentence="{count} of {base} allegations meetings ({value}) in the six months to {as_at} "
        "took place within five days of the referral",
        definition="Allegations management meetings within five days of the referral, of all in "
        "the half-year.",
        kind="flow",
        counted=("meeting", "meetings"),
        opens=2,
    ),
    Indicator(
        id="iro_posts",
        label="Posts of independent reviewing officers (local)",
        unit="posts",
        decimals=0,
        good_is="neutral",
        sentence="There were {value} posts of independent reviewing officers on {as_at}",
        definition="Posts of independent reviewing officers, the establishment as printed.",
        kind="level",
        assumption="Printed without a date: the day of the paper is taken.",
    ),
    Indicator(
        id="iro_children_implied",
        label="Children in care to each reviewing officer, if all posts are filled (local)",
        unit="children",
        decimals=1,
        good_is="low",
        sentence="Each reviewing officer would have {value} children in care on {as_at}, if every "
        "post was filled",
        definition="The last count of children in care over the posts of independent reviewing "
        "officers.",
        kind="level",
        assumption="Every post is filled, and no officer has other work.",
        estimate=True,
    ),
    Indicator(
        id="improvement_cost_k",
        label="Improvement plan, forecast cost",
        unit="£ thousand",
        decimals=0,
        good_is="neutral",
        sentence="The improvement plan was forecast to cost {value}{told}",
        definition="What the plan that followed the inspection was forecast to cost in the year, "
        "children's and support services together, as the revenue report prints it.",
        kind="level",
        opens=10,
    ),
    Indicator(
        id="budget_growth_k",
        label="Children's services, growth of the year's budget",
        unit="£ thousand",
        decimals=0,
        good_is="neutral",
        sentence="The budget of children's services grew by {value}{told}",
        definition="The growth package of the financial year, as printed.",
        kind="level",
        opens=11,
    ),
    _risk("2", "ineffective social care practice", 12),
    _risk("4", "failure to close the gap in educational outcomes", 8),
    _risk("5", "insufficient workforce capacity", 13),
    _risk("7", "failure to develop enough placement capacity", 14),
)
