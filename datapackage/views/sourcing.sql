-- One row per publisher and kind of source, with its share of that publisher's claims.
CREATE VIEW sourcing AS
WITH counted AS (
    SELECT
        articles.publisher,
        claims.source_kind,
        count(*) AS claims,
        count(DISTINCT claims.article_id) AS articles
    FROM claims
    JOIN articles ON articles.article_id = claims.article_id
    WHERE claims.polarity = 'affirmed'
    GROUP BY articles.publisher, claims.source_kind
)
SELECT
    publisher,
    source_kind,
    claims,
    articles,
    claims / sum(claims) OVER (PARTITION BY publisher) AS share
FROM counted
ORDER BY publisher NULLS LAST, claims DESC, source_kind;

COMMENT ON VIEW sourcing IS 'One row per publisher and kind of source, with its share of that publisher''s claims. What was not said is left out.';
COMMENT ON COLUMN sourcing.publisher IS 'Who published the articles; empty where they do not say.';
COMMENT ON COLUMN sourcing.source_kind IS 'Kind of source (codes: claims.source_kind).';
COMMENT ON COLUMN sourcing.claims IS 'How many claims have a source of that kind.';
COMMENT ON COLUMN sourcing.articles IS 'In how many articles.';
COMMENT ON COLUMN sourcing.share IS 'Share of the publisher''s claims, 0 to 1.';
