import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Checkboxes } from "@/app/_ui/choice-list";
import { Details } from "@/app/_ui/details";
import { TextField } from "@/app/_ui/field";
import { TextArea } from "@/app/_ui/text-area";
import { CLAIM_NAMES } from "@/lib/enforcement/claims";
import type { TypedPapers } from "@/lib/enforcement/schema";
import { problemWords } from "../suit-words";
import type { Shown } from "./suit-outcome";

export const PAPER_FIELDS = ["defendant", "cases", "claims", "complaint", "harm", "version"] as const;

/** Writes the papers while nothing is filed. What lost against somebody else's change stands below the form. */
export function PapersForm({ visit, view, outcome }: Shown): ReactElement {
  const { t } = visit;
  const { papers } = outcome;
  const lost = outcome.refused === "stale" ? papers?.typed : undefined;
  const typed = papers && !lost ? papers.typed : typedOf(view);
  const words = (field: keyof TypedPapers) => {
    const reason = papers?.problems[field];
    if (!reason) return undefined;
    const numbers = papers.unknown.join(t("access.listSeparator"));
    return reason === "unknown" ? t("suits.write.unknown", { numbers }) : problemWords(t, { field, reason });
  };
  const field = (name: "defendant" | "cases" | "complaint" | "harm") => ({
    name,
    label: t(`suits.fields.${name}`),
    hint: t(`suits.hints.${name}`),
    value: typed[name],
    error: words(name),
  });
  return (
    <Details summary={t("suits.write.heading")} open={papers !== undefined || view.missing.length > 0}>
      <form method="post" action={here(visit, `/staff/suits/${view.id}/papers`)} noValidate>
        <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
        <input type="hidden" name="version" value={view.version} />
        <TextField {...field("defendant")} autoComplete="off" />
        <TextArea {...field("cases")} rows={3} />
        <Checkboxes
          name="claims"
          legend={t("suits.fields.claims")}
          choices={CLAIM_NAMES.map((value) => ({ value, label: t(`suits.claims.${value}`) }))}
          values={typed.claims}
        />
        <TextArea {...field("complaint")} rows={8} />
        <TextArea {...field("harm")} rows={4} />
        <Button name={BUTTON_FIELD} value="write">
          {t("suits.write.save")}
        </Button>
      </form>
      {lost ? (
        <Yours heading={t("suits.yours")} texts={[lost.defendant, lost.cases, lost.complaint, lost.harm]} />
      ) : null}
    </Details>
  );
}

function typedOf({ defendant, cases, claims, complaint, harm }: Shown["view"]): TypedPapers {
  return { defendant, cases: cases.map(({ reference }) => reference).join("\n"), claims: [...claims], complaint, harm };
}

function Yours({ heading, texts }: { heading: string; texts: readonly string[] }): ReactElement {
  return (
    <section aria-labelledby="yours">
      <h3 id="yours">{heading}</h3>
      {texts
        .filter((text) => text !== "")
        .map((text) => (
          <blockquote key={text}>{text}</blockquote>
        ))}
    </section>
  );
}
