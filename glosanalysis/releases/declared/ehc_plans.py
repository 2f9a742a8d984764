"""Education, health and care plans: the SEN2 collection, unrounded."""

from glosanalysis.releases.dataset import Dataset, Dates, Figure, Sum

__all__ = ["EHC_PLANS"]

_DFE = "Department for Education"
_YEAR = Dates("Calendar year", 12, 31)
_ALL = ("All EHC plans",)


def _only(topic: str) -> dict[str, tuple[str, ...]]:
    # The release of 2026 calls every total "All EHC plans".
    return {"breakdown_topic": (topic, *_ALL) if topic not in _ALL else _ALL}


_MAINSTREAM = (
    "mainstream_la_maintained",
    "mainstream_la_maintained_resourced_provision",
    "mainstream_la_maintained_senunit",
    "mainstream_academy",
    "mainstream_academy_resourced_provision",
    "mainstream_academy_senunit",
    "mainstream_free_school",
    "mainstream_free_school_resourced_provision",
    "mainstream_free_school_senunit",
    "mainstream_independent",
)
_SPECIAL = (
    "special_la_maintained",
    "special_academy_free",
    "special_independent",
    "special_non_maintained",
)
_SETTINGS = (
    "ap_pru_academy",
    "ap_pru_free_school",
    "ap_pru_la_maintained",
    "ap_pru_total",
    "AP_PRU_total_pc",
    "general_fe_tertiary_colleges",
    "specialist_post_16_institutions",
    "ukrlp_provider",
    "fe_total",
    "fe_total_pc",
    "elective_home_education",
    "other_arrangements_la",
    "other_arrangements_parents",
    "online_provider",
    "w_settings",
    "other_schools",
    "other_placement_settings",
    "neet",
    "neet_ntci",
    "neet_other",
    "neet_other_csa",
    "ed_elsewhere",
    "ed_elsewhere_pc",
    "nm_early_years",
    "nm_early_years_pc",
    "placement_unknown",
    "placement_unknown_pc",
    "await_prov_2022",
    "perm_ex_2022",
)


def _share(indicator: str, printed: str, count: str) -> Figure:
    return Figure(
        indicator,
        1,
        printed,
        1 if printed else 0,
        (Sum((count,)),),
        ("ehcplans",),
        where=_only("All EHC plans"),
    )


_CASELOAD = Dataset(
    id="ehc_caseload",
    title="Education, health and care plans: plans in January",
    publisher=_DFE,
    dates=Dates("Academic year", 1, 31, six_digits=True),
    texts=("breakdown",),
    columns={
        "breakdown_topic": (),
        "ehcplans": ("ehc_plans",),
        **dict.fromkeys((*_MAINSTREAM, "mainstream_total", "mainstream_total_pc"), ()),
        **dict.fromkeys((*_SPECIAL, "special_total", "special_total_pc"), ()),
    },
    figures=(
        Figure("ehc_plans_january", 0, "ehcplans", where=_only("All EHC plans")),
        _share("ehc_mainstream_pct", "mainstream_total_pc", "mainstream_total"),
        _share("ehc_special_pct", "special_total_pc", "special_total"),
        _share("ehc_independent_special_pct", "", "special_independent"),
    ),
    others=_SETTINGS,
    adds={"mainstream_total": _MAINSTREAM, "special_total": _SPECIAL},
    # Two authorities a year gave a total and no settings: they are in the plans, not in the shares.
    shares_of_all=False,
    areas_add=("ehcplans",),
    whole_numbers=("ehcplans", "mainstream_total", "special_total", *_SPECIAL),
)

_NEW = Dataset(
    id="ehc_new",
    title="Education, health and care plans: new plans",
    publisher=_DFE,
    dates=_YEAR,
    texts=("breakdown",),
    columns={"breakdown_topic": (), "new_ehc_plans": ()},
    figures=(Figure("ehc_new_year", 0, "new_ehc_plans", where=_only("New EHC plans")),),
    others=(
        *_MAINSTREAM,
        *_SPECIAL,
        *_SETTINGS,
        *(f"{kind}_total{end}" for kind in ("mainstream", "special") for end in ("", "_pc")),
    ),
    areas_add=("new_ehc_plans",),
    whole_numbers=("new_ehc_plans",),
)

_REASONS = (
    "max_age",
    "needs_met",
    "he",
    "employ",
    "transfer",
    "no_engage",
    "moved_outside_eng",
    "deceased",
    "not_rec",
    "other",
)
_CEASED = Dataset(
    id="ehc_ceased",
    title="Education, health and care plans: ceased plans",
    publisher=_DFE,
    dates=_YEAR,
    texts=("breakdown",),
    columns={"breakdown_topic": (), **dict.fromkeys(_REASONS, ()), "total_ceased": ()},
    figures=(Figure("ehc_ceased_year", 0, "total_ceased", where=_only("All ceased EHC plans")),),
    adds={"total_ceased": _REASONS},
    some_unknown=True,
    areas_add=("total_ceased",),
    whole_numbers=("total_ceased", *_REASONS),
)

_TIMELINESS = Dataset(
    id="ehc_timeliness",
    title="Education, health and care plans: plans issued within 20 weeks",
    publisher=_DFE,
    dates=_YEAR,
    texts=("breakdown",),
    columns={
        "breakdown_topic": (),
        "plans_issued_den": (),
        "plans_issued_den_ex": (),
        "plans_issued_20_weeks_ex": (),
        "PC_plans_issued_20_weeks_ex": (),
        "plans_issued_gt_1_year": (),
        "pc_plans_issued_gt_1_year": (),
    },
    figures=(
        Figure(
            "ehc_20w_pct",
            1,
            "PC_plans_issued_20_weeks_ex",
            1,
            (Sum(("plans_issued_20_weeks_ex",)),),
            ("plans_issued_den_ex",),
            where=_only("All EHC plans issued"),
        ),
        Figure(
            "ehc_over_1y_pct",
            1,
            "pc_plans_issued_gt_1_year",
            1,
            (Sum(("plans_issued_gt_1_year",)),),
            ("plans_issued_den",),
            where=_only("All EHC plans issued"),
        ),
    ),
    others=(
        "plans_issued_within_20_weeks",
        "pc_plans_issued_within_20_weeks",
        "plans_issued_gt20weeks_ltYear",
        "plans_issued_gt20weeks_ltYear_ex",
        "pc_plans_issued_gt20weeks_ltYear",
        "PC_plans_issued_gt20weeks_ltYear_ex",
        "plans_issued_gt_1_year_ex",
        "PC_plans_issued_gt_1_year_ex",
        "avg_weeks_issue_plan",
        "avg_weeks_issue_plan_exc",
    ),
    areas_add=("plans_issued_den", "plans_issued_den_ex", "plans_issued_20_weeks_ex"),
    whole_numbers=("plans_issued_den", "plans_issued_den_ex", "plans_issued_20_weeks_ex"),
)

_BY_AGE = Dataset(
    id="ehc_by_age",
    title="Education, health and care plans: statements and plans in January, by age",
    publisher=_DFE,
    # Here January has the name of its calendar year, in the table above that of its school year.
    dates=Dates("Calendar year", 1, 31),
    columns={"characteristic_age": (), "Total_st": (), "Total_ehc": (), "Total_all": ()},
    # Until 2018 a statement stood where a plan stands now: another definition, another id.
    figures=(
        Figure(
            "ehc_plans_and_statements_january",
            0,
            "Total_all",
            where={"characteristic_age": ("Total",)},
        ),
    ),
    others=("Total_st_pc", "Total_ehc_pc", "Total_all_pc"),
    adds={"Total_all": ("Total_st", "Total_ehc")},
    areas_add=("Total_all",),
    whole_numbers=("Total_all",),
)

EHC_PLANS = (_CASELOAD, _NEW, _CEASED, _TIMELINESS, _BY_AGE)
