-- What is no longer needed goes: entries that no feed holds any more, and stories, where that is set. An entry's row outlives
-- its story, and tells that there was one. Rows of entry_seen are written anew here, once, so that they stay as long as they
-- were: two days take the room of one time.

ALTER TABLE alleged.entry_seen
  ALTER first_seen DROP DEFAULT,
  ALTER first_seen TYPE date USING (first_seen AT TIME ZONE 'UTC')::date;
ALTER TABLE alleged.entry_seen
  ALTER first_seen SET DEFAULT (now() AT TIME ZONE 'UTC')::date,
  -- Whether a feed still holds an entry of before nobody knows: as if it did today.
  ADD last_seen date NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date;
COMMENT ON TABLE alleged.entry_seen IS 'Every entry that a feed holds, or held of late (keep.entries), so that nothing is taken for new twice.';
COMMENT ON COLUMN alleged.entry_seen.first_seen IS 'Day (UTC) on which it was first seen as it is now';
COMMENT ON COLUMN alleged.entry_seen.last_seen IS 'Day (UTC) on which a document held it last; at most a quarter of keep.entries too early';

ALTER TABLE alleged.feed ADD pruned_on date;
COMMENT ON COLUMN alleged.feed.pruned_on IS 'Day (UTC) of the document at which entries that the feed no longer holds were last looked for in entry_seen';

-- Which are the oldest, without reading all of them.
CREATE INDEX story_fetched ON alleged.story (fetched_at);
COMMENT ON COLUMN alleged.story.cluster IS 'The first stored of the stories that are copies of one text, of those that are still there; its own id when it is that or stands alone';
