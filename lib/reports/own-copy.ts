import type { Locale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { db } from "@/lib/infra/db/client";
import { openContact } from "@/lib/infra/identity-vault";
import type { CaseSession } from "@/lib/reports/case-session";
import { type Lane, type LaneEvent, lanesOf } from "@/lib/reports/case-timeline";
import type { ReportFacts } from "@/lib/reports/facts";
import { type OwnDataRequest, ownDataRequests } from "@/lib/reports/own-data-requests";
import { reporterCase } from "@/lib/reports/queries";
import { type ReportersMark, readMark } from "@/lib/reports/read-mark";

type Step = { at: Date; by: string; what: string; ground: string | null; target: string | null; words: string | null };
type Period = { name: string; startedAt: Date; due: string | null; stoppedAt: Date | null };

/** What a case holds about its reporter, in the words in which it was told to them; of anybody else it holds nothing. */
export type OwnCopy = {
  readonly madeAt: Date;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly channel: string;
  readonly language: string;
  /** As they were given; facts of a case that was opened otherwise may be missing. */
  readonly answers: Partial<ReportFacts>;
  readonly contact: { readonly kind: string; readonly address: string; readonly updates: boolean } | null;
  readonly tracks: readonly {
    readonly name: string;
    readonly state: string;
    readonly steps: readonly Step[];
    readonly periods: readonly Period[];
  }[];
  readonly messages: readonly { readonly at: Date; readonly from: "reporter" | "staff"; readonly words: string }[];
  readonly files: readonly {
    readonly name: string;
    readonly kind: string;
    readonly type: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly receivedAt: Date;
    readonly takenOn: string | null;
    readonly takenWhere: string | null;
  }[];
  readonly requests: readonly Omit<OwnDataRequest, "id" | "status">[];
  readonly mark: ReportersMark | null;
};

/** Puts together what is kept of a reporter (个人信息保护法 art. 45); null once the case is gone. Writes nothing. */
export async function ownCopy(session: CaseSession, locale: Locale, at: Date): Promise<OwnCopy | null> {
  const [report, sent] = await Promise.all([reporterCase(session), sentBy(session)]);
  if (!report || !sent?.submission) return null;
  const { submission, evidence } = sent;
  const [requests, mark] = await Promise.all([ownDataRequests(session, at), readMark(session, at)]);
  return {
    madeAt: at,
    reference: report.reference,
    receivedAt: submission.receivedAt,
    channel: submission.channel,
    language: submission.locale,
    answers: submission.facts as Partial<ReportFacts>,
    contact: contactOf(session, submission),
    tracks: lanesOf(report, at).map((lane) => trackOf(lane, locale)),
    messages: report.messages.map(({ sentAt, from, body }) => ({ at: sentAt, from, words: body })),
    files: evidence.map(({ displayName, mime, capturedOn, capturedWhere, ...file }) => {
      return { name: displayName, ...file, type: mime, takenOn: capturedOn, takenWhere: capturedWhere };
    }),
    requests: requests.map(({ id: _, status: __, ...request }) => request),
    mark,
  };
}

function sentBy({ caseId }: CaseSession) {
  return db.case.findUnique({ where: { id: caseId }, select: SENT });
}

const SENT = {
  submission: {
    select: {
      channel: true,
      locale: true,
      facts: true,
      receivedAt: true,
      sealedContact: true,
      contactKind: true,
      updatesWanted: true,
    },
  },
  evidence: {
    where: { source: "reporter" },
    orderBy: { position: "asc" },
    select: {
      displayName: true,
      kind: true,
      mime: true,
      bytes: true,
      sha256: true,
      receivedAt: true,
      capturedOn: true,
      capturedWhere: true,
    },
  },
} as const;

type Sent = NonNullable<NonNullable<Awaited<ReturnType<typeof sentBy>>>["submission"]>;

/** Whole, unlike on the page: it is what was asked for, and staff have agreed that it is handed over. */
function contactOf({ caseId }: CaseSession, { contactKind, sealedContact, updatesWanted }: Sent): OwnCopy["contact"] {
  if (!contactKind || !sealedContact) return null;
  return { kind: contactKind, address: openContact(caseId, sealedContact), updates: updatesWanted };
}

function trackOf({ track, telling, past, running, stopped }: Lane, locale: Locale): OwnCopy["tracks"][number] {
  const t = translatorFor(locale);
  const stepOf = ({ at, by, sentence, ground, target, words }: LaneEvent): Step => ({
    at,
    by: t(`case.by.${by}`),
    what: t(sentence),
    ground: ground && t(`cases.${ground.sentence}`),
    target,
    words,
  });
  return {
    name: t(`cases.tracks.${track}.reporter`),
    state: t(`cases.${telling.meaning}`),
    steps: past.map(stepOf),
    periods: [...stopped, ...running].map(({ rule, startedAt, due, stoppedAt }) => {
      return { name: rule.title[locale], startedAt, due, stoppedAt };
    }),
  };
}
