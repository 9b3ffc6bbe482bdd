-- Whether any track of the case is under way: a search of the queue looks through those first, by an index of their own.
ALTER TABLE "case" ADD COLUMN "open" BOOLEAN NOT NULL DEFAULT true;
UPDATE "case" c SET open = false WHERE NOT EXISTS (SELECT 1 FROM "track" t WHERE t.case_id = c.id AND t.open);
CREATE INDEX case_open_search_idx ON "case" USING gin (search_vector) WITH (fastupdate = off) WHERE open;

-- Kept by the database, so that no way of ending or reopening a track can forget it.
CREATE FUNCTION case_follows_its_tracks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "case" c SET open = NOT c.open
  WHERE c.id = NEW.case_id AND c.open <> EXISTS (SELECT 1 FROM "track" t WHERE t.case_id = c.id AND t.open);
  RETURN NULL;
END $$;
CREATE TRIGGER track_opens_or_ends AFTER INSERT OR UPDATE OF open ON "track" FOR EACH ROW
  EXECUTE FUNCTION case_follows_its_tracks();

-- What a search has found is put in order from here, without its rows.
CREATE INDEX track_open_case_idx ON "track" (case_id) INCLUDE (id, organisation_id, rank_at, due_at) WHERE open;
