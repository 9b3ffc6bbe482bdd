import { isOfHome } from "@/lib/access/organisation";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { rereadLaw } from "@/lib/cases/law/known-law";
import { type ReadVersion, readVersion, type VersionFault, type VersionInput } from "@/lib/cases/law/schema";
import type { ClockRule } from "@/lib/clocks/clock-rule";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import { shippedFor } from "@/lib/clocks/recorded-rule";
import { CLOCK_RULES } from "@/lib/clocks/rules";
import { db, inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

export type RecordVersion = { readonly ruleId: string; readonly form: VersionInput };
export type RecordVersionResult =
  | { ok: true; number: number }
  | NotPermitted
  | { ok: false; reason: "faulty"; faults: readonly VersionFault[] }
  /** `stale`: somebody recorded another one since the form was opened. */
  | { ok: false; reason: "unknown_rule" | "stale" };

/** The rule as it ships, from which a version takes whatever its form does not ask; null for none of ours. */
export function shippedRule(id: string, now: Date): ClockRule | null {
  return shippedFor(CLOCK_RULES, id, shanghaiDate(now));
}

/**
 * Records what a law says from a later day on (docs/decisions/0040). Clocks that are started from that day count by it;
 * those that run are left alone. A second click is answered like the first.
 */
export async function recordRuleVersion(
  staff: Staff,
  { ruleId, form }: RecordVersion,
  at: Date = new Date(),
): Promise<RecordVersionResult> {
  const may = authorise(staff, "law:change");
  if (!may.ok) return may;
  if (!isOfHome(staff)) return { ok: false, reason: "not_permitted" }; // it counts for all organisations
  const rule = shippedRule(ruleId, at);
  if (!rule) return { ok: false, reason: "unknown_rule" };
  const read = readVersion(rule, form, at);
  if (!read.ok) return { ok: false, reason: "faulty", faults: read.faults };
  const recording = { staff, ruleId, version: read.version, at };
  const result = await record(recording);
  if (result.ok) await rereadLaw();
  return result;
}

type Recording = { staff: Staff; ruleId: string; version: ReadVersion; at: Date };

async function record(recording: Recording): Promise<RecordVersionResult> {
  try {
    return await inTransaction((tx) => add(tx, recording));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return overtaken(db, recording);
  }
}

async function add(tx: Tx, recording: Recording): Promise<RecordVersionResult> {
  const { staff, ruleId, version, at } = recording;
  const { base, validFrom, ...words } = version;
  const newest = await tx.clockRuleVersion.aggregate({ where: { ruleId }, _max: { number: true } });
  if ((newest._max.number ?? 0) !== base) return overtaken(tx, recording);
  if (await tx.clockRuleVersion.findFirst({ where: { ruleId, validFrom, withdrawal: null }, select: { id: true } })) {
    return { ok: false, reason: "faulty", faults: [{ field: "validFrom", reason: "day_taken" }] };
  }
  const number = base + 1;
  const data = { ruleId, number, validFrom, ...words, recordedById: staff.id, recordedAt: at };
  await tx.clockRuleVersion.create({ data, select: { id: true } });
  const { amount, unit, mark } = words;
  await appendAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "law.recorded",
    subject: { kind: "law", id: ruleId },
    data: { rule: ruleId, number, amount, unit, mark, validFrom },
    at,
  });
  return { ok: true, number };
}

/** This very form was taken already, or it comes too late. */
async function overtaken(tx: Tx, { staff, ruleId, version }: Recording): Promise<RecordVersionResult> {
  const { base, ...words } = version;
  const number = base + 1;
  const where = { ruleId, number, recordedById: staff.id, ...words };
  const there = await tx.clockRuleVersion.findFirst({ where, select: { id: true } });
  return there ? { ok: true, number } : { ok: false, reason: "stale" };
}
