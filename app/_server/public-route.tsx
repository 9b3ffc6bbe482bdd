import { knowLaw } from "@/lib/cases/law/known-law";
import { isLocale, preferredLocale } from "@/lib/i18n/locale";
import { isDatabaseAway } from "@/lib/infra/health";
import { errorFacts, log } from "@/lib/infra/log/log";
import { keepTyped } from "./keep-typed";
import { publicPage } from "./public-page";
import { FormRefused } from "./read-form";
import { awayReason, TypedAgain } from "./typed-again";
import { Unasked } from "./unasked";
import { here, openVisit, type Visit } from "./visit";

type Params = Record<string, string>;
type RouteHandler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

/** Given back, but not for everybody behind the reader to see. */
const SECRET_FIELDS = new Set(["code", "both", "email", "phone", "password"]);

/** What a form calls a choice: nobody wrote it, and read back it would only puzzle. */
const CODE = /^[a-z]+(?:_[a-z]+)+$/;

function isShown(name: string, value: string): boolean {
  return !SECRET_FIELDS.has(name) && value.trim().length > 3 && !CODE.test(value);
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
        <TypedAgain visit={visit} isShown={isShown} />
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
  await keepTyped(visit);
  const away = isDatabaseAway(error);
  log.error({ number: visit.number, error: errorFacts(error) }, away ? "database away" : "request failed");
  return away ? errorPage(visit, awayReason(visit), 503) : errorPage(visit, "failed", 500);
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
