import { normaliseReference } from "@/lib/cases/reference";
import type { Tx } from "@/lib/infra/db/client";

/** Where a case goes to: another case of ours, or a body outside by its name. */
export type Target = { readonly caseId: string | null; readonly name: string };
export type FoundTarget = { readonly ok: true; readonly value: Target | null } | { readonly ok: false };

/** Reads what was typed as the target of a step. Not found: no such case, the case itself, or one joined to it. */
export async function findTarget(
  tx: Tx,
  asked: { caseId: string; kind: "none" | "case" | "body"; typed: string | undefined },
): Promise<FoundTarget> {
  if (asked.kind === "none") return { ok: true, value: null };
  const typed = asked.typed ?? "";
  if (asked.kind === "body") return { ok: true, value: { caseId: null, name: typed.trim() } };
  const reference = normaliseReference(typed);
  if (!reference.ok) return { ok: false };
  const found = await tx.case.findUnique({
    where: { reference: reference.value },
    select: { id: true, joinedToId: true },
  });
  if (!found || found.id === asked.caseId || found.joinedToId === asked.caseId) return { ok: false };
  return { ok: true, value: { caseId: found.id, name: reference.value } };
}
