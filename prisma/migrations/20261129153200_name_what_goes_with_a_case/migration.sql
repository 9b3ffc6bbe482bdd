-- What goes with a case, in this order, each by the column through which it hangs on it. A list rather than a rule: a file
-- may be referred to by another case, and what is not named here stops a disposal instead of going with it.
-- lib/retention/rights.test.ts fails on a table that hangs on a case and is neither here nor known to keep it.
CREATE FUNCTION goes_with_case() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
  'split_evidence.split_id', 'case_split.opened_id', 'case_merge.merged_id', 'bulk_item.case_id',
  'track_hold.track_id', 'case_clock.case_id', 'decision.case_id', 'track.case_id',
  'evidence_grade.evidence_id', 'evidence_listing.evidence_id', 'evidence_reading.evidence_id',
  'confirmed_field.evidence_id', 'evidence_mask.evidence_id', 'masked_copy.evidence_id', 'held_decision.evidence_id',
  'money_entry.case_id', 'clue_letter.case_id', 'evidence.case_id', 'evidence_packet.case_id',
  'litigation_hold.case_id', 'approval_request.case_id', 'case_share.case_id', 'case_assignment.case_id',
  'case_escalation.case_id', 'recusal.case_id', 'case_print.case_id', 'case_word_prints.case_id',
  'duplicate_finding.case_id', 'case_weight.case_id', 'case_identifier.case_id', 'case_route.case_id',
  'case_transaction.case_id', 'preservation_letter.case_id', 'follow_up_survey.case_id', 'notice.case_id',
  'message.case_id', 'internal_note.case_id', 'case_event.case_id', 'submission.case_id', 'case_key.case_id',
  'reporter_session.case_id', 'draft.submitted_case_id'
] $$;

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
     OR EXISTS (SELECT 1 FROM litigation_hold h WHERE h.case_id = gone AND h.lifted_at IS NULL)
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
