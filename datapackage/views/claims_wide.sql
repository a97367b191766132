-- One row per claim, with the names, kinds, countries, article and date behind its ids.
CREATE VIEW claims_wide AS
WITH said_by AS (
    SELECT claim_actors.claim_id, string_agg(actors.name, '; ' ORDER BY actors.name) AS speakers
    FROM claim_actors
    JOIN actors ON actors.actor_id = claim_actors.actor_id
    WHERE claim_actors.relation = 'speaker'
    GROUP BY claim_actors.claim_id
),
posts AS (
    SELECT article_id, actor_id, arg_min(title, start_char) AS title
    FROM roles
    GROUP BY article_id, actor_id
),
nests AS (
    SELECT claim_id, min(related_claim_id) AS outer_claim_id, arg_min(basis, related_claim_id) AS basis
    FROM claim_links
    WHERE relation = 'embedded_in'
    GROUP BY claim_id
)
SELECT
    claims.claim_id,
    claims.article_id,
    articles.publisher,
    articles.published_on,
    articles.title AS article_title,
    segments.kind AS segment_kind,
    claims.source_kind,
    claims.speaker,
    claims.speaker_id,
    speaker.name AS speaker_name,
    speaker.kind AS speaker_actor_kind,
    speaker.country_iso3 AS speaker_country_iso3,
    posts.title AS speaker_role,
    said_by.speakers,
    claims.cue,
    claims.act,
    acts.stance,
    claims.form,
    claims.content,
    claims.polarity,
    said.date_from AS said_from,
    said.date_until AS said_until,
    nests.outer_claim_id,
    nests.basis AS outer_basis,
    claims.confidence,
    claims.origin
FROM claims
JOIN articles ON articles.article_id = claims.article_id
JOIN segments ON segments.segment_id = claims.segment_id
JOIN codes AS acts ON acts.list = 'claims.act' AND acts.code = claims.act
LEFT JOIN actors AS speaker ON speaker.actor_id = claims.speaker_id
LEFT JOIN posts ON posts.article_id = claims.article_id AND posts.actor_id = claims.speaker_id
LEFT JOIN said_by ON said_by.claim_id = claims.claim_id
LEFT JOIN times AS said ON said.time_id = claims.said_time_id
LEFT JOIN nests ON nests.claim_id = claims.claim_id;

COMMENT ON VIEW claims_wide IS 'One row per claim, with the names, kinds, countries, article and date behind its ids.';
COMMENT ON COLUMN claims_wide.claim_id IS 'The claim.';
COMMENT ON COLUMN claims_wide.article_id IS 'The article that reports it.';
COMMENT ON COLUMN claims_wide.publisher IS 'Who published the article.';
COMMENT ON COLUMN claims_wide.published_on IS 'Local day on which the article was published.';
COMMENT ON COLUMN claims_wide.article_title IS 'Headline of the article.';
COMMENT ON COLUMN claims_wide.segment_kind IS 'Zone of the article in which it starts (codes: segments.kind).';
COMMENT ON COLUMN claims_wide.source_kind IS 'What kind of source it is (codes: claims.source_kind).';
COMMENT ON COLUMN claims_wide.speaker IS 'The words that name the source, as printed.';
COMMENT ON COLUMN claims_wide.speaker_id IS 'Who speaks, where there is exactly one speaker and we know who.';
COMMENT ON COLUMN claims_wide.speaker_name IS 'Name of that speaker.';
COMMENT ON COLUMN claims_wide.speaker_actor_kind IS 'What that speaker is (codes: actors.kind).';
COMMENT ON COLUMN claims_wide.speaker_country_iso3 IS 'Country that speaker belongs to or speaks for (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN claims_wide.speaker_role IS 'The first office that this article gives that speaker, as printed.';
COMMENT ON COLUMN claims_wide.speakers IS 'Names of all speakers, separated by semicolons.';
COMMENT ON COLUMN claims_wide.cue IS 'The words that say that it was said, as printed.';
COMMENT ON COLUMN claims_wide.act IS 'What is done by saying it (codes: claims.act).';
COMMENT ON COLUMN claims_wide.stance IS 'What the act lets the writer''s view of the claim show: neutral, distancing or endorsing.';
COMMENT ON COLUMN claims_wide.form IS 'Whether the content stands in quotation marks (codes: claims.form).';
COMMENT ON COLUMN claims_wide.content IS 'What is said, as printed.';
COMMENT ON COLUMN claims_wide.polarity IS 'Whether the article says that it was said, says that it was not, or only supposes it (codes: claims.polarity).';
COMMENT ON COLUMN claims_wide.said_from IS 'First day on which it can have been said; empty unless the article says when.';
COMMENT ON COLUMN claims_wide.said_until IS 'Last day on which it can have been said; empty unless the article says when.';
COMMENT ON COLUMN claims_wide.outer_claim_id IS 'The claim inside whose content it stands; the first one where there are several.';
COMMENT ON COLUMN claims_wide.outer_basis IS 'Whether that outer speaker relates it or the article presupposes it (codes: claim_links.basis).';
COMMENT ON COLUMN claims_wide.confidence IS 'How sure the machine is of the claim, 0 to 1.';
COMMENT ON COLUMN claims_wide.origin IS 'Whether a machine or a person wrote the claim.';
