import type { Permission } from "@/lib/access/roles";

export const SIGN_STANDINGS = ["open", "asked", "answered", "set_aside"] as const;
export type SignStanding = (typeof SIGN_STANDINGS)[number];
export const SIGN_MOVES = ["ask", "set_aside", "answer"] as const;
export type SignMove = (typeof SIGN_MOVES)[number];

/** A sign as far as its next move depends on it. */
export type SignMarks = {
  readonly staffId: string;
  readonly askedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly setAsideAt: Date | null;
};
export type SignRefusal = "not_permitted" | "own_sign" | "not_yours" | "illegal_from_state";

type Actor = { readonly id: string; readonly permissions: readonly Permission[] };

const FROM: Readonly<Record<SignMove, readonly SignStanding[]>> = {
  ask: ["open"],
  set_aside: ["open", "asked", "answered"],
  answer: ["asked"],
};

export function standingOf({ askedAt, answeredAt, setAsideAt }: SignMarks): SignStanding {
  if (setAsideAt) return "set_aside";
  if (answeredAt) return "answered";
  return askedAt ? "asked" : "open";
}

/**
 * Why this person may not make this move; null when they may. Whoever is meant answers and nobody else; nobody settles
 * a sign about their own reading, auditors least of all.
 */
export function signRefusal(sign: SignMarks, move: SignMove, actor: Actor): SignRefusal | null {
  const own = sign.staffId === actor.id;
  if (move === "answer" && !own) return "not_yours";
  if (move !== "answer" && !actor.permissions.includes("audit:read")) return "not_permitted";
  if (move !== "answer" && own) return "own_sign";
  return FROM[move].includes(standingOf(sign)) ? null : "illegal_from_state";
}
