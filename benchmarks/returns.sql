-- What the measures count, as one would write it for DuckDB by hand: totals and breakdowns.
-- {folder} and {quarters} are filled in; a statement a family, apart by a line of dashes.
WITH quarter AS (SELECT * FROM {quarters}),
helped AS (SELECT earl_person_id AS person, earl_episode_start_date AS begun,
    earl_episode_end_date AS ended FROM '{folder}/ssd_early_help_episodes.parquet'),
care AS (SELECT cine_person_id AS person, cine_referral_date AS begun,
    coalesce(cine_close_date, CASE WHEN cine_referral_nfa = 'Y' THEN cine_referral_date
        ELSE DATE '9999-01-01' END) AS until FROM '{folder}/ssd_cin_episodes.parquet'),
spell AS (SELECT person, begun, coalesce(ended, DATE '9999-01-01') AS until, true AS helped
    FROM helped UNION ALL SELECT person, begun, until, false FROM care),
closed AS (SELECT h.person, h.ended AS day, q.quarter FROM helped h JOIN quarter q
    ON h.ended BETWEEN q.first_day AND q.last_day),
met AS (SELECT c.person, c.day, c.quarter,
    bool_or(s.helped AND s.begun <= c.day AND s.until > c.day) AS covered,
    bool_or(NOT s.helped AND s.begun <= c.day AND s.until > c.day) AS was_open,
    bool_or(NOT s.helped AND s.begun = c.day) AS same_day,
    min(s.begun) FILTER (NOT s.helped AND s.begun > c.day) AS referred,
    min(s.begun) FILTER (s.helped AND s.begun > c.day) AS back
    FROM closed c JOIN spell s ON s.person = c.person AND s.until >= c.day
        AND s.begun <= c.day + 366 GROUP BY ALL),
aged AS (SELECT m.*, date_sub('year', p.pers_dob, m.day) AS age,
    NOT was_open AND NOT same_day AND coalesce(date_sub('year', p.pers_dob, m.day) < 18, true)
        AS eligible
    FROM met m LEFT JOIN '{folder}/ssd_person.parquet' p ON p.pers_person_id = m.person
    WHERE NOT covered),
first AS (SELECT *, eligible AND day = min(day) FILTER (eligible) OVER
    (PARTITION BY person, quarter) AS counted FROM aged),
told AS (SELECT quarter, CASE WHEN age < 0 OR age IS NULL THEN 'unknown' WHEN age < 1 THEN 'under 1'
    WHEN age < 5 THEN '1 to 4' WHEN age < 10 THEN '5 to 9' WHEN age < 16 THEN '10 to 15'
    ELSE '16 and over' END AS age_band,
    CASE WHEN age >= 18 THEN 'aged 18' WHEN same_day THEN 'referred the same day'
    WHEN was_open THEN 'open to social care'
    WHEN NOT day + INTERVAL 6 MONTH <= DATE '{over_by}' THEN 'not over'
    WHEN referred <= day + 42 THEN 'referred within 6 weeks'
    WHEN referred <= day + INTERVAL 6 MONTH THEN 'referred within 6 months'
    WHEN back <= day + INTERVAL 6 MONTH THEN 'early help again within 6 months'
    ELSE 'neither within 6 months' END AS next,
    counted AND day + 42 <= DATE '{over_by}' AS over_6w,
    counted AND day + INTERVAL 6 MONTH <= DATE '{over_by}' AS over_6m,
    counted AND day + INTERVAL 12 MONTH <= DATE '{over_by}' AS over_12m,
    referred <= day + 42 AS back_6w, referred <= day + INTERVAL 6 MONTH AS back_6m,
    referred <= day + INTERVAL 12 MONTH AS back_12m,
    referred <= day + INTERVAL 6 MONTH OR back <= day + INTERVAL 6 MONTH AS any_6m FROM first)
SELECT quarter, age_band, next, count(*) AS eh_episodes_closed,
    count(*) FILTER (over_6w AND back_6w) AS eh_rereferral_6w,
    count(*) FILTER (over_6w) AS of_6w,
    count(*) FILTER (over_6m AND back_6m) AS eh_rereferral_6m,
    count(*) FILTER (over_6m AND any_6m) AS eh_closure_rereferred_6m,
    count(*) FILTER (over_6m) AS of_6m,
    count(*) FILTER (over_12m AND back_12m) AS eh_rereferral_12m,
    count(*) FILTER (over_12m) AS of_12m
FROM told GROUP BY GROUPING SETS ((quarter), (quarter, age_band), (quarter, next))
--------
WITH quarter AS (SELECT * FROM {quarters}),
care AS (SELECT cine_person_id AS person, cine_referral_date AS begun, cine_close_date AS ended,
    coalesce(cine_close_date, CASE WHEN cine_referral_nfa = 'Y' THEN cine_referral_date
        ELSE DATE '9999-01-01' END) AS until, cine_close_reason AS reason
    FROM '{folder}/ssd_cin_episodes.parquet'),
down AS (SELECT DISTINCT c.person, c.ended AS day, q.quarter FROM care c
    JOIN quarter q ON c.ended BETWEEN q.first_day AND q.last_day
    WHERE c.reason = 'RC9' OR EXISTS (SELECT 1
        FROM '{folder}/ssd_early_help_episodes.parquet' h WHERE h.earl_person_id = c.person
        AND h.earl_episode_start_date BETWEEN c.ended AND c.ended + 14)),
met AS (SELECT d.person, d.day, d.quarter,
    coalesce(bool_or(s.begun <= d.day AND s.until > d.day), false) AS was_open,
    min(s.begun) FILTER (s.begun > d.day) AS referred
    FROM down d LEFT JOIN care s ON s.person = d.person AND s.until >= d.day
        AND s.begun <= d.day + 366 GROUP BY ALL),
aged AS (SELECT m.*, date_sub('year', p.pers_dob, m.day) AS age FROM met m
    LEFT JOIN '{folder}/ssd_person.parquet' p ON p.pers_person_id = m.person
    WHERE NOT was_open),
eligible AS (SELECT * FROM aged WHERE coalesce(age < 18, true)
    QUALIFY day = min(day) OVER (PARTITION BY person, quarter))
SELECT quarter, CASE WHEN age < 0 OR age IS NULL THEN 'unknown' WHEN age < 1 THEN 'under 1'
    WHEN age < 5 THEN '1 to 4' WHEN age < 10 THEN '5 to 9' WHEN age < 16 THEN '10 to 15'
    ELSE '16 and over' END AS age_band,
    count(*) FILTER (referred <= day + INTERVAL 12 MONTH) AS eh_stepdown_rereferred_12m,
    count(*) AS of_12m
FROM eligible WHERE day + INTERVAL 12 MONTH <= DATE '{over_by}'
GROUP BY GROUPING SETS ((quarter), (quarter, 2))
--------
WITH quarter AS (SELECT * FROM {quarters}),
care AS (SELECT cine_person_id AS person, cine_referral_date AS begun, cine_referral_nfa AS nfa,
    cine_cin_primary_need_code AS need, cine_referral_team AS team,
    lag(cine_referral_date) OVER (PARTITION BY cine_person_id
        ORDER BY cine_referral_date, cine_referral_id) AS before
    FROM '{folder}/ssd_cin_episodes.parquet'),
told AS (SELECT q.quarter, c.need, c.team, 'unknown' AS locality, c.nfa,
    date_sub('year', p.pers_dob, c.begun) AS age, c.begun <= c.before + INTERVAL 12 MONTH AS again
    FROM care c JOIN quarter q ON c.begun BETWEEN q.first_day AND q.last_day
    LEFT JOIN '{folder}/ssd_person.parquet' p ON p.pers_person_id = c.person
    WHERE before IS NULL OR before < begun)
SELECT quarter, need, team, locality, CASE WHEN age < 0 OR age IS NULL THEN 'unknown'
    WHEN age < 1 THEN 'under 1' WHEN age < 5 THEN '1 to 4' WHEN age < 10 THEN '5 to 9'
    WHEN age < 16 THEN '10 to 15' ELSE '16 and over' END AS age_band,
    count(*) AS referrals_in_quarter, count(*) FILTER (nfa = 'Y') AS referral_nfa_pct,
    count(*) FILTER (again) AS rereferral_12m_pct
FROM told GROUP BY GROUPING SETS ((quarter), (quarter, need), (quarter, team), (quarter, locality),
    (quarter, 5))
--------
WITH quarter AS (SELECT * FROM {quarters}),
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
lived AS (SELECT q.*, p.* FROM placed p JOIN quarter q
    ON p.begun <= q.last_day AND p.until >= q.first_day)
SELECT quarter, type, provider,
    sum((least(until, last_day + 1) - greatest(begun, first_day))::INT) AS placement_nights,
    sum((least(until, last_day + 1) - greatest(begun, first_day))::INT)
        FILTER (provider <> 'PR1') AS ext_placement_nights,
    sum((begun <= last_day AND until > last_day)::INT + (begun <= month_2 AND until > month_2)::INT
        + (begun <= month_1 AND until > month_1)::INT) FILTER (provider <> 'PR1') AS ext_placements,
    count(*) FILTER (begun >= first_day) AS placements_begun,
    count(*) FILTER (ended <= last_day) AS placements_ended,
    sum((ended - begun)::INT) FILTER (ended <= last_day) AS placement_mean_nights,
    count(*) FILTER (until > last_day) AS of_day,
    count(*) FILTER (until > last_day AND far) AS cla_20_miles_pct,
    count(*) FILTER (until > last_day AND third > year_before) AS cla_3plus_placements_pct
FROM lived GROUP BY GROUPING SETS ((quarter), (quarter, type), (quarter, provider))
