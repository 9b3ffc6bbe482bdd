import type { ReactElement, ReactNode } from "react";
import { htmlDocument } from "@/app/_server/document";
import type { Visit } from "@/app/_server/visit";
import { SummaryList } from "@/app/_ui/summary-list";
import { dateTime, longDate } from "@/lib/i18n/dates";
import { LANGUAGE_TAGS } from "@/lib/i18n/locale";
import type { DraftAnswers } from "@/lib/reports/draft";
import type { OwnCopy } from "@/lib/reports/own-copy";
import { answerRows } from "../../../report/check/answer-rows";
import { Lines } from "../../status/lines";

/** The copy as one page that needs nothing else: no script, no picture, no way back to the network. */
export async function copyDocument(visit: Visit, copy: OwnCopy): Promise<string> {
  // Next refuses a static import of react-dom/server in a route handler.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const title = visit.t("dataRights.copy.title");
  const body = renderToStaticMarkup(
    <body>
      <div className="frame">
        <main>
          <h1>{title}</h1>
          <Copy visit={visit} copy={copy} />
        </main>
      </div>
    </body>,
  );
  return htmlDocument({ language: LANGUAGE_TAGS[visit.locale], title, body, standsAlone: true });
}

type Shown = { visit: Visit; copy: OwnCopy };

function Copy({ visit, copy }: Shown): ReactElement {
  const { t, locale } = visit;
  const facts = {
    reference: copy.reference,
    received: dateTime(locale, copy.receivedAt),
    channel: t(`staffCase.facts.channels.${copy.channel}`),
    made: dateTime(locale, copy.madeAt),
  };
  const rows = Object.entries(facts).map(([key, value]) => ({ key, label: t(`dataRights.copy.${key}`), value }));
  return (
    <>
      <p className="lead">{t("dataRights.copy.lead")}</p>
      <SummaryList rows={rows} />
      <h2>{t("dataRights.copy.answers")}</h2>
      <SummaryList rows={answerRows(visit, answersOf(copy), copy.files.length).map(withoutWay)} />
      {copy.tracks.map((track) => (
        <Track key={track.name} visit={visit} track={track} />
      ))}
      <h2>{t("case.messages.heading")}</h2>
      <Dated visit={visit} none="case.messages.empty" items={copy.messages.map((one) => messageItem(visit, one))} />
      <h2>{t("case.files.heading")}</h2>
      <Dated visit={visit} none="case.files.empty" items={copy.files.map((one) => fileItem(visit, one))} />
      <h2>{t("dataRights.asked")}</h2>
      <Dated visit={visit} none="dataRights.none" items={copy.requests.map((one) => requestItem(visit, one))} />
      {copy.mark ? <Mark visit={visit} mark={copy.mark} /> : null}
    </>
  );
}

/** On paper there is nothing to change. */
function withoutWay({ key, label, value }: { key: string; label: ReactNode; value: ReactNode }) {
  return { key, label, value };
}

function answersOf({ answers, contact }: OwnCopy): DraftAnswers {
  const { what, where, seen, logistics, wish, demand = "", care } = answers;
  const given = { contactKind: contact?.kind === "phone" ? "phone" : "email" } as const;
  return {
    ...(what && { what }),
    ...(where && { where }),
    ...(seen && { seen }),
    ...(logistics && { logistics }),
    ...(wish && { wish: { wish, demand, ...(care && { care }) } }),
    contact: contact
      ? { ...given, contact: contact.address, updates: contact.updates }
      : { contactKind: "none", contact: "", updates: false },
  };
}

type Item = { at: Date; what: ReactNode; more?: readonly (string | null | undefined)[] };

function Dated({ visit, none, items }: { visit: Visit; none: string; items: readonly Item[] }): ReactElement {
  if (items.length === 0) return <p className="empty">{visit.t(none)}</p>;
  return (
    <ol className="timeline">
      {items.map(({ at, what, more = [] }, index) => (
        <li key={`${at.toISOString()} ${index.toString()}`} className="done">
          <p className="when">{dateTime(visit.locale, at)}</p>
          <div className="what">{what}</div>
          <div className="detail">
            <Lines text={more.filter(Boolean).join("\n")} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Track({ visit, track }: { visit: Visit; track: OwnCopy["tracks"][number] }): ReactElement {
  const { t, locale } = visit;
  const steps = track.steps.map(({ at, by, what, ground, target, words }) => {
    return { at, what: `${what} · ${by}`, more: [ground, target, words] };
  });
  return (
    <>
      <h2>{track.name}</h2>
      <p>{track.state}</p>
      <Dated visit={visit} none="dataRights.copy.nothing" items={steps} />
      <SummaryList
        rows={track.periods.map(({ name, startedAt, due, stoppedAt }) => ({
          key: `${name} ${startedAt.toISOString()}`,
          label: name,
          value: stoppedAt
            ? t("dataRights.copy.stopped", { from: dateTime(locale, startedAt), to: dateTime(locale, stoppedAt) })
            : t("dataRights.copy.runs", { from: dateTime(locale, startedAt), due: due ?? "–" }),
        }))}
      />
    </>
  );
}

function messageItem({ t }: Visit, { at, from, words }: OwnCopy["messages"][number]): Item {
  const who = t(from === "reporter" ? "case.messages.fromYou" : "case.messages.fromOffice");
  return { at, what: who, more: [words] };
}

function fileItem({ t }: Visit, file: OwnCopy["files"][number]): Item {
  const { receivedAt: at, kind, name, type, bytes, sha256, takenOn, takenWhere } = file;
  const said = [takenOn, takenWhere].filter(Boolean).join(" · ");
  return {
    at,
    what: `${t(`files.kinds.${kind}`)} · ${name}`,
    more: [t("dataRights.copy.file", { type, bytes }), `SHA-256 ${sha256}`, said],
  };
}

function requestItem({ t, locale }: Visit, request: OwnCopy["requests"][number]): Item {
  const { askedAt: at, kind, words, answered, reopened } = request;
  const state = answered?.undone ? "undone" : (answered?.outcome ?? "waiting");
  const on = answered && t("dataRights.answeredOn", { date: dateTime(locale, answered.at) });
  const why = answered?.ground ? t("dataRights.why", { ground: t(`dataRights.grounds.${answered.ground}`) }) : null;
  return {
    at,
    what: `${t(`dataRights.kinds.${kind}.name`)} · ${t(`dataRights.states.${state}`)}`,
    more: [words, reopened && t(`dataRights.reopened.${reopened.because}`), on, why, answered?.words],
  };
}

function Mark({ visit: { t, locale }, mark }: { visit: Visit; mark: NonNullable<OwnCopy["mark"]> }): ReactElement {
  return (
    <>
      <h2>{t("badFaith.reporter.title")}</h2>
      <p>{t(`badFaith.reporter.says.${mark.standing}`)}</p>
      <p>{t("badFaith.reporter.ground", { ground: t(`approvals.purposes.${mark.ground}`) })}</p>
      <Lines text={[mark.reason, mark.appeal, mark.answer].filter(Boolean).join("\n")} />
      <p>{t("badFaith.reporter.means", { date: longDate(locale, mark.expiresAt) })}</p>
    </>
  );
}
