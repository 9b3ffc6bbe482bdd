import { z } from "zod";
import { caseScope } from "@/lib/access/case-scope";
import type { Staff } from "@/lib/access/staff";
import { staffNames } from "@/lib/cases/queries";
import type { findSign } from "@/lib/cases/reading-watch/find-sign";
import { SIGN_KINDS, type SignKind } from "@/lib/cases/reading-watch/reading-signs";
import {
  SIGN_MOVES,
  type SignMove,
  type SignRefusal,
  type SignStanding,
  signRefusal,
  standingOf,
} from "@/lib/cases/reading-watch/sign-moves";
import { db } from "@/lib/infra/db/client";

export type SignView = {
  readonly id: string;
  readonly staffId: string;
  readonly who: string;
  readonly day: string;
  readonly kind: SignKind;
  readonly numbers: Readonly<Record<string, number>>;
  /** Of the cases it is about, those that the reader may know of. */
  readonly references: readonly string[];
  readonly standing: SignStanding;
  readonly asked: Said | null;
  readonly answer: { at: Date; words: string } | null;
  readonly setAside: Said | null;
  /** What this person may not do with it, and why; what is not here they may. */
  readonly refusals: Readonly<Record<SignMove, SignRefusal | null>>;
};
type Said = { readonly by: string; readonly at: Date; readonly words: string };
type Row = NonNullable<Awaited<ReturnType<typeof findSign>>>;

const numbersSchema = z.record(z.string(), z.number());

/** Signs as an auditor sees them. */
export async function signViews(staff: Staff, rows: readonly Row[]): Promise<SignView[]> {
  const people = rows.flatMap((row) => [row.staffId, row.askedById, row.setAsideById]);
  const [names, cases] = await Promise.all([staffNames(staff, people), referencesOf(staff, rows)]);
  const said = (by: string | null, at: Date | null, words: string | null) =>
    by && at ? { by: names.get(by) ?? "", at, words: words ?? "" } : null;
  return rows.flatMap((row) => {
    const kind = SIGN_KINDS.find((known) => known === row.kind);
    if (!kind) return [];
    const { id, staffId, day, answeredAt, answer } = row;
    const refusals = SIGN_MOVES.map((move) => [move, signRefusal(row, move, staff)] as const);
    return {
      ...{ id, staffId, day, kind },
      who: names.get(staffId) ?? "",
      numbers: numbersSchema.parse(row.numbers),
      references: row.cases.flatMap((caseId) => cases.get(caseId) ?? []),
      standing: standingOf(row),
      asked: said(row.askedById, row.askedAt, row.question),
      answer: answeredAt ? { at: answeredAt, words: answer ?? "" } : null,
      setAside: said(row.setAsideById, row.setAsideAt, row.because),
      refusals: Object.fromEntries(refusals) as SignView["refusals"],
    };
  });
}

async function referencesOf(staff: Staff, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ cases }) => cases))];
  const found = await db.case.findMany({
    where: { id: { in: ids }, AND: [caseScope(staff, "case:read", new Date())] },
    select: { id: true, reference: true },
  });
  return new Map(found.map(({ id, reference }) => [id, reference]));
}
