-- CreateTable
CREATE TABLE "saved_search" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "digest" BOOLEAN NOT NULL DEFAULT false,
    "above" INTEGER,
    "is_above" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "saved_search_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_alert" (
    "id" UUID NOT NULL,
    "search_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "seen_at" TIMESTAMPTZ(6),

    CONSTRAINT "search_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_notice" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "sent_at" TIMESTAMPTZ(6),
    "given_up_at" TIMESTAMPTZ(6),
    "last_error" TEXT,

    CONSTRAINT "staff_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_search_organisation_id_shared_idx" ON "saved_search"("organisation_id", "shared");

-- CreateIndex
CREATE UNIQUE INDEX "saved_search_owner_id_name_key" ON "saved_search"("owner_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "search_alert_search_id_kind_day_key" ON "search_alert"("search_id", "kind", "day");

-- CreateIndex
CREATE UNIQUE INDEX "staff_notice_staff_id_template_slot_key" ON "staff_notice"("staff_id", "template", "slot");

-- AddForeignKey
ALTER TABLE "search_alert" ADD CONSTRAINT "search_alert_search_id_fkey" FOREIGN KEY ("search_id") REFERENCES "saved_search"("id") ON DELETE CASCADE ON UPDATE CASCADE;
