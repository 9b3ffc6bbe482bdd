import { z } from "zod";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { lockCase } from "@/lib/cases/desk-change";
import { findCase } from "@/lib/cases/find-case";
import { PLACES_FOUND } from "@/lib/cases/jurisdiction";
import { recordEvent } from "@/lib/cases/record-event";
import { isRegion } from "@/lib/cases/regions";
import { keepRoute, latestRoute, routeFor } from "@/lib/cases/routing/route-case";
import { writtenText } from "@/lib/cases/schema";
import { holdOn, type OnHold, onHold } from "@/lib/evidence/litigation-hold";
import { db, inTransaction, type Tx } from "@/lib/infra/db/client";

const LONGEST_ADDRESS = 200;

const placeSchema = z
  .object({
    place: z.enum(PLACES_FOUND, { error: "place_missing" }),
    region: z.string(),
    address: writtenText.refine((text) => text.length <= LONGEST_ADDRESS, { error: "address_too_long" }),
  })
  .refine(({ place, region }) => place === "not_shown" || isRegion(region), { error: "region_missing" });
/** `seen`: what was known when the form was made (placeSeen); without it nothing is compared. */
export type PlaceInput = { reference: string; place: string; region: string; address: string; seen?: string };
/** What is known of the operator's place. */
export type PlaceNow = {
  readonly operatorPlace: string | null;
  readonly operatorRegion: string | null;
  readonly operatorAddress: string | null;
};

/** What is known, as one text for a form to bring back: a screen made before somebody else's finding is told from a fresh one. */
export function placeSeen({ operatorPlace, operatorRegion, operatorAddress }: PlaceNow): string {
  return [operatorPlace, operatorRegion, operatorAddress].map((part) => part ?? "").join("/");
}

export const PLACE_FAULTS = ["place_missing", "region_missing", "address_too_long"] as const;
export type PlaceFault = (typeof PLACE_FAULTS)[number];
export type RecordPlaceResult =
  | { ok: true }
  | NotPermitted
  | Recused
  | OnHold
  | { ok: false; reason: "stale"; now: PlaceNow }
  | { ok: false; reason: PlaceFault | "not_found" };

/**
 * Keeps what staff found of the operator's place (N20), and asks the routing rules again in the same transaction, unless
 * somebody moved the case by hand. Only the owning organisation's own rules lead a case; the address itself stays out of
 * the audit record. What was found before is overwritten where whoever writes has seen it (`stale`: they have not), so a case on hold takes a first finding and no other.
 */
export async function recordPlace(staff: Staff, input: PlaceInput, at: Date = new Date()): Promise<RecordPlaceResult> {
  const may = authorise(staff, "case:decide:triage");
  if (!may.ok) return may;
  const found = await findCase(staff, input.reference, "case:decide:triage");
  // Where a case is led is its owner's business, also while a partner handles it.
  const own = found && (await db.case.count({ where: { id: found.id, organisationId: staff.organisationId } }));
  if (!own) return { ok: false, reason: "not_found" };
  const parsed = placeSchema.safeParse(input);
  if (!parsed.success) {
    const reason = PLACE_FAULTS.find((fault) => parsed.error.issues.some(({ message }) => message === fault));
    return { ok: false, reason: reason ?? "place_missing" };
  }
  const shown = parsed.data.place === "shown";
  const operatorRegion = shown ? parsed.data.region : null;
  const place = {
    operatorPlace: parsed.data.place,
    operatorRegion,
    operatorAddress: (shown && parsed.data.address) || null,
  };
  return inTransaction(async (tx): Promise<RecordPlaceResult> => {
    await lockCase(tx, found.id);
    if (await isRecused({ caseId: found.id, staffId: staff.id }, tx)) return RECUSED;
    const hold = await holdOn(tx, found.id);
    const now = await tx.case.findUniqueOrThrow({ where: { id: found.id }, select: PLACE });
    // A second click says what is there already: it is no event.
    if (PLACE_NAMES.every((name) => now[name] === place[name])) return { ok: true };
    if (input.seen !== undefined && input.seen !== placeSeen(now)) return { ok: false, reason: "stale", now };
    if (hold && now.operatorPlace !== null) return onHold(hold);
    await tx.case.update({ where: { id: found.id }, data: { ...place, updatedAt: at }, select: { id: true } });
    await routeAgain(tx, found.id, at);
    const actor = { kind: "staff", id: staff.id } as const;
    await recordEvent(tx, { caseId: found.id, kind: "place_recorded", actor, told: false, at });
    const subject = { kind: "case", id: found.id } as const;
    const data = { place: place.operatorPlace, region: operatorRegion };
    await appendAudit(tx, { actor, action: "case.place_recorded", subject, data, at });
    return { ok: true };
  });
}

const PLACE = { operatorPlace: true, operatorRegion: true, operatorAddress: true } as const;
const PLACE_NAMES = ["operatorPlace", "operatorRegion", "operatorAddress"] as const;

/** What a person moved by hand stays where they put it: the rules were wrong about this case once. */
async function routeAgain(tx: Tx, caseId: string, at: Date): Promise<void> {
  if ((await latestRoute(tx, caseId))?.cause === "by_hand") return;
  const row = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      organisationId: true,
      behaviour: true,
      platform: true,
      searchText: true,
      operatorPlace: true,
      operatorRegion: true,
    },
  });
  const route = await routeFor(tx, row);
  if (!route) return;
  await keepRoute(tx, caseId, { route, cause: "place_recorded", at });
  await tx.track.updateMany({ where: { caseId }, data: { unitId: route.unitId } });
}
