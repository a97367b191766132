-- One row per series of casualty figures: an event (else an entity and place) and a measured property.
CREATE VIEW casualties AS
WITH stated AS (
    SELECT
        figures_wide.*,
        coalesce(least, value, most) AS printed_low,
        coalesce(most, value, least) AS printed_high,
        coalesce(date_until, published_on) AS as_of,
        clusters.cluster_id,
        CASE
            WHEN clusters.cluster_id IS NOT NULL THEN 'event'
            WHEN entity_key IS NOT NULL OR place IS NOT NULL THEN 'entity and place'
            ELSE 'article'
        END AS series_by
    FROM figures_wide
    LEFT JOIN (SELECT event_id, cluster_id FROM event_clusters) AS clusters ON clusters.event_id = figures_wide.event_id
    WHERE measured_property IN ('killed', 'wounded', 'killed_or_wounded', 'missing', 'captured', 'displaced')
      AND quantity_kind = 'count'
      AND coalesce(polarity, 'affirmed') = 'affirmed'
      AND whole_figure_id IS NULL
),
keyed AS (
    SELECT
        stated.*,
        CASE
            WHEN series_by = 'event' THEN cluster_id
            WHEN series_by = 'entity and place' THEN lower(place)
            ELSE article_id
        END AS series_key
    FROM stated
),
ranked AS (
    SELECT
        keyed.*,
        min(printed_low) OVER series AS low,
        max(printed_high) OVER series AS high,
        row_number() OVER (
            PARTITION BY measured_property, series_by, series_key, entity_key
            ORDER BY value IS NULL, as_of DESC NULLS LAST, published_on DESC NULLS LAST, confidence DESC, figure_id
        ) AS rank
    FROM keyed
    WINDOW series AS (PARTITION BY measured_property, series_by, series_key, entity_key)
)
SELECT
    measured_property,
    series_by,
    min(cluster_id) AS cluster_id,
    entity_key,
    min(place) AS place,
    low,
    max(value) FILTER (WHERE rank = 1) AS best,
    high,
    coalesce(bool_or(least IS NULL) FILTER (WHERE printed_low = low), false) AS low_is_open,
    coalesce(bool_or(most IS NULL) FILTER (WHERE printed_high = high), false) AS high_is_open,
    max(figure_id) FILTER (WHERE rank = 1 AND value IS NOT NULL) AS best_figure_id,
    min(as_of) AS first_as_of,
    max(as_of) AS last_as_of,
    count(*) AS reports,
    count(DISTINCT article_id) AS articles,
    count(DISTINCT coalesce(speaker_id, speaker)) AS claimants
FROM ranked
GROUP BY measured_property, series_by, series_key, entity_key, low, high
ORDER BY measured_property, series_by, series_key NULLS LAST, entity_key NULLS FIRST;

COMMENT ON VIEW casualties IS 'One row per series of casualty figures: an event (else an entity and place) and a measured property. A series is the figures of one property of one entity in one event cluster; without an event, in one place; with neither entity nor place, in one article. A figure that is taken for a part of another (figures_wide.whole_figure_id) is left out. Properties never mix, and series must not be added up, for they may overlap. low is the smallest number that a report prints, high the largest, best the number of the latest dated report (day it holds for, else day of publication; then the surest). They are numbers as printed: low_is_open and high_is_open say where the words leave room beyond them.';
COMMENT ON COLUMN casualties.measured_property IS 'What is counted: killed, wounded, killed_or_wounded, missing, captured, displaced.';
COMMENT ON COLUMN casualties.series_by IS 'What makes the reports one series: event, entity and place, or article.';
COMMENT ON COLUMN casualties.cluster_id IS 'The event cluster, where an event makes the series.';
COMMENT ON COLUMN casualties.entity_key IS 'Who is counted, as in figures_wide: an actor''s id, else the printed words in lower case; empty for people in general.';
COMMENT ON COLUMN casualties.place IS 'Where, as printed; the first in the alphabet where reports print several.';
COMMENT ON COLUMN casualties.low IS 'Smallest number that a report prints.';
COMMENT ON COLUMN casualties.best IS 'Number of the latest dated report that prints a single one.';
COMMENT ON COLUMN casualties.high IS 'Largest number that a report prints.';
COMMENT ON COLUMN casualties.low_is_open IS 'Whether a report of the smallest number leaves room below it: less than, at most, about.';
COMMENT ON COLUMN casualties.high_is_open IS 'Whether a report of the largest number leaves room above it: more than, at least, about.';
COMMENT ON COLUMN casualties.best_figure_id IS 'The figure that gives best.';
COMMENT ON COLUMN casualties.first_as_of IS 'Earliest day for which a report holds (its date, else the day of publication).';
COMMENT ON COLUMN casualties.last_as_of IS 'Latest day for which a report holds (its date, else the day of publication).';
COMMENT ON COLUMN casualties.reports IS 'How many figures the series has.';
COMMENT ON COLUMN casualties.articles IS 'How many articles they stand in.';
COMMENT ON COLUMN casualties.claimants IS 'How many different sources claim them; figures that articles state themselves have none.';
