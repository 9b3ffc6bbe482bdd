-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "substitute_id" UUID NOT NULL,
    "from" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "ended_by_id" UUID,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "absence_staff_id_idx" ON "absence"("staff_id");

-- CreateIndex
CREATE INDEX "absence_substitute_id_until_idx" ON "absence"("substitute_id", "until");

ALTER TABLE absence ADD CONSTRAINT absence_span CHECK ("from" < until AND staff_id <> substitute_id);
