"""What to be careful about in what the papers print of help and protection."""

from __future__ import annotations

from glosanalysis.data.schemas.help_protection import HelpProtection
from glosanalysis.data.tables import Tables
from glosanalysis.phrasing import day, listed, month, number
from glosanalysis.themes.help_protection.visits import Visited, visited
from glosanalysis.themes.recent import recent
from glosanalysis.themes.theme import Caution

__all__ = ["cautions"]

_SELF_EVALUATION = "sef-2020-05"
"""The paper whose words some of them set beside its figures."""
_DISABLED = ("disabled_cic", "disabled_cp", "disabled_cin")


def cautions(tables: Tables) -> list[Caution]:
    """Say what to be careful about, with the figures concerned."""
    found = [
        ("referrals_are_contacts", ("contacts_month",), _referrals_are_contacts),
        ("conversion_date", ("contact_referral_pct", "contact_early_help_pct"), _conversion_date),
        ("within_48_hours", ("decision_24h_pct",), _within_48_hours),
        ("video_is_seen", ("cin_visit_pct", "cp_visit_pct"), _video_is_seen),
        ("visits_improved", ("cp_visit_pct",), _visits_improved),
        ("same_three_shares", ("cin_visit_pct", "cp_visit_pct"), _same_three_shares),
        ("days_or_working_days", ("assessment_45d_pct",), _days_or_working_days),
    ]
    said = [Caution(name, about, text(tables)) for name, about, text in found]
    return [each for each in said if each.text]


def _of(tables: Tables, measure: str) -> list[HelpProtection]:
    rows = [row for row in tables.rows(HelpProtection) if row.measure == measure]
    return sorted(recent(tables, rows), key=lambda row: row.as_at)


def _referrals_are_contacts(tables: Tables) -> str:
    if not any("referrals" in row.locator for row in _of(tables, "contacts_month")):
        return ""
    return (
        "The minutes of November 2017 say referrals to the front door. They are contacts: most, "
        "the minutes add, need no response from social care."
    )


def _conversion_date(tables: Tables) -> str:
    """Name the shares of contacts that were a year old when they were printed."""
    rows = _of(tables, "contact_referral_pct")
    if not rows:
        return ""
    newest = rows[-1]
    known = newest.known_on
    if (known - newest.as_at).days < 365:
        return ""
    return (
        f"Where contacts lead is dated {month(newest.as_at)} in a paper of {day(known)}, which "
        "gives its other figures for spring 2020. The year may be a slip; it stands as printed."
    )


def _within_48_hours(tables: Tables) -> str:
    if not any(row.source_id == _SELF_EVALUATION for row in _of(tables, "decision_24h_pct")):
        return ""
    return (
        "The paper adds “the vast majority of the remainder (99.6%) within 48 hours”. This may be "
        "99.6% of all decisions, or of those that took more than a day: it is no figure here."
    )


def _video_is_seen(tables: Tables) -> str:
    found = [each for each in _plans(tables) if each.row.by_media]
    if not found:
        return ""
    row = found[-1].row
    return (
        f"In {month(row.as_at)}, the first full month of lockdown, {number(row.by_media or 0)} of "
        f"the {number(row.seen or 0)} children on protection plans who were seen were seen by "
        "video only. It is not compared with months before."
    )


def _plans(tables: Tables) -> list[Visited]:
    found = [each for each in visited(tables, "cp") if each.in_time is not None]
    return found if recent(tables, [each.row for each in found]) else []


def _visits_improved(tables: Tables) -> str:
    """Set the words on visits beside the shares."""
    found = _plans(tables)
    if not any(each.row.source_id == _SELF_EVALUATION for each in found):
        return ""
    shares = [
        f"{number(each.in_time or 0, 1 if each.decimals is None else each.decimals)}% in "
        f"{month(each.as_at)}"
        for each in found
    ]
    if len(shares) < 2:
        return ""
    return (
        "The self-evaluation of May 2020 says that “initial and ongoing visits to children” are "
        "“showing signs of sustained improvement”. Visits in time to children on protection plans "
        f"are printed as {listed(shares)}."
    )


def _same_three_shares(tables: Tables) -> str:
    """Name the shares that a team and the whole service are both given."""
    pairs = []
    for group in _DISABLED:
        for team in visited(tables, group):
            whole = [e for e in visited(tables, group.split("_")[1]) if e.as_at == team.as_at]
            pairs += [(team, each) for each in whole if each.in_time is not None]
    if len(pairs) < len(_DISABLED) or not recent(tables, [team.row for team, _ in pairs]):
        return ""
    if any(team.in_time != whole.in_time for team, whole in pairs):
        return ""
    shares = listed([f"{team.in_time:g}%" for team, _ in pairs])
    return (
        f"For children with disabilities the paper prints {shares} of visits to children in care, "
        "on protection plans and in need in time: the same three as for all children. Only one "
        "of the two may be meant; this book reads them as the whole service's."
    )


def _days_or_working_days(tables: Tables) -> str:
    if not _of(tables, "assessment_45d_pct"):
        return ""
    return (
        "The paper measures assessments against 45 days, the Department against 45 working days, "
        "nine weeks. If days of the calendar are meant, the local limit is the stricter."
    )
