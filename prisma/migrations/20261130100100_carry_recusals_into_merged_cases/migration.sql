-- AlterTable
ALTER TABLE "recusal" ADD COLUMN     "carried_by" UUID[] NOT NULL DEFAULT '{}';

-- What somebody declared stays for good. What a merge carried into another case goes when that merge, or one on the way, ends.
DROP TRIGGER recusal_append_only ON recusal;
CREATE TRIGGER recusal_no_update BEFORE UPDATE ON recusal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recusal_no_delete BEFORE DELETE ON recusal FOR EACH ROW
  WHEN (OLD.carried_by = '{}') EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_carried_recusal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('zhenping.disposing', true) <> ''
     OR EXISTS (SELECT 1 FROM case_merge m WHERE m.id = ANY (OLD.carried_by) AND m.ended_at IS NOT NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a recusal is carried as long as its merge' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER recusal_carried_no_delete BEFORE DELETE ON recusal FOR EACH ROW
  WHEN (OLD.carried_by <> '{}') EXECUTE FUNCTION keep_carried_recusal();

-- With the owner's rights, since nobody else may delete here. Where the reporter's objection ends a merge, the worker gives
-- it back, and notes it: the public side reads nobody's recusal.
CREATE FUNCTION return_recusals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM recusal WHERE carried_by @> ARRAY[NEW.id] AND carried_by <> '{}'; -- as the index below has it
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION return_recusals() FROM PUBLIC;
CREATE TRIGGER case_merge_returns_recusals AFTER UPDATE OF ended_at ON case_merge FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL AND NEW.ended_by_id IS NOT NULL) EXECUTE FUNCTION return_recusals();
CREATE FUNCTION return_recusals_of(merge uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM recusal WHERE carried_by @> ARRAY[merge] AND carried_by <> '{}';
$$;
REVOKE ALL ON FUNCTION return_recusals_of(uuid) FROM PUBLIC;
CREATE INDEX recusal_carried_by_idx ON recusal USING gin (carried_by) WHERE carried_by <> '{}';

-- Cases that are merged already. Ids keep the time of what was declared: the last word of a person is found by them.
WITH RECURSIVE up AS (
  SELECT m.merged_id AS case_id, m.into_id, ARRAY[m.id] AS path FROM case_merge m WHERE m.ended_at IS NULL
  UNION ALL
  SELECT up.case_id, m.into_id, up.path || m.id FROM up JOIN case_merge m ON m.merged_id = up.into_id AND m.ended_at IS NULL
  WHERE cardinality(up.path) < 100
)
INSERT INTO recusal (id, case_id, staff_id, declared_by_id, ground, reason, substitute_id, at, once_key, carried_by)
SELECT overlay(gen_random_uuid()::text PLACING left(r.id::text, 15) FROM 1)::uuid, up.into_id, r.staff_id, r.declared_by_id,
  r.ground, r.reason, r.substitute_id, r.at, 'carried:' || r.id || ':' || array_to_string(up.path, ':'), up.path
FROM up JOIN recusal r ON r.case_id = up.case_id
WHERE NOT EXISTS (SELECT 1 FROM recusal o WHERE o.case_id = up.into_id AND o.staff_id = r.staff_id);
