"""The front door: contacts, what becomes of them, referrals, and referrals again within a year."""

from __future__ import annotations

from functools import partial

import ibis

from glosanalysis.cases.measures.days import YEAR, month_key, month_number
from glosanalysis.cases.measures.measure import Counted, Measure
from glosanalysis.cases.measures.people import age_band, named, with_birth, with_team
from glosanalysis.cases.measures.periods import Periods
from glosanalysis.cases.measures.tidy import Tally, tidy

__all__ = ["FRONT_DOOR"]

_BY = ("age_band", "need", "locality", "team")
_CONTACT_BY = ("age_band",)


def contacts(records: Counted, periods: Periods) -> ibis.Table:
    """Count contacts, and those that became a new referral."""
    rows, months = records["ssd_contacts"], periods.months()
    dated = rows.mutate(month=month_number(rows["cont_contact_date"]))
    wanted = with_birth(records, dated.inner_join(months, "month"), "cont_person_id")
    marked = wanted.mutate(
        age_band=age_band(wanted["born"], wanted["cont_contact_date"]),
        referred=_is_flagged(wanted["cont_contact_outcome_json"], "NEW_REFERRAL_FLAG"),
    )
    sums = marked.group_by("q", "age_band").agg(
        contacts=marked.count(), referred=marked["referred"].sum()
    )
    return tidy(
        sums,
        periods,
        {
            "contacts": Tally("contacts", breakdowns=_CONTACT_BY),
            "contact_to_referral_pct": Tally("referred", "contacts", breakdowns=_CONTACT_BY),
        },
    )


def _is_flagged(outcomes: ibis.Value, flag: str) -> ibis.Value:
    """Give 1 where the JSON of outcomes fills a key; an empty text, N or false is no.

    By its text: engines differ in what they know of JSON.
    """
    text = outcomes.replace(" ", "").lower()
    key = f'"{flag.lower()}":'
    is_there = text.like(f"%{key}%")
    says_no = [text.like(f"%{key}{value}%") for value in ('""', '"n', '"0"', "null", "false", "0")]
    no = says_no[0]
    for one in says_no[1:]:
        no = no | one
    return (is_there & ~no).coalesce(False).ifelse(1, 0)


def referrals(records: Counted, periods: Periods) -> ibis.Table:
    """Count referrals, a child once a day, and those within a year of the child's one before."""
    told = _once_a_day(records)
    months = periods.months()
    wanted = with_team(
        records, with_birth(records, told.inner_join(months, "month"), "person"), "of"
    )
    dates = records["ssd_cin_episodes"]["cine_referral_date"]
    first = dates.min().name("first").as_table().select(first_key=month_key(ibis._["first"]))
    marked = wanted.cross_join(first).mutate(
        age_band=age_band(wanted["born"], wanted["on"]),
        again=(wanted["key"] <= wanted["before"] + YEAR).coalesce(False).ifelse(1, 0),
    )
    sums = marked.group_by("q", *periods.asked(_BY)).agg(
        referrals=marked.count(),
        nothing=marked["nothing"].sum(),
        again=marked["again"].sum(),
        short=(marked["key"] < marked["first_key"] + YEAR).ifelse(1, 0).max(),
    )
    return tidy(
        sums,
        periods,
        {
            "referrals_in_quarter": Tally("referrals", breakdowns=_BY),
            "referral_nfa_pct": Tally("nothing", "referrals", breakdowns=_BY),
            "rereferral_12m_pct": Tally("again", "referrals", unsure="short", breakdowns=_BY),
        },
    )


def _once_a_day(records: Counted) -> ibis.Table:
    """Give each referral with the key of the child's last before it; a second of a day is out."""
    rows = records["ssd_cin_episodes"]
    ordered = ibis.window(group_by="person", order_by=["on", "referral"])
    # What follows from a date is worked out after the rows are put in order, which moves them all.
    told = rows.select(
        person=rows["cine_person_id"],
        referral=rows["cine_referral_id"],
        on=rows["cine_referral_date"],
        need=named(rows["cine_cin_primary_need_code"]),
        nothing=(rows["cine_referral_nfa"] == "Y").coalesce(False).ifelse(1, 0),
        of=rows["cine_referral_team"],
    ).mutate(last=lambda table: table["on"].lag().over(ordered))
    once = told.filter((told["last"] != told["on"]).coalesce(True))
    return once.mutate(
        key=month_key(once["on"]), month=month_number(once["on"]), before=month_key(once["last"])
    )


_CONTACTS = ("cont_person_id", "cont_contact_date")
_REFERRALS = ("cine_person_id", "cine_referral_date")
_ONE_A_DAY = "A child's referrals of one day are one."


_of_contacts = partial(
    Measure,
    theme="help_protection",
    family=contacts,
    needs={"ssd_contacts": _CONTACTS},
    breakdowns=_CONTACT_BY,
)


_of_referrals = partial(
    Measure,
    theme="help_protection",
    family=referrals,
    needs={"ssd_cin_episodes": _REFERRALS},
    breakdowns=_BY,
)


FRONT_DOOR = (
    _of_contacts("contacts", "Contacts", "Contacts dated in the quarter, a row a child."),
    _of_contacts(
        "contact_to_referral_pct",
        "Contacts that became a referral",
        "Contacts dated in the quarter whose recorded outcome is a new referral.",
        kind="share",
        needs={"ssd_contacts": (*_CONTACTS, "cont_contact_outcome_json")},
    ),
    _of_referrals(
        "referrals_in_quarter",
        "Referrals to social care",
        f"Referrals dated in the quarter. {_ONE_A_DAY}",
    ),
    _of_referrals(
        "referral_nfa_pct",
        "Referrals that ended in no further action",
        f"Referrals dated in the quarter that are marked as no further action. {_ONE_A_DAY}",
        kind="share",
        needs={"ssd_cin_episodes": (*_REFERRALS, "cine_referral_nfa")},
    ),
    _of_referrals(
        "rereferral_12m_pct",
        "Referrals within twelve months of the child's referral before",
        "The national definition, for a quarter: referrals dated in it that came not later than "
        "twelve months after the same child's last referral before, of all referrals dated in it. "
        "Provisional where the records do not go back twelve months before each of them. "
        f"{_ONE_A_DAY}",
        kind="share",
    ),
)
