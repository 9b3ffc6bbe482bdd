import type { ReactElement } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { PUNITIVE_CLAIM } from "@/lib/cases/money/figures";
import type { Estimate, Loss } from "@/lib/cases/money/loss";
import type { Translator } from "@/lib/i18n/translator";
import { yuan } from "@/lib/i18n/yuan";
import { amountRange, sourceWords, yuanRange } from "./amount-words";

const COLUMNS = ["method", "how", "range", "grade"] as const;

/** What was lost, always from–to: each way with what it was worked out from and how good the evidence behind it is. */
export function LossSection({ t, loss }: { t: Translator; loss: Loss }): ReactElement {
  const { estimates, missing, scheme, consumers } = loss;
  return (
    <div>
      <h2>{t("money.loss.heading")}</h2>
      {scheme ? <p>{t("money.loss.scheme", { range: yuanRange(t, scheme) })}</p> : null}
      {consumers ? <p>{t("money.loss.consumers", { range: yuanRange(t, consumers) })}</p> : null}
      <DataTable
        caption={t("money.loss.heading")}
        captionHidden
        columns={COLUMNS.map((key) => ({ key, label: t(`money.loss.columns.${key}`) }))}
        rows={estimates.map((estimate) => ({ key: estimate.method, cells: cellsOf(t, estimate) }))}
        empty={t("money.loss.nothing")}
      />
      <ul>
        {missing.map(({ method, kinds }) => (
          <li key={method} className="muted">
            {t("money.loss.missing", {
              method: t(`money.loss.methods.${method}`),
              kinds: kinds.map((kind) => t(`money.kinds.${kind}`)).join(t("access.listSeparator")),
            })}
          </li>
        ))}
      </ul>
      <p>
        {t("money.loss.claim", { times: PUNITIVE_CLAIM.times, least: yuan(t.locale, PUNITIVE_CLAIM.leastFen) })}{" "}
        <span className="muted">{sourceWords(t, PUNITIVE_CLAIM)}</span>
      </p>
    </div>
  );
}

function cellsOf(t: Translator, { method, parts, low, high, grade, ungraded }: Estimate): string[] {
  const how = parts.map((part) => {
    const kind = t(`money.kinds.${part.kind}`);
    const range = amountRange(t, part.kind, part);
    return t(part.mayOverlap ? "money.loss.partOverlapping" : "money.loss.part", { kind, range });
  });
  const graded = grade ? `${grade.reliability}${grade.credibility}` : "";
  const none = ungraded > 0 ? t("money.loss.ungraded", { count: ungraded }) : "";
  return [
    t(`money.loss.methods.${method}`),
    how.join(" × "),
    yuanRange(t, { low, high }),
    [graded, none].filter(Boolean).join(t("money.semicolon")),
  ];
}
