-- Whoever works through a cluster is offered the words of the decision before.
CREATE INDEX "decision_staff_id_decided_at_idx" ON "decision"("staff_id", "decided_at");
