-- CreateTable
CREATE TABLE "data_request" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "rule_version" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(6),
    "answered_by_id" UUID,
    "outcome" TEXT,
    "ground" TEXT,
    "answer" TEXT,

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "data_request_case_id_asked_at_idx" ON "data_request"("case_id", "asked_at");

-- AddForeignKey
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Of each kind one waits at a time.
CREATE UNIQUE INDEX data_request_open_idx ON data_request (case_id, kind) WHERE answered_at IS NULL;
-- Those that wait, the longest first.
CREATE INDEX data_request_waiting_idx ON data_request (asked_at) WHERE answered_at IS NULL;

-- Whatever use case or role writes it: an answer has its words and whose they are, and a ground where it is not a plain yes.
ALTER TABLE data_request ADD CONSTRAINT data_request_answer_is_whole CHECK (
  kind IN ('copy', 'correction', 'erasure')
  AND (answered_at IS NULL) = (answered_by_id IS NULL) AND (answered_at IS NULL) = (outcome IS NULL)
  AND (answered_at IS NULL) = (answer IS NULL) AND answer <> '' AND outcome IN ('granted', 'partly', 'refused')
  AND (ground IS NOT NULL) = (outcome IS NOT NULL AND outcome <> 'granted')
);
CREATE TRIGGER data_request_answered_once BEFORE UPDATE ON data_request FOR EACH ROW
  WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- The same list of what goes with a case, with its requests.
CREATE OR REPLACE FUNCTION goes_with_case() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY[
  'split_evidence.split_id', 'case_split.opened_id', 'case_merge.merged_id', 'bulk_item.case_id',
  'bad_faith_mark.case_id', 'data_request.case_id', 'checklist_answer.case_id', 'checklist_move.case_id',
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
