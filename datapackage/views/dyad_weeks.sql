-- One row per two countries and week in which one does or says something to the other: counts by PLOVER's four classes.
CREATE VIEW dyad_weeks AS
WITH deeds AS (
    SELECT DISTINCT
        timeline.event_id,
        source.country_iso3 AS source_country_iso3,
        target.country_iso3 AS target_country_iso3,
        CAST(date_trunc('week', timeline.date_from) AS DATE) AS week_from,
        timeline.quad_class
    FROM timeline
    JOIN event_actors AS doer ON doer.event_id = timeline.event_id AND doer.role = 'actor'
    JOIN event_actors AS done ON done.event_id = timeline.event_id AND done.role IN ('recipient', 'victim')
    JOIN actors AS source ON source.actor_id = doer.actor_id
    JOIN actors AS target ON target.actor_id = done.actor_id
    WHERE date_trunc('week', timeline.date_from) = date_trunc('week', timeline.date_until)
),
words AS (
    SELECT DISTINCT
        claim_id,
        source_country_iso3,
        target_country_iso3,
        CAST(date_trunc('week', published_on) AS DATE) AS week_from,
        quad_class
    FROM verbal_events
),
acts AS (
    SELECT source_country_iso3, target_country_iso3, week_from, quad_class, 1 AS deed, 0 AS word FROM deeds
    UNION ALL
    SELECT source_country_iso3, target_country_iso3, week_from, quad_class, 0 AS deed, 1 AS word FROM words
)
SELECT
    source_country_iso3,
    target_country_iso3,
    week_from,
    count(*) FILTER (WHERE quad_class = 'verbal cooperation') AS verbal_cooperation,
    count(*) FILTER (WHERE quad_class = 'material cooperation') AS material_cooperation,
    count(*) FILTER (WHERE quad_class = 'verbal conflict') AS verbal_conflict,
    count(*) FILTER (WHERE quad_class = 'material conflict') AS material_conflict,
    sum(deed)::BIGINT AS events,
    sum(word)::BIGINT AS claims
FROM acts
WHERE week_from IS NOT NULL AND source_country_iso3 <> target_country_iso3
GROUP BY source_country_iso3, target_country_iso3, week_from
ORDER BY week_from, source_country_iso3, target_country_iso3;

COMMENT ON VIEW dyad_weeks IS 'One row per two countries and week in which one does or says something to the other: counts by PLOVER''s four classes. Events count in the week of their date, if it lies in one; claims whose act is a PLOVER event in the week of publication. What has no week, or no country on one side, is in none.';
COMMENT ON COLUMN dyad_weeks.source_country_iso3 IS 'Country of who does or says it (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN dyad_weeks.target_country_iso3 IS 'Country of those to whom it is done or at whom it is aimed.';
COMMENT ON COLUMN dyad_weeks.week_from IS 'The Monday on which the week begins.';
COMMENT ON COLUMN dyad_weeks.verbal_cooperation IS 'Agreements, visits, support and concessions, words and deeds.';
COMMENT ON COLUMN dyad_weeks.material_cooperation IS 'Cooperation, aid and retreats.';
COMMENT ON COLUMN dyad_weeks.verbal_conflict IS 'Demands, refusals, accusations and threats.';
COMMENT ON COLUMN dyad_weeks.material_conflict IS 'Protests, sanctions, mobilizations, coercion and assaults.';
COMMENT ON COLUMN dyad_weeks.events IS 'How many of them are events.';
COMMENT ON COLUMN dyad_weeks.claims IS 'How many of them are claims.';
