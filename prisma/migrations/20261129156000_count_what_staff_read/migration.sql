-- CreateTable
CREATE TABLE "reading_day" (
    "staff_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "reading_day_pkey" PRIMARY KEY ("staff_id","day")
);

-- CreateTable
CREATE TABLE "reading_sign" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "numbers" JSONB NOT NULL,
    "cases" UUID[],
    "weight" INTEGER NOT NULL,
    "noted_at" TIMESTAMPTZ(6) NOT NULL,
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(6),
    "question" TEXT,
    "answered_at" TIMESTAMPTZ(6),
    "answer" TEXT,
    "set_aside_by_id" UUID,
    "set_aside_at" TIMESTAMPTZ(6),
    "because" TEXT,

    CONSTRAINT "reading_sign_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "reading_day_organisation_id_day_idx" ON "reading_day"("organisation_id", "day");

-- CreateIndex
CREATE INDEX "reading_day_day_idx" ON "reading_day"("day");

-- CreateIndex
CREATE INDEX "reading_sign_organisation_id_set_aside_at_day_idx" ON "reading_sign"("organisation_id", "set_aside_at", "day");

-- CreateIndex
CREATE UNIQUE INDEX "reading_sign_staff_id_day_kind_about_key" ON "reading_sign"("staff_id", "day", "kind", "about");

-- Whatever use case or role writes it: nobody settles a sign about their own reading, and both come with words (T5).
ALTER TABLE reading_sign ADD CONSTRAINT reading_sign_settled_by_another CHECK (
  (asked_by_id IS NULL) = (asked_at IS NULL) AND (asked_at IS NULL) = (question IS NULL) AND asked_by_id IS DISTINCT FROM staff_id
  AND (set_aside_by_id IS NULL) = (set_aside_at IS NULL) AND (set_aside_at IS NULL) = (because IS NULL) AND set_aside_by_id IS DISTINCT FROM staff_id
  AND (answered_at IS NULL) = (answer IS NULL) AND (answered_at IS NULL OR asked_at IS NOT NULL)
);
