import type { Staff } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import { matchingCases } from "@/lib/cases/matching-cases";
import { readConcentration } from "@/lib/cases/read-concentration";
import { readTrackRecord } from "@/lib/cases/read-track-record";
import { db } from "@/lib/infra/db/client";

/** On the page of the case; the others have a list of their own. */
const SHOWN = 6;
/** Every view of a case looks for these; its list of matches for all. */
const PICTURES = 3;

type Surroundings = Pick<CaseView, "matches" | "moreMatches" | "record" | "concentration">;

/** What other cases say about this one: what they have in common with it, what became of those of its contact, and what they are about. */
export async function caseSurroundings(
  staff: Staff,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<Surroundings> {
  const own = organisationId === staff.organisationId;
  const [found, record, concentration] = await Promise.all([
    own ? matchingCases(staff, { id, limit: SHOWN + 1, pictures: PICTURES }) : [],
    own ? readTrackRecord(db, id) : null,
    own ? readConcentration(id) : [],
  ]);
  return { matches: found.slice(0, SHOWN), moreMatches: found.length > SHOWN, record, concentration };
}
