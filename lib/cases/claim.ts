/** How long a case stays with whoever took it, from the last thing they did with it. Minutes. */
export const CLAIM_MINUTES = 30;

export type Claim = { readonly staffId: string; readonly name: string; readonly until: Date };

export function claimEnd(at: Date): Date {
  return new Date(at.getTime() + CLAIM_MINUTES * 60_000);
}

type Columns = { claimedById: string | null; claimedUntil: Date | null };

/** Whether somebody holds the case at this moment. A claim that has run out is none, without anybody clearing it. */
export function isHeld(columns: Columns, at: Date): columns is { claimedById: string; claimedUntil: Date } {
  return columns.claimedById !== null && columns.claimedUntil !== null && columns.claimedUntil > at;
}

export function isHeldBy(columns: Columns, staffId: string, at: Date): boolean {
  return isHeld(columns, at) && columns.claimedById === staffId;
}

/** How long a case waits for whoever left its page without a word: a page that is loaded again is left for a moment. Seconds. */
export const LEFT_SECONDS = 30;

export function leftEnd(at: Date): Date {
  return new Date(at.getTime() + LEFT_SECONDS * 1000);
}

/**
 * A case by its number; with the bulk order that it is taken and given back for, which the audit record names then; or as
 * it is taken by opening it, to go back when it is left.
 */
export type CaseAsked =
  | string
  | { readonly reference: string; readonly order: string }
  | { readonly reference: string; readonly opened: true };

export type AskedFor = { readonly reference: string; readonly under: { order?: string }; readonly moves: boolean };

export function askedFor(asked: CaseAsked): AskedFor {
  if (typeof asked === "string") return { reference: asked, under: {}, moves: false };
  const { reference } = asked;
  if ("opened" in asked) return { reference, under: {}, moves: true };
  return { reference, under: { order: asked.order }, moves: false };
}
