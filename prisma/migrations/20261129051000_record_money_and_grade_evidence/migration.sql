-- CreateTable
CREATE TABLE "money_entry" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "low" BIGINT NOT NULL,
    "high" BIGINT NOT NULL,
    "from_day" TEXT,
    "to_day" TEXT,
    "evidence_id" UUID,
    "source" TEXT NOT NULL,
    "corrects_id" UUID,
    "struck_out" BOOLEAN NOT NULL DEFAULT false,
    "recorded_by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "once_key" TEXT NOT NULL,

    CONSTRAINT "money_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_grade" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "reliability" TEXT NOT NULL,
    "credibility" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "once_key" TEXT NOT NULL,

    CONSTRAINT "evidence_grade_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "money_entry_corrects_id_key" ON "money_entry"("corrects_id");

-- CreateIndex
CREATE UNIQUE INDEX "money_entry_once_key_key" ON "money_entry"("once_key");

-- CreateIndex
CREATE INDEX "money_entry_case_id_id_idx" ON "money_entry"("case_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_grade_once_key_key" ON "evidence_grade"("once_key");

-- CreateIndex
CREATE INDEX "evidence_grade_evidence_id_id_idx" ON "evidence_grade"("evidence_id", "id");

-- AddForeignKey
ALTER TABLE "money_entry" ADD CONSTRAINT "money_entry_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "money_entry" ADD CONSTRAINT "money_entry_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "money_entry" ADD CONSTRAINT "money_entry_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "money_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_grade" ADD CONSTRAINT "evidence_grade_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE money_entry ADD CONSTRAINT money_entry_range CHECK (0 <= low AND low <= high);
ALTER TABLE money_entry ADD CONSTRAINT money_entry_days CHECK (from_day IS NULL OR to_day IS NULL OR from_day <= to_day);
ALTER TABLE money_entry ADD CONSTRAINT money_entry_sourced CHECK (evidence_id IS NOT NULL OR source <> '');
ALTER TABLE money_entry ADD CONSTRAINT money_entry_strikes CHECK (NOT struck_out OR corrects_id IS NOT NULL);
ALTER TABLE evidence_grade ADD CONSTRAINT evidence_grade_scale
  CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F') AND credibility IN ('1', '2', '3', '4', '5', '6'));
CREATE TRIGGER money_entry_append_only BEFORE UPDATE OR DELETE ON money_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_grade_append_only BEFORE UPDATE OR DELETE ON evidence_grade FOR EACH ROW EXECUTE FUNCTION refuse_change();
