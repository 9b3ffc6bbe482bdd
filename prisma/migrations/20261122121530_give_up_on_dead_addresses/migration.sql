-- The mail server said that there is no such mailbox: trying again is of no use.
ALTER TABLE "notice" ADD COLUMN "given_up_at" TIMESTAMPTZ(6);

-- The outbox: what waits, oldest first, however many were sent before.
CREATE INDEX notice_waiting_idx ON "notice" (created_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
