-- What the views by country, pair, accuser, actor and day tell is kept as it was worked out last. Whatever changes a count
-- leaves a mark of what it is counted under, in its own transaction; a view tells what is kept of all that has no mark, and
-- works out the rest there and then. So views are right at any moment, and slow only for what has changed since
-- alleged.refresh_summaries() worked it out anew. The daemon calls that; without it nothing is wrong.

CREATE TABLE alleged.summary_due (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  accused text,
  target text,
  accuser text,
  actor text,
  day date
);
COMMENT ON TABLE alleged.summary_due IS 'Marks: under what reports were counted that have changed since. Only ever added, so that nobody waits for another, and taken by refresh_summaries().';
COMMENT ON COLUMN alleged.summary_due.id IS 'Stable number';
COMMENT ON COLUMN alleged.summary_due.accused IS 'Country accused, whose row is not as kept; null: none';
COMMENT ON COLUMN alleged.summary_due.target IS 'Country whose vote is meant; with accused: that pair';
COMMENT ON COLUMN alleged.summary_due.accuser IS 'Accuser';
COMMENT ON COLUMN alleged.summary_due.actor IS 'Actor, as by_actor names it';
COMMENT ON COLUMN alleged.summary_due.day IS 'Day of the story (UTC)';

-- Worked out from all reports that count. Names of countries and what is known of actors are joined when they are asked for.

CREATE VIEW alleged.by_country_live AS
SELECT r.accused, count(DISTINCT r.allegation_id) AS allegations,
       count(*) FILTER (WHERE r.stance <> 'denied') AS reports, count(*) FILTER (WHERE r.stance = 'denied') AS denials,
       array_agg(DISTINCT r.target ORDER BY r.target) AS targets,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r GROUP BY r.accused;

CREATE VIEW alleged.by_target_live AS
SELECT r.target, count(DISTINCT r.allegation_id) AS allegations,
       count(*) FILTER (WHERE r.stance <> 'denied') AS reports, count(*) FILTER (WHERE r.stance = 'denied') AS denials,
       array_agg(DISTINCT r.accused ORDER BY r.accused) AS accused,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r GROUP BY r.target;

CREATE VIEW alleged.matrix_live AS
SELECT r.accused, r.target, count(DISTINCT r.allegation_id) AS allegations,
       count(*) FILTER (WHERE r.stance <> 'denied') AS reports, count(*) FILTER (WHERE r.stance = 'denied') AS denials,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r GROUP BY r.accused, r.target;

CREATE VIEW alleged.by_accuser_live AS
SELECT r.accuser, min(nullif(r.accuser_kind, '')) AS accuser_kind, min(r.accuser_country) AS accuser_country,
       count(DISTINCT r.allegation_id) AS allegations, count(*) FILTER (WHERE r.stance <> 'denied') AS reports,
       array_agg(DISTINCT r.accused ORDER BY r.accused) AS accused, array_agg(DISTINCT r.target ORDER BY r.target) AS targets,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r WHERE r.accuser <> '' GROUP BY r.accuser;

-- Two halves, for an index each: the views below ask for one actor.
CREATE INDEX report_actor_unknown ON alleged.report_actor (name) WHERE actor_id IS NULL;
CREATE VIEW alleged.report_names AS
SELECT ra.report_id, actor.name AS actor FROM alleged.report_actor ra JOIN alleged.actor ON actor.id = ra.actor_id
UNION ALL
SELECT ra.report_id, ra.name FROM alleged.report_actor ra WHERE ra.actor_id IS NULL;
COMMENT ON VIEW alleged.report_names IS 'Actors that a report names: the reference name where known, else as written.';

CREATE VIEW alleged.by_actor_live AS
SELECT named.actor, count(DISTINCT r.allegation_id) AS allegations, count(DISTINCT r.report_id) AS reports,
       array_agg(DISTINCT r.target ORDER BY r.target) AS targets,
       count(DISTINCT r.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.report_names named JOIN alleged.statement r ON r.report_id = named.report_id GROUP BY named.actor;

CREATE VIEW alleged.timeline_daily_live AS
SELECT (r.at AT TIME ZONE 'UTC')::date AS day, r.accused, r.target, r.stance,
       count(*) AS reports, count(DISTINCT r.allegation_id) AS allegations, count(DISTINCT r.outlet) AS outlets,
       count(DISTINCT r.first_outlet) AS independent_outlets,
       count(DISTINCT r.story_id) - count(DISTINCT r.cluster) AS copies
FROM alleged.statement r GROUP BY 1, 2, 3, 4;

-- Kept: the same rows, as they are now.

CREATE TABLE alleged.by_country_kept AS TABLE alleged.by_country_live;
CREATE TABLE alleged.by_target_kept AS TABLE alleged.by_target_live;
CREATE TABLE alleged.matrix_kept AS TABLE alleged.matrix_live;
CREATE TABLE alleged.by_accuser_kept AS TABLE alleged.by_accuser_live;
CREATE TABLE alleged.by_actor_kept AS TABLE alleged.by_actor_live;
CREATE TABLE alleged.timeline_daily_kept AS TABLE alleged.timeline_daily_live;
ALTER TABLE alleged.by_country_kept ADD PRIMARY KEY (accused);
ALTER TABLE alleged.by_target_kept ADD PRIMARY KEY (target);
ALTER TABLE alleged.matrix_kept ADD PRIMARY KEY (accused, target);
ALTER TABLE alleged.by_accuser_kept ADD PRIMARY KEY (accuser);
ALTER TABLE alleged.by_actor_kept ADD PRIMARY KEY (actor);
ALTER TABLE alleged.timeline_daily_kept ADD PRIMARY KEY (day, accused, target, stance);

DO $$
DECLARE
  told text;
  name text;
BEGIN
  FOREACH told IN ARRAY ARRAY['by_country', 'by_target', 'matrix', 'by_accuser', 'by_actor', 'timeline_daily'] LOOP
    EXECUTE format('COMMENT ON VIEW alleged.%I IS %L', told || '_live',
                   format('What %s tells, worked out from all reports.', told));
    EXECUTE format('COMMENT ON TABLE alleged.%I IS %L', told || '_kept',
                   format('What %s told when it was worked out last; where summary_due has a mark, it is old. Ask %1$s.', told));
    FOR name IN SELECT column_name FROM information_schema.columns
                WHERE table_schema = 'alleged' AND table_name = told || '_kept' LOOP
      EXECUTE format('COMMENT ON COLUMN alleged.%I.%I IS %L', told || '_kept', name, 'As in ' || told);
    END LOOP;
  END LOOP;
END $$;

-- The live rows of one key. Functions, since the planner would take what has marks, which is little, for much: it would begin
-- workers and compile (jit) for each question. As their owner, as a view reads; one key a time, each with a plan of its own,
-- since a country may have a quarter of all reports.

CREATE FUNCTION alleged.by_country_of(accused text) RETURNS SETOF alleged.by_country_live LANGUAGE plpgsql STABLE
SECURITY DEFINER ROWS 1 SET search_path = pg_catalog SET jit = off SET plan_cache_mode = force_custom_plan AS $$
BEGIN RETURN QUERY SELECT * FROM alleged.by_country_live live WHERE live.accused = $1; END $$;
COMMENT ON FUNCTION alleged.by_country_of IS 'Row of by_country_live';

CREATE FUNCTION alleged.by_target_of(target text) RETURNS SETOF alleged.by_target_live LANGUAGE plpgsql STABLE
SECURITY DEFINER ROWS 1 SET search_path = pg_catalog SET jit = off SET plan_cache_mode = force_custom_plan AS $$
BEGIN RETURN QUERY SELECT * FROM alleged.by_target_live live WHERE live.target = $1; END $$;
COMMENT ON FUNCTION alleged.by_target_of IS 'Row of by_target_live';

CREATE FUNCTION alleged.matrix_of(accused text, target text) RETURNS SETOF alleged.matrix_live LANGUAGE plpgsql STABLE
SECURITY DEFINER ROWS 1 SET search_path = pg_catalog SET jit = off SET plan_cache_mode = force_custom_plan AS $$
BEGIN RETURN QUERY SELECT * FROM alleged.matrix_live live WHERE live.accused = $1 AND live.target = $2; END $$;
COMMENT ON FUNCTION alleged.matrix_of IS 'Row of matrix_live';

CREATE FUNCTION alleged.by_accuser_of(accuser text) RETURNS SETOF alleged.by_accuser_live LANGUAGE plpgsql STABLE
SECURITY DEFINER ROWS 1 SET search_path = pg_catalog SET jit = off SET plan_cache_mode = force_custom_plan AS $$
BEGIN RETURN QUERY SELECT * FROM alleged.by_accuser_live live WHERE live.accuser = $1; END $$;
COMMENT ON FUNCTION alleged.by_accuser_of IS 'Row of by_accuser_live';

CREATE FUNCTION alleged.by_actor_of(actor text) RETURNS SETOF alleged.by_actor_live LANGUAGE plpgsql STABLE
SECURITY DEFINER ROWS 1 SET search_path = pg_catalog SET jit = off SET plan_cache_mode = force_custom_plan AS $$
BEGIN RETURN QUERY SELECT * FROM alleged.by_actor_live live WHERE live.actor = $1; END $$;
COMMENT ON FUNCTION alleged.by_actor_of IS 'Row of by_actor_live';

CREATE FUNCTION alleged.timeline_daily_of(day date) RETURNS SETOF alleged.timeline_daily_live LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = pg_catalog SET jit = off SET plan_cache_mode = force_custom_plan AS $$
BEGIN RETURN QUERY SELECT * FROM alleged.timeline_daily_live live WHERE live.day = $1; END $$;
COMMENT ON FUNCTION alleged.timeline_daily_of IS 'Rows of timeline_daily_live';

-- What analysts read. The key of a marked row is the mark's, not the function's: so a question for one works out that one.

CREATE OR REPLACE VIEW alleged.by_country AS
SELECT told.accused, accused.name AS accused_name, told.allegations, told.reports, told.denials, told.targets, told.outlets,
       told.first_seen, told.last_seen, told.independent_outlets, told.copies
FROM (SELECT kept.* FROM alleged.by_country_kept kept
      WHERE NOT EXISTS (SELECT FROM alleged.summary_due due WHERE due.accused = kept.accused)
      UNION ALL
      SELECT due.accused, live.allegations, live.reports, live.denials, live.targets, live.outlets, live.first_seen,
             live.last_seen, live.independent_outlets, live.copies
      FROM (SELECT DISTINCT accused FROM alleged.summary_due WHERE accused IS NOT NULL) due
      CROSS JOIN alleged.by_country_of(due.accused) live) told
JOIN alleged.country accused ON accused.code = told.accused;

CREATE OR REPLACE VIEW alleged.by_target AS
SELECT told.target, target.name AS target_name, told.allegations, told.reports, told.denials, told.accused, told.outlets,
       told.first_seen, told.last_seen, told.independent_outlets, told.copies
FROM (SELECT kept.* FROM alleged.by_target_kept kept
      WHERE NOT EXISTS (SELECT FROM alleged.summary_due due WHERE due.target = kept.target)
      UNION ALL
      SELECT due.target, live.allegations, live.reports, live.denials, live.accused, live.outlets, live.first_seen,
             live.last_seen, live.independent_outlets, live.copies
      FROM (SELECT DISTINCT target FROM alleged.summary_due WHERE target IS NOT NULL) due
      CROSS JOIN alleged.by_target_of(due.target) live) told
JOIN alleged.country target ON target.code = told.target;

CREATE OR REPLACE VIEW alleged.matrix AS
SELECT told.accused, accused.name AS accused_name, told.target, target.name AS target_name, told.allegations, told.reports,
       told.denials, told.outlets, told.first_seen, told.last_seen, told.independent_outlets, told.copies
FROM (SELECT kept.* FROM alleged.matrix_kept kept
      WHERE NOT EXISTS (SELECT FROM alleged.summary_due due WHERE due.accused = kept.accused AND due.target = kept.target)
      UNION ALL
      SELECT due.accused, due.target, live.allegations, live.reports, live.denials, live.outlets, live.first_seen,
             live.last_seen, live.independent_outlets, live.copies
      FROM (SELECT DISTINCT accused, target FROM alleged.summary_due WHERE accused IS NOT NULL AND target IS NOT NULL) due
      CROSS JOIN alleged.matrix_of(due.accused, due.target) live) told
JOIN alleged.country accused ON accused.code = told.accused
JOIN alleged.country target ON target.code = told.target;

CREATE OR REPLACE VIEW alleged.by_accuser AS
SELECT kept.* FROM alleged.by_accuser_kept kept
WHERE NOT EXISTS (SELECT FROM alleged.summary_due due WHERE due.accuser = kept.accuser)
UNION ALL
SELECT due.accuser, live.accuser_kind, live.accuser_country, live.allegations, live.reports, live.accused, live.targets,
       live.outlets, live.first_seen, live.last_seen, live.independent_outlets, live.copies
FROM (SELECT DISTINCT accuser FROM alleged.summary_due WHERE accuser IS NOT NULL) due
CROSS JOIN alleged.by_accuser_of(due.accuser) live;

CREATE OR REPLACE VIEW alleged.by_actor AS
SELECT told.actor, actor.country, actor.kind, told.allegations, told.reports, told.targets, told.outlets, told.first_seen,
       told.last_seen, told.independent_outlets, told.copies
FROM (SELECT kept.* FROM alleged.by_actor_kept kept
      WHERE NOT EXISTS (SELECT FROM alleged.summary_due due WHERE due.actor = kept.actor)
      UNION ALL
      SELECT due.actor, live.allegations, live.reports, live.targets, live.outlets, live.first_seen, live.last_seen,
             live.independent_outlets, live.copies
      FROM (SELECT DISTINCT actor FROM alleged.summary_due WHERE actor IS NOT NULL) due
      CROSS JOIN alleged.by_actor_of(due.actor) live) told
LEFT JOIN alleged.actor ON actor.name = told.actor;

CREATE OR REPLACE VIEW alleged.timeline_daily AS
SELECT kept.* FROM alleged.timeline_daily_kept kept
WHERE NOT EXISTS (SELECT FROM alleged.summary_due due WHERE due.day = kept.day)
UNION ALL
SELECT due.day, live.accused, live.target, live.stance, live.reports, live.allegations, live.outlets,
       live.independent_outlets, live.copies
FROM (SELECT DISTINCT day FROM alleged.summary_due WHERE day IS NOT NULL) due
CROSS JOIN alleged.timeline_daily_of(due.day) live;

-- The marks. `changed` is what a statement wrote or deleted; of an update what was and what is, in a trigger each.

CREATE FUNCTION alleged.day_of(story alleged.story) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT (coalesce(story.published_at, story.fetched_at) AT TIME ZONE 'UTC')::date $$;
COMMENT ON FUNCTION alleged.day_of IS 'Day (UTC) on which timeline_daily counts a story';

-- Left joins: with an allegation or a story its reports are deleted after it, and it has left its marks itself.
CREATE FUNCTION alleged.mark_reports() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO alleged.summary_due (accused, target, accuser, actor, day)
  SELECT DISTINCT allegation.accused, allegation.target, allegation.accuser, named.actor, alleged.day_of(story)
  FROM changed LEFT JOIN alleged.allegation ON allegation.id = changed.counts_in
  LEFT JOIN alleged.story ON story.id = changed.story_id
  LEFT JOIN alleged.report_names named ON named.report_id = changed.id
  WHERE changed.counts_in IS NOT NULL;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.mark_reports IS 'Marks what reports that changed are counted under';
CREATE TRIGGER mark_new AFTER INSERT ON alleged.report REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION alleged.mark_reports();
CREATE TRIGGER mark_what_is AFTER UPDATE ON alleged.report REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION alleged.mark_reports();
CREATE TRIGGER mark_what_was AFTER UPDATE ON alleged.report REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION alleged.mark_reports();
CREATE TRIGGER mark_gone AFTER DELETE ON alleged.report REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION alleged.mark_reports();

CREATE FUNCTION alleged.mark_actors() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO alleged.summary_due (actor)
  SELECT DISTINCT coalesce(actor.name, changed.name) FROM changed LEFT JOIN alleged.actor ON actor.id = changed.actor_id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.mark_actors IS 'Marks the actors whose reports changed';
CREATE TRIGGER mark_new AFTER INSERT ON alleged.report_actor REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION alleged.mark_actors();
CREATE TRIGGER mark_what_is AFTER UPDATE ON alleged.report_actor REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION alleged.mark_actors();
CREATE TRIGGER mark_what_was AFTER UPDATE ON alleged.report_actor REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION alleged.mark_actors();
CREATE TRIGGER mark_gone AFTER DELETE ON alleged.report_actor REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION alleged.mark_actors();

-- The program edits no allegation, story or actor's name. Should somebody, the reports are touched, and their triggers mark
-- the rest.

CREATE FUNCTION alleged.mark_allegation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO alleged.summary_due (accused, target, accuser) VALUES (OLD.accused, OLD.target, OLD.accuser);
  UPDATE alleged.report SET verdict = verdict WHERE counts_in = OLD.id AND TG_OP = 'UPDATE';
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.mark_allegation IS 'Marks what an allegation was counted under';
CREATE TRIGGER mark_gone AFTER DELETE ON alleged.allegation FOR EACH ROW EXECUTE FUNCTION alleged.mark_allegation();
CREATE TRIGGER mark_edited AFTER UPDATE ON alleged.allegation FOR EACH ROW
WHEN ((OLD.accused, OLD.target, OLD.accuser) IS DISTINCT FROM (NEW.accused, NEW.target, NEW.accuser))
EXECUTE FUNCTION alleged.mark_allegation();

CREATE FUNCTION alleged.mark_story() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO alleged.summary_due (day) VALUES (alleged.day_of(OLD));
  UPDATE alleged.report SET verdict = verdict  -- copies of it name its outlet as their first
  WHERE story_id IN (SELECT id FROM alleged.story WHERE id = OLD.id OR cluster = OLD.id) AND TG_OP = 'UPDATE';
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.mark_story IS 'Marks the day a story was counted on';
CREATE TRIGGER mark_gone AFTER DELETE ON alleged.story FOR EACH ROW EXECUTE FUNCTION alleged.mark_story();
CREATE TRIGGER mark_edited AFTER UPDATE ON alleged.story FOR EACH ROW
WHEN ((OLD.outlet, OLD.cluster, OLD.published_at, OLD.fetched_at) IS DISTINCT FROM
      (NEW.outlet, NEW.cluster, NEW.published_at, NEW.fetched_at))
EXECUTE FUNCTION alleged.mark_story();

CREATE FUNCTION alleged.mark_actor() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO alleged.summary_due (actor) VALUES (OLD.name), (NEW.name);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.mark_actor IS 'Marks an actor under both its names';
CREATE TRIGGER mark_edited AFTER UPDATE ON alleged.actor FOR EACH ROW WHEN (OLD.name <> NEW.name)
EXECUTE FUNCTION alleged.mark_actor();

-- TRUNCATE takes this table along, whichever of the record's it begins with.
CREATE FUNCTION alleged.mark_all() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO alleged.summary_due (accused, target) SELECT accused, target FROM alleged.matrix_kept;
  INSERT INTO alleged.summary_due (accuser) SELECT accuser FROM alleged.by_accuser_kept;
  INSERT INTO alleged.summary_due (actor) SELECT actor FROM alleged.by_actor_kept;
  INSERT INTO alleged.summary_due (day) SELECT DISTINCT day FROM alleged.timeline_daily_kept;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION alleged.mark_all IS 'Marks all that is kept';
CREATE TRIGGER mark_all AFTER TRUNCATE ON alleged.report_actor FOR EACH STATEMENT EXECUTE FUNCTION alleged.mark_all();

-- First the marks are taken, then what they mark is worked out, by statements that see all that was committed before each.
-- A report that is committed between the two is counted, and its mark stays. The other way round it would be lost.
CREATE FUNCTION alleged.refresh_summaries(at_most integer) RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  taken alleged.summary_due[];
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('alleged.summary', 0)) THEN RETURN 0; END IF;
  WITH gone AS (
    DELETE FROM alleged.summary_due WHERE id IN (SELECT id FROM alleged.summary_due ORDER BY id LIMIT at_most) RETURNING *)
  SELECT array_agg(ROW(gone.*)::alleged.summary_due) INTO taken FROM gone;

  DELETE FROM alleged.by_country_kept WHERE accused IN (SELECT accused FROM unnest(taken));
  INSERT INTO alleged.by_country_kept
  SELECT live.* FROM (SELECT DISTINCT accused FROM unnest(taken)) due, alleged.by_country_of(due.accused) live;

  DELETE FROM alleged.by_target_kept WHERE target IN (SELECT target FROM unnest(taken));
  INSERT INTO alleged.by_target_kept
  SELECT live.* FROM (SELECT DISTINCT target FROM unnest(taken)) due, alleged.by_target_of(due.target) live;

  DELETE FROM alleged.matrix_kept WHERE (accused, target) IN (SELECT accused, target FROM unnest(taken));
  INSERT INTO alleged.matrix_kept
  SELECT live.*
  FROM (SELECT DISTINCT accused, target FROM unnest(taken)) due, alleged.matrix_of(due.accused, due.target) live;

  DELETE FROM alleged.by_accuser_kept WHERE accuser IN (SELECT accuser FROM unnest(taken));
  INSERT INTO alleged.by_accuser_kept
  SELECT live.* FROM (SELECT DISTINCT accuser FROM unnest(taken)) due, alleged.by_accuser_of(due.accuser) live;

  DELETE FROM alleged.by_actor_kept WHERE actor IN (SELECT actor FROM unnest(taken));
  INSERT INTO alleged.by_actor_kept
  SELECT live.* FROM (SELECT DISTINCT actor FROM unnest(taken)) due, alleged.by_actor_of(due.actor) live;

  DELETE FROM alleged.timeline_daily_kept WHERE day IN (SELECT day FROM unnest(taken));
  INSERT INTO alleged.timeline_daily_kept
  SELECT live.* FROM (SELECT DISTINCT day FROM unnest(taken)) due, alleged.timeline_daily_of(due.day) live;
  RETURN coalesce(cardinality(taken), 0);
END $$;
COMMENT ON FUNCTION alleged.refresh_summaries IS 'Works out anew what the oldest marks are of, at most so many, and takes the marks. Returns how many; 0 also while another session is at it.';
