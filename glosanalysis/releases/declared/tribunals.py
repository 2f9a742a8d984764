"""Appeals to the SEND Tribunal: a supporting file of the release on EHC plans."""

from glosanalysis.releases.dataset import Dataset, Dates, Figure, Sum

__all__ = ["TRIBUNALS"]

TRIBUNALS = Dataset(
    id="ehc_appeals",
    title="SEND Tribunal appeals and appeal rate",
    publisher="Department for Education",
    dates=Dates("Calendar year", 12, 31),
    columns={"appeals": (), "decisions": (), "rate": ()},
    figures=(Figure("ehc_appeal_rate", 1, "rate", 1, (Sum(("appeals",)),), ("decisions",)),),
    whole_numbers=("appeals", "decisions"),
    every_level=False,
)
