import type { ReactElement } from "react";
import { BUTTON_FIELD } from "@/app/_server/read-form";
import type { Visit } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Checkboxes } from "@/app/_ui/choice-list";
import type { DraftAnswers } from "@/lib/reports/draft";
import type { ListedProposal, ListedProposals } from "@/lib/reports/list-proposals";
import { READ_FIELD, RIGHT_FIELD } from "./files-form";

const LONGEST_SHOWN = 120;

function valueWords({ t }: Visit, { field, value }: ListedProposal): string {
  if (field === "demands" || field === "offers") return t(`report.${field}.${value}`);
  return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
}

type Props = { visit: Visit; answers: DraftAnswers; read: ListedProposals };

/** "We read this, is it right?" One tap fills it in; nothing that was read counts before that. */
export function Proposals({ visit, answers, read }: Props): ReactElement | null {
  const { t } = visit;
  const { proposals, files, waiting } = read;
  if (proposals.length === 0)
    return waiting ? (
      <p className="muted" data-reading="">
        {t("proposals.waiting")}
      </p>
    ) : null;
  return (
    <section className="proposals" data-reading={waiting ? "" : undefined}>
      {files.map((id) => (
        <input key={id} type="hidden" name={READ_FIELD} value={id} />
      ))}
      <Checkboxes
        name={RIGHT_FIELD}
        legend={t("proposals.title")}
        hint={t("proposals.hint")}
        choices={proposals.map((one) => ({
          value: one.id,
          label: t("proposals.one", { field: t(`proposals.fields.${one.field}`), value: valueWords(visit, one) }),
        }))}
        values={proposals.map(({ id }) => id)}
      />
      <div className="actions">
        <Button variant="secondary" name={BUTTON_FIELD} value="right">
          {t("proposals.right")}
        </Button>
        <Button variant="secondary" name={BUTTON_FIELD} value="none_right">
          {t("proposals.none")}
        </Button>
      </div>
      {answers.where && answers.seen ? null : <p className="hint">{t("proposals.later")}</p>}
    </section>
  );
}
