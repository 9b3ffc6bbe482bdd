-- What the numbered list says of an item is added to, never written over: a court may ask what it said before.
ALTER TABLE evidence_listing ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE evidence_listing ALTER COLUMN version DROP DEFAULT;
ALTER TABLE evidence_listing DROP CONSTRAINT evidence_listing_pkey;
ALTER TABLE evidence_listing ADD CONSTRAINT evidence_listing_pkey PRIMARY KEY (evidence_id, version);
CREATE TRIGGER evidence_listing_append_only BEFORE UPDATE OR DELETE ON evidence_listing FOR EACH ROW EXECUTE FUNCTION refuse_change();
