-- What a report is asked for stands beside it: whom the allegation it counts in accuses, whose vote, by whom, and when. So a
-- question for one country and some weeks reads the reports it tells of, and no others.

ALTER TABLE alleged.report ADD accused text, ADD target text, ADD accuser text, ADD election text, ADD at timestamptz;
COMMENT ON COLUMN alleged.report.accused IS 'Of the allegation that it counts in; null: counts in none. Kept by a trigger';
COMMENT ON COLUMN alleged.report.target IS 'Of the allegation that it counts in; null: counts in none. Kept by a trigger';
COMMENT ON COLUMN alleged.report.accuser IS 'Of the allegation that it counts in; null: counts in none. Kept by a trigger';
COMMENT ON COLUMN alleged.report.election IS 'Of the allegation that it counts in, its election_key; null: counts in none. Kept by a trigger';
COMMENT ON COLUMN alleged.report.at IS 'When its story was published, else fetched. Kept by a trigger';

CREATE OR REPLACE FUNCTION alleged.settle_report() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
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
  SELECT allegation.accused, allegation.target, allegation.accuser, allegation.election_key
  INTO NEW.accused, NEW.target, NEW.accuser, NEW.election FROM alleged.allegation WHERE id = NEW.counts_in;
  SELECT coalesce(published_at, fetched_at) INTO NEW.at FROM alleged.story WHERE id = NEW.story_id;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION alleged.settle_report IS 'Works out verdict and where a report counts, and what stands there';

-- As the trigger would, but for all in one statement, and without marks: nothing of what is kept changes.
ALTER TABLE alleged.report DISABLE TRIGGER USER;
UPDATE alleged.report SET accused = allegation.accused, target = allegation.target, accuser = allegation.accuser,
                          election = allegation.election_key, at = coalesce(story.published_at, story.fetched_at)
FROM alleged.report told JOIN alleged.story ON story.id = told.story_id
LEFT JOIN alleged.allegation ON allegation.id = told.counts_in
WHERE told.id = report.id;
ALTER TABLE alleged.report ENABLE TRIGGER USER;
ALTER TABLE alleged.report ALTER at SET NOT NULL;

CREATE INDEX report_accused ON alleged.report (accused, at);
CREATE INDEX report_target ON alleged.report (target, at);
CREATE INDEX report_accuser ON alleged.report (accuser, at);
CREATE INDEX report_at ON alleged.report (at);
CREATE INDEX report_day ON alleged.report (((at AT TIME ZONE 'UTC')::date));
DROP INDEX alleged.story_at;
DROP INDEX alleged.story_day;

CREATE OR REPLACE VIEW alleged.current_report AS
SELECT id, counts_in AS allegation_id, story_id, counts_as AS stance, said_by, confidence, quote, evidence, methods, lexicon,
       stored_at, accuser_country, accuser_kind, accused_reason, looks_back, opinion, superseded_at, superseded_by, verdict,
       accused, target, at, accuser, election
FROM alleged.report WHERE counts_in IS NOT NULL;

CREATE OR REPLACE VIEW alleged.statement AS
SELECT r.id AS report_id, r.allegation_id, r.accused, r.target, r.accuser, r.election, r.stance, r.said_by,
       r.confidence, r.quote, r.accuser_country, r.accuser_kind, r.methods, r.looks_back, r.opinion, r.verdict, r.stored_at,
       r.at, s.id AS story_id, s.cluster, s.outlet, s.outlet_country, s.title, s.url, s.language,
       CASE WHEN s.cluster = s.id THEN s.outlet ELSE (SELECT outlet FROM alleged.story WHERE id = s.cluster) END AS first_outlet,
       s.cluster <> s.id AS is_copy
FROM alleged.current_report r
JOIN alleged.story s ON s.id = r.story_id;

CREATE OR REPLACE VIEW alleged.stance_history AS
SELECT r.allegation_id, r.accused, r.target, r.accuser, r.election, r.at, r.stance, r.said_by, r.quote,
       r.confidence, r.verdict, s.outlet, s.title, s.url, r.id AS report_id
FROM alleged.current_report r
JOIN alleged.story s ON s.id = r.story_id;

CREATE OR REPLACE VIEW alleged.evidence AS
SELECT r.id AS report_id, r.allegation_id, r.accused, r.target, r.stance, e.field, e.start_point, e.end_point, e.quote,
       s.id AS story_id, s.outlet, s.title, s.url, s.published_at, s.fetched_at, r.at
FROM alleged.current_report r
JOIN alleged.story s ON s.id = r.story_id
CROSS JOIN LATERAL (SELECT x->>'field' AS field, (x->>'start')::integer AS start_point, (x->>'end')::integer AS end_point,
                           x->>'quote' AS quote FROM jsonb_array_elements(r.evidence) AS x) e;

-- The feeds' sites are asked for by outlet, not by story: the planner took what that costs for so much that it compiled (jit)
-- each question, ten times longer than the answer takes.
CREATE OR REPLACE VIEW alleged.outlets AS
SELECT o.outlet, o.country, o.stories, o.reports, o.allegations, o.first_seen, o.last_seen, known.state, known.tie
FROM (SELECT s.outlet, min(s.outlet_country) AS country, count(DISTINCT s.id) AS stories, count(r.id) AS reports,
             count(DISTINCT r.allegation_id) AS allegations, min(s.fetched_at) AS first_seen, max(s.fetched_at) AS last_seen,
             array_agg(DISTINCT s.feed_id) AS feeds
      FROM alleged.story s LEFT JOIN alleged.current_report r ON r.story_id = s.id
      GROUP BY s.outlet) o
LEFT JOIN LATERAL (
  SELECT outlet.state, outlet.tie FROM alleged.outlet
  WHERE outlet.name = o.outlet OR outlet.domains && ARRAY(SELECT feed.site FROM alleged.feed WHERE feed.id = ANY (o.feeds))
  ORDER BY outlet.name = o.outlet DESC, outlet.state IS NULL, outlet.name LIMIT 1) known ON true;

-- Marks are what stands beside the report, also of one that is deleted with its allegation or its story: neither need leave
-- marks of its own.

CREATE OR REPLACE FUNCTION alleged.mark_reports() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO alleged.summary_due (accused, target, accuser, actor, day)
  SELECT DISTINCT changed.accused, changed.target, changed.accuser, named.actor, (changed.at AT TIME ZONE 'UTC')::date
  FROM changed LEFT JOIN alleged.report_names named ON named.report_id = changed.id
  WHERE changed.counts_in IS NOT NULL;
  RETURN NULL;
END $$;

DROP TRIGGER mark_gone ON alleged.allegation;
CREATE OR REPLACE FUNCTION alleged.mark_allegation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  UPDATE alleged.report SET verdict = verdict WHERE counts_in = OLD.id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.mark_allegation IS 'Has the reports of an allegation settled anew, which marks them';
DROP TRIGGER mark_edited ON alleged.allegation;
CREATE TRIGGER mark_edited AFTER UPDATE ON alleged.allegation FOR EACH ROW
WHEN ((OLD.accused, OLD.target, OLD.accuser, OLD.election_key) IS DISTINCT FROM
      (NEW.accused, NEW.target, NEW.accuser, NEW.election_key))
EXECUTE FUNCTION alleged.mark_allegation();

DROP TRIGGER mark_gone ON alleged.story;
CREATE OR REPLACE FUNCTION alleged.mark_story() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  UPDATE alleged.report SET verdict = verdict  -- copies of it name its outlet as their first
  WHERE story_id IN (SELECT id FROM alleged.story WHERE id = OLD.id OR cluster = OLD.id);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.mark_story IS 'Has the reports of a story and its copies settled anew, which marks them';
DROP FUNCTION alleged.day_of(alleged.story);

-- A report is stored by its feed and entry: the feed alone named all its stories.
CREATE INDEX story_feed_entry ON alleged.story (feed_id, entry_key);
DROP INDEX alleged.story_feed;
