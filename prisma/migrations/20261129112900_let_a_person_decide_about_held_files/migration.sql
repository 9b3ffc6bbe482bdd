-- CreateTable
CREATE TABLE "held_decision" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "because" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "held_decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "held_decision_evidence_id_id_idx" ON "held_decision"("evidence_id", "id");

-- AddForeignKey
ALTER TABLE "held_decision" ADD CONSTRAINT "held_decision_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What somebody decided, and why, stays as they said it.
CREATE TRIGGER held_decision_append_only BEFORE UPDATE OR DELETE ON held_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();
