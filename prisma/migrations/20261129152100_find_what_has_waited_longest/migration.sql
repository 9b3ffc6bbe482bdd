ALTER TABLE "track" ADD COLUMN "opened_at" TIMESTAMPTZ(6);
UPDATE "track" t SET opened_at = c.opened_at FROM "case" c WHERE c.id = t.case_id;
ALTER TABLE "track" ALTER COLUMN "opened_at" SET NOT NULL, ALTER COLUMN "opened_at" SET DEFAULT CURRENT_TIMESTAMP;

-- What nobody has looked at yet, the oldest first.
CREATE INDEX track_untouched_idx ON "track" (organisation_id, opened_at, id) WHERE open AND state = 'received';
-- The live figures no longer look at the cases behind the tracks.
DROP INDEX track_live_idx;
CREATE INDEX track_live_idx ON "track" (organisation_id, unit_id, platform, behaviour, kind, state, due_at) WHERE open;
