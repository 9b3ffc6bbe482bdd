ALTER TABLE "case_assignment" ADD COLUMN "opened_at" TIMESTAMPTZ(6);

-- Before there was a mark nobody noted it: what was assigned until now counts as opened.
UPDATE "case_assignment" SET opened_at = "at";

-- What waits for somebody, as every page of the staff side counts it.
DROP INDEX case_assignment_to_idx;
CREATE INDEX case_assignment_to_idx ON case_assignment (to_id, opened_at) WHERE ended_at IS NULL;
CREATE INDEX approval_request_waiting_idx ON approval_request (organisation_id, act, lapses_at) WHERE decision IS NULL;
CREATE INDEX disposal_batch_waiting_idx ON disposal_batch (organisation_id) WHERE decision IS NULL;
