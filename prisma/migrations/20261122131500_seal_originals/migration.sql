-- AlterTable
ALTER TABLE "evidence" ADD COLUMN "sealed_key" TEXT,
ADD COLUMN "sealed_sha256" TEXT;

-- A sealed copy without its hash, or the other way round, proves nothing.
ALTER TABLE "evidence" ADD CONSTRAINT evidence_sealed_whole CHECK ((sealed_key IS NULL) = (sealed_sha256 IS NULL));

-- The seal is set once: whoever could point it elsewhere could put another file in the original's place.
CREATE FUNCTION keep_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.sealed_key IS NOT NULL
     AND (NEW.sealed_key, NEW.sealed_sha256) IS DISTINCT FROM (OLD.sealed_key, OLD.sealed_sha256) THEN
    RAISE EXCEPTION 'a sealed original does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_keep_seal BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION keep_seal();

-- What is still to be looked at or sealed: few rows at any time.
CREATE INDEX evidence_unfinished_idx ON evidence (received_at) WHERE sealed_key IS NULL;

-- Who touched a file: all entries about one subject, without reading its whole lane.
CREATE INDEX audit_entry_subject_idx ON audit_entry ((payload::jsonb -> 'subject' ->> 'id'));
