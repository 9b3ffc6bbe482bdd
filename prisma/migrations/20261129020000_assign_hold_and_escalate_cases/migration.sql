-- AlterTable
ALTER TABLE "track" ADD COLUMN     "held_until" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "case_assignment" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "ended_by_id" UUID,

    CONSTRAINT "case_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "track_hold" (
    "id" UUID NOT NULL,
    "track_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "ended_by_id" UUID,
    "ended_because" TEXT,

    CONSTRAINT "track_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_escalation" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "outcome" TEXT,
    "answer" TEXT,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(6),

    CONSTRAINT "case_escalation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_assignment_case_id_idx" ON "case_assignment"("case_id");

-- CreateIndex
CREATE INDEX "track_hold_track_id_idx" ON "track_hold"("track_id");

-- CreateIndex
CREATE INDEX "case_escalation_case_id_idx" ON "case_escalation"("case_id");

-- AddForeignKey
ALTER TABLE "case_assignment" ADD CONSTRAINT "case_assignment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "track_hold" ADD CONSTRAINT "track_hold_track_id_fkey" FOREIGN KEY ("track_id") REFERENCES "track"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_escalation" ADD CONSTRAINT "case_escalation_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Of each kind one is open at a time; two people who write at once cannot both win.
CREATE UNIQUE INDEX case_assignment_open_idx ON case_assignment (case_id) WHERE ended_at IS NULL;
CREATE INDEX case_assignment_to_idx ON case_assignment (to_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX track_hold_open_idx ON track_hold (track_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX case_escalation_open_idx ON case_escalation (case_id) WHERE closed_at IS NULL;
-- What is laid aside, in the order of the queue.
CREATE INDEX track_held_idx ON track (due_at, id) WHERE held_until IS NOT NULL;

ALTER TABLE track_hold ADD CONSTRAINT track_hold_end CHECK ((ended_at IS NULL) = (ended_because IS NULL));
ALTER TABLE case_escalation ADD CONSTRAINT case_escalation_close
  CHECK ((closed_at IS NULL) = (outcome IS NULL) AND (outcome IS DISTINCT FROM 'answered' OR answer IS NOT NULL));
