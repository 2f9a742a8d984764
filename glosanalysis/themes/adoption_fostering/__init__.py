"""Adoption and fostering: children who wait and are placed, adopters, and foster carers."""

from glosanalysis.themes.adoption_fostering.adoption import ADOPTION
from glosanalysis.themes.adoption_fostering.cautions import cautions
from glosanalysis.themes.adoption_fostering.children import ages_placed, waiting
from glosanalysis.themes.adoption_fostering.derive import FEEDS
from glosanalysis.themes.adoption_fostering.fostering import FOSTERING
from glosanalysis.themes.adoption_fostering.panel import in_house_shares, panel_activity
from glosanalysis.themes.theme import Theme

__all__ = ["THEME", "ages_placed", "in_house_shares", "panel_activity", "waiting"]

THEME = Theme(
    id="adoption_fostering",
    title="Adoption and fostering",
    indicators=(*ADOPTION, *FOSTERING),
    feeds=FEEDS,
    cautions=cautions,
)
