-- A story that is read again with other words may no longer tell what it told. Its report stays, with the version that
-- does not find it; views count those that today's reading finds.

ALTER TABLE alleged.report
  ADD superseded_at timestamptz,
  ADD superseded_by text,
  ADD CONSTRAINT report_superseded CHECK ((superseded_at IS NULL) = (superseded_by IS NULL));
COMMENT ON COLUMN alleged.report.superseded_at IS 'When alleged rescan read the story again and did not find this report in it; null: it is found';
COMMENT ON COLUMN alleged.report.superseded_by IS 'Version of the lexicon that did not find it';

CREATE VIEW alleged.current_report AS SELECT * FROM alleged.report WHERE superseded_at IS NULL;
COMMENT ON VIEW alleged.current_report IS 'Reports that the newest reading of their story finds.';

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
              FROM alleged.current_report r JOIN alleged.story s ON s.id = r.story_id WHERE r.allegation_id = a.id) counts ON true
JOIN LATERAL (SELECT r.stance, r.confidence, r.quote, r.stored_at, r.accuser_country, r.accuser_kind, s.outlet, s.title, s.url
              FROM alleged.current_report r JOIN alleged.story s ON s.id = r.story_id
              WHERE r.allegation_id = a.id ORDER BY r.stored_at DESC, r.id DESC LIMIT 1) latest ON true
LEFT JOIN LATERAL (SELECT r.stance, r.confidence, r.quote, r.accuser_country, r.accuser_kind FROM alleged.current_report r
                   WHERE r.allegation_id = a.id AND r.stance <> 'denied'
                   ORDER BY r.stored_at DESC, r.id DESC LIMIT 1) charge ON true
LEFT JOIN LATERAL (SELECT array_agg(DISTINCT coalesce(actor.name, ra.name) ORDER BY coalesce(actor.name, ra.name)) AS names
                   FROM alleged.current_report r JOIN alleged.report_actor ra ON ra.report_id = r.id
                   LEFT JOIN alleged.actor ON actor.id = ra.actor_id WHERE r.allegation_id = a.id) actors ON true;

CREATE OR REPLACE VIEW alleged.by_country AS
SELECT a.accused, accused.name AS accused_name, a.target, target.name AS target_name,
       count(DISTINCT a.id) AS allegations, count(r.id) FILTER (WHERE r.stance <> 'denied') AS reports,
       count(r.id) FILTER (WHERE r.stance = 'denied') AS denials,
       count(DISTINCT s.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen
FROM alleged.allegation a
JOIN alleged.country accused ON accused.code = a.accused
JOIN alleged.country target ON target.code = a.target
JOIN alleged.current_report r ON r.allegation_id = a.id
JOIN alleged.story s ON s.id = r.story_id
GROUP BY a.accused, accused.name, a.target, target.name;

CREATE OR REPLACE VIEW alleged.by_actor AS
SELECT coalesce(actor.name, ra.name) AS actor, actor.country, actor.kind,
       count(DISTINCT r.allegation_id) AS allegations, count(DISTINCT r.id) AS reports,
       array_agg(DISTINCT a.target ORDER BY a.target) AS targets,
       count(DISTINCT s.outlet) AS outlets, min(r.stored_at) AS first_seen, max(r.stored_at) AS last_seen
FROM alleged.report_actor ra
JOIN alleged.current_report r ON r.id = ra.report_id
JOIN alleged.allegation a ON a.id = r.allegation_id
JOIN alleged.story s ON s.id = r.story_id
LEFT JOIN alleged.actor actor ON actor.id = ra.actor_id
GROUP BY 1, actor.country, actor.kind;
