import type { Permission } from "@/lib/access/roles";
import type { AuditAction } from "@/lib/audit/actions";
import type { EventKind } from "@/lib/cases/case-event";

export const SUIT_STATES = ["prepared", "filed", "heard", "decided", "settled", "withdrawn"] as const;
export type SuitState = (typeof SUIT_STATES)[number];

export const SUIT_MOVES = [
  "file",
  "note_told",
  "hear",
  "decide",
  "take_effect",
  "note_judgment_told",
  "settle",
  "withdraw",
] as const;
export type SuitMove = (typeof SUIT_MOVES)[number];

export type SuitRule = {
  readonly to: SuitState | "unchanged";
  readonly permission: Permission;
  /** Happens once, and only after this. */
  readonly after?: SuitMove;
  readonly once?: true;
};

const OFFICER = "case:decide:handling";
const HEAD = "case:decide:final";

const note_told = { to: "unchanged", permission: OFFICER, once: true } as const satisfies SuitRule;
const hear = { to: "heard", permission: OFFICER } as const satisfies SuitRule;
const settle = { to: "settled", permission: HEAD } as const satisfies SuitRule;
const withdraw = { to: "withdrawn", permission: HEAD } as const satisfies SuitRule;
const decide = { to: "decided", permission: HEAD } as const satisfies SuitRule;
const take_effect = { to: "unchanged", permission: OFFICER, once: true } as const satisfies SuitRule;

/** Who may write the papers while nothing is filed. */
export const WRITE_PERMISSION: Permission = OFFICER;

/** State → move → who may, and where it leads. Bringing a suit and ending it is for whoever decides in the end. */
export const SUIT_RULES: Readonly<Record<SuitState, Partial<Record<SuitMove, SuitRule>>>> = {
  prepared: { file: { to: "filed", permission: HEAD }, withdraw },
  filed: { note_told, hear, settle, withdraw },
  heard: { note_told, hear, decide, settle, withdraw },
  decided: {
    note_told,
    take_effect,
    note_judgment_told: { ...note_told, after: "take_effect" },
  },
  settled: {},
  withdrawn: {},
};

type Said = { readonly event: EventKind; readonly action: AuditAction };

/** How each move stands in the history of the cases and in the audit record. */
export const SAID_OF = {
  file: { event: "suit_filed", action: "suit.filed" },
  note_told: { event: "suit_court_told", action: "suit.court_told" },
  hear: { event: "suit_heard", action: "suit.heard" },
  decide: { event: "suit_decided", action: "suit.decided" },
  take_effect: { event: "suit_took_effect", action: "suit.took_effect" },
  note_judgment_told: { event: "suit_judgment_told", action: "suit.judgment_told" },
  settle: { event: "suit_settled", action: "suit.settled" },
  withdraw: { event: "suit_withdrawn", action: "suit.withdrawn" },
} as const satisfies Record<SuitMove, Said>;

/** What reporters hear of; between court and regulators they have no part. */
const TOLD: readonly SuitMove[] = ["file", "hear", "decide", "take_effect", "settle", "withdraw"];

/** Whether the reporters of the cases read of it. Nobody has told them of a suit that was never filed. */
export function isTold(move: SuitMove, from: SuitState): boolean {
  return from !== "prepared" ? TOLD.includes(move) : move === "file";
}

/** The move whose day a later one cannot come before. */
export const FOLLOWS: Partial<Record<SuitMove, SuitMove>> = {
  note_told: "file",
  hear: "file",
  decide: "hear",
  take_effect: "decide",
  note_judgment_told: "take_effect",
  settle: "file",
  withdraw: "file",
};

export type SuitStanding = { readonly state: SuitState; readonly spent: readonly SuitMove[] };
export type SuitRefusal = "illegal_from_state" | "not_permitted" | "already_done" | "too_soon";
export type SuitMoved = { ok: true; to: SuitState } | { ok: false; reason: SuitRefusal };
export type SuitActor = { readonly permissions: readonly Permission[] };

/** Where a move leads, or why it is not for now or not for this person. */
export function moveOf({ state, spent }: SuitStanding, move: SuitMove, actor: SuitActor): SuitMoved {
  const rule = SUIT_RULES[state][move];
  if (!rule) return { ok: false, reason: "illegal_from_state" };
  if (!actor.permissions.includes(rule.permission)) return { ok: false, reason: "not_permitted" };
  if (rule.once && spent.includes(move)) return { ok: false, reason: "already_done" };
  if (rule.after && !spent.includes(rule.after)) return { ok: false, reason: "too_soon" };
  return { ok: true, to: rule.to === "unchanged" ? state : rule.to };
}

/** A state as it was kept; throws for one that no use case can have written. */
export function suitStateOf(text: string): SuitState {
  const state = SUIT_STATES.find((one) => one === text);
  if (!state) throw new Error(`no such state of a suit: ${text}`);
  return state;
}
