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
