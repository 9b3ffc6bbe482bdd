ALTER TABLE "track" ADD COLUMN     "merchant" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "priority" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "rank_at" TIMESTAMPTZ(6),
ADD COLUMN     "set_back_days" INTEGER NOT NULL DEFAULT 0;

-- What is there already keeps its place, and is known by its shop's name; each change from now on gives a place anew.
UPDATE "track" SET rank_at = due_at,
  merchant = coalesce((SELECT c.platform || ':name:' || lower(regexp_replace(normalize(c.shop_name, NFKC), '[^[:alnum:]]', '', 'g'))
    FROM "case" c WHERE c.id = case_id AND c.shop_name <> ''), '');
ALTER TABLE "track" ALTER COLUMN "rank_at" SET NOT NULL;

ALTER TABLE "submission" ADD COLUMN     "reporter_tag" BYTEA;
CREATE INDEX submission_reporter_tag_idx ON "submission" (reporter_tag, case_id) WHERE reporter_tag IS NOT NULL;

-- Whoever takes a contact away takes its hash away, too, without knowing of it.
CREATE FUNCTION forget_reporter_tag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.reporter_tag := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER submission_forget_reporter_tag BEFORE UPDATE ON "submission" FOR EACH ROW
  WHEN (NEW.sealed_contact IS NULL AND NEW.reporter_tag IS NOT NULL) EXECUTE FUNCTION forget_reporter_tag();

CREATE TABLE "case_weight" (
    "case_id" UUID NOT NULL,
    "threat" BOOLEAN NOT NULL,
    "vulnerable" BOOLEAN NOT NULL,
    "paid_in_advance" BOOLEAN NOT NULL,
    "money_wanted" BOOLEAN NOT NULL,

    CONSTRAINT "case_weight_pkey" PRIMARY KEY ("case_id")
);
ALTER TABLE "case_weight" ADD CONSTRAINT "case_weight_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "case_identifier" (
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "case_identifier_pkey" PRIMARY KEY ("case_id","kind","value")
);
CREATE INDEX "case_identifier_kind_value_case_id_idx" ON "case_identifier"("kind", "value", "case_id");
ALTER TABLE "case_identifier" ADD CONSTRAINT "case_identifier_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE CASCADE ON UPDATE CASCADE;
INSERT INTO "case_identifier" (case_id, kind, value)
SELECT DISTINCT case_id, 'merchant', merchant FROM "track" WHERE merchant <> '';

CREATE INDEX "track_organisation_id_rank_at_id_idx" ON "track"("organisation_id", "rank_at", "id");
CREATE INDEX "track_organisation_id_open_rank_at_id_idx" ON "track"("organisation_id", "open", "rank_at", "id");
CREATE INDEX "track_organisation_id_open_kind_state_rank_at_id_idx" ON "track"("organisation_id", "open", "kind", "state", "rank_at", "id");
CREATE INDEX "track_organisation_id_open_behaviour_rank_at_id_idx" ON "track"("organisation_id", "open", "behaviour", "rank_at", "id");
CREATE INDEX "track_organisation_id_open_platform_rank_at_id_idx" ON "track"("organisation_id", "open", "platform", "rank_at", "id");

-- Whose turn it is: the untouched cases of one merchant.
CREATE INDEX track_waiting_idx ON "track" (organisation_id, merchant, set_back_days, case_id) WHERE open AND state = 'received';
-- What fairness has set back, by its clock: shown above the queue when it is due.
CREATE INDEX track_set_back_idx ON "track" (organisation_id, due_at) WHERE open AND set_back_days > 0;
