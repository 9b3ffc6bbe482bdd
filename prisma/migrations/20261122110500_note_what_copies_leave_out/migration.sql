-- AlterTable
ALTER TABLE "evidence" ADD COLUMN "copy_reason" TEXT,
ADD COLUMN "has_location" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "draft_file" ADD COLUMN "has_location" BOOLEAN NOT NULL DEFAULT false;

-- Where a file was taken, if it says so, is a fact of the original.
CREATE OR REPLACE FUNCTION keep_original() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.case_id, NEW.sha256, NEW.bytes, NEW.storage_key, NEW.mime, NEW.received_at, NEW.source, NEW.has_location)
     IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.sha256, OLD.bytes, OLD.storage_key, OLD.mime, OLD.received_at, OLD.source, OLD.has_location) THEN
    RAISE EXCEPTION 'an original does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_no_truncate BEFORE TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
