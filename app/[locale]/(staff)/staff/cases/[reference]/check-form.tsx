import { randomUUID } from "node:crypto";
import type { ReactElement, ReactNode } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { Details } from "@/app/_ui/details";
import { TextField } from "@/app/_ui/field";
import type { CheckView } from "@/lib/cases/checklists/read-checklist";
import type { Translator } from "@/lib/i18n/translator";
import { itemReason } from "../../checklists/checklist-words";

export const CHECK_FIELDS = ["item", "seen", "shown", "remark", "once", "list", "version"] as const;

type Props = {
  t: Translator;
  formToken: string;
  reference: string;
  check: CheckView;
  /** Of the list that the page shows. */
  version: number;
  /** The list beside the case. */
  list: string;
  typed?: { note: string; once: string } | undefined;
  error?: string | undefined;
  children?: ReactNode;
};

/** One item with what can be said of it: a tick at once, everything else one step behind. */
export function CheckForm({
  t,
  formToken,
  reference,
  check,
  version,
  list,
  typed,
  error,
  children,
}: Props): ReactElement {
  const id = `remark-${check.key}`;
  const open = check.state === "open";
  return (
    <form method="post" action={`/${t.locale}/staff/cases/${reference}/checks`} className="check" noValidate>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="item" value={check.key} />
      <input type="hidden" name="seen" value={check.said?.id ?? ""} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="shown" value={check.state} />
      <input type="hidden" name="once" value={typed?.once || randomUUID()} />
      <input type="hidden" name="list" value={list} />
      {children}
      {open ? (
        <Button name={BUTTON_FIELD} value="done" variant="secondary">
          {t("checklist.case.tick")}
        </Button>
      ) : null}
      <Details summary={t("checklist.case.more")} open={error !== undefined}>
        <p className="muted">{itemReason(t, check)}</p>
        {check.proof ? (
          <p className="muted">{t("checklist.case.provedBy", { proof: t(`checklist.proofs.${check.proof}`) })}</p>
        ) : null}
        <TextField
          name="remark"
          id={id}
          label={t("checklist.case.note")}
          hint={t("checklist.case.noteHint")}
          value={typed?.note}
          error={error}
          autoComplete="off"
        />
        <div className="actions">
          {(["done", "not_applicable", "open"] as const)
            .filter((state) => state !== "open" || !open)
            .map((state) => (
              <Button key={state} name={BUTTON_FIELD} value={state} variant="secondary">
                {t(`checklist.case.${WORDS[state]}`)}
              </Button>
            ))}
        </div>
      </Details>
    </form>
  );
}

const WORDS = { done: "tick", not_applicable: "skip", open: "reopen" } as const;
