-- The views of this package, in an order in which they can be created (DuckDB 1.0 or later).
-- The DuckDB file has them already. To have them on the Parquet files instead, make the tables first, in this folder:
--   CREATE TABLE claims AS FROM 'parquet/claims.parquet';  -- and so on for every file in parquet/

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
COMMENT ON COLUMN claims_wide.polarity IS 'Whether the article says that it was said or that it was not (codes: claims.polarity).';
COMMENT ON COLUMN claims_wide.said_from IS 'First day on which it can have been said; empty unless the article says when.';
COMMENT ON COLUMN claims_wide.said_until IS 'Last day on which it can have been said; empty unless the article says when.';
COMMENT ON COLUMN claims_wide.outer_claim_id IS 'The claim inside whose content it stands; the first one where there are several.';
COMMENT ON COLUMN claims_wide.outer_basis IS 'Whether that outer speaker relates it or the article presupposes it (codes: claim_links.basis).';
COMMENT ON COLUMN claims_wide.confidence IS 'How sure the machine is of the claim, 0 to 1.';
COMMENT ON COLUMN claims_wide.origin IS 'Whether a machine or a person wrote the claim.';

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
COMMENT ON COLUMN figures_wide.polarity IS 'Whether the article says that the claim was made or that it was not; empty without a claim.';
COMMENT ON COLUMN figures_wide.confidence IS 'How sure the machine is of the figure, 0 to 1.';
COMMENT ON COLUMN figures_wide.origin IS 'Whether a machine or a person wrote the figure.';
COMMENT ON COLUMN figures_wide.whole_figure_id IS 'The figure that this one is taken for a part of: the same source counts more of the same in the same article (a dozen of them), and is not taken to contradict itself. Where several are larger, the smallest of them.';

-- One row per event, in the order of its dates; an event without a date stands at the end.
CREATE VIEW timeline AS
WITH parties AS (
    SELECT
        event_actors.event_id,
        string_agg(actors.name, '; ' ORDER BY actors.name) FILTER (WHERE event_actors.role = 'actor') AS actors,
        string_agg(actors.name, '; ' ORDER BY actors.name)
            FILTER (WHERE event_actors.role IN ('recipient', 'victim')) AS recipients
    FROM event_actors
    JOIN actors ON actors.actor_id = event_actors.actor_id
    GROUP BY event_actors.event_id
),
reports AS (
    SELECT
        event_id,
        count(*) AS reports,
        count(DISTINCT article_id) AS articles,
        count(*) FILTER (WHERE claim_id IS NULL) AS own_reports,
        string_agg(DISTINCT status, ', ' ORDER BY status) AS statuses,
        arg_min(trigger, start_char) AS trigger,
        max(confidence) AS confidence
    FROM event_mentions
    GROUP BY event_id
)
SELECT
    events.event_id,
    events.date_from,
    events.date_until,
    events.date_precision,
    events.plover_type,
    events.plover_mode,
    CASE
        WHEN events.plover_type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE') THEN 'verbal cooperation'
        WHEN events.plover_type IN ('COOPERATE', 'AID', 'RETREAT') THEN 'material cooperation'
        WHEN events.plover_type IN ('REQUEST', 'REJECT', 'ACCUSE', 'THREATEN') THEN 'verbal conflict'
        ELSE 'material conflict'
    END AS quad_class,
    parties.actors,
    parties.recipients,
    reports.trigger,
    events.place,
    events.country_iso3,
    reports.statuses,
    coalesce(reports.reports, 0) AS reports,
    coalesce(reports.articles, 0) AS articles,
    coalesce(reports.own_reports, 0) = 0 AS only_claimed,
    reports.confidence
FROM events
LEFT JOIN parties ON parties.event_id = events.event_id
LEFT JOIN reports ON reports.event_id = events.event_id
ORDER BY events.date_from NULLS LAST, events.date_until NULLS LAST, events.event_id;

COMMENT ON VIEW timeline IS 'One row per event, in the order of its dates; an event without a date stands at the end. Dates are as wide as the articles leave them.';
COMMENT ON COLUMN timeline.event_id IS 'The event.';
COMMENT ON COLUMN timeline.date_from IS 'First day on which it can have happened.';
COMMENT ON COLUMN timeline.date_until IS 'Last day on which it can have happened.';
COMMENT ON COLUMN timeline.date_precision IS 'How wide the date is, from 1 (a day) to 7 (open on one side).';
COMMENT ON COLUMN timeline.plover_type IS 'PLOVER type (codes: events.plover_type).';
COMMENT ON COLUMN timeline.plover_mode IS 'PLOVER mode of the type (codes: events.plover_mode).';
COMMENT ON COLUMN timeline.quad_class IS 'The quarter of PLOVER in which the type lies: verbal or material, cooperation or conflict.';
COMMENT ON COLUMN timeline.actors IS 'Names of those who do it, separated by semicolons.';
COMMENT ON COLUMN timeline.recipients IS 'Names of those to whom it is done or whom it harms, separated by semicolons.';
COMMENT ON COLUMN timeline.trigger IS 'The words of the first report, as printed.';
COMMENT ON COLUMN timeline.place IS 'Where, as printed.';
COMMENT ON COLUMN timeline.country_iso3 IS 'Country of the place (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN timeline.statuses IS 'What the reports say of its reality, each status once (codes: event_mentions.status).';
COMMENT ON COLUMN timeline.reports IS 'How many places in articles report it.';
COMMENT ON COLUMN timeline.articles IS 'How many articles report it.';
COMMENT ON COLUMN timeline.only_claimed IS 'Whether it stands inside claims only and no article reports it in its own words.';
COMMENT ON COLUMN timeline.confidence IS 'How sure the machine is of the surest report, 0 to 1.';

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

-- One row per denial and the allegation that it denies; the allegation is empty where the article gives no claim for it.
CREATE VIEW denials AS
WITH links AS (
    SELECT claim_id, related_claim_id, basis FROM claim_links WHERE relation = 'denies'
)
SELECT
    denial.claim_id AS denial_id,
    allegation.claim_id AS allegation_id,
    denial.article_id,
    denial.publisher,
    denial.published_on,
    denial.speaker_id AS denier_id,
    denial.speakers AS denier_name,
    denial.speaker_country_iso3 AS denier_country_iso3,
    denial.speaker AS denier,
    denial.act AS denial_act,
    denial.form AS denial_form,
    denial.content AS denial,
    allegation.speaker_id AS alleger_id,
    allegation.speakers AS alleger_name,
    allegation.speaker_country_iso3 AS alleger_country_iso3,
    allegation.speaker AS alleger,
    allegation.act AS allegation_act,
    allegation.form AS allegation_form,
    allegation.content AS allegation,
    links.basis,
    denial.confidence
FROM claims_wide AS denial
LEFT JOIN links ON links.claim_id = denial.claim_id
LEFT JOIN claims_wide AS allegation ON allegation.claim_id = links.related_claim_id
WHERE denial.polarity = 'affirmed' AND (denial.act = 'deny' OR links.claim_id IS NOT NULL);

COMMENT ON VIEW denials IS 'One row per denial and the allegation that it denies; the allegation is empty where the article gives no claim for it.';
COMMENT ON COLUMN denials.denial_id IS 'The claim that denies.';
COMMENT ON COLUMN denials.allegation_id IS 'The claim that is denied.';
COMMENT ON COLUMN denials.article_id IS 'The article that reports both.';
COMMENT ON COLUMN denials.publisher IS 'Who published the article.';
COMMENT ON COLUMN denials.published_on IS 'Local day on which the article was published.';
COMMENT ON COLUMN denials.denier_id IS 'Who denies, where there is exactly one speaker and we know who.';
COMMENT ON COLUMN denials.denier_name IS 'Names of all who deny, separated by semicolons.';
COMMENT ON COLUMN denials.denier_country_iso3 IS 'Country the denier belongs to or speaks for (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN denials.denier IS 'The words that name who denies, as printed.';
COMMENT ON COLUMN denials.denial_act IS 'What is done by denying (codes: claims.act).';
COMMENT ON COLUMN denials.denial_form IS 'Whether the denial stands in quotation marks (codes: claims.form).';
COMMENT ON COLUMN denials.denial IS 'Content of the denial, as printed.';
COMMENT ON COLUMN denials.alleger_id IS 'Who alleges, where there is exactly one speaker and we know who.';
COMMENT ON COLUMN denials.alleger_name IS 'Names of all who allege, separated by semicolons.';
COMMENT ON COLUMN denials.alleger_country_iso3 IS 'Country the alleger belongs to or speaks for (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN denials.alleger IS 'The words that name who alleges, as printed.';
COMMENT ON COLUMN denials.allegation_act IS 'What is done by alleging (codes: claims.act).';
COMMENT ON COLUMN denials.allegation_form IS 'Whether the allegation stands in quotation marks (codes: claims.form).';
COMMENT ON COLUMN denials.allegation IS 'Content of the allegation, as printed.';
COMMENT ON COLUMN denials.basis IS 'Whether the denier relates the allegation or the article presupposes it (codes: claim_links.basis).';
COMMENT ON COLUMN denials.confidence IS 'How sure the machine is of the denial, 0 to 1.';

-- One row per event, with the cluster of events across articles that it belongs to and the rule that put it there.
CREATE VIEW event_clusters AS
WITH parties AS (
    SELECT event_id, string_agg(DISTINCT actor_id, ' ' ORDER BY actor_id) AS main_actors
    FROM event_actors
    WHERE role IN ('actor', 'recipient', 'victim')
    GROUP BY event_id
),
keyed AS (
    SELECT
        events.event_id,
        events.plover_type,
        events.date_from,
        events.date_until,
        parties.main_actors,
        lower(events.place) AS place,
        CASE
            WHEN coalesce(events.date_precision, 7) > 3 THEN 'alone: no date, or one wider than a week'
            WHEN parties.main_actors IS NOT NULL THEN 'same type, main actors and date'
            WHEN events.place IS NOT NULL THEN 'same type, place and date'
            ELSE 'alone: neither actors nor place'
        END AS rule
    FROM events
    LEFT JOIN parties ON parties.event_id = events.event_id
),
placed AS (
    SELECT
        keyed.*,
        min(place) OVER alike AS first_place,
        max(place) OVER alike AS last_place
    FROM keyed
    WINDOW alike AS (PARTITION BY rule, plover_type, main_actors, date_from, date_until)
),
parted AS (
    SELECT
        placed.*,
        CASE
            WHEN starts_with(rule, 'alone') THEN event_id
            WHEN main_actors IS NULL THEN place
            WHEN first_place <> last_place THEN coalesce(place, event_id)
        END AS parted_by
    FROM placed
),
grouped AS (
    SELECT
        parted.*,
        min(event_id) OVER (
            PARTITION BY rule, plover_type, main_actors, date_from, date_until, parted_by
        ) AS group_id
    FROM parted
),
joined AS (
    SELECT lone.event_id, min(known.group_id) AS group_id
    FROM grouped AS lone
    JOIN grouped AS known
        ON known.plover_type = lone.plover_type
        AND known.place = lone.place
        AND known.date_from <= lone.date_until
        AND known.date_until >= lone.date_from
        AND abs(known.date_from - lone.date_from) <= 1
        AND abs(known.date_until - lone.date_until) <= 1
    WHERE lone.rule = 'same type, place and date' AND known.rule = 'same type, main actors and date'
    GROUP BY lone.event_id
    HAVING count(DISTINCT known.group_id) = 1
),
clustered AS (
    SELECT
        grouped.* REPLACE (
            CASE
                WHEN joined.group_id IS NULL THEN grouped.rule
                ELSE 'same type and place, dates alike: main actors on one side only'
            END AS rule
        ),
        min(grouped.event_id) OVER together AS cluster_id,
        count(*) OVER together AS events
    FROM grouped
    LEFT JOIN joined ON joined.event_id = grouped.event_id
    WINDOW together AS (PARTITION BY coalesce(joined.group_id, grouped.group_id))
),
reports AS (
    SELECT
        clustered.cluster_id,
        count(*) AS reports,
        count(DISTINCT event_mentions.article_id) AS articles
    FROM clustered
    JOIN event_mentions ON event_mentions.event_id = clustered.event_id
    GROUP BY clustered.cluster_id
)
SELECT
    clustered.event_id,
    clustered.cluster_id,
    clustered.rule,
    clustered.plover_type,
    clustered.main_actors,
    clustered.date_from,
    clustered.date_until,
    clustered.events,
    coalesce(reports.reports, 0) AS reports,
    coalesce(reports.articles, 0) AS articles
FROM clustered
LEFT JOIN reports ON reports.cluster_id = clustered.cluster_id;

COMMENT ON VIEW event_clusters IS 'One row per event, with the cluster of events across articles that it belongs to and the rule that put it there. Events are one cluster if they have the same PLOVER type, the same main actors (all actors, recipients and victims) and the same first and last day, no more than a week apart; events without main actors need the same place instead. An event without main actors joins events that have some if type and place are the same and the dates overlap, with first days and last days at most a day apart, unless several clusters fit. Where alike events name different places, each place is a cluster and an event without a place stands alone.';
COMMENT ON COLUMN event_clusters.event_id IS 'The event.';
COMMENT ON COLUMN event_clusters.cluster_id IS 'The cluster: the smallest event_id in it.';
COMMENT ON COLUMN event_clusters.rule IS 'The rule that put the event into its cluster.';
COMMENT ON COLUMN event_clusters.plover_type IS 'PLOVER type of all events in the cluster.';
COMMENT ON COLUMN event_clusters.main_actors IS 'Ids of all actors, recipients and victims of the event, separated by spaces.';
COMMENT ON COLUMN event_clusters.date_from IS 'First day on which it can have happened.';
COMMENT ON COLUMN event_clusters.date_until IS 'Last day on which it can have happened.';
COMMENT ON COLUMN event_clusters.events IS 'How many events the cluster has.';
COMMENT ON COLUMN event_clusters.reports IS 'How many places in articles report the cluster.';
COMMENT ON COLUMN event_clusters.articles IS 'How many articles report the cluster; copies of an article are not counted.';

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

-- One row per two countries and week in which one does or says something to the other: counts by PLOVER's four classes.
CREATE VIEW dyad_weeks AS
WITH deeds AS (
    SELECT DISTINCT
        timeline.event_id,
        source.country_iso3 AS source_country_iso3,
        target.country_iso3 AS target_country_iso3,
        CAST(date_trunc('week', timeline.date_from) AS DATE) AS week_from,
        timeline.quad_class
    FROM timeline
    JOIN event_actors AS doer ON doer.event_id = timeline.event_id AND doer.role = 'actor'
    JOIN event_actors AS done ON done.event_id = timeline.event_id AND done.role IN ('recipient', 'victim')
    JOIN actors AS source ON source.actor_id = doer.actor_id
    JOIN actors AS target ON target.actor_id = done.actor_id
    WHERE date_trunc('week', timeline.date_from) = date_trunc('week', timeline.date_until)
),
words AS (
    SELECT DISTINCT
        claim_id,
        source_country_iso3,
        target_country_iso3,
        CAST(date_trunc('week', published_on) AS DATE) AS week_from,
        quad_class
    FROM verbal_events
),
acts AS (
    SELECT source_country_iso3, target_country_iso3, week_from, quad_class, 1 AS deed, 0 AS word FROM deeds
    UNION ALL
    SELECT source_country_iso3, target_country_iso3, week_from, quad_class, 0 AS deed, 1 AS word FROM words
)
SELECT
    source_country_iso3,
    target_country_iso3,
    week_from,
    count(*) FILTER (WHERE quad_class = 'verbal cooperation') AS verbal_cooperation,
    count(*) FILTER (WHERE quad_class = 'material cooperation') AS material_cooperation,
    count(*) FILTER (WHERE quad_class = 'verbal conflict') AS verbal_conflict,
    count(*) FILTER (WHERE quad_class = 'material conflict') AS material_conflict,
    sum(deed)::BIGINT AS events,
    sum(word)::BIGINT AS claims
FROM acts
WHERE week_from IS NOT NULL AND source_country_iso3 <> target_country_iso3
GROUP BY source_country_iso3, target_country_iso3, week_from
ORDER BY week_from, source_country_iso3, target_country_iso3;

COMMENT ON VIEW dyad_weeks IS 'One row per two countries and week in which one does or says something to the other: counts by PLOVER''s four classes. Events count in the week of their date, if it lies in one; claims whose act is a PLOVER event in the week of publication. What has no week, or no country on one side, is in none.';
COMMENT ON COLUMN dyad_weeks.source_country_iso3 IS 'Country of who does or says it (ISO 3166-1 alpha-3).';
COMMENT ON COLUMN dyad_weeks.target_country_iso3 IS 'Country of those to whom it is done or at whom it is aimed.';
COMMENT ON COLUMN dyad_weeks.week_from IS 'The Monday on which the week begins.';
COMMENT ON COLUMN dyad_weeks.verbal_cooperation IS 'Agreements, visits, support and concessions, words and deeds.';
COMMENT ON COLUMN dyad_weeks.material_cooperation IS 'Cooperation, aid and retreats.';
COMMENT ON COLUMN dyad_weeks.verbal_conflict IS 'Demands, refusals, accusations and threats.';
COMMENT ON COLUMN dyad_weeks.material_conflict IS 'Protests, sanctions, mobilizations, coercion and assaults.';
COMMENT ON COLUMN dyad_weeks.events IS 'How many of them are events.';
COMMENT ON COLUMN dyad_weeks.claims IS 'How many of them are claims.';
