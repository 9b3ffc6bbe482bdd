-- CreateTable
CREATE TABLE "approver_grant" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "permissions" TEXT[],
    "waiting" TEXT[],
    "cause" TEXT NOT NULL,
    "granted_by_id" UUID,
    "granted_at" TIMESTAMPTZ(6) NOT NULL,
    "waits_until" TIMESTAMPTZ(6) NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(6),

    CONSTRAINT "approver_grant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "approver_grant_organisation_id_granted_at_idx" ON "approver_grant"("organisation_id", "granted_at" DESC);

-- CreateIndex
CREATE INDEX "approver_grant_staff_id_waits_until_idx" ON "approver_grant"("staff_id", "waits_until");

-- Neither who got it nor who gave it confirms it.
ALTER TABLE "approver_grant" ADD CONSTRAINT "approver_grant_third_person" CHECK (
  ("confirmed_by_id" IS NULL) = ("confirmed_at" IS NULL)
  AND "confirmed_by_id" IS DISTINCT FROM "staff_id"
  AND ("confirmed_by_id" IS NULL OR "confirmed_by_id" IS DISTINCT FROM "granted_by_id"));
