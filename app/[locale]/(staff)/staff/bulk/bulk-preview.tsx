import { randomUUID } from "node:crypto";
import type { ReactElement, ReactNode } from "react";
import { PREVIEW_FIELD, previewToken } from "@/app/_server/preview-token";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { UNDO_SECONDS } from "@/lib/cases/bulk/bulk-act";
import { type BulkWish, WISH_FIELDS } from "@/lib/cases/bulk/bulk-wish";
import type { SeenRow } from "@/lib/cases/bulk/place-bulk-order";
import type { Weighed } from "@/lib/cases/bulk/weigh-rows";
import { Carried } from "./bulk-form";
import { type BulkInput, orderedWords, rowText } from "./bulk-input";
import { LeftOut, Passing } from "./bulk-tables";
import { actThen, BulkWords } from "./bulk-wish-words";
import { actWords } from "./bulk-words";

export type Previewed = Weighed & { seenAt: Date };
type Props = {
  visit: StaffVisit;
  input: BulkInput;
  wish: BulkWish;
  shown: Previewed;
  stale?: boolean;
  letter?: number;
};

/** The order as it would be given: what it says, what it leaves out and why, what it would do; nothing is done yet. */
export async function bulkPreviewPage(props: Props): Promise<Response> {
  const { visit, wish, shown, stale = false } = props;
  const { t } = visit;
  const passing = shown.rows.filter(({ verdict }) => verdict.ok);
  const left = shown.rows.length - passing.length;
  const title = t("bulk.preview.title", { act: actWords(t, wish) });
  return staffPage(visit, {
    title,
    status: stale ? 409 : 200,
    current: "bulk",
    scripts: ["staff-keys.js"],
    children: (
      <div className="stack">
        <h1>{title}</h1>
        {stale ? <Notice tone="warning">{t("bulk.preview.stale")}</Notice> : null}
        <p>
          <b>{t("bulk.preview.sum", { count: passing.length, left: left + shown.gone })}</b>{" "}
          {passing.length > 0 ? t("bulk.preview.means", { seconds: UNDO_SECONDS }) : t("bulk.preview.nothing")}
        </p>
        <OrderForm {...props}>
          <BulkWords visit={visit} wish={wish} passing={passing} letter={props.letter ?? 0} toName={shown.toName} />
        </OrderForm>
        <LeftOut t={t} rows={shown.rows} gone={shown.gone} />
        <Passing t={t} rows={passing} then={actThen(t, wish, shown.toName)} />
        <p>
          <a href={here(visit, `/staff${props.input.list ? `?${props.input.list}` : ""}`)}>{t("bulk.backToList")}</a>
        </p>
      </div>
    ),
  });
}

function OrderForm({ visit, input, shown, children }: Props & { children: ReactNode }): ReactElement {
  const { t } = visit;
  const rows = shown.rows.flatMap(({ subject, verdict }): SeenRow[] => {
    const { trackId, version, assignment } = subject;
    return verdict.ok ? [{ trackId, version, assignmentId: assignment?.id ?? "" }] : [];
  });
  const ordered = { ...input, rows, seenAt: shown.seenAt, once: randomUUID() };
  return (
    <form method="post" action={visit.url.pathname} className="stack">
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name={PREVIEW_FIELD} value={previewToken(visit, orderedWords(ordered))} />
      <input type="hidden" name="seen" value={ordered.seenAt.getTime()} />
      <input type="hidden" name="once" value={ordered.once} />
      <Carried input={input} />
      {WISH_FIELDS.map((name) => (
        <input key={name} type="hidden" name={name} value={input.typed[name]} />
      ))}
      {rows.map((row) => (
        <input key={row.trackId} type="hidden" name="item" value={rowText(row)} />
      ))}
      {children}
      <div className="actions">
        {rows.length > 0 ? (
          <Button name={BUTTON_FIELD} value="order" keys="s">
            {t("bulk.preview.order", { count: rows.length })}
          </Button>
        ) : null}
        <Button name={BUTTON_FIELD} value="change" variant="secondary">
          {t("bulk.preview.change")}
        </Button>
      </div>
    </form>
  );
}
