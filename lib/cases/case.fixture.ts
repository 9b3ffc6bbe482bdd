import { randomUUID } from "node:crypto";
import { type Permission, permissionsOf, type Role } from "@/lib/access/roles";
import { openCase } from "@/lib/cases/open-case";
import type { TrackKind } from "@/lib/cases/track";
import { db, inTransaction, type Prisma } from "@/lib/infra/db/client";

type Wishes = {
  tracks?: readonly TrackKind[];
  at?: Date;
  title?: string;
  searchable?: string[];
  platform?: string;
  organisationId?: string;
  locale?: "zh" | "en";
  /** What the reporter said. */
  facts?: Prisma.InputJsonObject;
};

/** A case as the public opens it, with its submission; tracks by kind. */
export async function caseForTest({ tracks = ["complaint", "report"], at = new Date(), ...rest }: Wishes = {}) {
  const opened = await inTransaction(async (tx) => {
    const fresh = await openCase(tx, {
      behaviour: "incentivised_review",
      platform: rest.platform ?? "taobao",
      shopName: "某某旗舰店",
      ...(rest.organisationId ? { organisationId: rest.organisationId } : {}),
      title: rest.title ?? "好评返现卡:某某旗舰店",
      searchable: rest.searchable ?? [],
      tracks,
      at,
    });
    const { locale = "zh", facts = {} } = rest;
    const submission = { caseId: fresh.caseId, channel: "web", locale, facts, receipt: "", receivedAt: at };
    await tx.submission.create({ data: submission, select: { id: true } });
    return fresh;
  });
  const rows = await db.track.findMany({ where: { caseId: opened.caseId }, select: { id: true, kind: true } });
  const trackId = (kind: TrackKind) => {
    const row = rows.find((track) => track.kind === kind);
    if (!row) throw new Error(`the case has no ${kind}`);
    return row.id;
  };
  return { caseId: opened.caseId, reference: opened.reference, trackId };
}

/** Somebody with roles, for use cases that ask no more of a person than that. */
export function someStaff(...roles: Role[]): {
  id: string;
  roles: readonly Role[];
  permissions: readonly Permission[];
} {
  return { id: randomUUID(), roles, permissions: permissionsOf(roles) };
}
