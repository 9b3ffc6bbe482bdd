-- CreateTable
CREATE TABLE "case_split" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "opened_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "by_id" UUID NOT NULL,
    "once_key" TEXT NOT NULL,

    CONSTRAINT "case_split_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "split_evidence" (
    "split_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,

    CONSTRAINT "split_evidence_pkey" PRIMARY KEY ("split_id","evidence_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_split_opened_id_key" ON "case_split"("opened_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_split_once_key_key" ON "case_split"("once_key");

-- CreateIndex
CREATE INDEX "case_split_from_id_idx" ON "case_split"("from_id");

-- AddForeignKey
ALTER TABLE "case_split" ADD CONSTRAINT "case_split_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_split" ADD CONSTRAINT "case_split_opened_id_fkey" FOREIGN KEY ("opened_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "split_evidence" ADD CONSTRAINT "split_evidence_split_id_fkey" FOREIGN KEY ("split_id") REFERENCES "case_split"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "split_evidence" ADD CONSTRAINT "split_evidence_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Where a case came from is history: added to, never changed (D9).
CREATE TRIGGER case_split_append_only BEFORE UPDATE OR DELETE ON case_split FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER split_evidence_append_only BEFORE UPDATE OR DELETE ON split_evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
