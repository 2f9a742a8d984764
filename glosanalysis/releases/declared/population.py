"""Mid-year population estimates of the Office for National Statistics."""

from glosanalysis.releases.dataset import Dataset, Dates, Figure

__all__ = ["POPULATION"]

_ONS = "Office for National Statistics"
_MIDYEAR = Dates("Reporting year", 6, 30)

POPULATION = (
    Dataset(
        id="population_0_17",
        title="Mid-year population estimates: children aged 0 to 17",
        publisher=_ONS,
        dates=_MIDYEAR,
        columns={"age_group": (), "population_estimate": ()},
        figures=(
            Figure(
                "population_0_17",
                0,
                "population_estimate",
                where={"age_group": ("Children aged 0 to 17 years",)},
            ),
        ),
        areas_add=("population_estimate",),
        whole_numbers=("population_estimate",),
    ),
    Dataset(
        id="population_0_25",
        title="Estimates of the population, mid-2022: people aged 0 to 25",
        publisher=_ONS,
        dates=_MIDYEAR,
        # Made from the sheet of single years of age.
        columns={"aged_0_to_25": ()},
        figures=(Figure("population_0_25", 0, "aged_0_to_25"),),
        whole_numbers=("aged_0_to_25",),
        areas_add=("aged_0_to_25",),
    ),
)
