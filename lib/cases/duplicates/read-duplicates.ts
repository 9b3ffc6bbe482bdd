import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { staffNames } from "@/lib/cases/queries";
import { db } from "@/lib/infra/db/client";
import type { DuplicateRule } from "./duplicate";
import { currentDuplicateRule } from "./queries";

const DAYS = 30;
const VERSIONS_SHOWN = 20;

export type DuplicateRuleVersion = {
  readonly version: number;
  readonly mode: string;
  readonly days: number;
  readonly reason: string;
  readonly changedBy: string;
  readonly changedAt: Date;
};

export type DuplicatesView = {
  readonly ok: true;
  readonly rule: DuplicateRule;
  /** In the last month: how many it found, and how many of them it closed. */
  readonly found: number;
  readonly closed: number;
  readonly versions: readonly DuplicateRuleVersion[];
};

/** The rule on exact duplicates with what it has found, for whoever works by it. */
export async function readDuplicates(staff: Staff, now: Date = new Date()): Promise<DuplicatesView | NotPermitted> {
  const may = authorise(staff, "case:read");
  if (!may.ok) return may;
  const { organisationId } = staff;
  const foundAt = { gte: new Date(now.getTime() - DAYS * 86_400_000) };
  const [rule, found, closed, rows] = await Promise.all([
    currentDuplicateRule(organisationId),
    db.duplicateFinding.count({ where: { organisationId, foundAt } }),
    db.duplicateFinding.count({ where: { organisationId, foundAt, closedAt: { not: null } } }),
    db.duplicateRule.findMany({ where: { organisationId }, orderBy: { version: "desc" }, take: VERSIONS_SHOWN }),
  ]);
  const names = await staffNames(
    staff,
    rows.map(({ changedById }) => changedById),
  );
  const versions = rows.map(({ changedById, organisationId: _, ...row }) => {
    return { ...row, changedBy: names.get(changedById) ?? "" };
  });
  return { ok: true, rule, found, closed, versions };
}
