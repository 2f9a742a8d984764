"""Measure the rates of made-up records on their tables, each in plain pandas."""

import numpy as np
import pandas as pd

DAY = np.timedelta64(1, "D")
YEAR = 365


def measured(tables: dict[str, pd.DataFrame], last: pd.Timestamp) -> dict[str, float]:
    """Give every figure by its name."""
    return {
        **early_help(tables, last),
        **referrals(tables, last),
        **need(tables, last),
        **plans(tables, last),
        **care(tables, last),
        **placements(tables, last),
        **prices(tables, last),
        **workers(tables, last),
    }


def days(length: pd.Series) -> pd.Series:
    return length / DAY


def per_cent(flags) -> float:
    return 100 * float(np.mean(flags))


def in_year(dates: pd.Series, last: pd.Timestamp, back: int = 0) -> pd.Series:
    until = last - pd.DateOffset(years=back)
    return (dates > until - pd.DateOffset(years=1)) & (dates <= until)


def referred_after(closed: pd.DataFrame, referred: pd.DataFrame) -> pd.Series:
    """Give for each closure (person, day) the days to the first referral after it."""
    pairs = closed.reset_index().merge(referred, on="person", how="left")
    gaps = days(pairs["referred"] - pairs["day"]).where(lambda gap: gap > 0)
    return gaps.groupby(pairs["index"]).min().reindex(closed.index)


def early_help(tables, last):
    helped, referral = tables["ssd_early_help_episodes"], tables["ssd_cin_episodes"]
    referred = referral[["cine_person_id", "cine_referral_date"]]
    referred = referred.set_axis(["person", "referred"], axis=1)
    why = helped["earl_episode_end_reason"]
    old = helped["earl_episode_end_date"] <= last - pd.DateOffset(years=1)
    own = old & ~why.isin(["Stepped up to social care", "Change of lead professional"])
    ends = helped.loc[own, ["earl_person_id", "earl_episode_end_date"]]
    gap = referred_after(ends.set_axis(["person", "day"], axis=1), referred)
    down = (referral["cine_close_reason"] == "RC9") & (
        referral["cine_close_date"] <= last - pd.DateOffset(years=1)
    )
    closed = referral.loc[down, ["cine_person_id", "cine_close_date"]]
    down_gap = referred_after(closed.set_axis(["person", "day"], axis=1), referred)
    year = in_year(helped["earl_episode_start_date"], last)
    return {
        "early_help_children_a_year": helped.loc[year, "earl_person_id"].nunique(),
        "early_help_referred_in_6_weeks": per_cent(gap <= 42),
        "early_help_referred_in_6_months": per_cent(gap <= 183),
        "step_down_referred_in_12_months": per_cent(down_gap <= YEAR),
    }


def referrals(tables, last):
    every = tables["ssd_cin_episodes"].sort_values(["cine_person_id", "cine_referral_date"])
    before = every.groupby("cine_person_id")["cine_referral_date"].shift()
    year = in_year(every["cine_referral_date"], last)
    again = days(every["cine_referral_date"] - before) <= YEAR
    held = every[year]
    source = held["cine_referral_source_code"].value_counts(normalize=True) * 100
    three = every[every["cine_close_date"] <= last - pd.DateOffset(years=1)]
    return {
        "referrals_a_year": int(year.sum()),
        "re_referred_in_12_months": per_cent(again[year]),
        "children_per_100_referrals": 100 * held["cine_person_id"].nunique() / len(held),
        "no_further_action": per_cent(held["cine_referral_nfa"] == "Y"),
        "assessed_not_in_need": not_in_need(tables, three),
        "referred_by_police": source["6"],
        "referred_by_schools": source["2A"],
    }


def not_in_need(tables, closed):
    """Of a year's referrals, long enough ago for all to be assessed."""
    year = in_year(closed["cine_referral_date"], closed["cine_close_date"].max(), back=1)
    ids = closed.loc[year, "cine_referral_id"]
    seen = tables["ssd_cin_assessments"]
    nothing = seen.loc[seen["cina_assessment_outcome_nfa"] == "Y", "cina_referral_id"]
    every = tables["ssd_cin_episodes"]
    asked = in_year(every["cine_referral_date"], closed["cine_close_date"].max(), back=1).sum()
    return 100 * ids.isin(nothing).sum() / asked


def need(tables, last):
    every = tables["ssd_cin_episodes"]
    seen = tables["ssd_cin_assessments"]
    nothing = seen.loc[seen["cina_assessment_outcome_nfa"] == "Y", "cina_referral_id"]
    needs = (every["cine_referral_nfa"] == "N") & ~every["cine_referral_id"].isin(nothing)
    ended = every[needs & in_year(every["cine_close_date"], last)]
    length = days(ended["cine_close_date"] - ended["cine_referral_date"])
    shares = np.histogram(length, [0, 92, 184, 366, 731, 99999])[0] / len(length) * 100
    names = ["to_3_months", "3_to_6_months", "6_to_12_months", "1_to_2_years", "2_years_and_more"]
    done = seen[in_year(seen["cina_assessment_auth_date"], last)]
    took = working_days(done)
    quarters = np.percentile(took, [25, 50, 75])
    return {
        "in_need_on_last_day": int((needs & every["cine_close_date"].isna()).sum()),
        **{f"need_{name}": share for name, share in zip(names, shares, strict=True)},
        "assessment_lower_quartile": quarters[0],
        "assessment_median": quarters[1],
        "assessment_upper_quartile": quarters[2],
        "assessment_beyond_45_days": per_cent(took > 45),
    }


def working_days(done):
    import holidays

    years = range(2015, 2027)
    shut = sorted(holidays.country_holidays("GB", subdiv="ENG", years=years))
    start = done["cina_assessment_start_date"].to_numpy().astype("datetime64[D]")
    end = done["cina_assessment_auth_date"].to_numpy().astype("datetime64[D]")
    return np.busday_count(start, end, holidays=np.array(shut, dtype="datetime64[D]"))


def plans(tables, last):
    asked, seen, plan = tables["requests"], tables["assessment"], tables["namedplan"]
    chain = asked.merge(seen, on="requeststableid", how="left").merge(
        plan, on="assessmenttableid", how="left"
    )
    chain = chain.merge(tables["person"], on="persontableid")
    before = last - pd.DateOffset(years=1)
    stock = chain["startdate"].notna() & chain["ceasedate"].isna()
    held = (chain["startdate"] <= before) & ~(chain["ceasedate"] <= before)
    new = chain[in_year(chain["startdate"], last)]
    took, age = days(new["startdate"] - new["receiveddate"]), plan_ages(new)
    counted = new["week20"] == "0"
    gone = chain[in_year(chain["ceasedate"], last)]
    year = chain[in_year(chain["receiveddate"], last, back=1)]
    decided = days(year["requestoutcomedate"] - year["receiveddate"])
    over = seen[in_year(seen["assessmentoutcomedate"], last)]
    return {
        "plans": int(stock.sum()),
        "plans_growth": 100 * (stock.sum() / held.sum() - 1),
        "plans_new": len(new),
        "plans_ceased": len(gone),
        "requests_refused": per_cent(year["requestoutcome"] == "N"),
        "decided_in_6_weeks": per_cent(decided <= 42),
        "assessments_with_plan": per_cent(over["assessmentoutcome"] == "Y"),
        "plans_in_20_weeks": per_cent(took[counted] <= 140),
        "plans_excepted": per_cent(~counted),
        "plans_beyond_a_year": per_cent(took > YEAR),
        "plans_for_boys": per_cent(new["sex"] == "M"),
        "plans_at_age_4_to_5": per_cent(age.between(4, 6, inclusive="left")),
        "plans_at_age_6_to_9": per_cent(age.between(6, 10, inclusive="left")),
        "ceased_for_no_engagement": per_cent(gone["ceasereason"] == "6"),
        "ceased_by_transfer": per_cent(gone["ceasereason"] == "5"),
        "in_further_education": per_cent(tables["placementdetail"]["ukprn"] != ""),
    }


def plan_ages(new):
    return days(new["startdate"] - new["personbirthdate"]) / 365.25


def births(tables):
    return tables["ssd_person"].set_index("pers_person_id")["pers_dob"]


def care(tables, last):
    every = tables["ssd_cla_episodes"]
    held = every[every["clae_cla_episode_ceased_date"].isna()]
    age = days(last - held["clae_person_id"].map(births(tables))) / 365.25
    ceased = every[every["clae_cla_episode_ceased_reason"].notna()]
    left = ceased[ceased["clae_cla_episode_ceased_reason"] != "X1"]
    went = left["clae_cla_episode_ceased_date"]
    lately = left[went > last - pd.DateOffset(years=3)]
    leaving = lately["clae_cla_episode_ceased_date"]
    grown = days(leaving - lately["clae_person_id"].map(births(tables))) >= 18 * 365.25 - 1
    begun = every[every["clae_cla_episode_start_reason"] == "S"]
    return {
        "looked_after": len(held),
        "started_in_year": int(in_year(begun["clae_cla_episode_start_date"], last).sum()),
        "ceased_in_year": int(in_year(went, last).sum()),
        "aged_1_to_4": per_cent(age.between(1, 5, inclusive="left")),
        "aged_5_to_9": per_cent(age.between(5, 10, inclusive="left")),
        "aged_10_to_15": per_cent(age.between(10, 16, inclusive="left")),
        "aged_16_and_over": per_cent(age >= 16),
        "left_at_18": per_cent(grown),
    }


def placements(tables, last):
    every = tables["ssd_cla_placement"].rename(columns=lambda name: name[5:])
    kind = every["cla_placement_type"].astype(str).str[0]
    start, end = every["cla_placement_start_date"], every["cla_placement_end_date"]
    held = every[end.isna()]
    kinds = held["cla_placement_type"].astype(str)
    provider = held["cla_placement_provider"]
    year = every[(end.isna() | (end > last - pd.DateOffset(years=1)))]
    moves = year[year["person_id"].isin(held["person_id"])].groupby("person_id").size()
    long_ago = last - pd.DateOffset(years=2)
    since = tables["ssd_cla_episodes"].set_index("clae_cla_id")["clae_entered_care_date"]
    long = held["cla_id"].map(since[~since.index.duplicated()]) <= last - pd.DateOffset(months=30)
    length = days(end - start)[end > last - pd.DateOffset(years=3)]
    return {
        "in_foster_homes": per_cent(kinds.str[0] == "U"),
        "in_childrens_homes": per_cent(kinds.str[0] == "K") - per_cent(kinds == "K3"),
        "in_supported_accommodation": per_cent(kinds.isin(["K3", "H5", "P2"])),
        "with_parents": per_cent(kinds == "P1"),
        "placed_for_adoption": per_cent(kinds.str[0] == "A"),
        "own_provision": per_cent(provider == "PR1"),
        "private_provision": per_cent(provider == "PR4"),
        "over_20_miles": per_cent(held["cla_placement_distance"] > 20),
        "three_placements_in_year": per_cent(moves >= 3),
        "same_carer_two_years": per_cent(held.loc[long, "cla_placement_start_date"] <= long_ago),
        "foster_days_mean": length[kind == "U"].mean(),
        "foster_days_median": length[kind == "U"].median(),
        "homes_days_mean": length[every["cla_placement_type"].isin(["K1", "K2"])].mean(),
        "supported_days_median": length[every["cla_placement_type"].isin(["K3", "H5"])].median(),
    }


def prices(tables, last):
    costs = tables["placement_costs"]
    year = costs[costs["as_at"] == last]
    until = year["placement_end_date"].fillna(last + DAY)
    since = year["placement_start_date"].clip(lower=last - pd.DateOffset(years=1) + DAY)
    weeks = days(until - since) / 7
    total = year["total_committed_cost_accrued_in_fy_to_date"]
    kind = year["placement_type"].astype(str)
    foster, homes = kind.str[0] == "U", kind.isin(["K1", "K2", "R1", "S1"])
    return {
        "foster_price_a_week": total[foster].sum() / weeks[foster].sum(),
        "homes_price_a_week": total[homes].sum() / weeks[homes].sum(),
    }


def workers(tables, last):
    every, posts = tables["workers"], tables["posts"].set_index("asat")
    at = pd.Timestamp(last.year - (last.month < 9), 9, 30)
    start, end = every["rolestartdate"], every["roleenddate"]
    there = (start <= at) & ~(end <= at)
    agency = every["agencyworker"] == "1"
    own, hired = every.loc[there & ~agency, "fte"].sum(), every.loc[there & agency, "fte"].sum()
    left = every.loc[in_year(end, at) & ~agency, "fte"].sum()
    vacant = posts.loc[at, "numberofvacancies"]
    holders = every[there & (every["cases30"] > 0)]
    return {
        "workers_fte": own,
        "agency_share_of_fte": 100 * hired / (own + hired),
        "vacancy_rate": 100 * vacant / (vacant + own),
        "turnover": 100 * left / own,
        "case_holders": holders["fte"].sum(),
        "cases_a_holder": holders["cases30"].sum() / holders["fte"].sum(),
    }
