"""Tables of quality assurance: its measures, the register of risks, and what happened when."""

from __future__ import annotations

from datetime import datetime

from glosanalysis.data.columns import COUNT_FROM_1, DAY, TEXT, one_of
from glosanalysis.data.schema import Cited, Settings, column, facts, key
from glosanalysis.data.schemas.measured import Measured, measured

__all__ = ["Events", "Quality", "RiskMatrix", "Risks"]


class Quality(Measured):
    """How practice is checked: audits, escalations, allegations, reviewing officers."""

    measure: str = one_of(
        "audits",
        "audit_inadequate_pct",
        "core_auditors",
        "urgent_areas",
        "escalations_cla",
        "escalations_cp",
        "escalations_cla_drift_pct",
        "escalations_cla_process_pct",
        "escalations_cp_drift_pct",
        "escalations_cp_safeguarding_pct",
        "escalations_cla_resolved_pct",
        "escalations_cp_resolved_pct",
        "children_on_plans",
        "lado_referrals",
        "lado_same_day_pct",
        "lado_1d",
        "lado_3d",
        "lado_5d_pct",
        "lado_10d_pct",
        "iro_posts",
    ).field(
        "cla: of children in care. cp: of children on protection plans. drift, process, "
        "safeguarding: what an escalation is about. lado: allegations management, 1d and so on "
        "within so many days. iro: reviewing officers"
    )

    class Config(Settings):
        name = "quality"
        # Two reports of one pack may say two things of one matter.
        unique = key("as_at", "measure", "source_id")
        metadata = measured()


class Risks(Cited):
    """A strategic risk with its scores."""

    as_at: datetime = DAY.field("The last day of the quarter of the report")
    ref: str = TEXT.field("Its number in the register")
    risk: str = TEXT.field("What it is, as the summary prints it")
    rating: str = one_of("Low", "Medium", "High").field("The word beside its score in the summary")
    residual_score: int = COUNT_FROM_1.field("The residual score in the summary")
    target_score: int | None = COUNT_FROM_1.field(
        "The target score on its own page", required=False
    )
    risk_score: int | None = COUNT_FROM_1.field("The risk score on its own page", required=False)

    class Config(Settings):
        name = "risks"
        unique = key("as_at", "ref")
        metadata = facts(as_at=column("as_at"))


class RiskMatrix(Cited):
    """A cell of the matrix by which risks are scored."""

    as_at: datetime = DAY.field("The last day of the quarter of the report")
    likelihood: int = COUNT_FROM_1.field("How likely, 1 the least")
    likelihood_name: str = TEXT.field("The word for it")
    impact: int = COUNT_FROM_1.field("How grave, 1 the least")
    impact_name: str = TEXT.field("The word for it")
    score: int = COUNT_FROM_1.field("The score as printed")

    class Config(Settings):
        name = "risk_matrix"
        unique = key("as_at", "likelihood", "impact")
        metadata = facts(as_at=column("as_at"))


class Events(Cited):
    """An inspection, a visit or another event of the improvement of the service."""

    as_at: datetime = DAY.field("The day; the last of the month where the paper names the month")
    precision: str = one_of("day", "month").field("What the paper names")
    kind: str = one_of("Ofsted", "Council").field("Who acted")
    event: str = TEXT.field("What happened")

    class Config(Settings):
        name = "events"
        unique = key("as_at", "event")
        metadata = facts(as_at=column("as_at"))
