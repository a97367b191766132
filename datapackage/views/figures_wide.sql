-- One row per figure, with its bounds as one interval, who claims it and what it is a figure of.
CREATE VIEW figures_wide AS
WITH wide AS (
    SELECT
        figures.figure_id,
        figures.article_id,
        articles.publisher,
        articles.published_on,
        figures.text,
        figures.value,
        figures.comparator,
        figures.hedge,
        coalesce(figures.low, CASE WHEN figures.comparator = '=' THEN figures.value END) AS least,
        coalesce(figures.low_closed, CASE WHEN figures.comparator = '=' THEN true END) AS least_closed,
        coalesce(figures.high, CASE WHEN figures.comparator = '=' THEN figures.value END) AS most,
        coalesce(figures.high_closed, CASE WHEN figures.comparator = '=' THEN true END) AS most_closed,
        figures.unit,
        figures.currency,
        figures.quantity_kind,
        figures.measured_property,
        figures.measured_entity,
        figures.entity_id,
        entity.name AS entity_name,
        coalesce(
            figures.entity_id,
            CASE
                WHEN regexp_full_match(
                    counted,
                    '(people|persons?|victims?|deaths?|fatalit(y|ies)|casualt(y|ies)|injur(y|ies))( (in|at|on|near) .*)?'
                    || '|(.* )?toll( .*)?'
                ) THEN NULL
                WHEN figures.quantity_kind = 'count' AND counted NOT LIKE '% %' AND figures.unit <> '{person}'
                THEN trim(figures.unit, '{}')
                ELSE counted
            END
        ) AS entity_key,
        figures.place,
        times.date_from,
        times.date_until,
        times.date_precision,
        figures.event_id,
        events.plover_type,
        figures.claim_id,
        claims.speaker_id,
        speaker.name AS speaker_name,
        claims.speaker,
        claims.source_kind,
        claims.act,
        claims.polarity,
        figures.confidence,
        figures.origin
    FROM (
        SELECT *, regexp_replace(lower(measured_entity), '^(the|an?|some|other|more|its|their) ', '') AS counted
        FROM figures
    ) AS figures
    JOIN articles ON articles.article_id = figures.article_id
    LEFT JOIN claims ON claims.claim_id = figures.claim_id
    LEFT JOIN actors AS speaker ON speaker.actor_id = claims.speaker_id
    LEFT JOIN actors AS entity ON entity.actor_id = figures.entity_id
    LEFT JOIN times ON times.time_id = figures.time_id
    LEFT JOIN events ON events.event_id = figures.event_id
),
parts AS (
    SELECT part.figure_id, first(whole.figure_id ORDER BY whole.least NULLS LAST, whole.figure_id) AS whole_figure_id
    FROM wide AS part
    JOIN wide AS whole
        ON whole.article_id = part.article_id
        AND whole.measured_property = part.measured_property
        AND whole.quantity_kind = part.quantity_kind
        AND whole.entity_key IS NOT DISTINCT FROM part.entity_key
        AND whole.date_from IS NOT DISTINCT FROM part.date_from
        AND whole.date_until IS NOT DISTINCT FROM part.date_until
        AND coalesce(lower(whole.place) = lower(part.place), true)
        AND coalesce(whole.event_id = part.event_id, true)
        AND (whole.claim_id IS NULL) = (part.claim_id IS NULL)
        AND coalesce(whole.speaker_id, whole.speaker) IS NOT DISTINCT FROM coalesce(part.speaker_id, part.speaker)
        AND coalesce(whole.polarity, 'affirmed') = coalesce(part.polarity, 'affirmed')
        AND part.most < whole.least
    WHERE part.quantity_kind = 'count'
    GROUP BY part.figure_id
)
SELECT wide.*, parts.whole_figure_id
FROM wide
LEFT JOIN parts ON parts.figure_id = wide.figure_id;

COMMENT ON VIEW figures_wide IS 'One row per figure, with its bounds as one interval, who claims it and what it is a figure of.';
COMMENT ON COLUMN figures_wide.figure_id IS 'The figure.';
COMMENT ON COLUMN figures_wide.article_id IS 'The article that states it.';
COMMENT ON COLUMN figures_wide.publisher IS 'Who published the article.';
COMMENT ON COLUMN figures_wide.published_on IS 'Local day on which the article was published.';
COMMENT ON COLUMN figures_wide.text IS 'The words, as printed.';
COMMENT ON COLUMN figures_wide.value IS 'The printed number with its scale word; empty for ranges and vague plurals.';
COMMENT ON COLUMN figures_wide.comparator IS 'How the true number compares with the printed one (codes: figures.comparator).';
COMMENT ON COLUMN figures_wide.hedge IS 'The words that qualify the number, as printed, lower case.';
COMMENT ON COLUMN figures_wide.least IS 'Lower end of what the words allow: the lower bound, or the number where it is exact. Empty where open.';
COMMENT ON COLUMN figures_wide.least_closed IS 'Whether the lower end itself is possible.';
COMMENT ON COLUMN figures_wide.most IS 'Upper end of what the words allow: the upper bound, or the number where it is exact. Empty where open.';
COMMENT ON COLUMN figures_wide.most_closed IS 'Whether the upper end itself is possible.';
COMMENT ON COLUMN figures_wide.unit IS 'Unit in UCUM.';
COMMENT ON COLUMN figures_wide.currency IS 'Currency of money, in ISO 4217.';
COMMENT ON COLUMN figures_wide.quantity_kind IS 'What kind of quantity it is (codes: figures.quantity_kind).';
COMMENT ON COLUMN figures_wide.measured_property IS 'What about the entity: killed, deployed, price (codes: figures.measured_property).';
COMMENT ON COLUMN figures_wide.measured_entity IS 'Who or what is counted or measured, as printed.';
COMMENT ON COLUMN figures_wide.entity_id IS 'The actor that is counted or measured.';
COMMENT ON COLUMN figures_wide.entity_name IS 'Name of that actor.';
COMMENT ON COLUMN figures_wide.entity_key IS 'What makes two figures count the same: entity_id, else the printed words in lower case without "the" and the like (a single counted noun in the singular, as in unit); empty for people in general, also where a toll or deaths are counted.';
COMMENT ON COLUMN figures_wide.place IS 'Where it holds, as printed.';
COMMENT ON COLUMN figures_wide.date_from IS 'First day for which it holds; empty where the article gives no time for it.';
COMMENT ON COLUMN figures_wide.date_until IS 'Last day for which it holds; empty where the article gives no time for it.';
COMMENT ON COLUMN figures_wide.date_precision IS 'How wide that time is, from 1 (a day) to 7 (open on one side).';
COMMENT ON COLUMN figures_wide.event_id IS 'The event it is a figure of.';
COMMENT ON COLUMN figures_wide.plover_type IS 'PLOVER type of that event.';
COMMENT ON COLUMN figures_wide.claim_id IS 'The innermost claim it stands in; empty where the article states it itself.';
COMMENT ON COLUMN figures_wide.speaker_id IS 'Who claims it, where there is exactly one speaker and we know who.';
COMMENT ON COLUMN figures_wide.speaker_name IS 'Name of that speaker.';
COMMENT ON COLUMN figures_wide.speaker IS 'The words that name the source of the claim, as printed.';
COMMENT ON COLUMN figures_wide.source_kind IS 'What kind of source claims it (codes: claims.source_kind).';
COMMENT ON COLUMN figures_wide.act IS 'What is done by claiming it (codes: claims.act).';
COMMENT ON COLUMN figures_wide.polarity IS 'Whether the article says that the claim was made, says that it was not, or only supposes it; empty without a claim.';
COMMENT ON COLUMN figures_wide.confidence IS 'How sure the machine is of the figure, 0 to 1.';
COMMENT ON COLUMN figures_wide.origin IS 'Whether a machine or a person wrote the figure.';
COMMENT ON COLUMN figures_wide.whole_figure_id IS 'The figure that this one is taken for a part of: the same source counts more of the same in the same article (a dozen of them), and is not taken to contradict itself. Where several are larger, the smallest of them.';
