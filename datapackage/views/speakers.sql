-- One row per actor who speaks: how much, and how much of it is really quoted.
CREATE VIEW speakers AS
WITH measured AS (
    SELECT
        claim_id,
        sum(end_char - start_char) AS content_chars,
        coalesce(sum(end_char - start_char) FILTER (WHERE quoted), 0) AS quoted_chars
    FROM claim_parts
    WHERE part = 'content'
    GROUP BY claim_id
)
SELECT
    actors.actor_id,
    actors.name,
    actors.kind,
    actors.country_iso3,
    count(*) AS claims,
    count(*) FILTER (WHERE claims.form = 'direct') AS direct_claims,
    count(*) FILTER (WHERE claims.form = 'mixed') AS mixed_claims,
    count(*) FILTER (WHERE claims.form = 'indirect') AS indirect_claims,
    count(DISTINCT claims.article_id) AS articles,
    count(DISTINCT articles.publisher) AS publishers,
    CAST(sum(len(string_split_regex(replace(trim(claims.content), ' … ', ' '), '\s+'))) AS BIGINT) AS words,
    CAST(sum(measured.content_chars) AS BIGINT) AS content_chars,
    CAST(sum(measured.quoted_chars) AS BIGINT) AS quoted_chars,
    sum(measured.quoted_chars) / sum(measured.content_chars) AS verbatim_share
FROM claims
JOIN articles ON articles.article_id = claims.article_id
JOIN claim_actors ON claim_actors.claim_id = claims.claim_id AND claim_actors.relation = 'speaker'
JOIN actors ON actors.actor_id = claim_actors.actor_id
LEFT JOIN measured ON measured.claim_id = claims.claim_id
WHERE claims.polarity = 'affirmed'
GROUP BY actors.actor_id, actors.name, actors.kind, actors.country_iso3
ORDER BY claims DESC, actors.actor_id;

COMMENT ON VIEW speakers IS 'One row per actor who speaks: how much, and how much of it is really quoted. A claim of several speakers counts for each, a nested claim for its own speaker and, as part of the content, for the outer one; what was not said is left out.';
COMMENT ON COLUMN speakers.actor_id IS 'Who speaks.';
COMMENT ON COLUMN speakers.name IS 'Name of the speaker.';
COMMENT ON COLUMN speakers.kind IS 'What the speaker is (codes: actors.kind).';
COMMENT ON COLUMN speakers.country_iso3 IS 'Country the speaker belongs to or speaks for (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN speakers.claims IS 'How many claims.';
COMMENT ON COLUMN speakers.direct_claims IS 'Claims that stand in quotation marks as a whole.';
COMMENT ON COLUMN speakers.mixed_claims IS 'Claims that stand in quotation marks in part.';
COMMENT ON COLUMN speakers.indirect_claims IS 'Claims without quotation marks.';
COMMENT ON COLUMN speakers.articles IS 'In how many articles.';
COMMENT ON COLUMN speakers.publishers IS 'In how many publishers'' articles.';
COMMENT ON COLUMN speakers.words IS 'Words of the content of all claims.';
COMMENT ON COLUMN speakers.content_chars IS 'Characters of the content of all claims.';
COMMENT ON COLUMN speakers.quoted_chars IS 'Characters of it that stand in quotation marks.';
COMMENT ON COLUMN speakers.verbatim_share IS 'Share of the characters that stand in quotation marks, 0 to 1.';
