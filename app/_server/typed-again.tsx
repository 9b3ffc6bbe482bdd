import type { ReactElement } from "react";
import { Button } from "@/app/_ui/button";
import { FileField } from "@/app/_ui/file-field";
import { isMultipart } from "./keep-typed";
import { TOKEN_FIELD } from "./read-form";
import { type Visit, visitFormToken } from "./visit";

type Asked = {
  visit: Visit;
  /** What is shown beside the button, of all that the button sends again. */
  isShown: (name: string, value: string) => boolean;
  /** Names of fields that never come back to a screen, not even unseen. */
  secret?: ReadonlySet<string>;
};

/** Whether the form that came can be sent again from a page of ours: not one of which nothing but secrets was typed. */
export function canBeSentAgain({ form }: Visit, secret: ReadonlySet<string> = new Set()): boolean {
  const names = [...(form?.fields.keys() ?? [])].filter((name) => name !== TOKEN_FIELD);
  return form !== null && (names.length === 0 || names.some((name) => !secret.has(name)));
}

/** What was typed, to be seen and sent once more. A page cannot hold files: where some came, they can be chosen anew. */
export function TypedAgain({ visit, isShown, secret = new Set() }: Asked): ReactElement | null {
  const { t, form, filesIn } = visit;
  if (!form || !canBeSentAgain(visit, secret)) return null;
  const entries = [...form.fields]
    .filter(([name]) => name !== TOKEN_FIELD && !secret.has(name))
    .flatMap(([name, values]) => values.map((value, at) => ({ id: `${name} ${at.toString()}`, name, value })));
  const withheld = [...form.fields.keys()].some((name) => secret.has(name));
  return (
    // A page that takes files reads only such forms, also when no file is left to send again.
    <form method="post" action={visit.url.pathname} encType={isMultipart(visit) ? "multipart/form-data" : undefined}>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      {entries.map(({ id, name, value }) => (
        <input key={id} type="hidden" name={name} value={value} />
      ))}
      {entries
        .filter(({ name, value }) => isShown(name, value))
        .map(({ id, value }) => (
          <blockquote key={id}>{value}</blockquote>
        ))}
      {withheld ? <p>{t("errors.secretsAgain")}</p> : null}
      {filesIn === null ? null : (
        <FileField name={filesIn} label={t("errors.filesAgain")} hint={t("errors.filesAgainHint")} multiple />
      )}
      <Button>{t("errors.tryAgain")}</Button>
    </form>
  );
}

/** The reason that a page gives while the database is away: it promises what was typed only where it can give it back. */
export function awayReason(visit: Visit, secret?: ReadonlySet<string>): "away" | "unavailable" | "unavailable_files" {
  if (!canBeSentAgain(visit, secret)) return "away";
  return visit.filesIn === null ? "unavailable" : "unavailable_files";
}
