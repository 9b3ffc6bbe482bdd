-- CreateTable
CREATE TABLE "disposal_batch" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "proposed_by_id" UUID,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "reviewed_by_id" UUID,
    "reviewed_at" TIMESTAMPTZ(6),
    "decision" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(6),
    "words" TEXT,
    "finished_at" TIMESTAMPTZ(6),
    "certificate" TEXT,

    CONSTRAINT "disposal_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disposal_item" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_version" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "approval_id" UUID,
    "taken_out_by_id" UUID,
    "taken_out_at" TIMESTAMPTZ(6),
    "taken_out_reason" TEXT,
    "keep_until" TIMESTAMPTZ(6),
    "outcome" TEXT,
    "done_at" TIMESTAMPTZ(6),
    "hashes" TEXT[],
    "remaining" TEXT[],

    CONSTRAINT "disposal_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disposed_case" (
    "case_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6) NOT NULL,
    "outcomes" JSONB NOT NULL,
    "files" JSONB NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_version" TEXT NOT NULL,
    "batch_id" UUID NOT NULL,
    "batch_number" INTEGER NOT NULL,
    "disposed_at" TIMESTAMPTZ(6) NOT NULL,
    "code_hash" TEXT,
    "code_tag" INTEGER,

    CONSTRAINT "disposed_case_pkey" PRIMARY KEY ("case_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "disposal_batch_organisation_id_number_key" ON "disposal_batch"("organisation_id", "number");

-- CreateIndex
CREATE INDEX "disposal_item_case_id_idx" ON "disposal_item"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "disposal_item_batch_id_kind_case_id_key" ON "disposal_item"("batch_id", "kind", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "disposed_case_reference_key" ON "disposed_case"("reference");

-- AddForeignKey
ALTER TABLE "disposal_item" ADD CONSTRAINT "disposal_item_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "disposal_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Two people, whatever use case, session or role writes it (C18): whoever reviewed has not approved.
ALTER TABLE disposal_batch ADD CONSTRAINT disposal_batch_takes_two CHECK (
  CASE decision
    WHEN 'approved' THEN reviewed_by_id IS NOT NULL AND decided_by_id IS NOT NULL AND decided_by_id <> reviewed_by_id
    WHEN 'refused' THEN decided_by_id IS NOT NULL
    ELSE decision IS NULL AND decided_by_id IS NULL AND finished_at IS NULL AND certificate IS NULL
  END
);
CREATE FUNCTION keep_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.organisation_id, NEW.number, NEW.proposed_by_id, NEW.proposed_at)
       IS DISTINCT FROM (OLD.id, OLD.organisation_id, OLD.number, OLD.proposed_by_id, OLD.proposed_at)
     OR OLD.reviewed_at IS NOT NULL AND (NEW.version, NEW.reviewed_by_id, NEW.reviewed_at)
       IS DISTINCT FROM (OLD.version, OLD.reviewed_by_id, OLD.reviewed_at)
     OR OLD.decision IS NOT NULL AND (NEW.decision, NEW.decided_by_id, NEW.decided_at, NEW.words)
       IS DISTINCT FROM (OLD.decision, OLD.decided_by_id, OLD.decided_at, OLD.words)
     OR OLD.certificate IS NOT NULL THEN
    RAISE EXCEPTION 'a batch is reviewed and answered once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disposal_batch_keep BEFORE UPDATE ON disposal_batch FOR EACH ROW EXECUTE FUNCTION keep_batch();
CREATE TRIGGER disposal_batch_no_delete BEFORE DELETE ON disposal_batch FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What was reviewed is what is approved: nothing joins a batch, or leaves it, after its review.
CREATE FUNCTION keep_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE reviewed boolean;
BEGIN
  SELECT b.reviewed_at IS NOT NULL INTO reviewed FROM disposal_batch b WHERE b.id = NEW.batch_id FOR KEY SHARE;
  IF TG_OP = 'INSERT' AND NOT reviewed THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' OR OLD.outcome IS NOT NULL AND (NEW.outcome, NEW.done_at, NEW.hashes)
       IS DISTINCT FROM (OLD.outcome, OLD.done_at, OLD.hashes)
     OR (NEW.batch_id, NEW.kind, NEW.case_id, NEW.reference, NEW.rule_id, NEW.rule_version, NEW.started_at, NEW.due_at)
       IS DISTINCT FROM
        (OLD.batch_id, OLD.kind, OLD.case_id, OLD.reference, OLD.rule_id, OLD.rule_version, OLD.started_at, OLD.due_at)
     OR reviewed AND (NEW.taken_out_by_id, NEW.taken_out_at, NEW.taken_out_reason, NEW.keep_until)
       IS DISTINCT FROM (OLD.taken_out_by_id, OLD.taken_out_at, OLD.taken_out_reason, OLD.keep_until) THEN
    RAISE EXCEPTION 'an item stays as it was reviewed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER disposal_item_keep BEFORE INSERT OR UPDATE ON disposal_item FOR EACH ROW EXECUTE FUNCTION keep_item();
CREATE TRIGGER disposal_item_no_delete BEFORE DELETE ON disposal_item FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER disposed_case_append_only BEFORE UPDATE OR DELETE ON disposed_case FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- History is added to, never changed, and goes only as a whole with its case, by the function below. No role of the
-- program may delete from these tables, so that none can take this way by itself. The audit record never goes.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND TG_TABLE_NAME NOT LIKE 'audit%' AND TG_TABLE_NAME NOT LIKE 'dispos%' THEN
    IF current_setting('zhenping.disposing', true) <> '' THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- Deletes one case with everything that hangs on it. It runs with the owner's rights, so that the worker needs none on
-- any of these tables; it asks for itself whether two people agreed, whether a hold keeps the case, and for what is left
-- of it. Tables are asked of the database: one that is made tomorrow with a case_id is not forgotten.
CREATE FUNCTION dispose_of_case(item uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone uuid;
  place record;
  n bigint;
  stuck boolean;
  moved boolean;
BEGIN
  SELECT i.case_id INTO gone FROM disposal_item i JOIN disposal_batch b ON b.id = i.batch_id
    WHERE i.id = item AND i.kind = 'case' AND i.taken_out_at IS NULL AND i.outcome IS NULL AND b.decision = 'approved';
  PERFORM 1 FROM "case" c WHERE c.id = gone FOR UPDATE;
  IF NOT FOUND
     OR EXISTS (SELECT 1 FROM track t WHERE t.case_id = gone AND t.open)
     OR EXISTS (SELECT 1 FROM litigation_hold h WHERE h.case_id = gone AND h.lifted_at IS NULL)
     OR NOT EXISTS (SELECT 1 FROM disposed_case d WHERE d.case_id = gone) THEN
    RAISE EXCEPTION 'this case is not to be disposed of' USING ERRCODE = 'restrict_violation';
  END IF;
  PERFORM set_config('zhenping.disposing', gone::text, true);
  LOOP
    stuck := false;
    moved := false;
    FOR place IN
      SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attname IN ('case_id', 'track_id', 'evidence_id', 'submitted_case_id', 'merged_id')
        AND c.relname NOT IN ('disposal_item', 'disposed_case')
      ORDER BY a.attname DESC, c.relname
    LOOP
      BEGIN -- what something else still hangs on comes with the next round
        EXECUTE format(
          CASE place.attname
            WHEN 'track_id' THEN 'DELETE FROM %I WHERE %I IN (SELECT id FROM track WHERE case_id = $1)'
            WHEN 'evidence_id' THEN 'DELETE FROM %I WHERE %I IN (SELECT id FROM evidence WHERE case_id = $1)'
            ELSE 'DELETE FROM %I WHERE %I = $1'
          END, place.relname, place.attname) USING gone;
        GET DIAGNOSTICS n = ROW_COUNT;
        moved := moved OR n > 0;
      EXCEPTION WHEN foreign_key_violation OR restrict_violation THEN
        stuck := true;
      END;
    END LOOP;
    EXIT WHEN NOT stuck;
    IF NOT moved THEN
      RAISE EXCEPTION 'something else hangs on this case' USING ERRCODE = 'restrict_violation';
    END IF;
  END LOOP;
  DELETE FROM "case" c WHERE c.id = gone;
  PERFORM set_config('zhenping.disposing', '', true);
END $$;
REVOKE ALL ON FUNCTION dispose_of_case(uuid) FROM PUBLIC;
