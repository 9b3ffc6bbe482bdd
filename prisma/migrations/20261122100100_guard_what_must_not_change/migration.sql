-- Full-text search over bigrams made by lib/cases/search-terms.ts; 'simple' keeps them as they are.
ALTER TABLE "case" ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED;
CREATE INDEX case_search_idx ON "case" USING gin (search_vector) WITH (fastupdate = off);

-- "Mine" in the queue.
CREATE INDEX case_claimed_idx ON "case" (claimed_by_id, claimed_until) WHERE claimed_by_id IS NOT NULL;

-- The lanes of the audit chain exist from the start: appending locks a head, it never makes one.
-- The seals are written by the first append; an empty lane has no seal.
INSERT INTO audit_lane (lane, seq, hash, mac)
SELECT lane, 0, decode(repeat('00', 32), 'hex'), ''::bytea FROM generate_series(0, 7) AS lane;

-- Whoever asks, the owner included: history is added to, never changed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_lane_no_delete BEFORE DELETE ON audit_lane FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_event_append_only BEFORE UPDATE OR DELETE ON case_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON decision FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What was received stays as received; only the working copy's columns may be filled in.
CREATE FUNCTION keep_original() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.case_id, NEW.sha256, NEW.bytes, NEW.storage_key, NEW.mime, NEW.received_at, NEW.source)
     IS DISTINCT FROM (OLD.id, OLD.case_id, OLD.sha256, OLD.bytes, OLD.storage_key, OLD.mime, OLD.received_at, OLD.source) THEN
    RAISE EXCEPTION 'an original does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER evidence_keep_original BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION keep_original();
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
