import { createHash } from "node:crypto";
import { HOME_ORGANISATION } from "@/lib/access/organisation";
import { type PlainDate, shanghaiDate } from "@/lib/clocks/plain-date";
import type { Locale } from "@/lib/i18n/locale";
import { db } from "@/lib/infra/db/client";
import { WITHDRAWAL_REASONS, type WithdrawalReason } from "@/lib/transparency/publication";

/** Everything of a warning that leaves the house; the database gives the public process no other column. */
export type PublishedWarning = {
  /** Names it in addresses and feeds; tells neither when it was drafted nor in what order. */
  readonly key: string;
  readonly conduct: string;
  readonly publishedOn: PlainDate;
  readonly until: PlainDate;
  /** Null once it was withdrawn: what is no longer said is not repeated. */
  readonly text: string | null;
  readonly withdrawn: { readonly on: PlainDate; readonly because: WithdrawalReason } | null;
};

const MOST = 100;

/** The warnings that hold today, the newest first, and among them those that were taken back before their time. */
export async function publishedWarnings(locale: Locale, now: Date = new Date()): Promise<PublishedWarning[]> {
  const rows = await db.consumerWarning.findMany({
    where: { organisationId: HOME_ORGANISATION, publishedAt: { not: null }, expiresOn: { gte: shanghaiDate(now) } },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: {
      id: true,
      behaviour: true,
      textZh: true,
      textEn: true,
      state: true,
      publishedAt: true,
      expiresOn: true,
      withdrawnAt: true,
      withdrawnBecause: true,
    },
  });
  return rows.flatMap((row) => {
    const { publishedAt, expiresOn, withdrawnAt } = row;
    if (!publishedAt || !expiresOn) return [];
    const because = WITHDRAWAL_REASONS.find((known) => known === row.withdrawnBecause) ?? null;
    const withdrawn = withdrawnAt && because ? { on: shanghaiDate(withdrawnAt), because } : null;
    if (row.state !== "published" && !withdrawn) return [];
    return {
      key: createHash("sha256").update(row.id).digest("hex").slice(0, 16),
      conduct: row.behaviour,
      publishedOn: shanghaiDate(publishedAt),
      until: expiresOn,
      text: withdrawn ? null : locale === "zh" ? row.textZh : row.textEn,
      withdrawn,
    };
  });
}
