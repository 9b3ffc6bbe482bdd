import { appendAudit } from "@/lib/audit/append-entry";
import type { Locale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { db, inTransaction } from "@/lib/infra/db/client";
import { endExpiredWarnings } from "@/lib/transparency/end-expired-warnings";
import { type WarningRule, warningRuleOf } from "@/lib/transparency/warning-rule";

/** The name of a platform in a language; empty for one that we do not know. */
export type NamePlatform = (platform: string, locale: Locale) => string;

type Cluster = { merchant: string; platform: string; shopName: string; behaviour: string; reporters: number };

/** Reports that turned out to be nothing, or were taken back, warn of nothing. */
const NOT_COUNTED = ["not_filed", "duplicate_not_handled", "not_accepted", "withdrawn"];
const DAY_MS = 86_400_000;
/** More shops at once than any office can warn of; the rest follow with the next run. */
const MOST = 50;

/**
 * Drafts a warning for every shop that enough distinct people have reported lately (N33), and tells nobody but staff. A
 * shop with an open warning gets no second one; after a withdrawal only what came later counts. Safe to repeat.
 * @returns how many were drafted.
 */
export async function draftWarnings(nameOf: NamePlatform, now: Date = new Date()): Promise<number> {
  await endExpiredWarnings(now);
  const offices = await db.organisation.findMany({ select: { id: true } });
  let drafted = 0;
  for (const { id } of offices) {
    const rule = await warningRuleOf(id);
    for (const cluster of await clustersOf(id, rule, now)) {
      if (await draftOne({ organisationId: id, rule, cluster, texts: textsOf(cluster, nameOf), now })) drafted++;
    }
  }
  return drafted;
}

/** The same contact is one person, and so is, among those without one, the same text. */
function clustersOf(organisationId: string, { reporters, windowDays }: WarningRule, now: Date): Promise<Cluster[]> {
  const since = new Date(now.getTime() - windowDays * DAY_MS);
  return db.$queryRaw<Cluster[]>`
    SELECT track.merchant, (array_agg(track.platform ORDER BY track.id DESC))[1] AS platform,
           (array_agg("case".shop_name ORDER BY "case".id DESC))[1] AS "shopName",
           mode() WITHIN GROUP (ORDER BY track.behaviour) AS behaviour,
           count(DISTINCT coalesce(encode(submission.reporter_tag, 'hex'), words.prints::text, "case".id::text))::int AS reporters
    FROM track JOIN "case" ON "case".id = track.case_id
      JOIN submission ON submission.case_id = track.case_id
      LEFT JOIN case_word_prints AS words ON words.case_id = track.case_id
    WHERE track.organisation_id = ${organisationId}::uuid AND track.merchant <> ''
      AND track.state <> ALL(${NOT_COUNTED}) AND "case".opened_at > ${since}
      AND "case".opened_at > coalesce((SELECT max(withdrawn_at) FROM consumer_warning AS earlier
            WHERE earlier.organisation_id = track.organisation_id AND earlier.merchant = track.merchant), '-infinity')
      AND NOT EXISTS (SELECT 1 FROM consumer_warning AS open
            WHERE open.organisation_id = track.organisation_id AND open.merchant = track.merchant AND open.state <> 'withdrawn')
    GROUP BY track.merchant
    HAVING count(DISTINCT coalesce(encode(submission.reporter_tag, 'hex'), words.prints::text, "case".id::text)) >= ${reporters}
    ORDER BY reporters DESC, track.merchant LIMIT ${MOST}`;
}

type Texts = { textZh: string; textEn: string };

/** About the practice; whom it was reported of is not for the public before a decision. */
function textsOf({ behaviour, platform }: Cluster, nameOf: NamePlatform): Texts {
  const text = (locale: Locale) => {
    const t = translatorFor(locale);
    const known = `warnings.conduct.${behaviour}`;
    const [place, conduct] = [nameOf(platform, locale), t(t.has(known) ? known : "warnings.conduct.other")];
    return place ? t("warnings.text.on", { place, conduct }) : t("warnings.text.anywhere", { conduct });
  };
  return { textZh: text("zh"), textEn: text("en") };
}

type Draft = { organisationId: string; rule: WarningRule; cluster: Cluster; texts: Texts; now: Date };

/** The database keeps two runs at once from opening two warnings about one shop. */
function draftOne({ organisationId, rule, cluster, texts, now }: Draft): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { windowDays } = rule;
    const data = { organisationId, windowDays, ...cluster, ...texts, state: "draft", draftedAt: now };
    const [made] = await tx.consumerWarning.createManyAndReturn({
      data: [data],
      skipDuplicates: true,
      select: { id: true },
    });
    if (!made) return false;
    const entry = {
      actor: { kind: "system" },
      action: "warning.drafted",
      subject: { kind: "warning", id: made.id },
    } as const;
    const said = { reporters: cluster.reporters, threshold: rule.reporters, windowDays };
    await appendAudit(tx, { ...entry, data: said, at: now });
    return true;
  });
}
