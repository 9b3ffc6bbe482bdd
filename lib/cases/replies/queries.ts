import type { ReplyFit } from "@/lib/cases/replies/reply-fit";
import { db, type Tx } from "@/lib/infra/db/client";

export type ReplyWords = ReplyFit & {
  readonly version: number;
  readonly name: string;
  readonly textZh: string;
  readonly textEn: string;
};
export type ReplyView = ReplyWords & { readonly id: string; readonly retiredAt: Date | null };
export type ReplyVersionView = ReplyWords & {
  readonly changedById: string;
  readonly changedAt: Date;
  /** How many messages began with it. */
  readonly uses: number;
};

const WORDS = {
  version: true,
  name: true,
  textZh: true,
  textEn: true,
  track: true,
  action: true,
  ground: true,
  behaviour: true,
} as const;

/** The replies of an organisation in their current words, those in use first. */
export async function repliesOf(organisationId: string, tx: Tx = db): Promise<readonly ReplyView[]> {
  const rows = await tx.replyTemplate.findMany({
    where: { organisationId },
    orderBy: [{ retiredAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true, retiredAt: true, versions: { select: WORDS, orderBy: { version: "desc" }, take: 1 } },
  });
  return rows.flatMap(({ id, retiredAt, versions }) => versions.map((words) => ({ id, retiredAt, ...words })));
}

/** One reply of an organisation with all that it ever said, the newest first. */
export async function replyWithVersions(organisationId: string, id: string) {
  const row = await db.replyTemplate.findFirst({
    where: { id, organisationId },
    select: {
      id: true,
      retiredAt: true,
      retiredById: true,
      versions: {
        select: { ...WORDS, changedById: true, changedAt: true, _count: { select: { uses: true } } },
        orderBy: { version: "desc" },
      },
    },
  });
  const versions = row?.versions.map(({ _count, ...version }): ReplyVersionView => ({ ...version, uses: _count.uses }));
  const [current] = versions ?? [];
  if (!row || !versions || !current) return null;
  return { id, retiredAt: row.retiredAt, retiredById: row.retiredById, current, versions };
}

/** What a reply of this organisation says now; null for one that is not offered. */
export async function offeredReply(organisationId: string, id: string): Promise<ReplyWords | null> {
  const row = await db.replyTemplate.findFirst({
    where: { id, organisationId, retiredAt: null },
    select: { versions: { select: WORDS, orderBy: { version: "desc" }, take: 1 } },
  });
  return row?.versions[0] ?? null;
}
