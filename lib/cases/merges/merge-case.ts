import { z } from "zod";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { GROUNDS } from "@/lib/cases/grounds";
import { findPair, headOf, type Pair, sidesOf } from "@/lib/cases/merges/find-pair";
import { lockBoth, type TwoRefusal } from "@/lib/cases/merges/lock-both";
import type { MergeRefusal } from "@/lib/cases/merges/mergeable";
import { takeIn } from "@/lib/cases/merges/take-in";
import { writtenText } from "@/lib/cases/schema";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";

const version = z.coerce.number().int();

const mergeSchema = z.object({
  reference: z.string(),
  into: z.string(),
  ground: z.string().refine((code) => Object.hasOwn(GROUNDS.joined, code), { error: "ground_missing" }),
  reason: writtenText.refine((text) => text !== "", { error: "empty" }),
  /** The case of all as the page named it, and both versions as it showed them. */
  head: z.string(),
  version,
  headVersion: version,
  onceKey: z.string().regex(/^[\w-]{16,64}$/),
});
export type MergeCase = z.input<typeof mergeSchema>;
export type MergeField = "ground" | "reason";
export type MergeCaseResult =
  | { ok: true; head: string }
  | NotPermitted
  | TwoRefusal
  | { ok: false; reason: "not_found" | "target_unknown" | "stale" }
  | { ok: false; reason: "refused"; rule: MergeRefusal }
  | { ok: false; reason: "fields"; problems: Partial<Record<MergeField, string>> };

type Merging = Pair & Omit<z.output<typeof mergeSchema>, "reference" | "into"> & { at: Date };

/**
 * Has a whole case handled in another one (D9): its number leads there from now on, its reporters keep their own number,
 * code and clocks, its files stay with it and are read through the link. `stale`: either case has moved since they were
 * shown side by side. A second click is answered like the first.
 */
export async function mergeCase(staff: Staff, input: MergeCase, at: Date = new Date()): Promise<MergeCaseResult> {
  const may = authorise(staff, "case:decide:handling");
  if (!may.ok) return may;
  const pair = await findPair(staff, input);
  if (!pair.ok) return pair;
  const parsed = mergeSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => [String(path[0]), message] as const);
    return { ok: false, reason: "fields", problems: Object.fromEntries(problems) };
  }
  try {
    return await inTransaction((tx) => merge(tx, staff, { ...parsed.data, ...pair, at }));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return { ok: true, head: parsed.data.head };
  }
}

async function merge(tx: Tx, staff: Staff, merging: Merging): Promise<MergeCaseResult> {
  const { oneId, typedId, at } = merging;
  const onceKey = `${staff.id}:${merging.onceKey}`;
  const before = await tx.caseMerge.findUnique({
    where: { onceKey },
    select: { into: { select: { reference: true } } },
  });
  if (before) return { ok: true, head: before.into.reference };
  const ids = [...new Set([oneId, merging.headId])];
  const taken = await lockBoth(tx, { ids, staffId: staff.id, at });
  if (taken) return taken;
  const headId = (await headOf(typedId, tx)) ?? typedId;
  const sides = await sidesOf(tx, { oneId, typedId, headId });
  const moved = sides.one.version !== merging.version || sides.head.version !== merging.headVersion;
  if (moved || headId !== merging.headId || sides.head.reference !== merging.head)
    return { ok: false, reason: "stale" };
  if (sides.refusal) return { ok: false, reason: "refused", rule: sides.refusal };
  const { ground, reason } = merging;
  await takeIn(tx, staff, { one: sides.one, head: sides.head, ground, reason, onceKey, at });
  return { ok: true, head: sides.head.reference };
}
