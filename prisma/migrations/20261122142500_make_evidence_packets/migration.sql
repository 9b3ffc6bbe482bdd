-- CreateTable
CREATE TABLE "evidence_listing" (
    "evidence_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "nature" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "evidence_listing_pkey" PRIMARY KEY ("evidence_id")
);

-- CreateTable
CREATE TABLE "evidence_packet" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "ready_at" TIMESTAMPTZ(6),
    "storage_key" TEXT,
    "sha256" TEXT,
    "bytes" BIGINT,
    "summary" JSONB,
    "failure" TEXT,

    CONSTRAINT "evidence_packet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "evidence_packet_case_id_asked_at_idx" ON "evidence_packet"("case_id", "asked_at");

-- AddForeignKey
ALTER TABLE "evidence_listing" ADD CONSTRAINT "evidence_listing_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_packet" ADD CONSTRAINT "evidence_packet_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "evidence_listing" ADD CONSTRAINT evidence_listing_nature CHECK (nature IN ('original', 'copy'));
ALTER TABLE "evidence_packet" ADD CONSTRAINT evidence_packet_whole
  CHECK ((ready_at IS NULL) = (storage_key IS NULL) AND (ready_at IS NULL) = (sha256 IS NULL));

-- A packet that was handed out stays what it was.
CREATE FUNCTION keep_packet() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ready_at IS NOT NULL THEN
    RAISE EXCEPTION 'a packet that is ready does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_packet_keep BEFORE UPDATE ON evidence_packet FOR EACH ROW EXECUTE FUNCTION keep_packet();
