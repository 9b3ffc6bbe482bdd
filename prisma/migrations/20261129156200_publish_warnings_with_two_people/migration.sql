-- AlterTable
ALTER TABLE "consumer_warning" ADD COLUMN     "expires_on" TEXT,
ADD COLUMN     "published_at" TIMESTAMPTZ(6),
ADD COLUMN     "published_by_id" UUID,
ADD COLUMN     "withdrawn_because" TEXT;

-- Whatever use case or role writes it: a published text was checked by one, approved by another, and let out by somebody
-- who did not approve it; it has a last day, and a reason once it is taken back (SEC-09).
ALTER TABLE consumer_warning ADD CONSTRAINT consumer_warning_takes_two CHECK (
  approved_by_id IS DISTINCT FROM written_by_id OR approved_by_id IS NULL
);
ALTER TABLE consumer_warning ADD CONSTRAINT consumer_warning_published_by_two CHECK (
  (state <> 'published' OR published_at IS NOT NULL)
  AND (published_at IS NULL) = (published_by_id IS NULL) AND (published_at IS NULL) = (expires_on IS NULL)
  AND (published_at IS NULL OR (approved_by_id IS NOT NULL AND approved_by_id <> published_by_id))
  AND (published_at IS NULL OR state <> 'withdrawn' OR withdrawn_because IS NOT NULL)
);
