-- CreateTable
CREATE TABLE "approval_request" (
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "lapses_at" TIMESTAMPTZ(6) NOT NULL,
    "once_key" TEXT NOT NULL,
    "decision" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "words" TEXT,
    "usable_until" TIMESTAMPTZ(6),

    CONSTRAINT "approval_request_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "approval_request_once_key_key" ON "approval_request"("once_key");

-- CreateIndex
CREATE INDEX "approval_request_organisation_id_asked_at_idx" ON "approval_request"("organisation_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "approval_request_case_id_act_asked_by_id_idx" ON "approval_request"("case_id", "act", "asked_by_id");

-- AddForeignKey
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whatever use case, session or role writes it: whoever asked has not answered, and only they have taken back (SEC-09).
ALTER TABLE approval_request ADD CONSTRAINT approval_request_takes_two CHECK (
  CASE decision
    WHEN 'approved' THEN decided_by_id IS NOT NULL AND decided_by_id <> asked_by_id AND usable_until IS NOT NULL
    WHEN 'refused' THEN decided_by_id IS NOT NULL AND decided_by_id <> asked_by_id AND usable_until IS NULL
    WHEN 'taken_back' THEN decided_by_id IS NOT NULL AND decided_by_id = asked_by_id AND usable_until IS NULL
    ELSE decision IS NULL AND decided_by_id IS NULL AND usable_until IS NULL
  END
);

-- Answered once. (That nobody asks in another's name is for the use case: the database does not know who is signed in.)
CREATE TRIGGER approval_request_answered_once BEFORE UPDATE ON approval_request FOR EACH ROW
  WHEN (OLD.decision IS NOT NULL) EXECUTE FUNCTION refuse_change();
