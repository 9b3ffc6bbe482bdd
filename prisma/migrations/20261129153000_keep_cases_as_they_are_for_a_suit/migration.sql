-- AlterTable
ALTER TABLE "approval_request" ADD COLUMN     "subject_id" UUID;

-- CreateTable
CREATE TABLE "litigation_hold" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "placed_by_id" UUID NOT NULL,
    "placed_at" TIMESTAMPTZ(6) NOT NULL,
    "once_key" TEXT NOT NULL,
    "lifted_at" TIMESTAMPTZ(6),
    "lift_approval_id" UUID,

    CONSTRAINT "litigation_hold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "litigation_hold_once_key_key" ON "litigation_hold"("once_key");

-- CreateIndex
CREATE UNIQUE INDEX "litigation_hold_lift_approval_id_key" ON "litigation_hold"("lift_approval_id");

-- CreateIndex
CREATE INDEX "litigation_hold_case_id_idx" ON "litigation_hold"("case_id");

-- AddForeignKey
ALTER TABLE "litigation_hold" ADD CONSTRAINT "litigation_hold_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "litigation_hold" ADD CONSTRAINT "litigation_hold_lift_approval_id_fkey" FOREIGN KEY ("lift_approval_id") REFERENCES "approval_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An approval that is carried out as it is given serves no time after; persons are still two, whatever the act.
ALTER TABLE approval_request DROP CONSTRAINT approval_request_takes_two;
ALTER TABLE approval_request ADD CONSTRAINT approval_request_takes_two CHECK (
  CASE decision
    WHEN 'approved' THEN decided_by_id IS NOT NULL AND decided_by_id <> asked_by_id
      AND (usable_until IS NOT NULL OR act <> 'identity_reveal')
    WHEN 'refused' THEN decided_by_id IS NOT NULL AND decided_by_id <> asked_by_id AND usable_until IS NULL
    WHEN 'taken_back' THEN decided_by_id IS NOT NULL AND decided_by_id = asked_by_id AND usable_until IS NULL
    ELSE decision IS NULL AND decided_by_id IS NULL AND usable_until IS NULL
  END
);

-- A hold is lifted once, with the word of two people about this very hold, and otherwise never changed.
ALTER TABLE litigation_hold ADD CONSTRAINT litigation_hold_lifted_by_two CHECK ((lifted_at IS NULL) = (lift_approval_id IS NULL));
CREATE FUNCTION lift_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lifted_at IS NOT NULL OR (NEW.id, NEW.case_id, NEW.basis, NEW.matter, NEW.reason, NEW.placed_by_id, NEW.placed_at)
     IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.basis, OLD.matter, OLD.reason, OLD.placed_by_id, OLD.placed_at)
     OR NOT EXISTS (SELECT 1 FROM approval_request a WHERE a.id = NEW.lift_approval_id AND a.act = 'hold_lift'
       AND a.subject_id = OLD.id AND a.case_id = OLD.case_id AND a.decision = 'approved') THEN
    RAISE EXCEPTION 'a hold is lifted by two people' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER litigation_hold_lifted_by_two BEFORE UPDATE ON litigation_hold FOR EACH ROW EXECUTE FUNCTION lift_takes_two();
CREATE TRIGGER litigation_hold_no_delete BEFORE DELETE ON litigation_hold FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The last guard behind lib/evidence/litigation-hold.ts: what a hold keeps is not taken away, whoever writes the statement.
CREATE FUNCTION refuse_while_on_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM litigation_hold h WHERE h.case_id = OLD.case_id AND h.lifted_at IS NULL) THEN
    RAISE EXCEPTION '% is kept as it is by a litigation hold', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER evidence_on_hold BEFORE UPDATE ON evidence FOR EACH ROW
  WHEN (OLD.working_copy_key IS NOT NULL AND NEW.working_copy_key IS DISTINCT FROM OLD.working_copy_key)
  EXECUTE FUNCTION refuse_while_on_hold();
CREATE TRIGGER submission_on_hold BEFORE UPDATE ON submission FOR EACH ROW
  WHEN (OLD.sealed_contact IS NOT NULL AND NEW.sealed_contact IS DISTINCT FROM OLD.sealed_contact)
  EXECUTE FUNCTION refuse_while_on_hold();
