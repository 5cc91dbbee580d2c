-- What the roles that roles.sql makes may do; alleged_owner has what it owns. Runs at the end of every
-- `alleged migrate`, so that what a migration brought is covered.

DO $$
BEGIN
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
