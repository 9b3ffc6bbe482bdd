-- In which case this one is carried on now, and by what: its merge, or the event that joined it, or that a split led it over
-- by. A function rather than a view, which would be put together for every joined case before one is looked for.
CREATE FUNCTION joining_of(one uuid) RETURNS TABLE (id uuid, into_id uuid) LANGUAGE sql STABLE AS $$
  SELECT m.id, m.into_id FROM case_merge m WHERE m.merged_id = one AND m.ended_at IS NULL
  UNION ALL
  SELECT e.id, c.joined_to_id FROM "case" c
  CROSS JOIN LATERAL (SELECT v.id FROM case_event v
    WHERE v.case_id = one AND v.kind IN ('join', 'mark_duplicate', 'join_others', 'split_off') ORDER BY v.id DESC LIMIT 1) e
  WHERE c.id = one AND c.joined_to_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM case_merge m WHERE m.merged_id = one AND m.ended_at IS NULL)
$$;

-- The case that it leads into; null once it has ended.
CREATE FUNCTION joining_into(joining uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT j.into_id FROM joining_of(coalesce((SELECT m.merged_id FROM case_merge m WHERE m.id = joining),
    (SELECT e.case_id FROM case_event e WHERE e.id = joining))) j WHERE j.id = joining
$$;

-- What was carried goes when what carried it has ended, a merge or a joining; as long as neither is known to have, it stays.
CREATE OR REPLACE FUNCTION keep_carried_recusal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('zhenping.disposing', true) <> ''
     OR EXISTS (SELECT 1 FROM case_merge m WHERE m.id = ANY (OLD.carried_by) AND m.ended_at IS NOT NULL)
     OR EXISTS (SELECT 1 FROM case_event e WHERE e.id = ANY (OLD.carried_by) AND joining_into(e.id) IS NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a recusal is carried as long as its merge or joining' USING ERRCODE = 'restrict_violation';
END $$;

-- Whoever ends a merge or a joining gives it back in the same transaction, by return_recusals_of(), and notes it.
DROP TRIGGER case_merge_returns_recusals ON case_merge;
DROP FUNCTION return_recusals();

-- Cases that are joined already. Ids keep the time of what was declared: the last word of a person is found by them.
WITH RECURSIVE up AS (
  SELECT from_case.case_id, j.into_id, ARRAY[j.id] AS path
  FROM (SELECT DISTINCT r.case_id FROM recusal r) from_case CROSS JOIN LATERAL joining_of(from_case.case_id) j
  UNION ALL
  SELECT up.case_id, j.into_id, up.path || j.id FROM up CROSS JOIN LATERAL joining_of(up.into_id) j
  WHERE cardinality(up.path) < 100
)
INSERT INTO recusal (id, case_id, staff_id, declared_by_id, ground, reason, substitute_id, at, once_key, carried_by)
SELECT overlay(gen_random_uuid()::text PLACING left(r.id::text, 15) FROM 1)::uuid, up.into_id, r.staff_id, r.declared_by_id,
  r.ground, r.reason, r.substitute_id, r.at, 'carried:' || r.id || ':' || array_to_string(r.carried_by || up.path, ':'),
  r.carried_by || up.path
FROM up JOIN LATERAL (SELECT DISTINCT ON (said.staff_id, said.carried_by) said.* FROM recusal said
  WHERE said.case_id = up.case_id
    AND joining_into(said.carried_by[cardinality(said.carried_by)]) IS DISTINCT FROM said.case_id
  ORDER BY said.staff_id, said.carried_by, said.id DESC) r ON true
WHERE NOT EXISTS (SELECT 1 FROM recusal own WHERE own.case_id = up.into_id AND own.staff_id = r.staff_id
  AND (own.carried_by = '{}' OR r.carried_by <> '{}' AND own.carried_by <@ (r.carried_by || up.path)))
ON CONFLICT (once_key) DO NOTHING;
