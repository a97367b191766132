-- One row per event, with the cluster of events across articles that it belongs to and the rule that put it there.
CREATE VIEW event_clusters AS
WITH parties AS (
    SELECT event_id, string_agg(DISTINCT actor_id, ' ' ORDER BY actor_id) AS main_actors
    FROM event_actors
    WHERE role IN ('actor', 'recipient', 'victim')
    GROUP BY event_id
),
keyed AS (
    SELECT
        events.event_id,
        events.plover_type,
        events.date_from,
        events.date_until,
        parties.main_actors,
        lower(events.place) AS place,
        CASE
            WHEN coalesce(events.date_precision, 7) > 3 THEN 'alone: no date, or one wider than a week'
            WHEN parties.main_actors IS NOT NULL THEN 'same type, main actors and date'
            WHEN events.place IS NOT NULL THEN 'same type, place and date'
            ELSE 'alone: neither actors nor place'
        END AS rule
    FROM events
    LEFT JOIN parties ON parties.event_id = events.event_id
),
placed AS (
    SELECT
        keyed.*,
        min(place) OVER alike AS first_place,
        max(place) OVER alike AS last_place
    FROM keyed
    WINDOW alike AS (PARTITION BY rule, plover_type, main_actors, date_from, date_until)
),
parted AS (
    SELECT
        placed.*,
        CASE
            WHEN starts_with(rule, 'alone') THEN event_id
            WHEN main_actors IS NULL THEN place
            WHEN first_place <> last_place THEN coalesce(place, event_id)
        END AS parted_by
    FROM placed
),
grouped AS (
    SELECT
        parted.*,
        min(event_id) OVER (
            PARTITION BY rule, plover_type, main_actors, date_from, date_until, parted_by
        ) AS group_id
    FROM parted
),
joined AS (
    SELECT lone.event_id, min(known.group_id) AS group_id
    FROM grouped AS lone
    JOIN grouped AS known
        ON known.plover_type = lone.plover_type
        AND known.place = lone.place
        AND known.date_from <= lone.date_until
        AND known.date_until >= lone.date_from
        AND abs(known.date_from - lone.date_from) <= 1
        AND abs(known.date_until - lone.date_until) <= 1
    WHERE lone.rule = 'same type, place and date' AND known.rule = 'same type, main actors and date'
    GROUP BY lone.event_id
    HAVING count(DISTINCT known.group_id) = 1
),
clustered AS (
    SELECT
        grouped.* REPLACE (
            CASE
                WHEN joined.group_id IS NULL THEN grouped.rule
                ELSE 'same type and place, dates alike: main actors on one side only'
            END AS rule
        ),
        min(grouped.event_id) OVER together AS cluster_id,
        count(*) OVER together AS events
    FROM grouped
    LEFT JOIN joined ON joined.event_id = grouped.event_id
    WINDOW together AS (PARTITION BY coalesce(joined.group_id, grouped.group_id))
),
reports AS (
    SELECT
        clustered.cluster_id,
        count(*) AS reports,
        count(DISTINCT event_mentions.article_id) AS articles
    FROM clustered
    JOIN event_mentions ON event_mentions.event_id = clustered.event_id
    GROUP BY clustered.cluster_id
)
SELECT
    clustered.event_id,
    clustered.cluster_id,
    clustered.rule,
    clustered.plover_type,
    clustered.main_actors,
    clustered.date_from,
    clustered.date_until,
    clustered.events,
    coalesce(reports.reports, 0) AS reports,
    coalesce(reports.articles, 0) AS articles
FROM clustered
LEFT JOIN reports ON reports.cluster_id = clustered.cluster_id;

COMMENT ON VIEW event_clusters IS 'One row per event, with the cluster of events across articles that it belongs to and the rule that put it there. Events are one cluster if they have the same PLOVER type, the same main actors (all actors, recipients and victims) and the same first and last day, no more than a week apart; events without main actors need the same place instead. An event without main actors joins events that have some if type and place are the same and the dates overlap, with first days and last days at most a day apart, unless several clusters fit. Where alike events name different places, each place is a cluster and an event without a place stands alone.';
COMMENT ON COLUMN event_clusters.event_id IS 'The event.';
COMMENT ON COLUMN event_clusters.cluster_id IS 'The cluster: the smallest event_id in it.';
COMMENT ON COLUMN event_clusters.rule IS 'The rule that put the event into its cluster.';
COMMENT ON COLUMN event_clusters.plover_type IS 'PLOVER type of all events in the cluster.';
COMMENT ON COLUMN event_clusters.main_actors IS 'Ids of all actors, recipients and victims of the event, separated by spaces.';
COMMENT ON COLUMN event_clusters.date_from IS 'First day on which it can have happened.';
COMMENT ON COLUMN event_clusters.date_until IS 'Last day on which it can have happened.';
COMMENT ON COLUMN event_clusters.events IS 'How many events the cluster has.';
COMMENT ON COLUMN event_clusters.reports IS 'How many places in articles report the cluster.';
COMMENT ON COLUMN event_clusters.articles IS 'How many articles report the cluster; copies of an article are not counted.';
