-- CreateTable
CREATE TABLE "bulk_order" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "act" TEXT NOT NULL,
    "wish" JSONB NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,
    "runs_at" TIMESTAMPTZ(6) NOT NULL,
    "undone_at" TIMESTAMPTZ(6),
    "started_at" TIMESTAMPTZ(6),
    "finished_at" TIMESTAMPTZ(6),
    "once_key" TEXT NOT NULL,

    CONSTRAINT "bulk_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_item" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "track_kind" TEXT NOT NULL,
    "seen_state" TEXT NOT NULL,
    "seen_version" INTEGER NOT NULL,
    "seen_assignment_id" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT,
    "reason" TEXT,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bulk_order_once_key_key" ON "bulk_order"("once_key");

-- CreateIndex
CREATE INDEX "bulk_order_organisation_id_made_at_idx" ON "bulk_order"("organisation_id", "made_at" DESC);

-- CreateIndex
CREATE INDEX "bulk_order_made_by_id_made_at_idx" ON "bulk_order"("made_by_id", "made_at" DESC);

-- CreateIndex
CREATE INDEX "bulk_item_order_id_place_idx" ON "bulk_item"("order_id", "place");

-- CreateIndex
CREATE UNIQUE INDEX "bulk_item_order_id_track_id_key" ON "bulk_item"("order_id", "track_id");

-- AddForeignKey
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "bulk_order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Undone means that nothing has happened: whichever comes first, the undoing or the work, shuts the other out.
ALTER TABLE bulk_order ADD CONSTRAINT bulk_order_undone_or_done CHECK (undone_at IS NULL OR started_at IS NULL);
ALTER TABLE bulk_item ADD CONSTRAINT bulk_item_says_why CHECK (
  CASE outcome
    WHEN 'done' THEN reason IS NULL AND ended_at IS NOT NULL
    WHEN 'skipped' THEN reason IS NOT NULL AND ended_at IS NOT NULL
    ELSE outcome IS NULL AND reason IS NULL AND ended_at IS NULL
  END
);

-- What came of an item is said once.
CREATE TRIGGER bulk_item_ended_once BEFORE UPDATE ON bulk_item FOR EACH ROW
  WHEN (OLD.outcome IS NOT NULL) EXECUTE FUNCTION refuse_change();
