-- One row per actor, surface form, kind of words and reading; a listed name that no article uses has no mentions.
CREATE VIEW names AS
WITH used AS (
    SELECT
        actor_id,
        text AS name,
        form AS mention_form,
        reading,
        count(*) AS mentions,
        count(DISTINCT article_id) AS articles
    FROM mentions
    GROUP BY actor_id, text, form, reading
),
listed AS (
    SELECT actor_id, name, string_agg(form, ', ' ORDER BY form) AS name_forms
    FROM actor_names
    GROUP BY actor_id, name
)
SELECT
    actors.actor_id,
    actors.name AS actor_name,
    actors.kind,
    actors.country_iso3,
    forms.name,
    forms.name_forms,
    forms.mention_form,
    forms.reading,
    forms.mentions,
    forms.articles
FROM (
    SELECT
        coalesce(used.actor_id, listed.actor_id) AS actor_id,
        coalesce(used.name, listed.name) AS name,
        listed.name_forms,
        used.mention_form,
        used.reading,
        coalesce(used.mentions, 0) AS mentions,
        coalesce(used.articles, 0) AS articles
    FROM used
    FULL JOIN listed ON listed.actor_id = used.actor_id AND listed.name = used.name
) AS forms
JOIN actors ON actors.actor_id = forms.actor_id
ORDER BY actors.actor_id, forms.mentions DESC, forms.name, forms.mention_form, forms.reading;

COMMENT ON VIEW names IS 'One row per actor, surface form, kind of words and reading; a listed name that no article uses has no mentions.';
COMMENT ON COLUMN names.actor_id IS 'The actor.';
COMMENT ON COLUMN names.actor_name IS 'The name to show.';
COMMENT ON COLUMN names.kind IS 'What the actor is (codes: actors.kind).';
COMMENT ON COLUMN names.country_iso3 IS 'Country it belongs to or speaks for (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN names.name IS 'The words used for it, as printed.';
COMMENT ON COLUMN names.name_forms IS 'Which form of its name they are (codes: actor_names.form); empty if they are none.';
COMMENT ON COLUMN names.mention_form IS 'What kind of words they are (codes: mentions.form).';
COMMENT ON COLUMN names.reading IS 'Whether a place name stands for a government (codes: mentions.reading).';
COMMENT ON COLUMN names.mentions IS 'How often they are used.';
COMMENT ON COLUMN names.articles IS 'In how many articles.';
