-- CreateTable
CREATE TABLE "follow_up_survey" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "round" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "asked_at" TIMESTAMPTZ(6),
    "answered" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "follow_up_survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_answer" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "round" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "understood" TEXT NOT NULL,
    "in_time" TEXT NOT NULL,
    "going_on" TEXT NOT NULL,
    "words" TEXT,

    CONSTRAINT "survey_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "follow_up_survey_asked_at_due_at_idx" ON "follow_up_survey"("asked_at", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_survey_case_id_round_key" ON "follow_up_survey"("case_id", "round");

-- CreateIndex
CREATE INDEX "survey_answer_organisation_id_round_month_idx" ON "survey_answer"("organisation_id", "round", "month");

-- AddForeignKey
ALTER TABLE "follow_up_survey" ADD CONSTRAINT "follow_up_survey_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE CASCADE ON UPDATE CASCADE;
