-- AlterTable
ALTER TABLE "case_route" ADD COLUMN "by_id" UUID,
ADD COLUMN "reason" TEXT;

-- What a person moved says who and why; what a rule led says neither.
ALTER TABLE "case_route" ADD CONSTRAINT "case_route_by_hand"
  CHECK ((cause = 'by_hand') = (by_id IS NOT NULL) AND (cause = 'by_hand') = (reason IS NOT NULL));
