import { jurisdictionOf } from "@/lib/cases/jurisdiction";
import { db } from "@/lib/infra/db/client";
import { ENOUGH_TO_TELL, type PastCase } from "./compare-rules";

const DAYS = 30;
const AT_ONCE = 1_000;
/** Reading more would keep a supervisor waiting and tell nothing else. */
export const MOST_LOOKED_AT = 10_000;

/** `further`: the last month had too few cases to tell anything, and the latest of all stand for it. */
export type Past = { readonly cases: readonly PastCase[]; readonly further: boolean };

/** The facts of an organisation's cases of the last month, the latest first, as rules see them. */
export async function pastCases(organisationId: string, now: Date): Promise<Past> {
  const month = await casesOfMonth(organisationId, now);
  if (month.length >= ENOUGH_TO_TELL) return { cases: month, further: false };
  const latest = await readPage({ organisationId, since: new Date(0), now, before: null }, ENOUGH_TO_TELL);
  return { cases: latest.map(pastCase), further: latest.length > month.length };
}

async function casesOfMonth(organisationId: string, now: Date): Promise<PastCase[]> {
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  const found: PastCase[] = [];
  let before: { openedAt: Date; id: string } | null = null;
  while (found.length < MOST_LOOKED_AT) {
    const rows: CaseRow[] = await readPage({ organisationId, since, now, before });
    found.push(...rows.map(pastCase));
    before = rows.at(-1) ?? null;
    if (rows.length < AT_ONCE) break;
  }
  return found.slice(0, MOST_LOOKED_AT);
}

type Asked = { organisationId: string; since: Date; now: Date; before: { openedAt: Date; id: string } | null };
type CaseRow = Awaited<ReturnType<typeof readPage>>[number];

function readPage({ organisationId, since, now, before }: Asked, take = AT_ONCE) {
  const earlier = before && {
    OR: [{ openedAt: { lt: before.openedAt } }, { openedAt: before.openedAt, id: { lt: before.id } }],
  };
  return db.case.findMany({
    where: { organisationId, openedAt: { gte: since, lte: now }, ...earlier },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
    take,
    select: {
      id: true,
      openedAt: true,
      reference: true,
      behaviour: true,
      platform: true,
      searchText: true,
      operatorPlace: true,
      operatorRegion: true,
    },
  });
}

function pastCase({ reference, behaviour, platform, searchText, ...place }: CaseRow): PastCase {
  const { region } = jurisdictionOf({ ...place, platform });
  return { reference, facts: { behaviour, platform, region, document: searchText } };
}
