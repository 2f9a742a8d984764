"""Revenue outturn RO3, social care and public health: what councils spent, in £ thousand."""

from glosanalysis.releases.dataset import Dataset, Dates, Figure

__all__ = ["SPENDING"]

_LINES = ("looked_after", "residential", "fostering")

SPENDING = Dataset(
    id="spending",
    title="Local authority revenue expenditure and financing: revenue outturn RO3",
    publisher="Ministry of Housing, Communities and Local Government",
    dates=Dates("Financial year", 3, 31, six_digits=True),
    columns={
        f"{line}_{kind}": () for line in _LINES for kind in ("employees", "running", "expenditure")
    },
    figures=(
        Figure("cla_spend_k", 0, "looked_after_expenditure"),
        Figure("cla_residential_spend_k", 0, "residential_expenditure"),
        Figure("cla_fostering_spend_k", 0, "fostering_expenditure"),
    ),
    rounding={"National": 1.0, "Local authority": 1.0},
    adds={f"{line}_expenditure": (f"{line}_employees", f"{line}_running") for line in _LINES},
    areas_add=tuple(f"{line}_expenditure" for line in _LINES),
    every_level=False,
    money=True,
)
