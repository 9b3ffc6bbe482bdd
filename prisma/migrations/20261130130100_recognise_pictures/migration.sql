-- AlterTable
ALTER TABLE "draft_file" ADD COLUMN "picture_print" BYTEA;

-- AlterTable
ALTER TABLE "evidence" ADD COLUMN "picture_print" BYTEA,
ADD COLUMN "picture_bands" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- CreateIndex
CREATE INDEX "evidence_picture_bands_idx" ON "evidence" USING GIN ("picture_bands");
