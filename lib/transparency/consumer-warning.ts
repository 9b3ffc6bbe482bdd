import type { Permission } from "@/lib/access/roles";

export const WARNING_STATES = ["draft", "approved", "published", "withdrawn"] as const;
export type WarningState = (typeof WARNING_STATES)[number];
export const WARNING_ACTIONS = ["write", "approve", "publish", "withdraw"] as const;
export type WarningAction = (typeof WARNING_ACTIONS)[number];

/** Whether this can be the name of a warning at all. */
export function isWarningId(id: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);
}

type WarningStep = { readonly to: WarningState; readonly permission: Permission };

const write = { to: "draft", permission: "case:decide:handling" } as const satisfies WarningStep;
const approve = { to: "approved", permission: "case:decide:final" } as const satisfies WarningStep;
const publish = { to: "published", permission: "case:decide:final" } as const satisfies WarningStep;
const withdraw = { to: "withdrawn", permission: "case:decide:final" } as const satisfies WarningStep;

/** State → action → who may, and where it leads. The public sees nothing but what is published. */
export const WARNING_STEPS: Readonly<Record<WarningState, Partial<Record<WarningAction, WarningStep>>>> = {
  draft: { write, approve, withdraw },
  approved: { publish, withdraw },
  published: { withdraw },
  withdrawn: {},
};

/** Where a warning stands, as far as its next step depends on it. */
export type WarningStanding = {
  readonly state: WarningState;
  readonly writtenById: string | null;
  readonly approvedById: string | null;
  /** Of the organisation in whose name the public pages speak. */
  readonly home: boolean;
};
export type WarningRefusal =
  | "illegal_from_state"
  | "not_permitted"
  | "not_checked"
  | "own_text"
  | "own_approval"
  | "not_home";
export type WarningMove = { ok: true; to: WarningState } | { ok: false; reason: WarningRefusal };
export type WarningActor = { readonly id: string; readonly permissions: readonly Permission[] };

/**
 * Two people stand behind every approved text: whoever wrote or checked it last, and another one who approves. Two stand
 * behind every publication: who approved, and another one who lets it out (SEC-09).
 */
export function moveOf(warning: WarningStanding, action: WarningAction, actor: WarningActor): WarningMove {
  const step = WARNING_STEPS[warning.state][action];
  if (!step) return { ok: false, reason: "illegal_from_state" };
  if (!actor.permissions.includes(step.permission)) return { ok: false, reason: "not_permitted" };
  const reason = secondPerson(warning, action, actor.id);
  return reason ? { ok: false, reason } : { ok: true, to: step.to };
}

function secondPerson(warning: WarningStanding, action: WarningAction, id: string): WarningRefusal | null {
  if (action === "approve" && warning.writtenById === null) return "not_checked";
  if (action === "approve" && warning.writtenById === id) return "own_text";
  if (action === "publish" && !warning.home) return "not_home";
  if (action === "publish" && warning.approvedById === id) return "own_approval";
  return null;
}
