import type { ReactElement } from "react";
import { Button } from "@/app/_ui/button";
import { isDatabaseAway } from "@/lib/infra/health";
import { errorFacts, log } from "@/lib/infra/log/log";
import { entriesOf, FormRefused, TOKEN_FIELD } from "./read-form";
import { staffPage } from "./staff-page";
import { type StaffVisit, staffHome } from "./staff-visit";
import { Unasked } from "./unasked";
import { here, type Visit, visitFormToken } from "./visit";

/** Never sent back to a screen. */
const SECRET_FIELDS = new Set(["password", "new_password", "code", "link", TOKEN_FIELD]);

/** Words of a person; codes, ids and dates of the form itself would only puzzle whoever wrote. */
function isWritten(value: string): boolean {
  const text = value.trim();
  return text.length > 8 && /[^\w.:+-]/.test(text);
}

/** What was typed, to be seen and sent once more. */
function TypedAgain({ visit }: { visit: Visit }): ReactElement | null {
  const entries = (visit.form ? entriesOf(visit.form) : [])
    .filter(([name]) => !SECRET_FIELDS.has(name))
    .map(([name, value], at) => ({ id: `${name} ${at}`, name, value }));
  if (entries.length === 0) return null;
  return (
    <form method="post" action={visit.url.pathname}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      {entries.map(({ id, name, value }) => (
        <input key={id} type="hidden" name={name} value={value} />
      ))}
      {entries
        .filter(({ value }) => isWritten(value))
        .map(({ id, value }) => (
          <blockquote key={id}>{value}</blockquote>
        ))}
      <Button>{visit.t("errors.tryAgain")}</Button>
    </form>
  );
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
        <TypedAgain visit={visit} />
        <Unasked visit={visit} secret={SECRET_FIELDS} />
        <p>
          <a href={here(visit, home)}>{t("staff" in visit ? "access.backToWork" : "access.signIn.title")}</a>
        </p>
        <p className="muted">{t("errors.number", { number: visit.number })}</p>
      </div>
    ),
  });
}

/** The answer to whatever a route threw. */
export function staffErrorAnswer(visit: Visit | StaffVisit, error: unknown): Promise<Response> {
  if (error instanceof FormRefused) return staffErrorPage(visit, error.reason, error.status);
  const away = isDatabaseAway(error);
  log.error({ number: visit.number, error: errorFacts(error) }, away ? "database away" : "request failed");
  return staffErrorPage(visit, away ? "unavailable" : "failed", away ? 503 : 500);
}
