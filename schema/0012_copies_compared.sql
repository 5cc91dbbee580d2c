-- What decides on copies is as in 0007; only the comparison is put otherwise. There each candidate's shingles were part of what
-- was grouped by, and where some fifty stories shared a phrase a look-up took 2.9 ms; it takes 0.8 so.

CREATE OR REPLACE FUNCTION alleged.join_cluster() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  -- Copies come in by many workers at once. One at a time, until each commits: the later sees the earlier.
  PERFORM pg_advisory_xact_lock(hashtextextended('alleged.story.cluster', 0));
  SELECT story.cluster INTO NEW.cluster FROM alleged.story
  WHERE story.feed_url = NEW.feed_url AND story.entry_key = NEW.entry_key ORDER BY story.id LIMIT 1;
  IF NEW.cluster IS NULL THEN
    WITH head AS MATERIALIZED (
      SELECT story.id, story.fingerprint, story.outlet, coalesce(story.published_at, story.fetched_at) AS at
      FROM alleged.story
      WHERE story.cluster = story.id AND story.copy_keys && NEW.copy_keys
      -- Should thousands have a phrase in common, the newest are enough: most copies come within hours.
      ORDER BY story.id + 0 DESC LIMIT 100),  -- + 0: not backwards through the whole table
    counted AS (
      SELECT theirs.id, count(*) AS shared FROM (SELECT head.id, unnest(head.fingerprint) AS shingle FROM head) theirs
      WHERE theirs.shingle IN (SELECT unnest(NEW.fingerprint)) GROUP BY theirs.id),
    candidate AS (
      SELECT head.id, counted.shared, least(cardinality(head.fingerprint), cardinality(NEW.fingerprint)) AS shorter,
             head.outlet = NEW.outlet
             OR abs(extract(epoch FROM head.at - coalesce(NEW.published_at, NEW.fetched_at))) > 7 * 86400 AS must_be_alike
      FROM counted JOIN head ON head.id = counted.id)
    SELECT candidate.id INTO NEW.cluster FROM candidate
    WHERE candidate.shared >= 5
      AND candidate.shared >= candidate.shorter * CASE WHEN candidate.must_be_alike THEN 0.8 ELSE 0.4 END
    ORDER BY candidate.shared::real / candidate.shorter DESC, candidate.id LIMIT 1;
  END IF;
  NEW.cluster := coalesce(NEW.cluster, NEW.id);
  RETURN NEW;
END $$;
