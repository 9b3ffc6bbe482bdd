-- CreateTable
CREATE TABLE "day_count" (
    "organisation_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "came" INTEGER NOT NULL,
    "decided" INTEGER NOT NULL,
    "decided_in_time" INTEGER NOT NULL,
    "ended_otherwise" INTEGER NOT NULL,
    "taken_up_again" INTEGER NOT NULL,
    "pending" INTEGER NOT NULL,
    "overdue" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "answered_in_time" INTEGER NOT NULL,
    "answer_hours" INTEGER[],
    "answer_days" INTEGER[],
    "handling_hours" INTEGER[],
    "handling_days" INTEGER[],
    "counted_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "day_count_pkey" PRIMARY KEY ("organisation_id","dimension","value","day")
);

-- CreateIndex
CREATE INDEX "day_count_organisation_id_day_idx" ON "day_count"("organisation_id", "day");

-- What waits now, by desk, platform, kind and state: everything that the live figures ask stands in the index.
CREATE INDEX track_live_idx ON "track" (organisation_id, unit_id, platform, behaviour, kind, state, due_at) INCLUDE (case_id) WHERE open;
-- What was told to reporters on a day: the steps of tracks and the answers, without the many events in between.
CREATE INDEX case_event_told_idx ON "case_event" (at) WHERE told;
-- Clocks that ran on a past day and have been stopped since.
CREATE INDEX case_clock_stopped_idx ON "case_clock" (stopped_at) WHERE stopped_at IS NOT NULL;
