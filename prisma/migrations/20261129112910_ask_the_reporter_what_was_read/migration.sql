-- CreateTable
CREATE TABLE "draft_reading" (
    "draft_file_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "read_at" TIMESTAMPTZ(6),
    "sealed_proposals" BYTEA,
    "answered_at" TIMESTAMPTZ(6),

    CONSTRAINT "draft_reading_pkey" PRIMARY KEY ("draft_file_id")
);

-- AddForeignKey
ALTER TABLE "draft_reading" ADD CONSTRAINT "draft_reading_draft_file_id_fkey" FOREIGN KEY ("draft_file_id") REFERENCES "draft_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;
