-- CreateTable
CREATE TABLE "case_print" (
    "case_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "story" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "files" TEXT[],
    "opened_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "case_print_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "duplicate_rule" (
    "organisation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "duplicate_rule_pkey" PRIMARY KEY ("organisation_id","version")
);

-- CreateTable
CREATE TABLE "duplicate_finding" (
    "case_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "earlier_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "found_at" TIMESTAMPTZ(6) NOT NULL,
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "duplicate_finding_pkey" PRIMARY KEY ("case_id")
);

-- CreateIndex
CREATE INDEX "case_print_organisation_id_story_opened_at_idx" ON "case_print"("organisation_id", "story", "opened_at");

-- CreateIndex
CREATE INDEX "duplicate_finding_organisation_id_found_at_idx" ON "duplicate_finding"("organisation_id", "found_at");
