-- CreateIndex
CREATE INDEX "audit_entry_at_lane_seq_idx" ON "audit_entry"("at", "lane", "seq");

-- For whoever audits: what one person did, and one kind of act, the newest first. Reporters have no id.
CREATE INDEX audit_entry_actor_idx ON audit_entry ((payload::jsonb -> 'actor' ->> 'id'), at)
  WHERE payload::jsonb -> 'actor' ->> 'id' IS NOT NULL;
CREATE INDEX audit_entry_action_idx ON audit_entry ((payload::jsonb ->> 'action'), at);
