-- What the measures count, as one would write it for DuckDB by hand: totals and breakdowns.
-- {folder} and {quarters} are filled in; a statement a family, apart by a line of dashes.
-- The end of a follow-up is worked out once for a day, an age in whole numbers: it is no straw man.
WITH quarter AS (SELECT * FROM {quarters}),
calendar AS (SELECT d::DATE AS day, quarter, first_day, (d + INTERVAL 42 DAY)::DATE AS to_6w,
    (d + INTERVAL 6 MONTH)::DATE AS to_6m, (d + INTERVAL 12 MONTH)::DATE AS to_12m,
    year(d) * 10000 + month(d) * 100 + day(d) AS key
    FROM quarter, generate_series(first_day, last_day, INTERVAL 1 DAY) AS days(d)),
born AS (SELECT pers_person_id AS person,
    year(pers_dob) * 10000 + month(pers_dob) * 100 + day(pers_dob) AS born
    FROM '{folder}/ssd_person.parquet'),
helped AS (SELECT earl_person_id AS person, earl_episode_start_date AS begun,
    earl_episode_end_date AS ended FROM '{folder}/ssd_early_help_episodes.parquet'),
care AS (SELECT cine_person_id AS person, cine_referral_date AS begun,
    coalesce(cine_close_date, CASE WHEN cine_referral_nfa = 'Y' THEN cine_referral_date
        ELSE DATE '9999-01-01' END) AS until FROM '{folder}/ssd_cin_episodes.parquet'),
spell AS (SELECT person, begun, coalesce(ended, DATE '9999-01-01') AS until, true AS helped
    FROM helped UNION ALL SELECT person, begun, until, false FROM care),
closed AS (SELECT person, ended AS day FROM helped
    WHERE ended IN (SELECT day FROM calendar)),
met AS (SELECT c.person, c.day,
    bool_or(s.helped AND s.begun <= c.day AND s.until > c.day) AS covered,
    bool_or(NOT s.helped AND s.begun <= c.day AND s.until > c.day) AS was_open,
    bool_or(NOT s.helped AND s.begun = c.day) AS same_day,
    min(s.begun) FILTER (NOT s.helped AND s.begun > c.day) AS referred,
    min(s.begun) FILTER (s.helped AND s.begun > c.day) AS back
    FROM closed c JOIN spell s ON s.person = c.person AND s.until >= c.day
        AND s.begun <= c.day + 366 GROUP BY ALL),
aged AS (SELECT m.*, d.* EXCLUDE (day), CASE WHEN key >= born THEN (key - born) // 10000 END AS age,
    NOT was_open AND NOT same_day AND coalesce((key - born) // 10000 < 18, true) AS eligible
    FROM met m JOIN calendar d USING (day) LEFT JOIN born USING (person) WHERE NOT covered),
first AS (SELECT person, quarter, min(day) AS day, true AS counted FROM aged WHERE eligible
    GROUP BY ALL),
told AS (SELECT quarter, CASE WHEN age IS NULL THEN 'unknown' WHEN age < 1 THEN 'under 1'
    WHEN age < 5 THEN '1 to 4' WHEN age < 10 THEN '5 to 9' WHEN age < 16 THEN '10 to 15'
    ELSE '16 and over' END AS age_band,
    CASE WHEN age >= 18 THEN 'aged 18' WHEN same_day THEN 'referred the same day'
    WHEN was_open THEN 'open to social care' WHEN NOT to_6m <= DATE '{over_by}' THEN 'not over'
    WHEN referred <= to_6w THEN 'referred within 6 weeks'
    WHEN referred <= to_6m THEN 'referred within 6 months'
    WHEN back <= to_6m THEN 'early help again within 6 months'
    ELSE 'neither within 6 months' END AS next,
    counted AND to_6w <= DATE '{over_by}' AS over_6w,
    counted AND to_6m <= DATE '{over_by}' AS over_6m,
    counted AND to_12m <= DATE '{over_by}' AS over_12m,
    referred <= to_6w AS back_6w, referred <= to_6m AS back_6m, referred <= to_12m AS back_12m,
    referred <= to_6m OR back <= to_6m AS any_6m
    FROM aged LEFT JOIN first USING (person, quarter, day)),
cube AS (SELECT quarter, age_band, next, count(*) AS eh_episodes_closed,
    count(*) FILTER (over_6w AND back_6w) AS eh_rereferral_6w,
    count(*) FILTER (over_6w) AS of_6w,
    count(*) FILTER (over_6m AND back_6m) AS eh_rereferral_6m,
    count(*) FILTER (over_6m AND any_6m) AS eh_closure_rereferred_6m,
    count(*) FILTER (over_6m) AS of_6m,
    count(*) FILTER (over_12m AND back_12m) AS eh_rereferral_12m,
    count(*) FILTER (over_12m) AS of_12m FROM told GROUP BY ALL)
SELECT quarter, age_band, next, sum(COLUMNS(* EXCLUDE (quarter, age_band, next)))
FROM cube GROUP BY GROUPING SETS ((quarter), (quarter, age_band), (quarter, next))
--------
WITH quarter AS (SELECT * FROM {quarters}),
calendar AS (SELECT d::DATE AS day, quarter, first_day, (d + INTERVAL 42 DAY)::DATE AS to_6w,
    (d + INTERVAL 6 MONTH)::DATE AS to_6m, (d + INTERVAL 12 MONTH)::DATE AS to_12m,
    year(d) * 10000 + month(d) * 100 + day(d) AS key
    FROM quarter, generate_series(first_day, last_day, INTERVAL 1 DAY) AS days(d)),
born AS (SELECT pers_person_id AS person,
    year(pers_dob) * 10000 + month(pers_dob) * 100 + day(pers_dob) AS born
    FROM '{folder}/ssd_person.parquet'),
care AS (SELECT cine_person_id AS person, cine_referral_date AS begun, cine_close_date AS ended,
    coalesce(cine_close_date, CASE WHEN cine_referral_nfa = 'Y' THEN cine_referral_date
        ELSE DATE '9999-01-01' END) AS until, cine_close_reason AS reason
    FROM '{folder}/ssd_cin_episodes.parquet'),
closed AS (SELECT person, ended AS day, reason = 'RC9' AS said FROM care
    WHERE ended IN (SELECT day FROM calendar)),
down AS (SELECT person, day FROM closed WHERE said UNION ALL
    SELECT person, day FROM closed WHERE NOT said AND EXISTS (SELECT 1
        FROM '{folder}/ssd_early_help_episodes.parquet' h WHERE h.earl_person_id = person
        AND h.earl_episode_start_date BETWEEN day AND day + 14)),
met AS (SELECT d.person, d.day, bool_or(s.begun <= d.day AND s.until > d.day) AS was_open,
    min(s.begun) FILTER (s.begun > d.day) AS referred
    FROM down d JOIN care s ON s.person = d.person AND s.until >= d.day
        AND s.begun <= d.day + 366 GROUP BY ALL),
aged AS (SELECT m.*, d.* EXCLUDE (day), CASE WHEN key >= born THEN (key - born) // 10000 END AS age FROM met m
    JOIN calendar d USING (day) LEFT JOIN born USING (person) WHERE NOT was_open),
eligible AS (SELECT * FROM aged WHERE coalesce(age < 18, true)
    QUALIFY day = min(day) OVER (PARTITION BY person, quarter)),
told AS (SELECT quarter, CASE WHEN age IS NULL THEN 'unknown' WHEN age < 1 THEN 'under 1'
    WHEN age < 5 THEN '1 to 4' WHEN age < 10 THEN '5 to 9' WHEN age < 16 THEN '10 to 15'
    ELSE '16 and over' END AS age_band,
    referred <= to_12m AS back FROM eligible WHERE to_12m <= DATE '{over_by}')
SELECT quarter, age_band, count(*) FILTER (back) AS eh_stepdown_rereferred_12m,
    count(*) AS of_12m
FROM told GROUP BY GROUPING SETS ((quarter), (quarter, age_band))
--------
WITH quarter AS (SELECT * FROM {quarters}),
calendar AS (SELECT d::DATE AS day, quarter, first_day, (d + INTERVAL 42 DAY)::DATE AS to_6w,
    (d + INTERVAL 6 MONTH)::DATE AS to_6m, (d + INTERVAL 12 MONTH)::DATE AS to_12m,
    year(d) * 10000 + month(d) * 100 + day(d) AS key
    FROM quarter, generate_series(first_day, last_day, INTERVAL 1 DAY) AS days(d)),
born AS (SELECT pers_person_id AS person,
    year(pers_dob) * 10000 + month(pers_dob) * 100 + day(pers_dob) AS born
    FROM '{folder}/ssd_person.parquet'),
care AS (SELECT cine_person_id AS person, cine_referral_date AS begun, cine_referral_nfa AS nfa,
    cine_cin_primary_need_code AS need, lag(cine_referral_date) OVER (PARTITION BY cine_person_id
        ORDER BY cine_referral_date, cine_referral_id) AS before
    FROM '{folder}/ssd_cin_episodes.parquet'),
aged AS (SELECT d.quarter, c.need, c.nfa, CASE WHEN key >= born THEN (key - born) // 10000 END AS age,
    d.day <= c.before + INTERVAL 12 MONTH AS again
    FROM care c JOIN calendar d ON d.day = c.begun LEFT JOIN born USING (person)
    WHERE before IS NULL OR before < begun),
told AS (SELECT quarter, need, 'unknown' AS locality, CASE WHEN age IS NULL THEN 'unknown' WHEN age < 1 THEN 'under 1'
    WHEN age < 5 THEN '1 to 4' WHEN age < 10 THEN '5 to 9' WHEN age < 16 THEN '10 to 15'
    ELSE '16 and over' END AS age_band,
    nfa, again FROM aged),
cube AS (SELECT quarter, need, locality, age_band, count(*) AS referrals_in_quarter,
    count(*) FILTER (nfa = 'Y') AS referral_nfa_pct, count(*) FILTER (again) AS rereferral_12m_pct
    FROM told GROUP BY ALL)
SELECT quarter, need, locality, age_band,
    sum(COLUMNS(* EXCLUDE (quarter, need, locality, age_band)))
FROM cube GROUP BY GROUPING SETS ((quarter), (quarter, need), (quarter, locality),
    (quarter, age_band))
--------
WITH quarter AS (SELECT * FROM {quarters}),
band AS (SELECT * FROM (VALUES ('unknown', -100, 0), ('under 1', 0, 1), ('1 to 4', 1, 5),
    ('5 to 9', 5, 10), ('10 to 15', 10, 16), ('16 and over', 16, 200)) AS b(age_band, first, below)),
-- Born on 29 February, one is a year older on 1 March.
person AS (SELECT pers_person_id AS child, pers_dob AS dob,
    (month(pers_dob) = 2 AND day(pers_dob) = 29)::INT AS leap
    FROM '{folder}/ssd_person.parquet'),
aged AS (SELECT child, age_band, (dob - leap + first * INTERVAL 1 YEAR)::DATE + leap AS turned,
    (dob - leap + below * INTERVAL 1 YEAR)::DATE + leap AS turns FROM person, band),
placed AS (SELECT clap_person_id AS child, clap_cla_placement_start_date AS begun,
    clap_cla_placement_end_date AS ended, coalesce(clap_cla_placement_end_date, DATE '9999-01-01')
        AS until, clap_cla_placement_provider AS provider,
    CASE left(clap_cla_placement_type, 1) WHEN 'U' THEN 'foster' WHEN 'A' THEN 'adoption'
        WHEN 'R' THEN 'other residential' WHEN 'P' THEN 'parents' WHEN 'Z' THEN 'other'
        ELSE CASE clap_cla_placement_type WHEN 'K3' THEN 'supported'
            ELSE 'children''s homes' END END AS type,
    clap_cla_placement_distance > 20 AND clap_cla_placement_distance < 999 AS far,
    lag(clap_cla_placement_end_date, 2) OVER (PARTITION BY clap_person_id
        ORDER BY clap_cla_placement_start_date, clap_cla_placement_end_date) AS third
    FROM '{folder}/ssd_cla_placement.parquet' WHERE clap_cla_placement_type NOT LIKE 'T%'),
-- A placement in which a child comes of an age band is a piece in each: it begins in one, ends in one.
piece AS (SELECT p.* EXCLUDE (begun, ended, until), p.begun AS whole, coalesce(age_band, 'unknown')
        AS age_band, greatest(p.begun, turned) AS begun, least(until, turns) AS until,
    p.begun >= turned OR turned IS NULL AS begins,
    CASE WHEN p.ended < turns OR turned IS NULL THEN p.ended END AS ended
    FROM placed p LEFT JOIN aged a ON a.child = p.child AND a.turned <= p.until
        AND a.turns > p.begun),
lived AS (SELECT q.*, p.* FROM piece p JOIN quarter q
    ON p.begun <= q.last_day AND p.until >= q.first_day),
cube AS (SELECT quarter, type, provider, age_band,
    sum((least(until, last_day + 1) - greatest(begun, first_day))::INT) AS placement_nights,
    sum((begun <= last_day AND until > last_day)::INT + (begun <= month_2 AND until > month_2)::INT
        + (begun <= month_1 AND until > month_1)::INT) AS month_ends,
    count(*) FILTER (begins AND begun >= first_day) AS placements_begun,
    count(*) FILTER (ended <= last_day) AS placements_ended,
    sum((ended - whole)::INT) FILTER (ended <= last_day) AS placement_mean_nights,
    count(*) FILTER (begun <= last_day AND until > last_day) AS of_day,
    count(*) FILTER (until > last_day AND far) AS cla_20_miles_pct,
    count(*) FILTER (until > last_day AND third > year_before) AS cla_3plus_placements_pct
    FROM lived GROUP BY ALL)
SELECT quarter, type, provider, age_band, sum(placement_nights) AS placement_nights,
    sum(placement_nights) FILTER (provider <> 'PR1') AS ext_placement_nights,
    sum(month_ends) FILTER (provider <> 'PR1') AS ext_placements,
    sum(placements_begun) AS placements_begun, sum(placements_ended) AS placements_ended,
    sum(placement_mean_nights) AS placement_mean_nights, sum(of_day) AS of_day,
    sum(cla_20_miles_pct) AS cla_20_miles_pct,
    sum(cla_3plus_placements_pct) AS cla_3plus_placements_pct
FROM cube GROUP BY GROUPING SETS ((quarter), (quarter, type), (quarter, provider),
    (quarter, age_band))
