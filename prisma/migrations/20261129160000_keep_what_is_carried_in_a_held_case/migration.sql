-- What keeps a case as it is: the holds in force on it and on every case that it is carried on in, of its own organisation
-- and however many lie between (more than 100 in a row no office has). `place` 0 is the case itself.
CREATE FUNCTION holds_over(one uuid) RETURNS TABLE (hold_id uuid, place int) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE chain AS (
    SELECT c.id, c.joined_to_id, c.organisation_id, 0 AS place FROM "case" c WHERE c.id = one
    UNION ALL
    SELECT n.id, n.joined_to_id, n.organisation_id, chain.place + 1
    FROM chain JOIN "case" n ON n.id = chain.joined_to_id AND n.organisation_id = chain.organisation_id
    WHERE chain.place < 100
  )
  SELECT h.id, chain.place FROM chain JOIN litigation_hold h ON h.case_id = chain.id AND h.lifted_at IS NULL
$$;

-- The same from the other side, for lists: holds are few, so they are followed down rather than each case up.
CREATE FUNCTION cases_on_hold() RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE held AS (
    SELECT c.id, c.organisation_id FROM litigation_hold h JOIN "case" c ON c.id = h.case_id WHERE h.lifted_at IS NULL
    UNION
    SELECT n.id, n.organisation_id
    FROM held JOIN "case" n ON n.joined_to_id = held.id AND n.organisation_id = held.organisation_id
  )
  SELECT id FROM held
$$;

CREATE OR REPLACE FUNCTION refuse_while_on_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM holds_over(OLD.case_id)) THEN
    RAISE EXCEPTION '% is kept as it is by a litigation hold', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION dispose_of_case(item uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone uuid;
  name text;
BEGIN
  SELECT i.case_id INTO gone FROM disposal_item i JOIN disposal_batch b ON b.id = i.batch_id
    WHERE i.id = item AND i.kind = 'case' AND i.taken_out_at IS NULL AND i.outcome IS NULL AND b.decision = 'approved';
  PERFORM 1 FROM "case" c WHERE c.id = gone FOR UPDATE;
  IF NOT FOUND
     OR EXISTS (SELECT 1 FROM track t WHERE t.case_id = gone AND t.open)
     OR EXISTS (SELECT 1 FROM holds_over(gone))
     OR NOT EXISTS (SELECT 1 FROM disposed_case d WHERE d.case_id = gone) THEN
    RAISE EXCEPTION 'this case is not to be disposed of' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM set_config('zhenping.disposing', gone::text, true);
  FOR name IN SELECT n.name FROM unnest(goes_with_case()) WITH ORDINALITY AS n (name, place) ORDER BY n.place LOOP
    EXECUTE format(
      CASE split_part(name, '.', 2)
        WHEN 'track_id' THEN 'DELETE FROM %I WHERE %I IN (SELECT id FROM track WHERE case_id = $1)'
        WHEN 'evidence_id' THEN 'DELETE FROM %I WHERE %I IN (SELECT id FROM evidence WHERE case_id = $1)'
        WHEN 'split_id' THEN 'DELETE FROM %I WHERE %I IN (SELECT id FROM case_split WHERE opened_id = $1)'
        ELSE 'DELETE FROM %I WHERE %I = $1'
      END, split_part(name, '.', 1), split_part(name, '.', 2)) USING gone;
  END LOOP;
  DELETE FROM "case" c WHERE c.id = gone;
  PERFORM set_config('zhenping.disposing', '', true);
END $$;
