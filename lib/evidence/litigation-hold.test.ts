import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** What takes something away for good: rows, files, and jobs that remove files. */
const DELETES =
  /\b(?:tx|db)\.\w+\.delete(?:Many)?\(|\bremoveBlob\(|\bdiscardFile\(|enqueue\(tx, "discard-blobs"|DELETE FROM/;
const ASKS = /\bholdOn\(tx\b/;

/** Why somebody who deletes need not ask: nothing that a case was given, or was made of it alone, goes. A new one has to be added here. */
const NOTHING_OF_A_CASE: Record<string, string> = {
  "lib/access/replace-recovery-codes.ts": "codes of an account",
  "lib/access/reset-factor.ts": "codes of an account",
  "lib/cases/figures/count-day.ts": "the count of a day, counted again",
  "lib/cases/figures/count-days.ts": "the count of a day for one person, after its time",
  "lib/cases/make-packet.ts": "a second packet of one order, before any row names it",
  "lib/cases/reading-watch/watch-reading.ts": "what one of staff looked at in a day, counted from the audit record",
  "lib/cases/searches/delete-search.ts": "somebody's own search",
  "lib/enforcement/write-suit.ts": "which cases a suit in preparation is made of; the cases stay",
  "lib/evidence/accept-file.ts": "a file that is refused at the door",
  "lib/evidence/discard-blobs.ts": "what was replaced by somebody who asked; whatever a row still names stays",
  "lib/evidence/discard-file.ts": "a file that never became evidence",
  "lib/evidence/keep-or-discard.ts": "a file whose row was not written",
  "lib/evidence/make-safe-copy.ts": "a copy that lost the race to another",
  "lib/evidence/mask-evidence.ts": "a picture drawn for a change that was not made",
  "lib/evidence/masking/keep-masked-copy.ts":
    "a masked picture, drawn anew from working copy and boxes, which all stay",
  "lib/evidence/read-evidence.ts": "a picture drawn for a reading that was there already",
  "lib/evidence/seal-original.ts": "the open original, once its sealed form is stored and checked",
  "lib/reports/add-draft-file.ts": "a file of a report that was not sent",
  "lib/reports/attach-draft-files.ts": "the rows of a draft whose files become evidence in the same transaction",
  "lib/reports/close-case-session.ts": "a session",
  "lib/reports/discard-draft.ts": "a report that was not sent, and its files",
  "lib/reports/draft-id.ts": "a draft that is over",
  "lib/reports/record-intake.ts": "a letter whose case was not opened",
  "lib/reports/remove-draft-file.ts": "a file of a report that was not sent",
  "lib/retention/carry-out-disposal.ts": "files of a record that went by dispose-of-record.ts, which asks",
  "lib/retention/sweep-expired.ts": "drafts, sessions and counters that are over",
  "lib/retention/sweep-orphans.ts": "files that no row names",
};

const files = globSync("lib/**/*.ts").filter(
  (file) => !/\.test\.ts$|\/testing\/|\.fixture\.ts$|^lib\/infra\//.test(file),
);
const deleting = files.filter((file) => DELETES.test(readFileSync(file, "utf8")));

describe("G5 whoever takes something of a case away asks for a hold first", () => {
  it("G5 asks inside its transaction, or has a reason not to", () => {
    const silent = deleting.filter((file) => !ASKS.test(readFileSync(file, "utf8")));
    expect(silent.toSorted()).toEqual(Object.keys(NOTHING_OF_A_CASE).toSorted());
  });

  it("G5 is asked by what overwrites, too", () => {
    const asking = files.filter((file) => ASKS.test(readFileSync(file, "utf8")));
    expect(asking).toEqual(
      expect.arrayContaining([
        "lib/cases/record-place.ts",
        "lib/evidence/mask-for-good.ts",
        "lib/reports/change-contact.ts",
        "lib/retention/open-early-disposal.ts",
        "lib/retention/dispose-of-record.ts",
      ]),
    );
  });
});
