-- What is in hand today stays for its half hour: nobody knows any more how it was taken.
ALTER TABLE "case" ADD COLUMN "claim_moves" BOOLEAN NOT NULL DEFAULT false;
