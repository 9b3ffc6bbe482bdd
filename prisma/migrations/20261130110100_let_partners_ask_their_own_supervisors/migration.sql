-- Whose supervisors are asked. So far that was the office whose case it is.
ALTER TABLE "case_escalation" ADD COLUMN "organisation_id" UUID;
UPDATE "case_escalation" e SET organisation_id = c.organisation_id FROM "case" c WHERE c.id = e.case_id;
ALTER TABLE "case_escalation" ALTER COLUMN "organisation_id" SET NOT NULL;

-- AddForeignKey
ALTER TABLE "case_escalation" ADD CONSTRAINT "case_escalation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One question an office is open; the office first, for what waits for its supervisors.
DROP INDEX case_escalation_open_idx;
CREATE UNIQUE INDEX case_escalation_open_idx ON case_escalation (organisation_id, case_id) WHERE closed_at IS NULL;
