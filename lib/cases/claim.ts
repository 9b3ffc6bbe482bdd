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

/** A case by its number, or with the bulk order that it is taken and given back for: the audit record names it then. */
export type CaseAsked = string | { readonly reference: string; readonly order: string };

export function askedFor(asked: CaseAsked): { reference: string; order?: string } {
  return typeof asked === "string" ? { reference: asked } : asked;
}
