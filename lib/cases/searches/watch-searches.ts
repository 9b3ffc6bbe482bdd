import { type ActiveStaff, activeStaffWith } from "@/lib/access/active-staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { readQueueFilter } from "@/lib/cases/queue-filter";
import { countQueue } from "@/lib/cases/read-queue";
import { shanghaiDate, shanghaiHour } from "@/lib/clocks/plain-date";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";
import { isDatabaseAway } from "@/lib/infra/db/unavailable";
import { errorFacts, log } from "@/lib/infra/log/log";
import { notifyStaffLater } from "@/lib/notifications/notify-staff";
import type { StaffTemplate } from "@/lib/notifications/staff-notice";
import { COUNTED_UP_TO, passing } from "./saved-search";

/** Nobody wants their digest at night. */
const DIGEST_HOUR = 8;

type Watched = {
  id: string;
  ownerId: string;
  address: string;
  digest: boolean;
  above: number | null;
  isAbove: boolean;
};

/**
 * Counts what saved searches find and tells their owners, in the product and by a mail without content (C7). A second
 * run tells nobody twice: a crossing is noted under the state it was seen in, a digest under its day.
 * @param atOnce how many are read from the database at a time; all are looked at.
 * @returns how many alerts were written.
 */
export async function watchSearches(now: Date = new Date(), atOnce = 500): Promise<number> {
  let told = 0;
  for (let after = ""; ; ) {
    const watched = await watchedAfter(after, atOnce);
    told += await watchAll(watched, now);
    after = watched.at(-1)?.id ?? "";
    if (watched.length < atOnce) return told;
  }
}

function watchedAfter(after: string, most: number): Promise<Watched[]> {
  return db.savedSearch.findMany({
    where: {
      OR: [{ digest: true }, { above: { not: null } }, { isAbove: true }],
      ...(after ? { id: { gt: after } } : {}),
    },
    orderBy: { id: "asc" },
    take: most,
    select: { id: true, ownerId: true, address: true, digest: true, above: true, isAbove: true },
  });
}

async function watchAll(watched: readonly Watched[], now: Date): Promise<number> {
  const owners = await activeStaffWith(
    "case:read",
    watched.map(({ ownerId }) => ownerId),
  );
  let told = 0;
  for (const search of watched) {
    const owner = owners.get(search.ownerId);
    if (owner) told += await watchAlone(owner, search, now);
  }
  return told;
}

/** One search that cannot be counted keeps no other owner waiting. */
async function watchAlone(owner: ActiveStaff, search: Watched, now: Date): Promise<number> {
  try {
    return await watchOne(owner, search, now);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    log.error({ error: errorFacts(error), search: search.id }, "a saved search cannot be watched");
    return 0;
  }
}

async function watchOne(owner: ActiveStaff, search: Watched, now: Date): Promise<number> {
  const filter = readQueueFilter(new URLSearchParams(search.address));
  const found = await countQueue(owner, { filter, upTo: COUNTED_UP_TO, now });
  const change = passing(search, found);
  const digests = search.digest && found > 0 && shanghaiHour(now) >= DIGEST_HOUR;
  if (!change && !digests) return 0;
  return inTransaction(async (tx) => {
    const crossed = change ? await noteCrossing(tx, search, { change, found, now }) : false;
    const digested = digests ? await noteDigest(tx, search, { found, now }) : false;
    const kinds = [...(crossed ? ["above"] : []), ...(digested ? ["digest"] : [])];
    if (kinds.length === 0) return 0;
    await appendAudit(tx, {
      actor: { kind: "system" },
      action: "search.alerted",
      subject: { kind: "staff", id: search.ownerId },
      data: { search: search.id, kinds: kinds.join(" "), found },
      at: now,
    });
    return kinds.length;
  });
}

type Seen = { found: number; now: Date };

/** True when its owner is to be told; falling back below the threshold is kept without a word. */
async function noteCrossing(tx: Tx, search: Watched, { change, found, now }: Seen & { change: "up" | "down" }) {
  const { id, above, isAbove } = search;
  const { count } = await tx.savedSearch.updateMany({ where: { id, above, isAbove }, data: { isAbove: !isAbove } });
  if (count === 0 || change === "down") return false;
  const day = shanghaiDate(now);
  await tx.searchAlert.upsert({
    where: { searchId_kind_day: { searchId: id, kind: "above", day } },
    create: { searchId: id, kind: "above", day, count: found, at: now },
    update: { count: found, at: now, seenAt: null },
    select: { id: true },
  });
  await tell(tx, { search, template: "search_above", slot: `${day} ${shanghaiHour(now)}`, now });
  return true;
}

async function noteDigest(tx: Tx, search: Watched, { found, now }: Seen): Promise<boolean> {
  const day = shanghaiDate(now);
  const alert = { searchId: search.id, kind: "digest", day, count: found, at: now };
  const { count } = await tx.searchAlert.createMany({ data: [alert], skipDuplicates: true });
  if (count === 0) return false;
  await tell(tx, { search, template: "search_digest", slot: day, now });
  return true;
}

type Telling = { search: Watched; template: StaffTemplate; slot: string; now: Date };

function tell(tx: Tx, { search, template, slot, now }: Telling): Promise<void> {
  return notifyStaffLater(tx, { staffId: search.ownerId, template, slot, at: now });
}
