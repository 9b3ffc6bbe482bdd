-- CreateTable
CREATE TABLE "recusal" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "declared_by_id" UUID NOT NULL,
    "ground" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "substitute_id" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "once_key" TEXT NOT NULL,

    CONSTRAINT "recusal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "recusal_once_key_key" ON "recusal"("once_key");

-- CreateIndex
CREATE INDEX "recusal_case_id_staff_id_idx" ON "recusal"("case_id", "staff_id");

-- AddForeignKey
ALTER TABLE "recusal" ADD CONSTRAINT "recusal_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER recusal_append_only BEFORE UPDATE OR DELETE ON recusal FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whatever use case gives a case to somebody: never to one who has stepped back from it.
CREATE FUNCTION keep_recused_away() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM recusal WHERE case_id = NEW.id AND staff_id = NEW.claimed_by_id) THEN
    RAISE EXCEPTION 'this person has stepped back from the case' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_keep_recused_away BEFORE UPDATE OF claimed_by_id ON "case" FOR EACH ROW
  WHEN (NEW.claimed_by_id IS NOT NULL AND NEW.claimed_by_id IS DISTINCT FROM OLD.claimed_by_id)
  EXECUTE FUNCTION keep_recused_away();
