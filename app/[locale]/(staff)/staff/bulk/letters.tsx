import type { ReactElement } from "react";
import { BUTTON_FIELD } from "@/app/_server/read-form";
import { Button } from "@/app/_ui/button";
import { stepInBulk } from "@/lib/cases/bulk/bulk-act";
import type { DecisionWish } from "@/lib/cases/bulk/bulk-wish";
import type { WeighedRow } from "@/lib/cases/bulk/weigh-rows";
import { tellDecision } from "@/lib/cases/preview-decision";
import type { Translator } from "@/lib/i18n/translator";
import { Letter } from "../cases/[reference]/decisions/decision-preview";

const TURN = "letter.";

/** Which letter of a preview a button asks for; the first where none does. */
export function letterAsked(pressed: string): number {
  const at = pressed.startsWith(TURN) ? Number(pressed.slice(TURN.length)) : 0;
  return Number.isSafeInteger(at) && at > 0 ? at : 0;
}

type Props = { t: Translator; wish: DecisionWish; passing: readonly WeighedRow[]; at: number };

/** The letter of one case as its reporter will read it, and the way to those of all others. */
export function Letters({ t, wish, passing, at: asked }: Props): ReactElement | null {
  const at = Math.min(asked, passing.length - 1);
  const row = passing[at];
  const step = stepInBulk(wish.track, wish.action);
  if (!row?.verdict.ok || !step) return null;
  const { verdict, subject, letter } = row;
  const from = subject.position.state;
  const contested = subject.spent.includes("contest");
  const said = { ...wish, message: letter?.text ?? wish.message };
  const told = tellDecision(said, { from, to: verdict.to ?? from, step, contested });
  const names = { number: at + 1, count: passing.length, reference: subject.reference };
  return (
    <>
      <p className="muted">{t(letter ? "bulk.letters.own" : "bulk.preview.letter")}</p>
      <Letter
        t={t}
        label={t("staffCase.preview.reads")}
        preview={{ ...told, locale: letter ? letter.locale : t.locale }}
      />
      {passing.length > 1 ? (
        <div className="quick">
          <span className="muted">{t("bulk.letters.which", names)}</span>
          {at > 0 ? <Turn label={t("bulk.letters.before")} to={at - 1} /> : null}
          {at + 1 < passing.length ? <Turn label={t("bulk.letters.next")} to={at + 1} /> : null}
        </div>
      ) : null}
    </>
  );
}

function Turn({ label, to }: { label: string; to: number }): ReactElement {
  return (
    <Button variant="secondary" name={BUTTON_FIELD} value={`${TURN}${to}`}>
      {label}
    </Button>
  );
}
