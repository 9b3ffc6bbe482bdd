import { z } from "zod";
import { caseScope } from "@/lib/access/case-scope";
import { isRecused, RECUSED, type Recused } from "@/lib/access/recusal";
import { authorise, type NotPermitted, type Staff } from "@/lib/access/staff";
import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { NATURES } from "./packet";

const LONGEST = 500;
const words = z.string().trim().min(1, "empty").max(LONGEST, "too_long");
const described = z.object({ purpose: words, content: words, nature: z.enum(NATURES, "nature_unknown") });

export type DescribeItem = { reference: string; evidenceId: string; purpose: string; content: string; nature: string };
export type DescribeField = "purpose" | "content" | "nature";
export type DescribeItemResult =
  | { ok: true; n: number }
  | NotPermitted
  | Recused
  | { ok: false; reason: "not_found" }
  | { ok: false; reason: "unreadable"; errors: Partial<Record<DescribeField, string>> };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes what the numbered list is to say about an item (证据规定 art. 19). The custody log tells who did. */
export async function describeItem(staff: Staff, input: DescribeItem, at = new Date()): Promise<DescribeItemResult> {
  const may = authorise(staff, "packet:make");
  if (!may.ok) return may;
  const { reference, evidenceId, ...rest } = input;
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
    const data = { ...read.data, staffId: staff.id, at };
    await tx.evidenceListing.upsert({ where: { evidenceId }, create: { evidenceId, ...data }, update: data });
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
