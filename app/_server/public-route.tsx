import type { ReactElement } from "react";
import { Button } from "@/app/_ui/button";
import { knowLaw } from "@/lib/cases/law/known-law";
import { isLocale, preferredLocale } from "@/lib/i18n/locale";
import { isDatabaseAway } from "@/lib/infra/health";
import { errorFacts, log } from "@/lib/infra/log/log";
import { publicPage } from "./public-page";
import { entriesOf, FormRefused, keepTyped, TOKEN_FIELD } from "./read-form";
import { Unasked } from "./unasked";
import { here, openVisit, type Visit, visitFormToken } from "./visit";

type Params = Record<string, string>;
type RouteHandler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

/** Given back, but not for everybody behind the reader to see. */
const SECRET_FIELDS = new Set(["code", "both", "email", "phone", "password"]);

/** What was typed, shown and ready to be sent once more. */
function TypedAgain({ visit }: { visit: Visit }): ReactElement | null {
  if (!visit.form) return null;
  const entries = entriesOf(visit.form).filter(([name]) => name !== TOKEN_FIELD);
  const visible = entries.filter(([name, value]) => !SECRET_FIELDS.has(name) && value.trim().length > 3);
  // A page that takes files reads only such forms, also when no file is left to send again.
  const multipart = visit.request.headers.get("content-type")?.startsWith("multipart/");
  return (
    <form method="post" action={visit.url.pathname} encType={multipart ? "multipart/form-data" : undefined}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      {entries.map(([name, value], at) => (
        <input key={`${name} ${at.toString()}`} type="hidden" name={name} value={value} />
      ))}
      {visible.map(([name, value]) => (
        <blockquote key={name}>{value}</blockquote>
      ))}
      <Button>{visit.t("errors.tryAgain")}</Button>
    </form>
  );
}

/** A page in our own words for what could not be done: what happened, what is kept, what to do, and a number. */
export function errorPage(
  visit: Visit,
  reason: string,
  status: number,
  values: Record<string, string | number> = {},
): Promise<Response> {
  const { t } = visit;
  return publicPage(visit, {
    title: t(`errors.${reason}.title`, values),
    status,
    children: (
      <>
        <h1>{t(`errors.${reason}.title`, values)}</h1>
        <p>{t(`errors.${reason}.whatToDo`, values)}</p>
        <TypedAgain visit={visit} />
        <Unasked visit={visit} secret={SECRET_FIELDS} />
        <p>
          <a href={here(visit, "")}>{t("errors.home")}</a>
        </p>
        <p className="muted">{t("errors.number", { number: visit.number })}</p>
      </>
    ),
  });
}

async function answerTo(visit: Visit, error: unknown): Promise<Response> {
  if (error instanceof FormRefused) return errorPage(visit, error.reason, error.status);
  // What failed before the form was read must not cost anybody what they typed.
  if (visit.request.method === "POST" && !visit.form) await keepTyped(visit).catch(() => null);
  const away = isDatabaseAway(error);
  log.error({ number: visit.number, error: errorFacts(error) }, away ? "database away" : "request failed");
  if (!away) return errorPage(visit, "failed", 500);
  return errorPage(visit, visit.request.method === "POST" ? "unavailable" : "away", 503);
}

/**
 * The frame of every public route: language, visitor, and an own page for whatever goes wrong. A page of ours is
 * written as `export const GET = publicRoute(async (visit) => …)`.
 */
export function publicRoute(answer: (visit: Visit, params: Params) => Promise<Response>): RouteHandler {
  return async (request, context) => {
    const params = (await context.params) as Params;
    const asked = params.locale ?? "";
    const visit = openVisit(request, isLocale(asked) ? asked : preferredLocale(request.headers.get("accept-language")));
    if (!isLocale(asked)) return errorPage(visit, "not_found", 404);
    try {
      await knowLaw();
      return await answer(visit, params);
    } catch (error) {
      return answerTo(visit, error);
    }
  };
}
