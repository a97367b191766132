-- One row per event, in the order of its dates; an event without a date stands at the end.
CREATE VIEW timeline AS
WITH parties AS (
    SELECT
        event_actors.event_id,
        string_agg(actors.name, '; ' ORDER BY actors.name) FILTER (WHERE event_actors.role = 'actor') AS actors,
        string_agg(actors.name, '; ' ORDER BY actors.name)
            FILTER (WHERE event_actors.role IN ('recipient', 'victim')) AS recipients
    FROM event_actors
    JOIN actors ON actors.actor_id = event_actors.actor_id
    GROUP BY event_actors.event_id
),
reports AS (
    SELECT
        event_id,
        count(*) AS reports,
        count(DISTINCT article_id) AS articles,
        count(*) FILTER (WHERE claim_id IS NULL) AS own_reports,
        string_agg(DISTINCT status, ', ' ORDER BY status) AS statuses,
        arg_min(trigger, start_char) AS trigger,
        max(confidence) AS confidence
    FROM event_mentions
    GROUP BY event_id
)
SELECT
    events.event_id,
    events.date_from,
    events.date_until,
    events.date_precision,
    events.plover_type,
    events.plover_mode,
    CASE
        WHEN events.plover_type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE') THEN 'verbal cooperation'
        WHEN events.plover_type IN ('COOPERATE', 'AID', 'RETREAT') THEN 'material cooperation'
        WHEN events.plover_type IN ('REQUEST', 'REJECT', 'ACCUSE', 'THREATEN') THEN 'verbal conflict'
        ELSE 'material conflict'
    END AS quad_class,
    parties.actors,
    parties.recipients,
    reports.trigger,
    events.place,
    events.country_iso3,
    reports.statuses,
    coalesce(reports.reports, 0) AS reports,
    coalesce(reports.articles, 0) AS articles,
    coalesce(reports.own_reports, 0) = 0 AS only_claimed,
    reports.confidence
FROM events
LEFT JOIN parties ON parties.event_id = events.event_id
LEFT JOIN reports ON reports.event_id = events.event_id
ORDER BY events.date_from NULLS LAST, events.date_until NULLS LAST, events.event_id;

COMMENT ON VIEW timeline IS 'One row per event, in the order of its dates; an event without a date stands at the end. Dates are as wide as the articles leave them.';
COMMENT ON COLUMN timeline.event_id IS 'The event.';
COMMENT ON COLUMN timeline.date_from IS 'First day on which it can have happened.';
COMMENT ON COLUMN timeline.date_until IS 'Last day on which it can have happened.';
COMMENT ON COLUMN timeline.date_precision IS 'How wide the date is, from 1 (a day) to 7 (open on one side).';
COMMENT ON COLUMN timeline.plover_type IS 'PLOVER type (codes: events.plover_type).';
COMMENT ON COLUMN timeline.plover_mode IS 'PLOVER mode of the type (codes: events.plover_mode).';
COMMENT ON COLUMN timeline.quad_class IS 'The quarter of PLOVER in which the type lies: verbal or material, cooperation or conflict.';
COMMENT ON COLUMN timeline.actors IS 'Names of those who do it, separated by semicolons.';
COMMENT ON COLUMN timeline.recipients IS 'Names of those to whom it is done or whom it harms, separated by semicolons.';
COMMENT ON COLUMN timeline.trigger IS 'The words of the first report, as printed.';
COMMENT ON COLUMN timeline.place IS 'Where, as printed.';
COMMENT ON COLUMN timeline.country_iso3 IS 'Country of the place (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN timeline.statuses IS 'What the reports say of its reality, each status once (codes: event_mentions.status).';
COMMENT ON COLUMN timeline.reports IS 'How many places in articles report it.';
COMMENT ON COLUMN timeline.articles IS 'How many articles report it.';
COMMENT ON COLUMN timeline.only_claimed IS 'Whether it stands inside claims only and no article reports it in its own words.';
COMMENT ON COLUMN timeline.confidence IS 'How sure the machine is of the surest report, 0 to 1.';
