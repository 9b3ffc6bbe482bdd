import { z } from "zod";
import { caseScope } from "@/lib/access/case-scope";
import { type OrganisationKind, organisationKind } from "@/lib/access/organisation";
import type { Staff } from "@/lib/access/staff";
import { moveClocks } from "@/lib/cases/clock-moves";
import { clocksOfCase, type TrackClock } from "@/lib/cases/clocks-of-track";
import type { ReplyValues } from "@/lib/cases/replies/reply-template";
import type { Action } from "@/lib/cases/step";
import { positionOf, type TrackKind } from "@/lib/cases/track";
import { clocksOf, stepFor } from "@/lib/cases/transitions";
import { type Clock, dueAt } from "@/lib/clocks/clock";
import { bindsOperator, ruleVersion } from "@/lib/clocks/rules";
import { dueDate, longDate } from "@/lib/i18n/dates";
import { isLocale, type Locale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";

/** What a platform is called; empty for one that the reporter typed in. */
export type NamePlatform = (platform: string, locale: Locale) => string;

/** What is being written about: a step of a track, or neither. */
export type ReplySubject = {
  readonly track: TrackKind | null;
  readonly action: Action | null;
  /** With its list in front. */
  readonly ground: string;
  readonly target: string;
};

const typedPlatform = z.object({ where: z.object({ platformName: z.string() }) });

/** The row of a case that replies are filled in from, as far as this person sees it. */
async function caseRow(staff: Staff, caseId: string, at: Date) {
  const row = await db.case.findFirstOrThrow({
    where: { id: caseId, AND: [caseScope(staff, "case:read", at)] },
    select: {
      reference: true,
      platform: true,
      shopName: true,
      openedAt: true,
      submission: { select: { locale: true, facts: true } },
      tracks: { select: { id: true, kind: true, state: true } },
      organisation: { select: { kind: true } },
    },
  });
  const locale = row.submission?.locale ?? "";
  return { ...row, locale: isLocale(locale) ? locale : ("zh" as const) };
}

type Row = Awaited<ReturnType<typeof caseRow>>;
type Facts = { row: Row; clocks: readonly TrackClock[] };
export type ReplyFacts = {
  /** The language of the report. */
  readonly locale: Locale;
  readonly valuesIn: (locale: Locale, subject: ReplySubject) => ReplyValues;
};

/** Reads once what a reply can say of this case; the words follow for each language. Throws for a case out of sight. */
export async function replyFacts(
  staff: Staff,
  { caseId, platformIn }: { caseId: string; platformIn: NamePlatform },
  at: Date,
): Promise<ReplyFacts> {
  const [row, clocks, { name: office, kind }] = await Promise.all([
    caseRow(staff, caseId, at),
    clocksOfCase(caseId),
    db.organisation.findUniqueOrThrow({ where: { id: staff.organisationId }, select: { name: true, kind: true } }),
  ]);
  const facts = { row, clocks };
  const kinds = [row.organisation.kind, kind].map(organisationKind);
  return {
    locale: row.locale,
    valuesIn: (locale, subject) => ({
      case_number: row.reference,
      received_on: longDate(locale, row.openedAt),
      platform: platformIn(row.platform, locale) || namedByHand(row),
      shop: row.shopName,
      ground: groundWords(locale, subject.ground),
      due_date: dueWords(locale, clocksAfter(facts, subject, at), kinds),
      receiving_body: subject.target,
      office,
    }),
  };
}

function namedByHand({ submission }: Row): string | null {
  const typed = typedPlatform.safeParse(submission?.facts);
  return typed.success ? typed.data.where.platformName : null;
}

function groundWords(locale: Locale, ground: string): string | null {
  const [t, key] = [translatorFor(locale), `cases.grounds.${ground}.label`];
  return ground !== "" && t.has(key) ? t(key) : null;
}

/** The periods of the case as they run once the step is taken: the reporter reads the letter after it. */
function clocksAfter({ row, clocks }: Facts, { track, action, ground }: ReplySubject, at: Date): readonly Clock[] {
  const rows = row.tracks.filter(({ kind }) => track === null || kind === track);
  const before = clocks.filter(({ trackId }) => rows.some(({ id }) => id === trackId));
  const [moved] = rows;
  const step = track && action && moved ? stepFor(positionOf(track, moved.state), action) : null;
  // Whether word on filing stays owed to whom staff join is for the main case to say: a letter names no day of it.
  const moves = step && (action === "join" ? { stop: "all" as const } : clocksOf(step, ground.split(".")[1]));
  const after = moves && moveClocks(before, moves, { at, reason: ground || "step" });
  const kept = after?.ok ? before.filter(({ id }) => !after.changed.some((change) => change.id === id)) : before;
  const fresh = after?.ok ? [...after.changed.map(({ clock }) => clock), ...after.started] : [];
  return [...kept.map(({ clock }) => clock), ...fresh];
}

/**
 * The nearest day by which the office has to act, and what by then. Only a period that binds the office that writes and
 * the one whose case it is: an association promises no regulator's period as its own, whoever owns the case (N19).
 */
function dueWords(locale: Locale, clocks: readonly Clock[], kinds: readonly OrganisationKind[]): string | null {
  const dues = clocks.flatMap((clock) => {
    const rule = ruleVersion(clock.ruleId, clock.ruleVersion);
    const due = clock.stoppedAt ? null : dueAt(clock);
    return due && kinds.every((kind) => bindsOperator(rule, kind)) ? [{ due, rule }] : [];
  });
  const [next] = dues.toSorted((one, other) => one.due.getTime() - other.due.getTime());
  if (!next) return null;
  const values = { date: dueDate(locale, next.due), rule: next.rule.title[locale] };
  return translatorFor(locale)("replies.due", values);
}
