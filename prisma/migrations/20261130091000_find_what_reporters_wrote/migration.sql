ALTER TABLE "track" ADD COLUMN "reporter_wrote_at" TIMESTAMPTZ(6);

-- What came in before there was a mark, and was not answered since.
UPDATE "track" t SET reporter_wrote_at = written.at
FROM (
  SELECT e.case_id, min(e.at) AS at FROM case_event e
  WHERE e.kind IN ('message_from_reporter', 'evidence_added') AND e.actor_kind = 'reporter'
    AND NOT EXISTS (SELECT 1 FROM message m WHERE m.case_id = e.case_id AND m.from_kind = 'staff' AND m.sent_at > e.at)
  GROUP BY e.case_id
) written WHERE written.case_id = t.case_id;

-- Few of all tracks, in both orders of the queue.
CREATE INDEX track_reporter_wrote_idx ON "track" (organisation_id, rank_at, id) WHERE reporter_wrote_at IS NOT NULL;
CREATE INDEX track_reporter_wrote_due_idx ON "track" (organisation_id, due_at, id) WHERE reporter_wrote_at IS NOT NULL;
