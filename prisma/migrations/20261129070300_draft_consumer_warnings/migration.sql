-- CreateTable
CREATE TABLE "warning_rule" (
    "id" UUID NOT NULL,
    "organisation_id" UUID,
    "reporters" INTEGER NOT NULL,
    "window_days" INTEGER NOT NULL,
    "staff_id" UUID,
    "set_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "warning_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consumer_warning" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "merchant" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "shop_name" TEXT NOT NULL,
    "behaviour" TEXT NOT NULL,
    "reporters" INTEGER NOT NULL,
    "window_days" INTEGER NOT NULL,
    "text_zh" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "drafted_at" TIMESTAMPTZ(6) NOT NULL,
    "written_by_id" UUID,
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(6),
    "withdrawn_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(6),

    CONSTRAINT "consumer_warning_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "warning_rule_organisation_id_id_idx" ON "warning_rule"("organisation_id", "id");

-- CreateIndex
CREATE INDEX "consumer_warning_organisation_id_state_drafted_at_idx" ON "consumer_warning"("organisation_id", "state", "drafted_at");


-- One warning at a time about one shop.
CREATE UNIQUE INDEX consumer_warning_open_idx ON consumer_warning (organisation_id, merchant) WHERE state <> 'withdrawn';

-- What every organisation begins with, until it sets its own.
INSERT INTO warning_rule (id, reporters, window_days) VALUES ('00000000-0000-7000-8000-000000000010', 10, 30);
