-- One row per two actors who are mentioned in one paragraph.
CREATE VIEW co_mentions AS
WITH present AS (
    SELECT DISTINCT segments.segment_id, segments.article_id, mentions.actor_id
    FROM mentions
    JOIN segments
        ON segments.article_id = mentions.article_id
        AND mentions.start_char >= segments.start_char
        AND mentions.start_char < segments.end_char
    WHERE segments.kind = 'paragraph'
)
SELECT
    present.actor_id,
    actor.name,
    other.actor_id AS other_actor_id,
    other_actor.name AS other_name,
    count(*) AS paragraphs,
    count(DISTINCT present.article_id) AS articles
FROM present
JOIN present AS other ON other.segment_id = present.segment_id AND other.actor_id > present.actor_id
JOIN actors AS actor ON actor.actor_id = present.actor_id
JOIN actors AS other_actor ON other_actor.actor_id = other.actor_id
GROUP BY present.actor_id, actor.name, other.actor_id, other_actor.name
ORDER BY paragraphs DESC, present.actor_id, other.actor_id;

COMMENT ON VIEW co_mentions IS 'One row per two actors who are mentioned in one paragraph. Headlines, captions and boilerplate are left out; a pair stands once, the id that is first in the alphabet first.';
COMMENT ON COLUMN co_mentions.actor_id IS 'One actor.';
COMMENT ON COLUMN co_mentions.name IS 'Its name.';
COMMENT ON COLUMN co_mentions.other_actor_id IS 'The other actor.';
COMMENT ON COLUMN co_mentions.other_name IS 'Its name.';
COMMENT ON COLUMN co_mentions.paragraphs IS 'How many paragraphs mention both.';
COMMENT ON COLUMN co_mentions.articles IS 'In how many articles.';
