-- One row per claim whose act is a PLOVER event, its source and its target; a side that is not known is empty.
CREATE VIEW verbal_events AS
WITH verbal AS (
    SELECT
        claims.*,
        split_part(codes.plover_type, ' ', 1) AS plover_type,
        nullif(split_part(codes.plover_type, ' ', 2), '') AS plover_mode
    FROM claims
    JOIN codes ON codes.list = 'claims.act' AND codes.code = claims.act
    WHERE codes.plover_type IS NOT NULL AND claims.polarity = 'affirmed'
),
aims AS (
    SELECT claim_id, actor_id, relation
    FROM claim_actors
    WHERE relation IN ('accused', 'praised', 'asked', 'addressee')
    UNION
    SELECT claim_links.claim_id, claim_actors.actor_id, 'denied' AS relation
    FROM claim_links
    JOIN claim_actors ON claim_actors.claim_id = claim_links.related_claim_id AND claim_actors.relation = 'speaker'
    WHERE claim_links.relation = 'denies'
),
ranked AS (
    SELECT
        aims.claim_id,
        aims.actor_id,
        aims.relation,
        CASE
            WHEN (verbal.plover_type, aims.relation) IN (
                ('ACCUSE', 'accused'), ('SUPPORT', 'praised'), ('REQUEST', 'asked'), ('REJECT', 'denied')
            ) THEN 1
            WHEN aims.relation = 'addressee' THEN 3
            ELSE 2
        END AS rank
    FROM aims
    JOIN verbal ON verbal.claim_id = aims.claim_id
),
nearest AS (
    SELECT claim_id, min(rank) AS rank FROM ranked GROUP BY claim_id
),
targets AS (
    SELECT DISTINCT ranked.claim_id, ranked.actor_id
    FROM ranked
    JOIN nearest ON nearest.claim_id = ranked.claim_id AND nearest.rank = ranked.rank
)
SELECT
    verbal.claim_id,
    verbal.article_id,
    articles.publisher,
    articles.published_on,
    verbal.act,
    verbal.plover_type,
    verbal.plover_mode,
    CASE
        WHEN verbal.plover_type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE') THEN 'verbal cooperation'
        ELSE 'verbal conflict'
    END AS quad_class,
    source.actor_id AS source_id,
    source.name AS source_name,
    source.country_iso3 AS source_country_iso3,
    target.actor_id AS target_id,
    target.name AS target_name,
    target.country_iso3 AS target_country_iso3,
    said.date_from,
    said.date_until,
    said.date_precision,
    verbal.content,
    verbal.confidence
FROM verbal
JOIN articles ON articles.article_id = verbal.article_id
LEFT JOIN times AS said ON said.time_id = verbal.said_time_id
LEFT JOIN claim_actors AS says ON says.claim_id = verbal.claim_id AND says.relation = 'speaker'
LEFT JOIN actors AS source ON source.actor_id = says.actor_id
LEFT JOIN targets ON targets.claim_id = verbal.claim_id
LEFT JOIN actors AS target ON target.actor_id = targets.actor_id;

COMMENT ON VIEW verbal_events IS 'One row per claim whose act is a PLOVER event, its source and its target; a side that is not known is empty. The table codes says which act is which type and mode. The target is who is accused (ACCUSE), praised (SUPPORT), asked (REQUEST) or denied (REJECT); else whom the claim is aimed at in another way; else to whom it is said. What was not said is left out.';
COMMENT ON COLUMN verbal_events.claim_id IS 'The claim.';
COMMENT ON COLUMN verbal_events.article_id IS 'The article that reports it.';
COMMENT ON COLUMN verbal_events.publisher IS 'Who published the article.';
COMMENT ON COLUMN verbal_events.published_on IS 'Local day on which the article was published.';
COMMENT ON COLUMN verbal_events.act IS 'What is done by saying it (codes: claims.act).';
COMMENT ON COLUMN verbal_events.plover_type IS 'PLOVER type (codes: events.plover_type).';
COMMENT ON COLUMN verbal_events.plover_mode IS 'PLOVER mode of the type (codes: events.plover_mode).';
COMMENT ON COLUMN verbal_events.quad_class IS 'The quarter of PLOVER in which the type lies.';
COMMENT ON COLUMN verbal_events.source_id IS 'Who says it; several speakers have a row each.';
COMMENT ON COLUMN verbal_events.source_name IS 'Name of the source.';
COMMENT ON COLUMN verbal_events.source_country_iso3 IS 'Country the source belongs to or speaks for (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN verbal_events.target_id IS 'At whom it is aimed; several have a row each.';
COMMENT ON COLUMN verbal_events.target_name IS 'Name of the target.';
COMMENT ON COLUMN verbal_events.target_country_iso3 IS 'Country the target belongs to (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN verbal_events.date_from IS 'First day on which it can have been said; empty unless the article says when.';
COMMENT ON COLUMN verbal_events.date_until IS 'Last day on which it can have been said; empty unless the article says when.';
COMMENT ON COLUMN verbal_events.date_precision IS 'How wide that date is, from 1 (a day) to 7 (open on one side).';
COMMENT ON COLUMN verbal_events.content IS 'What is said, as printed.';
COMMENT ON COLUMN verbal_events.confidence IS 'How sure the machine is of the claim, 0 to 1.';
