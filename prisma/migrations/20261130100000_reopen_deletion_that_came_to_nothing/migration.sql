-- AlterTable
ALTER TABLE "data_request" ADD COLUMN     "reopened_at" TIMESTAMPTZ(6),
ADD COLUMN     "reopened_because" TEXT,
ADD COLUMN     "reopened_words" TEXT;

-- What was answered stays as it was answered. Agreed deletion that came to nothing waits again in a row of its own, with why.
ALTER TABLE data_request ADD CONSTRAINT data_request_reopened_is_whole CHECK (
  (reopened_at IS NULL) = (reopened_because IS NULL) AND (reopened_at IS NULL) = (reopened_words IS NULL)
  AND reopened_because IN ('refused', 'lapsed', 'taken_back', 'kept', 'moved_on') AND (reopened_at IS NULL OR kind = 'erasure')
);

-- Staff make no requests in a reporter's name: they only open again what the reporter asked for and was granted.
CREATE FUNCTION reopen_erasure(granted uuid, at timestamptz, because text, said text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  was data_request;
  since timestamptz;
BEGIN
  SELECT * INTO was FROM data_request r WHERE r.id = granted AND r.kind = 'erasure' AND r.outcome = 'granted'
    AND NOT EXISTS (SELECT 1 FROM data_request l WHERE l.case_id = r.case_id AND l.reopened_at >= r.answered_at);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no deletion was granted here that could be opened again' USING ERRCODE = 'restrict_violation';
  END IF;
  -- Whoever calls may have looked at the clock before the answer came: it is opened again after that all the same.
  since := greatest(at, was.answered_at);
  UPDATE data_request SET reopened_at = since, reopened_because = because, reopened_words = said
    WHERE case_id = was.case_id AND kind = 'erasure' AND answered_at IS NULL;
  IF NOT FOUND THEN
    INSERT INTO data_request (id, case_id, kind, words, asked_at, rule_version, reopened_at, reopened_because, reopened_words)
      VALUES (gen_random_uuid(), was.case_id, 'erasure', was.words, was.asked_at, was.rule_version, since, because, said);
  END IF;
END $$;
REVOKE ALL ON FUNCTION reopen_erasure(uuid, timestamptz, text, text) FROM PUBLIC;
