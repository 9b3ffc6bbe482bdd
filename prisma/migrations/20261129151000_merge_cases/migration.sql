-- CreateTable
CREATE TABLE "case_merge" (
    "id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "merged_at" TIMESTAMPTZ(6) NOT NULL,
    "merged_by_id" UUID NOT NULL,
    "state_before" TEXT NOT NULL,
    "set_back_days" INTEGER NOT NULL,
    "clocks_before" JSONB NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "ended_by_id" UUID,
    "ended_because" TEXT,
    "end_reason" TEXT,
    "once_key" TEXT NOT NULL,

    CONSTRAINT "case_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_merge_once_key_key" ON "case_merge"("once_key");

-- CreateIndex
CREATE INDEX "case_merge_merged_id_idx" ON "case_merge"("merged_id");

-- CreateIndex
CREATE INDEX "case_merge_into_id_idx" ON "case_merge"("into_id");

-- AddForeignKey
ALTER TABLE "case_merge" ADD CONSTRAINT "case_merge_merged_id_fkey" FOREIGN KEY ("merged_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_merge" ADD CONSTRAINT "case_merge_into_id_fkey" FOREIGN KEY ("into_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A case is in one other case at a time, and never in itself (D9).
CREATE UNIQUE INDEX case_merge_one_at_a_time ON case_merge (merged_id) WHERE ended_at IS NULL;
ALTER TABLE case_merge ADD CONSTRAINT case_merge_of_two CHECK (merged_id <> into_id);

-- Ended once. What a merge was stays as it was: it is added to, never taken out of the record.
CREATE TRIGGER case_merge_ended_once BEFORE UPDATE ON case_merge FOR EACH ROW
  WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_merge_no_delete BEFORE DELETE ON case_merge FOR EACH ROW EXECUTE FUNCTION refuse_change();
