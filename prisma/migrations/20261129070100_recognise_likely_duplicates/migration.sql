-- CreateTable
CREATE TABLE "case_word_prints" (
    "case_id" UUID NOT NULL,
    "prints" INTEGER[],

    CONSTRAINT "case_word_prints_pkey" PRIMARY KEY ("case_id")
);

-- CreateIndex
CREATE INDEX "case_word_prints_prints_idx" ON "case_word_prints" USING GIN ("prints");

-- CreateIndex
CREATE INDEX "evidence_sha256_idx" ON "evidence"("sha256");

-- AddForeignKey
ALTER TABLE "case_word_prints" ADD CONSTRAINT "case_word_prints_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE CASCADE ON UPDATE CASCADE;
