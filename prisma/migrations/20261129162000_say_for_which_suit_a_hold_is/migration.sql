-- A hold says for which suit it was placed, so that the end of the suit can be shown where the hold is.
-- AlterTable
ALTER TABLE "litigation_hold" ADD COLUMN "suit_id" UUID;

-- Which suit it was stood in the key alone; what left a held case took the suit of the hold that it was carried from.
ALTER TABLE litigation_hold DISABLE TRIGGER litigation_hold_lifted_by_two;
UPDATE litigation_hold SET suit_id = split_part(once_key, ':', 2)::uuid WHERE once_key LIKE 'suit:%';
WITH RECURSIVE known AS (
  SELECT id, suit_id FROM litigation_hold WHERE suit_id IS NOT NULL
  UNION
  SELECT h.id, known.suit_id FROM known JOIN litigation_hold h ON h.once_key LIKE 'carried:' || known.id::text || ':%'
)
UPDATE litigation_hold h SET suit_id = known.suit_id FROM known WHERE known.id = h.id AND h.suit_id IS NULL;
ALTER TABLE litigation_hold ENABLE TRIGGER litigation_hold_lifted_by_two;

-- CreateIndex
CREATE INDEX "litigation_hold_suit_id_idx" ON "litigation_hold"("suit_id");

-- AddForeignKey
ALTER TABLE "litigation_hold" ADD CONSTRAINT "litigation_hold_suit_id_fkey" FOREIGN KEY ("suit_id") REFERENCES "public_interest_suit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As before, and the suit is no more to be changed than the rest.
CREATE OR REPLACE FUNCTION lift_takes_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lifted_at IS NOT NULL
     OR (NEW.id, NEW.case_id, NEW.basis, NEW.matter, NEW.reason, NEW.placed_by_id, NEW.placed_at, NEW.suit_id)
     IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.basis, OLD.matter, OLD.reason, OLD.placed_by_id, OLD.placed_at, OLD.suit_id)
     OR NOT EXISTS (SELECT 1 FROM approval_request a WHERE a.id = NEW.lift_approval_id AND a.act = 'hold_lift'
       AND a.subject_id = OLD.id AND a.case_id = OLD.case_id AND a.decision = 'approved') THEN
    RAISE EXCEPTION 'a hold is lifted by two people' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
