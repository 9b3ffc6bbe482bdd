import { isDatabaseAway } from "@/lib/infra/health";
import { errorFacts, log } from "@/lib/infra/log/log";
import { keepTyped } from "./keep-typed";
import { FormRefused } from "./read-form";
import { staffPage } from "./staff-page";
import { type StaffVisit, staffHome } from "./staff-visit";
import { awayReason, TypedAgain } from "./typed-again";
import { Unasked } from "./unasked";
import { here, type Visit } from "./visit";

/** Never sent back to a screen. */
const SECRET_FIELDS = new Set(["password", "new_password", "code", "link"]);

/** Words of a person; codes, ids and dates of the form itself would only puzzle whoever wrote. */
function isWritten(_: string, value: string): boolean {
  const text = value.trim();
  return text.length > 8 && /[^\w.:+-]/.test(text);
}

/** A page in our own words for what could not be done; words are `errors.<reason>` or `access.errors.<reason>`. */
export function staffErrorPage(visit: Visit | StaffVisit, reason: string, status: number): Promise<Response> {
  const { t } = visit;
  const key = t.has(`access.errors.${reason}.title`) ? `access.errors.${reason}` : `errors.${reason}`;
  const home = "staff" in visit ? staffHome(visit.staff) : "/staff/sign-in";
  return staffPage(visit, {
    title: t(`${key}.title`),
    status,
    children: (
      <div className="stack">
        <h1>{t(`${key}.title`)}</h1>
        <p>{t(`${key}.whatToDo`)}</p>
        <TypedAgain visit={visit} isShown={isWritten} secret={SECRET_FIELDS} />
        <Unasked visit={visit} secret={SECRET_FIELDS} />
        <p>
          <a href={here(visit, home)}>{t("staff" in visit ? "access.backToWork" : "access.signIn.title")}</a>
        </p>
        <p className="muted">{t("errors.number", { number: visit.number })}</p>
      </div>
    ),
  });
}

/** The answer to whatever a route threw; what was typed is in it, whether or not the route had come to read it. */
export async function staffErrorAnswer(visit: Visit | StaffVisit, error: unknown): Promise<Response> {
  if (error instanceof FormRefused) return staffErrorPage(visit, error.reason, error.status);
  await keepTyped(visit);
  const away = isDatabaseAway(error);
  log.error({ number: visit.number, error: errorFacts(error) }, away ? "database away" : "request failed");
  return away ? staffErrorPage(visit, awayReason(visit, SECRET_FIELDS), 503) : staffErrorPage(visit, "failed", 500);
}
