-- What the detector tells of a report besides: of the accuser, of a party that is not named, of a story that looks back or
-- gives opinion. Actors are stored as a story writes them; the views put those together whom the table of actors joins.
-- On a large record the ALTER holds its table's lock for an instant: columns with a constant default write to no row.

ALTER TABLE alleged.report
  ADD accuser_country text REFERENCES alleged.country,
  ADD accuser_kind text NOT NULL DEFAULT '',
  ADD accused_reason text NOT NULL DEFAULT '' CHECK (accused_reason IN ('', 'unnamed', 'withheld')),
  ADD looks_back boolean NOT NULL DEFAULT false,
  ADD opinion boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN alleged.report.accuser_country IS 'Country that the story ties the accuser to; null when it does not';
COMMENT ON COLUMN alleged.report.accuser_kind IS 'What the accuser is: government, intelligence, court, police, platform, company, media, researcher, party, candidate, parliament, commission, anonymous or person; empty when nobody is named, and in reports from before';
COMMENT ON COLUMN alleged.report.accused_reason IS 'Of an accused XX: unnamed, or withheld when the story says that somebody keeps the name back';
COMMENT ON COLUMN alleged.report.looks_back IS 'The story tells of a vote long past, or of the charge neither in title nor in lead';
COMMENT ON COLUMN alleged.report.opinion IS 'The story calls itself opinion';
COMMENT ON COLUMN alleged.report_actor.name IS 'As the story writes it; in reports from before the reference name where one was known';

CREATE OR REPLACE VIEW alleged.allegations AS
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
       a.first_seen, latest.stored_at AS last_seen,
       coalesce(charge.accuser_country, latest.accuser_country) AS accuser_country,
       coalesce(charge.accuser_kind, latest.accuser_kind) AS accuser_kind,
       counts.looking_back, counts.opinions
FROM alleged.allegation a
JOIN alleged.country accused ON accused.code = a.accused
JOIN alleged.country target ON target.code = a.target
LEFT JOIN alleged.election e ON e.id = a.election_id
JOIN LATERAL (SELECT count(*) AS reports, count(DISTINCT s.outlet) AS outlets,
                     count(*) FILTER (WHERE r.stance = 'denied') AS denials,
                     count(*) FILTER (WHERE r.looks_back) AS looking_back, count(*) FILTER (WHERE r.opinion) AS opinions
              FROM alleged.report r JOIN alleged.story s ON s.id = r.story_id WHERE r.allegation_id = a.id) counts ON true
JOIN LATERAL (SELECT r.stance, r.confidence, r.quote, r.stored_at, r.accuser_country, r.accuser_kind, s.outlet, s.title, s.url
              FROM alleged.report r JOIN alleged.story s ON s.id = r.story_id
              WHERE r.allegation_id = a.id ORDER BY r.stored_at DESC, r.id DESC LIMIT 1) latest ON true
LEFT JOIN LATERAL (SELECT r.stance, r.confidence, r.quote, r.accuser_country, r.accuser_kind FROM alleged.report r
                   WHERE r.allegation_id = a.id AND r.stance <> 'denied'
                   ORDER BY r.stored_at DESC, r.id DESC LIMIT 1) charge ON true
LEFT JOIN LATERAL (SELECT array_agg(DISTINCT coalesce(actor.name, ra.name) ORDER BY coalesce(actor.name, ra.name)) AS names
                   FROM alleged.report r JOIN alleged.report_actor ra ON ra.report_id = r.id
                   LEFT JOIN alleged.actor ON actor.id = ra.actor_id WHERE r.allegation_id = a.id) actors ON true;
COMMENT ON COLUMN alleged.allegations.actors IS 'Reference name where known, else as written';
COMMENT ON COLUMN alleged.allegations.accuser_country IS 'Country that the newest report ties the accuser to';
COMMENT ON COLUMN alleged.allegations.accuser_kind IS 'What the accuser is, by the newest report';
COMMENT ON COLUMN alleged.allegations.looking_back IS 'Reports of a vote long past, or in passing';
COMMENT ON COLUMN alleged.allegations.opinions IS 'Reports in stories that call themselves opinion';

CREATE OR REPLACE VIEW alleged.by_actor AS
SELECT coalesce(actor.name, ra.name) AS actor, actor.country, actor.kind,
       count(DISTINCT r.allegation_id) AS allegations, count(DISTINCT r.id) AS reports,
       array_agg(DISTINCT a.target ORDER BY a.target) AS targets,
       count(DISTINCT s.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen
FROM alleged.report_actor ra
JOIN alleged.report r ON r.id = ra.report_id
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id
LEFT JOIN alleged.actor actor ON actor.id = ra.actor_id
GROUP BY 1, actor.country, actor.kind;
