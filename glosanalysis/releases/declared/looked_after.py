"""Children looked after in England: the SSDA903 return, year to 31 March."""

from glosanalysis.releases.dataset import Dataset, Dates, Figure, Sum

__all__ = ["LOOKED_AFTER"]

_DFE = "Department for Education"
_YEAR = Dates("Reporting year", 3, 31)
_TENS = {"National": 10.0, "Regional": 10.0}
_COUNTS = {"children_count": ("number",), "children_percent": ("percentage",)}

_NUMBER = Dataset(
    id="cla_number",
    title="Children looked after: number and rate",
    publisher=_DFE,
    dates=_YEAR,
    columns={
        "population_type": ("population_count",),
        "population_estimate": (),
        "children_count": ("number",),
        "rate_per_10000": (),
    },
    figures=(
        Figure(
            "cla_national",
            0,
            "children_count",
            where={
                "population_type": (
                    "Children looked after on 31 March each year",
                    "Children looked after at 31 March each year",
                )
            },
        ),
        Figure(
            "cla_rate_national",
            0,
            "rate_per_10000",
            0,
            (Sum(("children_count",)),),
            ("population_estimate",),
            where={
                "population_type": (
                    "Children looked after on 31 March each year",
                    "Children looked after at 31 March each year",
                )
            },
            scale=10_000,
        ),
    ),
    rounding=_TENS,
    areas_add=("children_count", "population_estimate"),
    whole_numbers=("children_count", "population_estimate"),
)

_STABILITY = Dataset(
    id="cla_stability",
    title="Children looked after: placement stability",
    publisher=_DFE,
    dates=_YEAR,
    columns={"cla_group": (), "placement_stability": (), **_COUNTS},
    figures=(
        Figure(
            "cla_3plus_placements_pct",
            0,
            "children_percent",
            0,
            (Sum(("children_count",)),),
            ("children_count",),
            where={
                "cla_group": ("CLA on 31 March",),
                "placement_stability": ("With 3 or more placements during the year",),
            },
            whole={
                "cla_group": ("CLA on 31 March",),
                "placement_stability": ("Total children",),
            },
        ),
    ),
    rounding=_TENS,
    areas_add=("children_count",),
    whole_numbers=("children_count",),
)


def _share(indicator: str, characteristic: str, *breakdown: str) -> Figure:
    # Printed to the whole per cent only: worked out from the counts, which are closer.
    return Figure(
        indicator,
        1,
        "children_percent",
        0,
        (Sum(("children_count",)),),
        ("children_count",),
        where={"characteristic": (characteristic,), "breakdown": breakdown},
        whole={"characteristic": (characteristic,), "breakdown": ("Total",)},
    )


_CHARACTERISTICS = Dataset(
    id="cla_characteristics",
    title="Children looked after: placements at 31 March",
    publisher=_DFE,
    dates=_YEAR,
    columns={"characteristic": ("cla_group",), "breakdown": ("characteristic",), **_COUNTS},
    figures=(
        _share(
            "cla_20_miles_pct",
            "Distance between home and placement",
            "Placed more than 20 miles from home",
        ),
        _share("cla_foster_pct", "Placement", "Foster placements"),
        _share("cla_childrens_home_pct", "Placement", "Secure homes and children's homes"),
        _share(
            "cla_supported_pct",
            "Placement",
            "Independent and semi-independent living arrangements/supported accommodation",
        ),
        _share("cla_private_pct", "Place providers", "Private provision"),
    ),
    rounding=_TENS,
    total=("characteristic", "breakdown", "children_count", "Total"),
    areas_add=("children_count",),
    whole_numbers=("children_count",),
)

LOOKED_AFTER = (_NUMBER, _STABILITY, _CHARACTERISTICS)
