-- What came in today is listed in the order in which it came: a page of it costs the same on a busy day.
CREATE INDEX "track_organisation_id_opened_at_id_idx" ON "track"("organisation_id", "opened_at", "id");
