-- Begins every transaction of `alleged migrate`: the roles that are granted to people and programs (grants.sql says
-- what each may do), the schema, and whose it is. Roles belong to the whole server: they are made where whoever
-- migrates may, and otherwise left to the administrator, who makes them and migrates again.

DO $$
DECLARE
  role text;
  former oid;
  change text;
BEGIN
  FOREACH role IN ARRAY ARRAY['alleged_owner', 'alleged_daemon', 'alleged_analyst'] LOOP
    BEGIN
      IF to_regrole(role) IS NULL THEN EXECUTE format('CREATE ROLE %I NOLOGIN', role); END IF;
    EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN
      NULL;  -- not ours to make, or another migration has just made it
    END;
  END LOOP;

  -- Not IF NOT EXISTS: that asks for the right to make schemas also where this one is there.
  IF to_regnamespace('alleged') IS NULL THEN CREATE SCHEMA alleged; END IF;

  -- All of it goes to alleged_owner, and what follows in this transaction is done in its name. Whoever had the schema
  -- becomes a member, and so keeps what they may do. What somebody else has put there stays theirs: a view or a
  -- function of a stranger would act with the owner's rights.
  IF to_regrole('alleged_owner') IS NOT NULL THEN
    BEGIN
      SELECT nspowner INTO former FROM pg_namespace WHERE nspname = 'alleged';
      IF NOT pg_has_role(former, 'alleged_owner', 'MEMBER') THEN
        EXECUTE format('GRANT alleged_owner TO %s', former::regrole);
      END IF;
      FOR change IN
        WITH thing (kind, name, owner) AS (
          SELECT 'SCHEMA', oid::regnamespace::text, nspowner FROM pg_namespace WHERE nspname = 'alleged'
          UNION ALL
          SELECT 'TABLE', oid::regclass::text, relowner FROM pg_class
          WHERE relnamespace = 'alleged'::regnamespace AND relkind IN ('r', 'v')
          UNION ALL
          SELECT 'ROUTINE', oid::regprocedure::text, proowner FROM pg_proc WHERE pronamespace = 'alleged'::regnamespace
        )
        SELECT format('ALTER %s %s OWNER TO alleged_owner', kind, name) FROM thing
        WHERE owner <> 'alleged_owner'::regrole AND pg_has_role(owner, 'alleged_owner', 'MEMBER')
          AND pg_has_role(owner, 'USAGE')
        ORDER BY kind <> 'SCHEMA'  -- to own a table one must be able to make one there
      LOOP
        EXECUTE change;
      END LOOP;
      SET LOCAL ROLE alleged_owner;
    EXCEPTION WHEN insufficient_privilege THEN
      NULL;  -- not ours to give away: it stays whose it is
    END;
  END IF;
END $$;
