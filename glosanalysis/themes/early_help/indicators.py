"""The indicators of early help: what they are, and whose definition they follow."""

from __future__ import annotations

from glosanalysis.indicator import Indicator
from glosanalysis.themes.own_words import own_words

__all__ = ["INDICATORS"]

_CHANCE = (
    "The paper prints no base. 238 children's family support closed in a month, so a quarter may "
    "hold some 500 episodes; two shares of 6% of 500 differ by chance by up to 1.96 times "
    "sqrt(2 * 0.06 * 0.94 / 500), which is 2.9 points."
)

INDICATORS = (
    Indicator(
        id="eh_rereferral_6w",
        label="Closed early help episodes referred to social care within six weeks",
        unit="%",
        decimals=1,
        good_is="low",
        sentence=(
            "{value} of early help episodes closed in the three months to {as_at} were referred "
            "to social care within six weeks"
        ),
        definition=(
            "Early help episodes closed in the last three months that were referred to social "
            "care within six weeks, as a share of all that closed. "
            f"{own_words('rereferral_definition')} "
            "Each month's figure looks back over three "
            "months; the quarter's figure is that of its last month, whose three months are the "
            "quarter. The paper does not print how many closed: a change of less than three "
            "points is called no clear change, which is what chance alone can do among some 500 "
            "episodes."
        ),
        kind="flow",
        compared_with="in the three months to {before}",
        materiality=3.0,
        materiality_reason=_CHANCE,
        opens=1,
    ),
    Indicator(
        id="eh_closure_rereferred_6m",
        label="Children re-referred within six months of family support closing",
        unit="%",
        decimals=1,
        good_is="low",
        sentence=(
            "{count} of the {base} children ({value}) whose family support closed {told} and who "
            "were no longer open to social care were re-referred within six months"
        ),
        definition=(
            "Children whose family support closed in the window and who were not still open to "
            "social care: the share re-referred to family support or social care within six "
            "months. A local definition. The range in brackets is what another group of that size "
            "could by chance give."
        ),
        kind="flow",
        compared_with="at the follow-up of {before}",
        counted=("child", "children"),
        opens=2,
    ),
    Indicator(
        id="eh_stepdown_rereferred_12m",
        label="Children re-referred within a year of stepping down from social care",
        unit="%",
        decimals=1,
        good_is="low",
        sentence=(
            "{count} of the {base} children ({value}) stepped down from social care to early help "
            "{told} had been re-referred by {month}"
        ),
        definition=(
            "Children referred from social care to early help in the window: the share "
            "re-referred to early help or social care when looked at a year later. Children who "
            "were still open to early help count as not re-referred. A local definition. The "
            "range in brackets is what another group of that size could by chance give."
        ),
        kind="flow",
        compared_with="at the follow-up of {before}",
        counted=("child", "children"),
    ),
    Indicator(
        id="sf_claims",
        label="Supporting Families claims, share of the year's target",
        unit="%",
        decimals=1,
        good_is="high",
        sentence=(
            "{count} Supporting Families claims had been made by {as_at} against a target of "
            "{base} ({value}): {told}"
        ),
        definition=(
            "Claims submitted so far in the financial year under the national Supporting Families "
            "programme, over the number of families in the year's target. Not a sample, so it has "
            "no interval; it is assessed when the year is over, and then compared with the year "
            "before."
        ),
        kind="cumulative",
        target=100.0,
        counted=("family", "families"),
        opens=3,
    ),
    Indicator(
        id="rpc_delegates",
        label="Delegates on parental relationship training",
        unit="delegates",
        decimals=0,
        good_is="neutral",
        sentence="{value} delegates were on training about parental relationships in {told}",
        definition=(
            "Delegates on all courses on parental relationships in the quarter's months. For a "
            "course still to come they are bookings, not attendance. Quarters of three months "
            "only are compared."
        ),
        kind="flow",
    ),
)
