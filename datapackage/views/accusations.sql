-- One row per accusing claim, who accuses and who is accused; a side that is not known is empty.
CREATE VIEW accusations AS
WITH accusing AS (
    SELECT claims.*
    FROM claims
    WHERE claims.polarity = 'affirmed'
      AND (
          claims.act IN ('accuse', 'allege', 'condemn')
          OR claims.claim_id IN (SELECT claim_id FROM claim_actors WHERE relation = 'accused')
      )
),
heard AS (
    SELECT DISTINCT claims.article_id, claim_actors.actor_id, actors.country_iso3
    FROM claims
    JOIN claim_actors ON claim_actors.claim_id = claims.claim_id AND claim_actors.relation = 'speaker'
    JOIN actors ON actors.actor_id = claim_actors.actor_id
    WHERE claims.polarity = 'affirmed'
)
SELECT
    accusing.claim_id,
    accusing.article_id,
    articles.publisher,
    articles.published_on,
    accuser.actor_id AS accuser_id,
    accuser.name AS accuser_name,
    accuser.country_iso3 AS accuser_country_iso3,
    accusing.source_kind,
    accusing.speaker,
    accused.actor_id AS accused_id,
    accused.name AS accused_name,
    accused.country_iso3 AS accused_country_iso3,
    accusing.act,
    accusing.form,
    accusing.content,
    accused.actor_id IS NOT NULL AND EXISTS (
        SELECT 1
        FROM heard
        WHERE heard.article_id = accusing.article_id
          AND (
              heard.actor_id = accused.actor_id
              OR (accused.kind = 'state' AND heard.country_iso3 = accused.country_iso3)
          )
    ) AS accused_is_heard,
    accusing.claim_id IN (SELECT related_claim_id FROM claim_links WHERE relation = 'denies') AS is_denied,
    accusing.confidence
FROM accusing
JOIN articles ON articles.article_id = accusing.article_id
LEFT JOIN claim_actors AS says ON says.claim_id = accusing.claim_id AND says.relation = 'speaker'
LEFT JOIN actors AS accuser ON accuser.actor_id = says.actor_id
LEFT JOIN claim_actors AS aims ON aims.claim_id = accusing.claim_id AND aims.relation = 'accused'
LEFT JOIN actors AS accused ON accused.actor_id = aims.actor_id;

COMMENT ON VIEW accusations IS 'One row per accusing claim, who accuses and who is accused; a side that is not known is empty. Accusing are the acts accuse, allege and condemn and every claim with an accused actor; what was not said is left out.';
COMMENT ON COLUMN accusations.claim_id IS 'The claim.';
COMMENT ON COLUMN accusations.article_id IS 'The article that reports it.';
COMMENT ON COLUMN accusations.publisher IS 'Who published the article.';
COMMENT ON COLUMN accusations.published_on IS 'Local day on which the article was published.';
COMMENT ON COLUMN accusations.accuser_id IS 'Who accuses; several speakers have a row each.';
COMMENT ON COLUMN accusations.accuser_name IS 'Name of the accuser.';
COMMENT ON COLUMN accusations.accuser_country_iso3 IS 'Country the accuser belongs to or speaks for (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN accusations.source_kind IS 'What kind of source accuses (codes: claims.source_kind).';
COMMENT ON COLUMN accusations.speaker IS 'The words that name the source, as printed.';
COMMENT ON COLUMN accusations.accused_id IS 'Who is accused; several have a row each.';
COMMENT ON COLUMN accusations.accused_name IS 'Name of the accused.';
COMMENT ON COLUMN accusations.accused_country_iso3 IS 'Country the accused belongs to (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN accusations.act IS 'What is done by saying it (codes: claims.act).';
COMMENT ON COLUMN accusations.form IS 'Whether the content stands in quotation marks (codes: claims.form).';
COMMENT ON COLUMN accusations.content IS 'What is said, as printed.';
COMMENT ON COLUMN accusations.accused_is_heard IS 'Whether the accused speaks in the same article, about whatever; for a state, whether anybody of its country does.';
COMMENT ON COLUMN accusations.is_denied IS 'Whether another claim of the article denies it.';
COMMENT ON COLUMN accusations.confidence IS 'How sure the machine is of the claim, 0 to 1.';
