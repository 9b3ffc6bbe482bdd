import { z } from "zod";
import { isRecusedFromAny } from "@/lib/access/recusal";
import type { Staff } from "@/lib/access/staff";
import { isColleague } from "@/lib/cases/assign-case";
import { type BulkAct, positionFor } from "@/lib/cases/bulk/bulk-act";
import { TARGET_RECUSED } from "@/lib/cases/decide-case";
import { targetChain } from "@/lib/cases/find-target";
import { type HoldRefusal, readHold } from "@/lib/cases/hold-track";
import { normaliseReference } from "@/lib/cases/reference";
import { unknownVariables } from "@/lib/cases/replies/reply-template";
import { decideCaseSchema, unsayable, writtenText } from "@/lib/cases/schema";
import { ACTIONS, type Action } from "@/lib/cases/step";
import { TRACK_KINDS, type TrackKind } from "@/lib/cases/track";
import { type Refusal, transition } from "@/lib/cases/transitions";
import { db } from "@/lib/infra/db/client";

const words = { ground: z.string(), message: z.string(), note: z.string(), target: z.string() };
/** Which reply the message began with, as forms carry it; orders of before there were any have none. */
const reply = z.string().default("");

/** What is to be done to each case of an order, as it is kept with it. */
export const bulkWishSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("assign"), to: z.string() }),
  z.object({ kind: z.literal("hold"), until: z.string(), reason: z.string(), note: z.string() }),
  z.object({ kind: z.literal("decide"), track: z.enum(TRACK_KINDS), action: z.enum(ACTIONS), ...words, reply }),
]);
export type BulkWish = z.infer<typeof bulkWishSchema>;
export type DecisionWish = Extract<BulkWish, { kind: "decide" }>;

/** What the form sent besides the act, whichever act it was. */
export type WishTyped = Readonly<Record<(typeof WISH_FIELDS)[number], string>>;
export const WISH_FIELDS = ["to", "until", "reason", "ground", "message", "note", "target", "reply"] as const;

export type WishFault =
  | Refusal
  | HoldRefusal
  | "colleague_unknown"
  | "target_unknown"
  | "target_recused"
  | "unknown_variable"
  | ReturnType<typeof unsayable>;
export type CheckedWish = { ok: true; wish: BulkWish } | { ok: false; reason: WishFault };

/** What can be wrong with an order whichever cases it is for, by the rules of the use cases that will carry it out. */
export async function checkWish(
  staff: Staff,
  { act, typed }: { act: BulkAct; typed: WishTyped },
  at: Date,
): Promise<CheckedWish> {
  if (act.kind === "decide") return checkDecision(staff, act, typed);
  if (act.kind === "hold") return checkHold(typed, at);
  const { to } = typed;
  if (to && !(await isColleague(staff, to))) return { ok: false, reason: "colleague_unknown" };
  return { ok: true, wish: { kind: "assign", to } };
}

function checkHold({ until, reason, note }: WishTyped, at: Date): CheckedWish {
  const read = readHold({ until, reason, note }, at);
  if ("refused" in read) return { ok: false, reason: read.refused };
  return { ok: true, wish: { kind: "hold", until, reason: read.reason, note: read.note ?? "" } };
}

type Deciding = { track: TrackKind; action: Action };

/** Variables of a reply may stand in the letter: each case fills them in when its turn comes. What is none of ours may not. */
const decisionSchema = decideCaseSchema.extend({
  message: writtenText.refine((text) => unknownVariables(text).length === 0, { error: "unknown_variable" }),
});

async function checkDecision(staff: Staff, act: Deciding, typed: WishTyped): Promise<CheckedWish> {
  const { track, action } = act;
  const { ground, message, note, target, reply } = typed;
  const parsed = decisionSchema.safeParse({
    reference: "",
    version: 0,
    track,
    action,
    ground,
    message,
    note,
    target,
    reply,
  });
  if (!parsed.success) return { ok: false, reason: unwritable(parsed.error.issues) };
  const from = positionFor(staff.permissions, act);
  if (!from) return { ok: false, reason: "not_permitted" };
  const next = transition({ ...from, roles: staff.permissions }, parsed.data);
  if (!next.ok) return { ok: false, reason: next.reason };
  const said = { ground: parsed.data.ground, message: parsed.data.message, note: parsed.data.note };
  const wish = { kind: "decide", track, action, ...said, target: parsed.data.target, reply } as const;
  if (next.step.target !== "case") return { ok: true, wish };
  const chain = await chainOf(staff, wish);
  if (chain.length === 0) return { ok: false, reason: "target_unknown" };
  return (await isRecusedFromAny({ caseIds: chain, staffId: staff.id })) ? TARGET_RECUSED : { ok: true, wish };
}

function unwritable(issues: readonly { message: string }[]): WishFault {
  return issues.some(({ message }) => message === "unknown_variable") ? "unknown_variable" : unsayable(issues);
}

/** The case that an order names as its target, in the office of whoever gives it, and those it was joined into. */
export async function chainOf({ organisationId }: Staff, wish: BulkWish): Promise<readonly string[]> {
  const reference = normaliseReference(wish.kind === "decide" ? wish.target : "");
  return reference.ok ? targetChain(db, reference.value, organisationId) : [];
}
