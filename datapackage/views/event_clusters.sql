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
clustered AS (
    SELECT
        parted.*,
        min(event_id) OVER together AS cluster_id,
        count(*) OVER together AS events
    FROM parted
    WINDOW together AS (PARTITION BY rule, plover_type, main_actors, date_from, date_until, parted_by)
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

COMMENT ON VIEW event_clusters IS 'One row per event, with the cluster of events across articles that it belongs to and the rule that put it there. Events are one cluster if they have the same PLOVER type, the same main actors (all actors, recipients and victims) and the same first and last day, no more than a week apart; events without main actors also need the same place. Where alike events name different places, each place is a cluster and an event without a place stands alone.';
COMMENT ON COLUMN event_clusters.event_id IS 'The event.';
COMMENT ON COLUMN event_clusters.cluster_id IS 'The cluster: the smallest event_id in it.';
COMMENT ON COLUMN event_clusters.rule IS 'The rule that put the event into its cluster.';
COMMENT ON COLUMN event_clusters.plover_type IS 'PLOVER type of all events in the cluster.';
COMMENT ON COLUMN event_clusters.main_actors IS 'Ids of all actors, recipients and victims, separated by spaces.';
COMMENT ON COLUMN event_clusters.date_from IS 'First day on which it can have happened.';
COMMENT ON COLUMN event_clusters.date_until IS 'Last day on which it can have happened.';
COMMENT ON COLUMN event_clusters.events IS 'How many events the cluster has.';
COMMENT ON COLUMN event_clusters.reports IS 'How many places in articles report the cluster.';
COMMENT ON COLUMN event_clusters.articles IS 'How many articles report the cluster; copies of an article are not counted.';
