-- What analysts add to the record, and what they read of it. The machine's word stays as it is in `report`; beside it stands
-- what reviews make of it, kept by triggers so that views need not work it out: where a report counts, and as what.

CREATE TABLE alleged.review (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  report_id bigint REFERENCES alleged.report ON DELETE CASCADE,
  allegation_id bigint REFERENCES alleged.allegation ON DELETE CASCADE,
  verdict text NOT NULL CHECK (verdict IN ('confirmed', 'rejected', 'corrected')),
  stance text REFERENCES alleged.stance,
  belongs_to bigint REFERENCES alleged.allegation ON DELETE CASCADE,
  note text NOT NULL DEFAULT '',
  reviewer text NOT NULL DEFAULT session_user,
  reviewed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT review_of_one_thing CHECK (num_nonnulls(report_id, allegation_id) = 1),
  CONSTRAINT review_corrects CHECK ((verdict = 'corrected') = (num_nonnulls(stance, belongs_to) > 0)),
  CONSTRAINT review_stance_is_a_reports CHECK (stance IS NULL OR report_id IS NOT NULL),
  CONSTRAINT review_merges_with_another CHECK (belongs_to IS DISTINCT FROM allegation_id OR belongs_to IS NULL)
);
CREATE INDEX review_report ON alleged.review (report_id, id);
CREATE INDEX review_allegation ON alleged.review (allegation_id, id);
CREATE INDEX review_belongs ON alleged.review (belongs_to);
COMMENT ON TABLE alleged.review IS 'What an analyst says of a report, or of an allegation as a whole. The newest of each counts; a report''s own before its allegation''s.';
COMMENT ON COLUMN alleged.review.id IS 'Stable number; the highest is the newest';
COMMENT ON COLUMN alleged.review.report_id IS 'The report it is of, if of one';
COMMENT ON COLUMN alleged.review.allegation_id IS 'The allegation it is of, if of all its reports';
COMMENT ON COLUMN alleged.review.verdict IS 'confirmed: read rightly; rejected: nothing of the sort is said there, left out of views; corrected: read rightly but for what is given here';
COMMENT ON COLUMN alleged.review.stance IS 'The stance that the report really takes';
COMMENT ON COLUMN alleged.review.belongs_to IS 'The allegation that it really is a report of; of an allegation: the one it is the same as';
COMMENT ON COLUMN alleged.review.note IS 'Why, for colleagues';
COMMENT ON COLUMN alleged.review.reviewer IS 'Who says so; the database''s name for them unless they give another';
COMMENT ON COLUMN alleged.review.reviewed_at IS 'When';

ALTER TABLE alleged.report
  ADD verdict text,
  ADD counts_in bigint REFERENCES alleged.allegation ON DELETE CASCADE,
  ADD counts_as text REFERENCES alleged.stance;
COMMENT ON COLUMN alleged.report.verdict IS 'Of its newest review, or else its allegation''s; null: not reviewed. Kept by a trigger';
COMMENT ON COLUMN alleged.report.counts_in IS 'The allegation that views count it in: its own, unless a review says another; null: rejected, or superseded and not reviewed. Kept by a trigger';
COMMENT ON COLUMN alleged.report.counts_as IS 'The stance that views give it: its own, unless a review says another. Kept by a trigger';

CREATE FUNCTION alleged.settle_report() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  own alleged.review;
  whole alleged.review;
BEGIN
  SELECT * INTO own FROM alleged.review WHERE report_id = NEW.id ORDER BY id DESC LIMIT 1;
  SELECT * INTO whole FROM alleged.review WHERE allegation_id = NEW.allegation_id ORDER BY id DESC LIMIT 1;
  NEW.verdict := coalesce(own.verdict, whole.verdict);
  NEW.counts_as := coalesce(own.stance, NEW.stance);
  -- An analyst's word outlives what newer words find.
  NEW.counts_in := CASE WHEN NEW.verdict IN ('confirmed', 'corrected') OR (NEW.verdict IS NULL AND NEW.superseded_at IS NULL)
                        THEN coalesce(own.belongs_to, whole.belongs_to, NEW.allegation_id) END;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION alleged.settle_report IS 'Works out verdict, counts_in and counts_as of a report';
CREATE TRIGGER settle BEFORE INSERT OR UPDATE ON alleged.report FOR EACH ROW EXECUTE FUNCTION alleged.settle_report();

-- As its owner: an analyst may write reviews, and nothing of the machine's.
CREATE FUNCTION alleged.settle_reviewed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE alleged.report SET verdict = verdict WHERE id = OLD.report_id;
    UPDATE alleged.report SET verdict = verdict WHERE allegation_id = OLD.allegation_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE alleged.report SET verdict = verdict WHERE id = NEW.report_id;
    UPDATE alleged.report SET verdict = verdict WHERE allegation_id = NEW.allegation_id;
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.settle_reviewed IS 'Works out anew the reports that a review is of';
CREATE TRIGGER settle AFTER INSERT OR UPDATE OR DELETE ON alleged.review FOR EACH ROW EXECUTE FUNCTION alleged.settle_reviewed();

UPDATE alleged.report SET verdict = NULL;
CREATE INDEX report_counts ON alleged.report (counts_in);

CREATE OR REPLACE VIEW alleged.current_report AS
SELECT id, counts_in AS allegation_id, story_id, counts_as AS stance, said_by, confidence, quote, evidence, methods, lexicon,
       stored_at, accuser_country, accuser_kind, accused_reason, looks_back, opinion, superseded_at, superseded_by, verdict
FROM alleged.report WHERE counts_in IS NOT NULL;
COMMENT ON VIEW alleged.current_report IS 'Reports that count: those that the newest reading of their story finds, or a review confirms, and none rejects, with what reviews correct.';

-- Listeners are told of each new allegation, when it is committed.

CREATE FUNCTION alleged.tell_allegation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  PERFORM pg_notify('alleged_allegation', NEW.id::text);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.tell_allegation IS 'NOTIFY alleged_allegation with the id';
CREATE TRIGGER tell AFTER INSERT ON alleged.allegation FOR EACH ROW EXECUTE FUNCTION alleged.tell_allegation();

-- Full-text search. A text is searched in its own language where PostgreSQL has a dictionary for it; of a very long one the
-- beginning, since a tsvector holds less than 1 MB.

CREATE FUNCTION alleged.text_search(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE left(language, 2)
    WHEN 'en' THEN 'pg_catalog.english'::regconfig WHEN 'de' THEN 'pg_catalog.german'::regconfig
    WHEN 'fr' THEN 'pg_catalog.french'::regconfig WHEN 'es' THEN 'pg_catalog.spanish'::regconfig
    WHEN 'ro' THEN 'pg_catalog.romanian'::regconfig WHEN 'ru' THEN 'pg_catalog.russian'::regconfig
    ELSE 'pg_catalog.simple'::regconfig END $$;
COMMENT ON FUNCTION alleged.text_search IS 'PostgreSQL''s dictionary for a language, or the one that takes words as they are';

ALTER TABLE alleged.story ADD search tsvector GENERATED ALWAYS AS (
  to_tsvector(alleged.text_search(language),
              left(title, 2000) || ' ' || left(regexp_replace(left(text, 200000), '<[^>]*>', ' ', 'g'), 50000) || ' ' ||
              left(coalesce(article, ''), 50000))) STORED;
CREATE INDEX story_search ON alleged.story USING gin (search);
COMMENT ON COLUMN alleged.story.search IS 'Its words, for @@: in the story''s language where PostgreSQL knows it';

CREATE FUNCTION alleged.search(words text)
RETURNS TABLE (story_id bigint, rank real, title text, outlet text, language text, url text, published_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT s.id, ts_rank(s.search, q.query), s.title, s.outlet, s.language, s.url, s.published_at
  FROM (SELECT websearch_to_tsquery('pg_catalog.english', words) || websearch_to_tsquery('pg_catalog.german', words) ||
               websearch_to_tsquery('pg_catalog.french', words) || websearch_to_tsquery('pg_catalog.spanish', words) ||
               websearch_to_tsquery('pg_catalog.romanian', words) || websearch_to_tsquery('pg_catalog.russian', words) ||
               websearch_to_tsquery('pg_catalog.simple', words) AS query) q, alleged.story s
  WHERE s.search @@ q.query
  ORDER BY 2 DESC, 1 DESC $$;
COMMENT ON FUNCTION alleged.search IS 'Stories with these words, best first: "vote buying" moldova -russia';

-- Views.

-- For the newest allegations; without it each is worked out before the first is told.
CREATE INDEX allegation_newest ON alleged.allegation (first_seen DESC, id);

DROP VIEW alleged.by_country;
CREATE VIEW alleged.matrix AS
SELECT a.accused, accused.name AS accused_name, a.target, target.name AS target_name,
       count(DISTINCT a.id) AS allegations, count(r.id) FILTER (WHERE r.stance <> 'denied') AS reports,
       count(r.id) FILTER (WHERE r.stance = 'denied') AS denials,
       count(DISTINCT s.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.country accused ON accused.code = a.accused
JOIN alleged.country target ON target.code = a.target
JOIN alleged.story s ON s.id = r.story_id
GROUP BY a.accused, accused.name, a.target, target.name;
COMMENT ON VIEW alleged.matrix IS 'One row for each pair of accused and target country.';

CREATE VIEW alleged.by_country AS
SELECT a.accused, accused.name AS accused_name, count(DISTINCT a.id) AS allegations,
       count(r.id) FILTER (WHERE r.stance <> 'denied') AS reports, count(r.id) FILTER (WHERE r.stance = 'denied') AS denials,
       array_agg(DISTINCT a.target ORDER BY a.target) AS targets,
       count(DISTINCT s.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.country accused ON accused.code = a.accused
JOIN alleged.story s ON s.id = r.story_id
GROUP BY a.accused, accused.name;
COMMENT ON VIEW alleged.by_country IS 'One row for each accused country.';

CREATE VIEW alleged.by_target AS
SELECT a.target, target.name AS target_name, count(DISTINCT a.id) AS allegations,
       count(r.id) FILTER (WHERE r.stance <> 'denied') AS reports, count(r.id) FILTER (WHERE r.stance = 'denied') AS denials,
       array_agg(DISTINCT a.accused ORDER BY a.accused) AS accused,
       count(DISTINCT s.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.country target ON target.code = a.target
JOIN alleged.story s ON s.id = r.story_id
GROUP BY a.target, target.name;
COMMENT ON VIEW alleged.by_target IS 'One row for each country whose vote is said to be interfered with.';

CREATE VIEW alleged.by_accuser AS
SELECT a.accuser, min(nullif(r.accuser_kind, '')) AS accuser_kind, min(r.accuser_country) AS accuser_country,
       count(DISTINCT a.id) AS allegations, count(r.id) FILTER (WHERE r.stance <> 'denied') AS reports,
       array_agg(DISTINCT a.accused ORDER BY a.accused) AS accused, array_agg(DISTINCT a.target ORDER BY a.target) AS targets,
       count(DISTINCT s.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id
WHERE a.accuser <> ''
GROUP BY a.accuser;
COMMENT ON VIEW alleged.by_accuser IS 'One row for each accuser that stories name, as they write it.';

CREATE VIEW alleged.timeline_daily AS
SELECT (coalesce(s.published_at, s.fetched_at) AT TIME ZONE 'UTC')::date AS day, a.accused, a.target, r.stance,
       count(*) AS reports, count(DISTINCT a.id) AS allegations, count(DISTINCT s.outlet) AS outlets
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id
GROUP BY 1, 2, 3, 4;
COMMENT ON VIEW alleged.timeline_daily IS 'Reports by day (UTC; of publication, else of fetching), accused, target and stance.';

CREATE VIEW alleged.stance_history AS
SELECT r.allegation_id, a.accused, a.target, a.accuser, a.election_key AS election,
       coalesce(s.published_at, s.fetched_at) AS at, r.stance, r.said_by, r.quote, r.confidence, r.verdict,
       s.outlet, s.title, s.url, r.id AS report_id
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id;
COMMENT ON VIEW alleged.stance_history IS 'How an allegation stood, report by report: order it by at.';

CREATE VIEW alleged.evidence AS
SELECT r.id AS report_id, r.allegation_id, a.accused, a.target, r.stance, e.field, e.start_point, e.end_point, e.quote,
       s.id AS story_id, s.outlet, s.title, s.url, s.published_at, s.fetched_at
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id
CROSS JOIN LATERAL (SELECT x->>'field' AS field, (x->>'start')::integer AS start_point, (x->>'end')::integer AS end_point,
                           x->>'quote' AS quote FROM jsonb_array_elements(r.evidence) AS x) e;
COMMENT ON VIEW alleged.evidence IS 'Every sentence that a report rests on, with its place in the story: code points of title, text or article.';

CREATE VIEW alleged.outlets AS
SELECT s.outlet, min(s.outlet_country) AS country, count(DISTINCT s.id) AS stories, count(r.id) AS reports,
       count(DISTINCT r.allegation_id) AS allegations, min(s.fetched_at) AS first_seen, max(s.fetched_at) AS last_seen
FROM alleged.story s LEFT JOIN alleged.current_report r ON r.story_id = s.id
GROUP BY s.outlet;
COMMENT ON VIEW alleged.outlets IS 'Outlets that have reported allegations, and how many.';

CREATE VIEW alleged.feed_health AS
SELECT f.id, f.url, f.outlet, f.state, f.polled_at, f.ok_at, f.failures, f.failing_since, f.failure, f.salvaged,
       f.article_trouble, greatest(f.next_at, f.wait_until) AS due_at,
       f.state IN ('active', 'parked') AND greatest(f.next_at, f.wait_until) < now() - interval '1 hour' AS overdue
FROM alleged.feed f;
COMMENT ON VIEW alleged.feed_health IS 'How each feed does: when it was last right, what is wrong, when it is due.';

CREATE VIEW alleged.needs_review AS
SELECT r.id AS report_id, r.allegation_id, a.accused, a.target, a.accuser, r.stance, r.said_by, r.confidence, r.quote,
       CASE WHEN r.stance IN ('retracted', 'cleared', 'disputed') THEN 'the charge is withdrawn or doubted'
            WHEN a.accused = 'XX' THEN 'no accused is named' WHEN a.target = 'XX' THEN 'no vote of a country is named'
            ELSE 'the detector is not sure' END AS reason,
       s.outlet, s.title, s.url, r.stored_at
FROM alleged.current_report r
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id
WHERE r.verdict IS NULL AND (r.confidence < 0.75 OR a.accused = 'XX' OR a.target = 'XX' OR
                             r.stance IN ('retracted', 'cleared', 'disputed'));
COMMENT ON VIEW alleged.needs_review IS 'Reports that nobody has reviewed and that should be read by somebody, with the reason.';

CREATE VIEW alleged.labels AS
SELECT s.id AS story_id,
       jsonb_build_object(
         'id', s.id::text, 'title', s.title, 'text', s.text, 'article', coalesce(s.article, ''), 'outlet', s.outlet,
         'url', s.url, 'lang', s.language, 'country', coalesce(s.outlet_country, ''),
         'date', coalesce(to_char(s.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'), ''),
         'labels', jsonb_build_object(
           'relevant', bool_or(r.verdict <> 'rejected'),
           'kind', '',
           'allegations', coalesce(jsonb_agg(jsonb_build_object(
               'accused', a.accused, 'target', a.target, 'accuser', nullif(a.accuser, ''), 'stance', r.counts_as,
               'actors', (SELECT coalesce(jsonb_agg(ra.name ORDER BY ra.name), '[]') FROM alleged.report_actor ra
                          WHERE ra.report_id = r.id)) ORDER BY r.id) FILTER (WHERE r.verdict <> 'rejected'), '[]'))) AS label
FROM alleged.report r
JOIN alleged.story s ON s.id = r.story_id
LEFT JOIN alleged.allegation a ON a.id = coalesce(r.counts_in, r.allegation_id)
WHERE r.superseded_at IS NULL OR r.verdict IS NOT NULL
GROUP BY s.id
HAVING bool_and(r.verdict IS NOT NULL);
COMMENT ON VIEW alleged.labels IS 'Stories whose reports are all reviewed, each as a line that alleged eval reads.';
