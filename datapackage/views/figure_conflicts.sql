-- One row per two figures of one thing that cannot both be true, the smaller one first.
CREATE VIEW figure_conflicts AS
WITH stated AS (
    SELECT
        figures_wide.*,
        event_clusters.cluster_id,
        CASE
            WHEN figures_wide.date_precision IS NULL THEN figures_wide.published_on
            ELSE coalesce(figures_wide.date_from, DATE '0001-01-01')
        END AS holds_from,
        CASE
            WHEN figures_wide.date_precision IS NULL THEN figures_wide.published_on
            ELSE coalesce(figures_wide.date_until, DATE '9999-12-31')
        END AS holds_until
    FROM figures_wide
    LEFT JOIN event_clusters ON event_clusters.event_id = figures_wide.event_id
    WHERE coalesce(figures_wide.polarity, 'affirmed') = 'affirmed'
)
SELECT
    smaller.measured_property,
    coalesce(smaller.measured_entity, larger.measured_entity) AS measured_entity,
    coalesce(smaller.place, larger.place) AS place,
    smaller.unit,
    CASE WHEN smaller.cluster_id = larger.cluster_id THEN 'event' ELSE 'entity, place and dates' END AS same_by,
    smaller.cluster_id,
    smaller.figure_id AS smaller_figure_id,
    smaller.text AS smaller_text,
    smaller.most AS smaller_most,
    smaller.most_closed AS smaller_most_closed,
    smaller.publisher AS smaller_publisher,
    smaller.published_on AS smaller_published_on,
    coalesce(smaller.speaker_name, smaller.speaker) AS smaller_speaker,
    larger.figure_id AS larger_figure_id,
    larger.text AS larger_text,
    larger.least AS larger_least,
    larger.least_closed AS larger_least_closed,
    larger.publisher AS larger_publisher,
    larger.published_on AS larger_published_on,
    coalesce(larger.speaker_name, larger.speaker) AS larger_speaker,
    larger.least - smaller.most AS gap
FROM stated AS smaller
JOIN stated AS larger
    ON larger.measured_property = smaller.measured_property
    AND larger.quantity_kind = smaller.quantity_kind
    AND (larger.quantity_kind = 'count' OR larger.unit IS NOT DISTINCT FROM smaller.unit)
    AND (
        smaller.most < larger.least
        OR (smaller.most = larger.least AND NOT (smaller.most_closed AND larger.least_closed))
    )
WHERE
    smaller.whole_figure_id IS NULL
    AND ((
        smaller.cluster_id = larger.cluster_id
        AND (smaller.entity_key = larger.entity_key OR smaller.entity_key IS NULL)
    )
    OR (
        (smaller.cluster_id IS NULL OR larger.cluster_id IS NULL)
        AND smaller.entity_key IS NOT DISTINCT FROM larger.entity_key
        AND lower(smaller.place) IS NOT DISTINCT FROM lower(larger.place)
        AND (smaller.entity_key IS NOT NULL OR smaller.place IS NOT NULL)
        AND smaller.holds_from <= larger.holds_until
        AND larger.holds_from <= smaller.holds_until
    ));

COMMENT ON VIEW figure_conflicts IS 'One row per two figures of one thing that cannot both be true, the smaller one first. One thing: the same measured property, kind of quantity and (unless things are counted) unit; and either the same event cluster with the same entity or, for the smaller number, people in general (9 dockers and 12 people do not exclude each other, 9 people and 12 dockers do), or, unless both have an event, the same entity and place and dates that overlap. A figure without a date holds for the day of publication. An exact number is a closed point, an open bound contradicts nothing, and "about" has no bounds. A figure that is taken for a part of another (figures_wide.whole_figure_id) is never the smaller one.';
COMMENT ON COLUMN figure_conflicts.measured_property IS 'What is measured (codes: figures.measured_property).';
COMMENT ON COLUMN figure_conflicts.measured_entity IS 'Who or what is counted or measured, as printed.';
COMMENT ON COLUMN figure_conflicts.place IS 'Where, as printed.';
COMMENT ON COLUMN figure_conflicts.unit IS 'Unit of the smaller figure, in UCUM.';
COMMENT ON COLUMN figure_conflicts.same_by IS 'Which of the two rules says that they measure one thing.';
COMMENT ON COLUMN figure_conflicts.cluster_id IS 'The event cluster of the smaller figure.';
COMMENT ON COLUMN figure_conflicts.smaller_figure_id IS 'The smaller figure.';
COMMENT ON COLUMN figure_conflicts.smaller_text IS 'Its words, as printed.';
COMMENT ON COLUMN figure_conflicts.smaller_most IS 'The most that it allows.';
COMMENT ON COLUMN figure_conflicts.smaller_most_closed IS 'Whether that number itself is possible.';
COMMENT ON COLUMN figure_conflicts.smaller_publisher IS 'Who published it.';
COMMENT ON COLUMN figure_conflicts.smaller_published_on IS 'Local day on which it was published.';
COMMENT ON COLUMN figure_conflicts.smaller_speaker IS 'Who claims it; empty where the article states it itself.';
COMMENT ON COLUMN figure_conflicts.larger_figure_id IS 'The larger figure.';
COMMENT ON COLUMN figure_conflicts.larger_text IS 'Its words, as printed.';
COMMENT ON COLUMN figure_conflicts.larger_least IS 'The least that it allows.';
COMMENT ON COLUMN figure_conflicts.larger_least_closed IS 'Whether that number itself is possible.';
COMMENT ON COLUMN figure_conflicts.larger_publisher IS 'Who published it.';
COMMENT ON COLUMN figure_conflicts.larger_published_on IS 'Local day on which it was published.';
COMMENT ON COLUMN figure_conflicts.larger_speaker IS 'Who claims it; empty where the article states it itself.';
COMMENT ON COLUMN figure_conflicts.gap IS 'Distance between the two bounds; 0 where they touch and one of them is excluded.';
