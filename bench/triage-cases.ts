import { caseForTest } from "@/lib/cases/case.fixture";
import type { TrackKind } from "@/lib/cases/track";
import { db } from "@/lib/infra/db/client";

/** What an officer does with a case. The first of the cluster is checked, the second is written up, all others are like it. */
export type Work = "verify" | "accept" | "hold" | "escalate" | "written" | "repeat";
export type Piece = { reference: string; work: Work };

export const CASES = 100;
export const CLUSTER = 60;
const SHOP_OF_CLUSTER = "刷单一号店";
/** For those outside the cluster, over and over. */
const MIXED: readonly Work[] = ["verify", "accept", "verify", "hold", "verify", "accept", "verify", "escalate"];

function worksInOrder(): Work[] {
  let [cluster, others] = [0, 0];
  return Array.from({ length: CASES }, (_, at) => {
    if (at % 5 >= (5 * CLUSTER) / CASES) return MIXED[others++ % MIXED.length] ?? "verify";
    cluster += 1;
    return cluster === 1 ? "verify" : cluster === 2 ? "written" : "repeat";
  });
}

/** A hundred cases of one platform in the order in which they will be worked through, sixty about one shop. */
export async function fillTriage(platform: string): Promise<Piece[]> {
  const pieces: Piece[] = [];
  const started = Date.now() - CASES * 60_000;
  for (const [at, work] of worksInOrder().entries()) {
    const track: TrackKind = work === "accept" ? "complaint" : "report";
    const { caseId, reference } = await caseForTest({ tracks: [track], platform, at: new Date(started + at * 60_000) });
    const shopName = at % 5 < (5 * CLUSTER) / CASES ? SHOP_OF_CLUSTER : `小店 ${at}`;
    await db.case.update({ where: { id: caseId }, data: { shopName }, select: { id: true } });
    pieces.push({ reference, work });
  }
  return pieces;
}
