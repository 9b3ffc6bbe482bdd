import { normaliseReference } from "@/lib/cases/reference";
import type { Tx } from "@/lib/infra/db/client";

/** Where a case goes to: another case of ours, or a body outside by its name. */
export type Target = { readonly caseId: string | null; readonly name: string };
export type FoundTarget = { readonly ok: true; readonly value: Target | null } | { readonly ok: false };

/** More joined cases in a row than any office has; a longer row is refused rather than followed. */
const LONGEST_CHAIN = 100;
/** Any number of ours: whoever joins cases waits for whoever joins others, so that no two close a circle together. */
const JOINING = 7301956;

/**
 * Reads what was typed as the target of a step. Not found: no such case, the case itself, or one that is joined to it,
 * however many cases lie between.
 */
export async function findTarget(
  tx: Tx,
  asked: { caseId: string; kind: "none" | "case" | "body"; typed: string | undefined },
): Promise<FoundTarget> {
  if (asked.kind === "none") return { ok: true, value: null };
  const typed = asked.typed ?? "";
  if (asked.kind === "body") return { ok: true, value: { caseId: null, name: typed.trim() } };
  const reference = normaliseReference(typed);
  if (!reference.ok) return { ok: false };
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${JOINING})`;
  const chain = await typedChain(tx, asked);
  const [found] = chain;
  if (!found || !leadsTo(chain, asked.caseId)) return { ok: false };
  return { ok: true, value: { caseId: found, name: reference.value } };
}

/** What was typed as the target of this case's step, where it is a number of the same office, and those it was joined into. */
export async function typedChain(tx: Tx, asked: { caseId: string; typed: string | undefined }): Promise<string[]> {
  const reference = normaliseReference(asked.typed ?? "");
  if (!reference.ok) return [];
  const { organisationId } = await tx.case.findUniqueOrThrow({ where: { id: asked.caseId }, select: OWNER });
  return targetChain(tx, reference.value, organisationId);
}

const OWNER = { organisationId: true } as const;

/** Whether this case may be joined to the one that the chain begins with. */
export function leadsTo(chain: readonly string[], caseId: string): boolean {
  return chain.length > 0 && chain.length < LONGEST_CHAIN && !chain.includes(caseId);
}

/** The case with this number, of this organisation, and those it was joined into, one after the other. */
export async function targetChain(tx: Tx, reference: string, organisationId: string): Promise<string[]> {
  const found = await tx.case.findUnique({ where: { reference, organisationId }, select: { id: true } });
  return found ? chainFrom(tx, found.id) : [];
}

/** This case, and those it was joined into, one after the other. */
export async function chainFrom(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, joined_to_id, 1 AS place FROM "case" WHERE id = ${caseId}::uuid
      UNION ALL
      SELECT next.id, next.joined_to_id, place + 1 FROM chain JOIN "case" AS next ON next.id = chain.joined_to_id
      WHERE place < ${LONGEST_CHAIN}
    ) SELECT id::text FROM chain ORDER BY place`;
  return rows.map(({ id }) => id);
}
