import { z } from "zod";
import { caseScope } from "@/lib/access/case-scope";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction, type Tx } from "@/lib/infra/db/client";
import { NATURES } from "./packet";

const LONGEST = 500;
const words = z.string().trim().min(1, "empty").max(LONGEST, "too_long");
const described = z.object({ purpose: words, content: words, nature: z.enum(NATURES, "nature_unknown") });

/** `seen`: see itemSeen; what the list said when the form was made. */
export type DescribeItem = {
  reference: string;
  evidenceId: string;
  purpose: string;
  content: string;
  nature: string;
  seen: string;
};
export type DescribeField = "purpose" | "content" | "nature";
export type DescribeItemResult =
  | { ok: true; n: number }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" | "stale" }
  | { ok: false; reason: "unreadable"; errors: Partial<Record<DescribeField, string>> };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** When somebody last wrote about an item, as a text for a form to bring back; "" while nobody has. */
export function itemSeen(listing: { at: Date } | null | undefined): string {
  return listing?.at.toISOString() ?? "";
}

/**
 * Writes what the numbered list is to say about an item (证据规定 art. 19). The custody log tells who did; what it said
 * before is kept, with or without a hold (G5). `stale`: somebody wrote other words since the form was made, and theirs stand.
 */
export async function describeItem(staff: Staff, input: DescribeItem, at = new Date()): Promise<DescribeItemResult> {
  const may = authorise(staff, "packet:make");
  if (!may.ok) return may;
  const { reference, evidenceId, seen, ...rest } = input;
  const read = described.safeParse(rest);
  if (!read.success) {
    const errors = Object.fromEntries(read.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { ok: false, reason: "unreadable", errors };
  }
  return inTransaction(async (tx): Promise<DescribeItemResult> => {
    const found = UUID.test(evidenceId)
      ? await tx.evidence.findFirst({
          where: { id: evidenceId, case: { reference, AND: [caseScope(staff, "packet:make", at)] } },
          select: { position: true, caseId: true },
        })
      : null;
    if (!found) return { ok: false, reason: "not_found" };
    if (await isRecused({ caseId: found.caseId, staffId: staff.id }, tx)) return RECUSED;
    const kept = await keepWords(tx, { evidenceId, seen, words: read.data, by: { staffId: staff.id, at } });
    if (kept === "same") return { ok: true, n: found.position };
    if (kept === "stale") return { ok: false, reason: "stale" };
    await appendAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "evidence.described",
      subject: { kind: "evidence", id: evidenceId },
      data: { caseId: found.caseId },
      at,
    });
    return { ok: true, n: found.position };
  });
}

type Keeping = {
  evidenceId: string;
  seen: string;
  words: z.infer<typeof described>;
  by: { staffId: string; at: Date };
};

/** Follows on the words that were seen and no others. `same`: a second click, or a colleague who wrote just that. */
async function keepWords(tx: Tx, keeping: Keeping): Promise<"kept" | "same" | "stale"> {
  const { evidenceId, seen, words, by } = keeping;
  const last = await tx.evidenceListing.findFirst({ where: { evidenceId }, orderBy: { version: "desc" } });
  if (last && LISTED.every((name) => last[name] === words[name])) return "same";
  if (last && itemSeen(last) !== seen) return "stale";
  const data = { evidenceId, version: (last?.version ?? 0) + 1, ...words, ...by };
  const { count } = await tx.evidenceListing.createMany({ data: [data], skipDuplicates: true });
  return count === 1 ? "kept" : keepWords(tx, keeping);
}

const LISTED = ["purpose", "content", "nature"] as const;
