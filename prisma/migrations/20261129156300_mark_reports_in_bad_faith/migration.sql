-- CreateTable
CREATE TABLE "bad_faith_mark" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "approval_id" UUID NOT NULL,
    "ground" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "approved_by_id" UUID NOT NULL,
    "marked_at" TIMESTAMPTZ(6) NOT NULL,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "appealed_at" TIMESTAMPTZ(6),
    "appeal" TEXT,
    "appeal_decided_at" TIMESTAMPTZ(6),
    "appeal_decided_by_id" UUID,
    "appeal_words" TEXT,
    "lifted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "bad_faith_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bad_faith_mark_case_id_key" ON "bad_faith_mark"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "bad_faith_mark_approval_id_key" ON "bad_faith_mark"("approval_id");

-- AddForeignKey
ALTER TABLE "bad_faith_mark" ADD CONSTRAINT "bad_faith_mark_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Those that wait for a third person.
CREATE INDEX bad_faith_mark_appealed_idx ON bad_faith_mark (appealed_at) WHERE appealed_at IS NOT NULL AND appeal_decided_at IS NULL;

-- Whatever use case or role writes it: two people mark, a third decides about the one appeal, and only that lifts (ABU-06).
ALTER TABLE bad_faith_mark ADD CONSTRAINT bad_faith_mark_takes_two_and_a_third CHECK (
  asked_by_id <> approved_by_id AND reason <> '' AND expires_at > marked_at
  AND (appealed_at IS NULL) = (appeal IS NULL)
  AND (appeal_decided_at IS NULL) = (appeal_decided_by_id IS NULL) AND (appeal_decided_at IS NULL) = (appeal_words IS NULL)
  AND (appeal_decided_at IS NULL OR appealed_at IS NOT NULL)
  AND (appeal_decided_by_id IS NULL OR appeal_decided_by_id NOT IN (asked_by_id, approved_by_id))
  AND (NOT lifted OR appeal_decided_at IS NOT NULL)
);
CREATE TRIGGER bad_faith_mark_decided_once BEFORE UPDATE ON bad_faith_mark FOR EACH ROW
  WHEN (OLD.appeal_decided_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
