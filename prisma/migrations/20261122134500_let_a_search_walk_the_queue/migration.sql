-- A search looks at open and ended tracks alike; walked in the order of the queue, it needs that order without `open`.
CREATE INDEX "track_due_at_id_idx" ON "track"("due_at", "id");
