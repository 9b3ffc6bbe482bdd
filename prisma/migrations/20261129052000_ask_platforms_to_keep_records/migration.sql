-- CreateTable
CREATE TABLE "case_transaction" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "completed_on" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "once_key" TEXT NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(6),
    "withdrawn_by_id" UUID,

    CONSTRAINT "case_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preservation_letter" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "addressee" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "sent_on" TEXT NOT NULL,
    "sent_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "once_key" TEXT NOT NULL,

    CONSTRAINT "preservation_letter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_transaction_once_key_key" ON "case_transaction"("once_key");

-- CreateIndex
CREATE INDEX "case_transaction_case_id_id_idx" ON "case_transaction"("case_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "preservation_letter_once_key_key" ON "preservation_letter"("once_key");

-- CreateIndex
CREATE INDEX "preservation_letter_case_id_id_idx" ON "preservation_letter"("case_id", "id");

-- AddForeignKey
ALTER TABLE "case_transaction" ADD CONSTRAINT "case_transaction_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preservation_letter" ADD CONSTRAINT "preservation_letter_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE case_transaction ADD CONSTRAINT case_transaction_day CHECK (completed_on ~ '^\d{4}-\d\d-\d\d$');
ALTER TABLE case_transaction ADD CONSTRAINT case_transaction_withdrawn
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by_id IS NULL));
CREATE TRIGGER case_transaction_no_delete BEFORE DELETE ON case_transaction FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER preservation_letter_append_only BEFORE UPDATE OR DELETE ON preservation_letter
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What lapses next: days that staff recorded, and the day that a reporter named.
CREATE INDEX case_transaction_next_idx ON case_transaction (completed_on, id) WHERE withdrawn_at IS NULL;
CREATE INDEX submission_reported_day_idx ON submission (left(COALESCE(
  NULLIF(facts #>> '{logistics,signedAt}', ''), NULLIF(facts #>> '{logistics,orderedAt}', ''),
  NULLIF(facts #>> '{where,happenedOn}', '')), 10), case_id);
