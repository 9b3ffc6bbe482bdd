-- DropForeignKey
ALTER TABLE "track" DROP CONSTRAINT "track_case_id_fkey";

-- DropIndex
DROP INDEX "case_platform_shop_name_opened_at_idx";

-- DropIndex
DROP INDEX "track_due_at_id_idx";

-- DropIndex
DROP INDEX "track_open_due_at_id_idx";

-- DropIndex
DROP INDEX "track_open_kind_state_due_at_id_idx";

-- DropIndex
DROP INDEX "track_open_behaviour_due_at_id_idx";

-- DropIndex
DROP INDEX "track_open_platform_due_at_id_idx";

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- The home organisation: it owns every case and everybody of staff that was there before, and every new report.
INSERT INTO "organisation" ("id", "name", "kind") VALUES ('00000000-0000-7000-8000-000000000001', '真评', 'association');

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "organisation_id" UUID NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001';

-- AlterTable
ALTER TABLE "invite" ADD COLUMN     "organisation_id" UUID NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001';

-- AlterTable
ALTER TABLE "case" ADD COLUMN     "organisation_id" UUID NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001';

-- AlterTable
ALTER TABLE "track" ADD COLUMN     "organisation_id" UUID NOT NULL DEFAULT '00000000-0000-7000-8000-000000000001';

-- CreateTable
CREATE TABLE "case_share" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "profile" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "shared_by_id" UUID NOT NULL,
    "shared_at" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "ended_by_id" UUID,
    "once_key" TEXT,

    CONSTRAINT "case_share_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_share_once_key_key" ON "case_share"("once_key");

-- CreateIndex
CREATE INDEX "case_share_organisation_id_case_id_idx" ON "case_share"("organisation_id", "case_id");

-- CreateIndex
CREATE INDEX "case_share_case_id_idx" ON "case_share"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");

-- CreateIndex
CREATE INDEX "staff_organisation_id_idx" ON "staff"("organisation_id");

-- CreateIndex
CREATE INDEX "case_organisation_id_platform_shop_name_opened_at_idx" ON "case"("organisation_id", "platform", "shop_name", "opened_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "case_id_organisation_id_key" ON "case"("id", "organisation_id");

-- CreateIndex
CREATE INDEX "track_organisation_id_due_at_id_idx" ON "track"("organisation_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "track_organisation_id_open_due_at_id_idx" ON "track"("organisation_id", "open", "due_at", "id");

-- CreateIndex
CREATE INDEX "track_organisation_id_open_kind_state_due_at_id_idx" ON "track"("organisation_id", "open", "kind", "state", "due_at", "id");

-- CreateIndex
CREATE INDEX "track_organisation_id_open_behaviour_due_at_id_idx" ON "track"("organisation_id", "open", "behaviour", "due_at", "id");

-- CreateIndex
CREATE INDEX "track_organisation_id_open_platform_due_at_id_idx" ON "track"("organisation_id", "open", "platform", "due_at", "id");

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_share" ADD CONSTRAINT "case_share_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_share" ADD CONSTRAINT "case_share_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case" ADD CONSTRAINT "case_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track" ADD CONSTRAINT "track_case_id_organisation_id_fkey" FOREIGN KEY ("case_id", "organisation_id") REFERENCES "case"("id", "organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most one share that was not ended, of one case with one organisation.
CREATE UNIQUE INDEX case_share_one_at_a_time ON case_share (case_id, organisation_id) WHERE ended_at IS NULL;
