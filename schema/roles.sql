-- Two roles to grant to people and programs, and what each may do. Runs at the end of every `alleged migrate`, so that what a
-- migration brought is covered. Roles belong to the whole server: they are made where whoever migrates may, and otherwise
-- left to the administrator, who makes them and migrates again.

DO $$
DECLARE
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['alleged_daemon', 'alleged_analyst'] LOOP
    BEGIN
      IF to_regrole(role) IS NULL THEN EXECUTE format('CREATE ROLE %I NOLOGIN', role); END IF;
    EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN
      NULL;  -- not ours to make, or another migration has just made it
    END;
  END LOOP;

  IF to_regrole('alleged_daemon') IS NOT NULL THEN
    GRANT USAGE ON SCHEMA alleged TO alleged_daemon;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA alleged TO alleged_daemon;
    REVOKE INSERT, UPDATE, DELETE ON alleged.migration, alleged.review FROM alleged_daemon;
  END IF;

  IF to_regrole('alleged_analyst') IS NOT NULL THEN
    GRANT USAGE ON SCHEMA alleged TO alleged_analyst;
    GRANT SELECT ON ALL TABLES IN SCHEMA alleged TO alleged_analyst;
    GRANT INSERT, UPDATE, DELETE ON alleged.review, alleged.subscription TO alleged_analyst;
  END IF;
END $$;
