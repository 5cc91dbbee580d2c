-- What was received is evidence: not even the owner edits it by accident. Deleting stays possible, as retention and courts ask.

CREATE FUNCTION alleged.keep_evidence() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION '% % is evidence, and stays as it was stored', TG_TABLE_NAME, OLD.id
    USING ERRCODE = 'restrict_violation', HINT = 'Say in alleged.review what is wrong with a report.';
END $$;
COMMENT ON FUNCTION alleged.keep_evidence IS 'Refuses to edit an entry as received, or what the detector made of it';
CREATE TRIGGER keep_evidence BEFORE UPDATE ON alleged.story FOR EACH ROW
WHEN ((OLD.entry_key, OLD.content_hash, OLD.feed_url, OLD.url, OLD.title, OLD.text, OLD.article, OLD.fetched_at) IS DISTINCT FROM
      (NEW.entry_key, NEW.content_hash, NEW.feed_url, NEW.url, NEW.title, NEW.text, NEW.article, NEW.fetched_at))
EXECUTE FUNCTION alleged.keep_evidence();
CREATE TRIGGER keep_evidence BEFORE UPDATE ON alleged.report FOR EACH ROW
WHEN ((OLD.allegation_id, OLD.story_id, OLD.stance, OLD.said_by, OLD.quote, OLD.evidence, OLD.lexicon, OLD.stored_at)
      IS DISTINCT FROM
      (NEW.allegation_id, NEW.story_id, NEW.stance, NEW.said_by, NEW.quote, NEW.evidence, NEW.lexicon, NEW.stored_at))
EXECUTE FUNCTION alleged.keep_evidence();
