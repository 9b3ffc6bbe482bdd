-- AlterTable
ALTER TABLE "case" ADD COLUMN     "operator_address" TEXT,
ADD COLUMN     "operator_place" TEXT,
ADD COLUMN     "operator_region" TEXT;

-- AlterTable
ALTER TABLE "track" ADD COLUMN     "unit_id" UUID;

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "grounds" TEXT[],
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "routing_rules" (
    "organisation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "rules" JSONB NOT NULL,
    "otherwise_id" UUID,
    "reason" TEXT NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "routing_rules_pkey" PRIMARY KEY ("organisation_id","version")
);

-- CreateTable
CREATE TABLE "routing_example" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "behaviour" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "region" TEXT,
    "words" TEXT NOT NULL,
    "unit_id" UUID,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL,
    "removed_at" TIMESTAMPTZ(6),

    CONSTRAINT "routing_example_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_route" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "unit_id" UUID,
    "rule_number" INTEGER,
    "rule_name" TEXT,
    "version" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "case_route_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "unit_organisation_id_name_zh_key" ON "unit"("organisation_id", "name_zh");

-- CreateIndex
CREATE INDEX "routing_example_organisation_id_idx" ON "routing_example"("organisation_id");

-- CreateIndex
CREATE INDEX "case_route_case_id_id_idx" ON "case_route"("case_id", "id");

-- CreateIndex
CREATE INDEX "case_organisation_id_opened_at_idx" ON "case"("organisation_id", "opened_at");

-- CreateIndex
CREATE INDEX "track_organisation_id_open_unit_id_due_at_id_idx" ON "track"("organisation_id", "open", "unit_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "track_organisation_id_open_unit_id_rank_at_id_idx" ON "track"("organisation_id", "open", "unit_id", "rank_at", "id");

-- AddForeignKey
ALTER TABLE "track" ADD CONSTRAINT "track_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;
