import { randomUUID } from "node:crypto";
import { keepTyped } from "@/app/_server/keep-typed";
import { publicPage } from "@/app/_server/public-page";
import { publicRoute } from "@/app/_server/public-route";
import { here, seeOther, type Visit } from "@/app/_server/visit";
import { cookieLine, expiredCookieLine, readCookie } from "@/lib/infra/session/cookies";
import type { CaseSession } from "@/lib/reports/case-session";
import { type ReporterCase, reporterCase } from "@/lib/reports/queries";
import { resumeCaseSession } from "@/lib/reports/resume-case-session";

const COOKIE = "zp_case";

/** Remembers the opened case until the browser closes; Lax, so that a link from the receipt's QR finds it again. */
export function rememberCase(visit: Visit, token: string): void {
  visit.cookies.push(cookieLine(COOKIE, token, { secure: visit.secure }));
}

/** The name of one filling-in of a form. */
export function newOnceKey(): string {
  return randomUUID();
}

export function forgetCase(visit: Visit): void {
  visit.cookies.push(expiredCookieLine(COOKIE, visit.secure));
}

/** The case that this browser has opened with number and code, if it still may. */
export async function caseSessionOf(visit: Visit): Promise<CaseSession | null> {
  const token = readCookie(visit.request.headers.get("cookie"), COOKIE, visit.secure);
  return token ? resumeCaseSession(token) : null;
}

/** Fields of the pages behind number and code in which somebody writes. */
const WRITTEN = ["body", "reasons", "words", "capturedOn", "capturedWhere"];

/** What was about to be sent when the session had ended: given back, for nobody writes twice gladly. */
async function typedWords(visit: Visit): Promise<string[]> {
  await keepTyped(visit);
  return WRITTEN.flatMap((name) => visit.form?.all(name) ?? []).filter((text) => text.trim() !== "");
}

async function endedPage(visit: Visit): Promise<Response> {
  const { t } = visit;
  const words = await typedWords(visit);
  return publicPage(visit, {
    title: t("case.ended.title"),
    status: 403,
    children: (
      <>
        <h1>{t("case.ended.title")}</h1>
        <p>{t("case.ended.lead")}</p>
        {words.map((text) => (
          <blockquote key={text}>{text}</blockquote>
        ))}
        <p>
          <a href={here(visit, "/case")}>{t("case.ended.again")}</a>
        </p>
      </>
    ),
  });
}

export type ReporterVisit = { visit: Visit; session: CaseSession; report: ReporterCase };

/** The frame of every page behind number and code. Without a session a reader goes to the look-up, a writer gets the words back. */
export function reporterRoute(answer: (at: ReporterVisit) => Promise<Response>): ReturnType<typeof publicRoute> {
  return publicRoute(async (visit) => {
    const session = await caseSessionOf(visit);
    const report = session ? await reporterCase(session) : null;
    if (session && report) return answer({ visit, session, report });
    return visit.request.method === "POST" ? endedPage(visit) : seeOther(visit, "/case?ended=1");
  });
}
