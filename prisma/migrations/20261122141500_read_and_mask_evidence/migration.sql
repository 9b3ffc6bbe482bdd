-- CreateTable
CREATE TABLE "evidence_reading" (
    "evidence_id" UUID NOT NULL,
    "engine" TEXT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "failure" TEXT,
    "kind_name" TEXT,
    "kind_confidence" DOUBLE PRECISION,
    "fields" JSONB NOT NULL DEFAULT '[]',
    "lines" JSONB NOT NULL DEFAULT '[]',
    "took_ms" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "evidence_reading_pkey" PRIMARY KEY ("evidence_id")
);

-- CreateTable
CREATE TABLE "confirmed_field" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "read_value" TEXT NOT NULL,
    "value" TEXT,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "confirmed_field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_mask" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,
    "width" DOUBLE PRECISION NOT NULL,
    "height" DOUBLE PRECISION NOT NULL,
    "staff_id" UUID,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "removed_at" TIMESTAMPTZ(6),
    "removed_by_id" UUID,

    CONSTRAINT "evidence_mask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "masked_copy" (
    "evidence_id" UUID NOT NULL,
    "copy_key" TEXT NOT NULL,
    "thumbnail_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "burnt_at" TIMESTAMPTZ(6),
    "made_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "masked_copy_pkey" PRIMARY KEY ("evidence_id")
);

-- CreateIndex
CREATE INDEX "confirmed_field_evidence_id_position_id_idx" ON "confirmed_field"("evidence_id", "position", "id");

-- CreateIndex
CREATE INDEX "evidence_mask_evidence_id_removed_at_idx" ON "evidence_mask"("evidence_id", "removed_at");

-- AddForeignKey
ALTER TABLE "evidence_reading" ADD CONSTRAINT "evidence_reading_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confirmed_field" ADD CONSTRAINT "confirmed_field_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_mask" ADD CONSTRAINT "evidence_mask_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "masked_copy" ADD CONSTRAINT "masked_copy_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a person confirmed stays as they said it; a box that was there stays on record.
CREATE TRIGGER confirmed_field_append_only BEFORE UPDATE OR DELETE ON confirmed_field FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_mask_no_delete BEFORE DELETE ON evidence_mask FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A box lies within its picture.
ALTER TABLE evidence_mask ADD CONSTRAINT evidence_mask_inside
  CHECK (x >= 0 AND y >= 0 AND width > 0 AND height > 0 AND x + width <= 100.01 AND y + height <= 100.01);

-- Pictures that are ready and have not been read: few rows at any time, looked for by the sweep.
CREATE INDEX evidence_ready_idx ON evidence (received_at) WHERE copy_verdict = 'ready';
