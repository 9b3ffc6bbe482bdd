-- The same list with what was said of a case's checklist.
CREATE OR REPLACE FUNCTION goes_with_case() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
  'split_evidence.split_id', 'case_split.opened_id', 'case_merge.merged_id', 'bulk_item.case_id',
  'checklist_answer.case_id', 'checklist_move.case_id',
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
