"""Children's voice: whom surveys speak for, what changed beyond chance, and who is heard."""

from glosanalysis.themes.theme import Theme
from glosanalysis.themes.voice.cautions import cautions
from glosanalysis.themes.voice.derive import FEEDS
from glosanalysis.themes.voice.indicators import INDICATORS
from glosanalysis.themes.voice.surveys import answers_by_wave, changes, response

__all__ = ["THEME", "answers_by_wave", "changes", "response"]

THEME = Theme(
    id="voice",
    title="Children's voice",
    indicators=INDICATORS,
    feeds=FEEDS,
    cautions=cautions,
)
