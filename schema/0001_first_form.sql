-- The first form of the record. Runs once, in one transaction, under the migration lock (see daemon/store/migrate.cpp);
-- roles.sql has made the schema.
-- Nothing here or in the program relies on search_path: every name is written with its schema.

COMMENT ON SCHEMA alleged IS 'Who is alleged to have interfered in whose election, who says so, and in which words. A record of claims, not of facts.';

-- Reference: loaded from schema/reference/*.tsv by `alleged migrate`, replaced row by row, never deleted.

CREATE TABLE alleged.country (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$'),
  name text NOT NULL
);
COMMENT ON TABLE alleged.country IS 'Countries an allegation can name. XX: a foreign party that the story does not name; EU: the European Union; XK: Kosovo.';
COMMENT ON COLUMN alleged.country.code IS 'ISO 3166-1 alpha-2, or EU, XK, XX';
COMMENT ON COLUMN alleged.country.name IS 'English short name';

CREATE TABLE alleged.actor (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  country text NOT NULL REFERENCES alleged.country,
  kind text NOT NULL
);
COMMENT ON TABLE alleged.actor IS 'Known bodies, groups, outlets and persons that stories name as acting for a state. Being listed says nothing about guilt.';
COMMENT ON COLUMN alleged.actor.id IS 'Stable number';
COMMENT ON COLUMN alleged.actor.name IS 'Reference name';
COMMENT ON COLUMN alleged.actor.country IS 'State the actor is said to act for, or is domiciled in';
COMMENT ON COLUMN alleged.actor.kind IS 'intelligence, state-media, influence-operation, apt, contractor, ... (schema/reference/README.md)';

CREATE TABLE alleged.actor_alias (
  actor_id bigint NOT NULL REFERENCES alleged.actor ON DELETE CASCADE,
  alias text NOT NULL,
  source text NOT NULL DEFAULT '',
  PRIMARY KEY (actor_id, alias)
);
COMMENT ON TABLE alleged.actor_alias IS 'Other names of an actor. One alias may stand for two actors where sources differ.';
COMMENT ON COLUMN alleged.actor_alias.actor_id IS 'The actor';
COMMENT ON COLUMN alleged.actor_alias.alias IS 'The other name, as written in stories';
COMMENT ON COLUMN alleged.actor_alias.source IS 'Who asserts that the alias is this actor';

CREATE TABLE alleged.method (
  code text PRIMARY KEY,
  name text NOT NULL,
  description text NOT NULL,
  disarm text[] NOT NULL DEFAULT '{}',
  disarm_version text NOT NULL DEFAULT ''
);
COMMENT ON TABLE alleged.method IS 'How somebody is said to interfere.';
COMMENT ON COLUMN alleged.method.code IS 'Our code';
COMMENT ON COLUMN alleged.method.name IS 'Readable name';
COMMENT ON COLUMN alleged.method.description IS 'One sentence';
COMMENT ON COLUMN alleged.method.disarm IS 'Identifiers in the DISARM red framework; empty where it has none';
COMMENT ON COLUMN alleged.method.disarm_version IS 'Version of DISARM the identifiers are from';

CREATE TABLE alleged.stance (
  code text PRIMARY KEY,
  description text NOT NULL
);
COMMENT ON TABLE alleged.stance IS 'How a statement stands to an allegation.';
COMMENT ON COLUMN alleged.stance.code IS 'Our code';
COMMENT ON COLUMN alleged.stance.description IS 'What it means';
INSERT INTO alleged.stance (code, description) VALUES
  ('alleged', 'Claimed or suspected; nobody with authority to find it has found it'),
  ('warned', 'Feared or predicted: said to be coming, possible or likely'),
  ('asserted', 'Attributed as a finding by an authority, a court, a platform or an official inquiry'),
  ('charged', 'Formally charged or indicted'),
  ('sanctioned', 'Punished by sanctions, expulsion or a ban'),
  ('convicted', 'Found guilty by a court'),
  ('denied', 'Rejected by the accused or somebody speaking for them'),
  ('disputed', 'Called into doubt or debunked by a third party'),
  ('cleared', 'Looked into and not found, or found not to have happened'),
  ('retracted', 'Withdrawn by whoever had claimed or published it');

CREATE TABLE alleged.election (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  country text NOT NULL REFERENCES alleged.country,
  kind text NOT NULL CHECK (kind IN ('presidential', 'parliamentary', 'local', 'referendum', 'european')),
  date date NOT NULL,
  name text NOT NULL,
  UNIQUE (country, kind, date)
);
COMMENT ON TABLE alleged.election IS 'National votes that allegations can be about.';
COMMENT ON COLUMN alleged.election.id IS 'Stable number';
COMMENT ON COLUMN alleged.election.country IS 'Whose vote; EU for the European Parliament';
COMMENT ON COLUMN alleged.election.kind IS 'presidential, parliamentary, local, referendum or european';
COMMENT ON COLUMN alleged.election.date IS 'First (or only) day of the first round';
COMMENT ON COLUMN alleged.election.name IS 'Readable name';

-- Feeds and what they were seen to hold.

CREATE TABLE alleged.feed (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url text NOT NULL UNIQUE CHECK (url ~ '^https?://[^[:space:]]+$' AND length(url) <= 2000),
  host text NOT NULL GENERATED ALWAYS AS (lower(substring(url FROM '^https?://(?:[^/?#@]*@)?(\[[^]]*\]|[^/:?#]*)'))) STORED,
  outlet text NOT NULL DEFAULT '',
  country text REFERENCES alleged.country,
  language text NOT NULL DEFAULT '',
  title text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
  allow_private boolean NOT NULL DEFAULT false,
  added_at timestamptz NOT NULL DEFAULT now(),
  next_at timestamptz NOT NULL DEFAULT now(),
  lease_worker uuid,
  lease_until timestamptz,
  etag text NOT NULL DEFAULT '',
  last_modified text NOT NULL DEFAULT '',
  body_hash bigint,
  polled_at timestamptz,
  ok_at timestamptz,
  failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0),
  failure text,
  salvaged text
) WITH (fillfactor = 60);
CREATE INDEX feed_due ON alleged.feed (next_at) WHERE state = 'active';
CREATE INDEX feed_leased ON alleged.feed (lease_worker) WHERE lease_worker IS NOT NULL;
COMMENT ON TABLE alleged.feed IS 'Feeds we are subscribed to, and the state of polling each.';
COMMENT ON COLUMN alleged.feed.id IS 'Stable number';
COMMENT ON COLUMN alleged.feed.url IS 'Where the feed is fetched from';
COMMENT ON COLUMN alleged.feed.host IS 'Host part of the URL, for politeness';
COMMENT ON COLUMN alleged.feed.outlet IS 'Name of the outlet, as the operator or the catalogue gives it';
COMMENT ON COLUMN alleged.feed.country IS 'Country of the outlet, not of its subjects';
COMMENT ON COLUMN alleged.feed.language IS 'Language of the feed: the operator''s word, else the document''s';
COMMENT ON COLUMN alleged.feed.title IS 'Title the document gave last';
COMMENT ON COLUMN alleged.feed.state IS 'active: polled when due; paused: not polled';
COMMENT ON COLUMN alleged.feed.allow_private IS 'Whether this feed may be fetched from a loopback or private address';
COMMENT ON COLUMN alleged.feed.added_at IS 'When the subscription was made';
COMMENT ON COLUMN alleged.feed.next_at IS 'When the next poll is due';
COMMENT ON COLUMN alleged.feed.lease_worker IS 'The daemon that is polling it now';
COMMENT ON COLUMN alleged.feed.lease_until IS 'When that daemon''s claim ends by itself';
COMMENT ON COLUMN alleged.feed.etag IS 'ETag of the last good answer, sent back byte for byte';
COMMENT ON COLUMN alleged.feed.last_modified IS 'Last-Modified of the last good answer, sent back byte for byte';
COMMENT ON COLUMN alleged.feed.body_hash IS 'XXH3-64 of the last body read: an equal one is not read again';
COMMENT ON COLUMN alleged.feed.polled_at IS 'Last poll, whatever came of it';
COMMENT ON COLUMN alleged.feed.ok_at IS 'Last poll that went well';
COMMENT ON COLUMN alleged.feed.failures IS 'Failed polls in a row';
COMMENT ON COLUMN alleged.feed.failure IS 'Why the last poll failed, for a person; null when it went well';
COMMENT ON COLUMN alleged.feed.salvaged IS 'What was wrong with the last document and what was kept; null when it was sound';

CREATE TABLE alleged.entry_seen (
  feed_id bigint NOT NULL REFERENCES alleged.feed ON DELETE CASCADE,
  entry_key uuid NOT NULL,
  content_hash bigint NOT NULL,
  first_seen timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (feed_id, entry_key)
);
COMMENT ON TABLE alleged.entry_seen IS 'Every entry ever seen in a feed, so that nothing is taken for new twice.';
COMMENT ON COLUMN alleged.entry_seen.feed_id IS 'The feed';
COMMENT ON COLUMN alleged.entry_seen.entry_key IS 'XXH3-128 of the entry''s identity: guid, else link, else its text; never its date';
COMMENT ON COLUMN alleged.entry_seen.content_hash IS 'XXH3-64 of title, summary and content as last seen: another one is an edit';
COMMENT ON COLUMN alleged.entry_seen.first_seen IS 'When it was first seen';

-- The record.

CREATE TABLE alleged.story (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed_id bigint REFERENCES alleged.feed ON DELETE SET NULL,
  entry_key uuid NOT NULL,
  content_hash bigint NOT NULL,
  feed_url text NOT NULL,
  outlet text NOT NULL,
  outlet_country text REFERENCES alleged.country,
  language text NOT NULL,
  url text NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  published_at timestamptz,
  fetched_at timestamptz NOT NULL DEFAULT now(),
  score real NOT NULL CHECK (score BETWEEN 0 AND 1),
  fingerprint bigint NOT NULL,
  UNIQUE (feed_url, entry_key, content_hash)
);
CREATE INDEX story_feed ON alleged.story (feed_id);
COMMENT ON TABLE alleged.story IS 'An entry that reports foreign interference in an election, as received. An edited entry is a further row; nothing edits one.';
COMMENT ON COLUMN alleged.story.id IS 'Stable number';
COMMENT ON COLUMN alleged.story.feed_id IS 'The feed it came by; null once that subscription was removed';
COMMENT ON COLUMN alleged.story.entry_key IS 'As in entry_seen';
COMMENT ON COLUMN alleged.story.content_hash IS 'As in entry_seen: tells the editions of one entry apart';
COMMENT ON COLUMN alleged.story.feed_url IS 'URL of the feed at that time';
COMMENT ON COLUMN alleged.story.outlet IS 'Outlet at that time: the subscription''s word, else the feed''s title, else the host';
COMMENT ON COLUMN alleged.story.outlet_country IS 'Country of the outlet at that time';
COMMENT ON COLUMN alleged.story.language IS 'Language of the feed at that time';
COMMENT ON COLUMN alleged.story.url IS 'Link of the entry';
COMMENT ON COLUMN alleged.story.title IS 'Title as received';
COMMENT ON COLUMN alleged.story.text IS 'Summary or content as received, HTML where the feed gave HTML';
COMMENT ON COLUMN alleged.story.published_at IS 'When the outlet says it was published; null if it does not say';
COMMENT ON COLUMN alleged.story.fetched_at IS 'When we read it';
COMMENT ON COLUMN alleged.story.score IS 'How sure the detector is that the story belongs here, 0..1';
COMMENT ON COLUMN alleged.story.fingerprint IS '64-bit simhash of title and text, for near copies';

CREATE TABLE alleged.allegation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  accused text NOT NULL REFERENCES alleged.country,
  target text NOT NULL REFERENCES alleged.country,
  election_key text NOT NULL DEFAULT '',
  election_id bigint REFERENCES alleged.election,
  accuser text NOT NULL DEFAULT '',
  first_seen timestamptz NOT NULL DEFAULT now(),
  UNIQUE (accused, target, election_key, accuser),
  CHECK (accused <> target OR accused = 'XX')
);
CREATE INDEX allegation_target ON alleged.allegation (target);
COMMENT ON TABLE alleged.allegation IS 'Somebody says that a country, or a party in it, interferes in the vote of another.';
COMMENT ON COLUMN alleged.allegation.id IS 'Stable number';
COMMENT ON COLUMN alleged.allegation.accused IS 'Country accused; XX when the story names none';
COMMENT ON COLUMN alleged.allegation.target IS 'Country whose vote is meant; XX when the story does not tell';
COMMENT ON COLUMN alleged.allegation.election_key IS 'What the story tells of the vote: country, year and kind, e.g. US-2024-presidential; may be empty';
COMMENT ON COLUMN alleged.allegation.election_id IS 'The vote in alleged.election, where exactly one answers to the key';
COMMENT ON COLUMN alleged.allegation.accuser IS 'Who makes the charge, as named; empty when nobody is named';
COMMENT ON COLUMN alleged.allegation.first_seen IS 'When the first report of it was stored';

CREATE TABLE alleged.report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  allegation_id bigint NOT NULL REFERENCES alleged.allegation ON DELETE CASCADE,
  story_id bigint NOT NULL REFERENCES alleged.story ON DELETE CASCADE,
  stance text NOT NULL REFERENCES alleged.stance,
  said_by text NOT NULL DEFAULT '',
  confidence real NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  quote text NOT NULL CHECK (quote <> ''),
  evidence jsonb NOT NULL CHECK (jsonb_typeof(evidence) = 'array'),
  methods text[] NOT NULL DEFAULT '{}',
  lexicon text NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (allegation_id, story_id, stance, said_by)
);
CREATE INDEX report_story ON alleged.report (story_id);
COMMENT ON TABLE alleged.report IS 'One story''s statement of an allegation: the charge, or a denial, a finding, a retraction of it.';
COMMENT ON COLUMN alleged.report.id IS 'Stable number';
COMMENT ON COLUMN alleged.report.allegation_id IS 'The allegation it speaks of';
COMMENT ON COLUMN alleged.report.story_id IS 'The story it stands in';
COMMENT ON COLUMN alleged.report.stance IS 'How it stands to the allegation';
COMMENT ON COLUMN alleged.report.said_by IS 'Who takes that stance, as named: the accuser, or for a denial the denier; may be empty';
COMMENT ON COLUMN alleged.report.confidence IS 'How sure the detector is of this reading, 0..1';
COMMENT ON COLUMN alleged.report.quote IS 'The sentence it stands in (the first one of evidence)';
COMMENT ON COLUMN alleged.report.evidence IS 'Every sentence: field (title or text), start and end in code points of the plain text, quote';
COMMENT ON COLUMN alleged.report.methods IS 'Codes of alleged.method';
COMMENT ON COLUMN alleged.report.lexicon IS 'Version of the lexicon that found it';
COMMENT ON COLUMN alleged.report.stored_at IS 'When it was stored';

CREATE TABLE alleged.report_actor (
  report_id bigint NOT NULL REFERENCES alleged.report ON DELETE CASCADE,
  name text NOT NULL,
  actor_id bigint REFERENCES alleged.actor,
  PRIMARY KEY (report_id, name)
);
CREATE INDEX report_actor_actor ON alleged.report_actor (actor_id);
COMMENT ON TABLE alleged.report_actor IS 'Bodies, groups and persons that a report names as acting for the accused.';
COMMENT ON COLUMN alleged.report_actor.report_id IS 'The report';
COMMENT ON COLUMN alleged.report_actor.name IS 'Reference name where known, else as written';
COMMENT ON COLUMN alleged.report_actor.actor_id IS 'The actor in alleged.actor, where known';

-- Who gets which mail.

CREATE TABLE alleged.subscription (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  address text NOT NULL CHECK (address ~ '^[^[:space:]<>,;"]+@[^[:space:]<>,;"]+$' AND length(address) <= 254),
  accused text[] NOT NULL DEFAULT '{}',
  target text[] NOT NULL DEFAULT '{}',
  min_confidence real NOT NULL DEFAULT 0 CHECK (min_confidence BETWEEN 0 AND 1),
  added_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (address, accused, target)
);
COMMENT ON TABLE alleged.subscription IS 'Who is mailed about new allegations.';
COMMENT ON COLUMN alleged.subscription.id IS 'Stable number';
COMMENT ON COLUMN alleged.subscription.address IS 'Mail address';
COMMENT ON COLUMN alleged.subscription.accused IS 'Only allegations against these countries; empty: any';
COMMENT ON COLUMN alleged.subscription.target IS 'Only allegations over these countries'' votes; empty: any';
COMMENT ON COLUMN alleged.subscription.min_confidence IS 'Only reports at least this sure, 0..1';
COMMENT ON COLUMN alleged.subscription.added_at IS 'When it was made';

CREATE TABLE alleged.alert_outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription_id bigint NOT NULL REFERENCES alleged.subscription ON DELETE CASCADE,
  story_id bigint NOT NULL REFERENCES alleged.story ON DELETE CASCADE,
  message_id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  state text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sent', 'refused')),
  created_at timestamptz NOT NULL DEFAULT now(),
  next_at timestamptz NOT NULL DEFAULT now(),
  lease_worker uuid,
  lease_until timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  failure text,
  sent_at timestamptz,
  UNIQUE (subscription_id, story_id)
);
CREATE INDEX alert_due ON alleged.alert_outbox (next_at) WHERE state = 'due';
CREATE INDEX alert_story ON alleged.alert_outbox (story_id);
COMMENT ON TABLE alleged.alert_outbox IS 'Mails to send and sent: one for each story that brings a subscription something new. Written in the transaction that stores the story.';
COMMENT ON COLUMN alleged.alert_outbox.id IS 'Stable number';
COMMENT ON COLUMN alleged.alert_outbox.subscription_id IS 'Who is mailed';
COMMENT ON COLUMN alleged.alert_outbox.story_id IS 'The story that brought it';
COMMENT ON COLUMN alleged.alert_outbox.message_id IS 'Left part of the Message-ID, fixed here, so that a mail sent twice is seen as one';
COMMENT ON COLUMN alleged.alert_outbox.state IS 'due: to be sent; sent: the mail server took it; refused: the mail server refused it for good';
COMMENT ON COLUMN alleged.alert_outbox.created_at IS 'When it was written';
COMMENT ON COLUMN alleged.alert_outbox.next_at IS 'When it is tried next';
COMMENT ON COLUMN alleged.alert_outbox.lease_worker IS 'The daemon that is sending it now';
COMMENT ON COLUMN alleged.alert_outbox.lease_until IS 'When that daemon''s claim ends by itself';
COMMENT ON COLUMN alleged.alert_outbox.attempts IS 'Tries so far';
COMMENT ON COLUMN alleged.alert_outbox.failure IS 'Why the last try failed, for a person';
COMMENT ON COLUMN alleged.alert_outbox.sent_at IS 'When the mail server took it';

CREATE TABLE alleged.alert_allegation (
  subscription_id bigint NOT NULL REFERENCES alleged.subscription ON DELETE CASCADE,
  allegation_id bigint NOT NULL REFERENCES alleged.allegation ON DELETE CASCADE,
  alert_id bigint NOT NULL REFERENCES alleged.alert_outbox ON DELETE CASCADE,
  PRIMARY KEY (subscription_id, allegation_id)
);
CREATE INDEX alert_allegation_alert ON alleged.alert_allegation (alert_id);
CREATE INDEX alert_allegation_allegation ON alleged.alert_allegation (allegation_id);
COMMENT ON TABLE alleged.alert_allegation IS 'Which allegations a mail tells. Each is told to a subscription once, ever.';
COMMENT ON COLUMN alleged.alert_allegation.subscription_id IS 'Who is mailed';
COMMENT ON COLUMN alleged.alert_allegation.allegation_id IS 'What is told';
COMMENT ON COLUMN alleged.alert_allegation.alert_id IS 'In which mail';

-- What analysts read.

CREATE VIEW alleged.allegations AS
SELECT a.id,
       a.accused, accused.name AS accused_name,
       a.target, target.name AS target_name,
       a.accuser,
       a.election_key AS election, e.name AS election_name, e.date AS election_date,
       coalesce(charge.stance, latest.stance) AS stance,
       counts.denials,
       actors.names AS actors,
       coalesce(charge.confidence, latest.confidence) AS confidence,
       coalesce(charge.quote, latest.quote) AS evidence,
       latest.outlet, latest.title, latest.url,
       counts.reports, counts.outlets,
       a.first_seen, latest.stored_at AS last_seen
FROM alleged.allegation a
JOIN alleged.country accused ON accused.code = a.accused
JOIN alleged.country target ON target.code = a.target
LEFT JOIN alleged.election e ON e.id = a.election_id
JOIN LATERAL (SELECT count(*) AS reports, count(DISTINCT s.outlet) AS outlets,
                     count(*) FILTER (WHERE r.stance = 'denied') AS denials
              FROM alleged.report r JOIN alleged.story s ON s.id = r.story_id WHERE r.allegation_id = a.id) counts ON true
JOIN LATERAL (SELECT r.stance, r.confidence, r.quote, r.stored_at, s.outlet, s.title, s.url
              FROM alleged.report r JOIN alleged.story s ON s.id = r.story_id
              WHERE r.allegation_id = a.id ORDER BY r.stored_at DESC, r.id DESC LIMIT 1) latest ON true
LEFT JOIN LATERAL (SELECT r.stance, r.confidence, r.quote FROM alleged.report r
                   WHERE r.allegation_id = a.id AND r.stance <> 'denied'
                   ORDER BY r.stored_at DESC, r.id DESC LIMIT 1) charge ON true
LEFT JOIN LATERAL (SELECT array_agg(DISTINCT ra.name ORDER BY ra.name) AS names FROM alleged.report r
                   JOIN alleged.report_actor ra ON ra.report_id = r.id WHERE r.allegation_id = a.id) actors ON true;
COMMENT ON VIEW alleged.allegations IS 'One row for each allegation: who is accused, over whose vote, by whom, how it stands, in which words, where it was read last.';
COMMENT ON COLUMN alleged.allegations.stance IS 'Stance of the newest report that is not a denial';
COMMENT ON COLUMN alleged.allegations.denials IS 'Reports of a denial';

CREATE VIEW alleged.by_country AS
SELECT a.accused, accused.name AS accused_name, a.target, target.name AS target_name,
       count(DISTINCT a.id) AS allegations, count(r.id) FILTER (WHERE r.stance <> 'denied') AS reports,
       count(r.id) FILTER (WHERE r.stance = 'denied') AS denials,
       count(DISTINCT s.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen
FROM alleged.allegation a
JOIN alleged.country accused ON accused.code = a.accused
JOIN alleged.country target ON target.code = a.target
JOIN alleged.report r ON r.allegation_id = a.id
JOIN alleged.story s ON s.id = r.story_id
GROUP BY a.accused, accused.name, a.target, target.name;
COMMENT ON VIEW alleged.by_country IS 'Allegations counted by accused country and target country.';

CREATE VIEW alleged.by_actor AS
SELECT ra.name AS actor, actor.country, actor.kind,
       count(DISTINCT r.allegation_id) AS allegations, count(DISTINCT r.id) AS reports,
       array_agg(DISTINCT a.target ORDER BY a.target) AS targets,
       count(DISTINCT s.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen
FROM alleged.report_actor ra
JOIN alleged.report r ON r.id = ra.report_id
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id
LEFT JOIN alleged.actor actor ON actor.id = ra.actor_id
GROUP BY ra.name, actor.country, actor.kind;
COMMENT ON VIEW alleged.by_actor IS 'Allegations counted by the actor that reports name.';
