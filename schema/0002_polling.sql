-- What polling learns of a feed: its rhythm, where it has moved to, and whether it still exists.

ALTER TABLE alleged.feed DROP CONSTRAINT feed_state_check;
ALTER TABLE alleged.feed
  ADD CONSTRAINT feed_state_check CHECK (state IN ('active', 'parked', 'gone', 'paused')),
  ADD folder text NOT NULL DEFAULT '',
  ADD site text NOT NULL DEFAULT '',
  ADD wait_until timestamptz NOT NULL DEFAULT '-infinity',
  ADD failing_since timestamptz,
  ADD gap integer NOT NULL DEFAULT 0 CHECK (gap >= 0),
  ADD newest_at timestamptz,
  ADD refresh integer NOT NULL DEFAULT 0 CHECK (refresh >= 0),
  ADD skip_hours integer NOT NULL DEFAULT 0,
  ADD skip_days integer NOT NULL DEFAULT 0,
  ADD hub text NOT NULL DEFAULT '',
  ADD moved_to text,
  ADD moved_seen integer NOT NULL DEFAULT 0 CHECK (moved_seen >= 0),
  ADD moved_since timestamptz,
  ADD moved_from text;
UPDATE alleged.feed SET failing_since = coalesce(ok_at, added_at) WHERE failures > 0;

DROP INDEX alleged.feed_due;
CREATE INDEX feed_due ON alleged.feed (greatest(next_at, wait_until)) WHERE state IN ('active', 'parked');

-- Not one of the record's tables: what the daemons on this database tell one another of the servers they ask.
CREATE TABLE alleged.site (
  name text PRIMARY KEY,
  next_start timestamptz NOT NULL,
  queue_end timestamptz NOT NULL
) WITH (fillfactor = 60);
COMMENT ON TABLE alleged.site IS 'Servers'' owners, by registrable domain: when the next request to one may begin.';
COMMENT ON COLUMN alleged.site.name IS 'Registrable domain by the Public Suffix List, or the host where it has none';
COMMENT ON COLUMN alleged.site.next_start IS 'No request to it begins sooner';
COMMENT ON COLUMN alleged.site.queue_end IS 'Feeds that become due while more of the site are due than may be asked wait until then';

COMMENT ON COLUMN alleged.feed.state IS 'active: polled when due; parked: has failed for long and is tried rarely; gone: the server said so (410), not polled; paused: the operator''s word, not polled';
COMMENT ON COLUMN alleged.feed.folder IS 'Where it stood in the OPML file it was imported from: names of the folders, joined with "/"';
COMMENT ON COLUMN alleged.feed.site IS 'Whose server it is on: the registrable domain of its host; polls of one site are spread over time';
COMMENT ON COLUMN alleged.feed.wait_until IS 'Its turn, where more feeds of its site are due than the site may be asked for';
COMMENT ON COLUMN alleged.feed.failing_since IS 'First of the failed polls in a row; null when the last one went well';
COMMENT ON COLUMN alleged.feed.gap IS 'Mean time between its latest entries, in seconds; 0 while unknown';
COMMENT ON COLUMN alleged.feed.newest_at IS 'Date of its newest entry, or when its bytes last changed if it gives no dates';
COMMENT ON COLUMN alleged.feed.refresh IS 'Shortest time between polls that the document asks for (ttl, sy:updatePeriod), in seconds; 0: none';
COMMENT ON COLUMN alleged.feed.skip_hours IS 'Hours of the day in UTC that the document asks to leave out: bit n is hour n';
COMMENT ON COLUMN alleged.feed.skip_days IS 'Days of the week that the document asks to leave out: bit 0 is Sunday';
COMMENT ON COLUMN alleged.feed.hub IS 'WebSub hub that the document names; kept, not used yet';
COMMENT ON COLUMN alleged.feed.moved_to IS 'Where permanent redirects (301, 308) alone lead; the subscription follows once that is confirmed';
COMMENT ON COLUMN alleged.feed.moved_seen IS 'Polls in a row that led there';
COMMENT ON COLUMN alleged.feed.moved_since IS 'The first of them';
COMMENT ON COLUMN alleged.feed.moved_from IS 'The address before the last move';
