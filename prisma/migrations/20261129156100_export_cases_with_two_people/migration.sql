-- AlterTable
ALTER TABLE "approval_request" ALTER COLUMN "case_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "case_export" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "case_ids" UUID[],
    "count" INTEGER NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(6) NOT NULL,
    "taken_at" TIMESTAMPTZ(6),
    "taken_count" INTEGER,
    "sha256" TEXT,

    CONSTRAINT "case_export_pkey" PRIMARY KEY ("id")
);

-- Only what is about many cases names none, and then it names its list.
ALTER TABLE approval_request ADD CONSTRAINT approval_request_names_what_it_is_about CHECK (
  (case_id IS NULL) = (act = 'case_export') AND (case_id IS NOT NULL OR subject_id IS NOT NULL)
);

-- The list stays as it was approved, and is taken once; whatever use case or role writes it.
CREATE FUNCTION refuse_untaken_export() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.case_ids <> OLD.case_ids OR NEW.count <> OLD.count OR NEW.asked_by_id <> OLD.asked_by_id OR NOT EXISTS (
    SELECT FROM approval_request WHERE act = 'case_export' AND subject_id = OLD.id AND decision = 'approved'
      AND asked_by_id = OLD.asked_by_id AND usable_until > NEW.taken_at
  ) THEN
    RAISE EXCEPTION 'an export leaves only with a second person''s word';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_export_takes_two BEFORE UPDATE ON case_export FOR EACH ROW
  WHEN (OLD.taken_at IS NULL) EXECUTE FUNCTION refuse_untaken_export();
CREATE TRIGGER case_export_taken_once BEFORE UPDATE ON case_export FOR EACH ROW
  WHEN (OLD.taken_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
