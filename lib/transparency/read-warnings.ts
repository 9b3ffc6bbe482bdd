import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { db } from "@/lib/infra/db/client";
import {
  isWarningId,
  moveOf,
  WARNING_ACTIONS,
  WARNING_STATES,
  type WarningAction,
  type WarningMove,
  type WarningState,
} from "@/lib/transparency/consumer-warning";
import { type WarningRule, warningRuleOf } from "@/lib/transparency/warning-rule";

export type WarningView = {
  id: string;
  platform: string;
  shopName: string;
  behaviour: string;
  reporters: number;
  windowDays: number;
  textZh: string;
  textEn: string;
  state: WarningState;
  version: number;
  draftedAt: Date;
  writtenBy: string | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  publishedBy: string | null;
  publishedAt: Date | null;
  /** Its last day for the public. */
  expiresOn: string | null;
  withdrawnBy: string | null;
  withdrawnAt: Date | null;
  withdrawnBecause: string | null;
  /** What this person may do with it now; what not, and why. */
  moves: Readonly<Record<WarningAction, WarningMove>>;
};

export type ReadWarningsResult = { ok: true; rule: WarningRule; warnings: readonly WarningView[] } | NotPermitted;

const MOST = 100;

/** The warnings of one's own organisation, what is still to do first. */
export async function readWarnings(staff: Staff): Promise<ReadWarningsResult> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const { organisationId } = staff;
  const rows = await db.consumerWarning.findMany({ where: { organisationId }, orderBy: { id: "desc" }, take: MOST });
  const warnings = await viewsOf(staff, rows);
  const order = (one: WarningView) => WARNING_STATES.indexOf(one.state);
  return {
    ok: true,
    rule: await warningRuleOf(organisationId),
    warnings: warnings.toSorted((one, other) => order(one) - order(other)),
  };
}

/** One warning; null when this organisation has none by that name. */
export async function readWarning(staff: Staff, id: string): Promise<WarningView | null> {
  if (!authorise(staff, "case:read").ok || !isWarningId(id)) return null;
  const row = await db.consumerWarning.findFirst({ where: { id, organisationId: staff.organisationId } });
  return row ? ((await viewsOf(staff, [row]))[0] ?? null) : null;
}

type Row = NonNullable<Awaited<ReturnType<typeof db.consumerWarning.findFirst>>>;

async function viewsOf(staff: Staff, rows: readonly Row[]): Promise<WarningView[]> {
  const people = rows.flatMap(({ writtenById, approvedById, publishedById, withdrawnById }) => [
    writtenById,
    approvedById,
    publishedById,
    withdrawnById,
  ]);
  const ids = people.filter((id) => id !== null);
  const named = await db.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = (id: string | null) => named.find((person) => person.id === id)?.name ?? null;
  return rows.map(
    ({ organisationId, merchant: _, writtenById, approvedById, publishedById, withdrawnById, ...row }) => {
      const state = WARNING_STATES.find((one) => one === row.state) ?? "withdrawn";
      const stands = { state, writtenById, approvedById, home: organisationId === HOME_ORGANISATION };
      const moves = WARNING_ACTIONS.map((action) => [action, moveOf(stands, action, staff)] as const);
      return {
        ...row,
        state,
        writtenBy: nameOf(writtenById),
        approvedBy: nameOf(approvedById),
        publishedBy: nameOf(publishedById),
        withdrawnBy: nameOf(withdrawnById),
        moves: Object.fromEntries(moves) as WarningView["moves"],
      };
    },
  );
}
