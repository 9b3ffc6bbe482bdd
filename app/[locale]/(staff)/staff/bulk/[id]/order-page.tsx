import type { ReactElement } from "react";
import { ActForm } from "@/app/_server/act-form";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here, visitFormToken } from "@/app/_server/visit";
import { Notice } from "@/app/_ui/notice";
import { Tag } from "@/app/_ui/tag";
import type { BulkOrderView } from "@/lib/cases/bulk/read-bulk-order";
import { dateTime, exactTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { WishFacts } from "../bulk-wish-words";
import { actWords, PHASE_TONES } from "../bulk-words";
import { OrderItems } from "./order-items";

/** `begun`: somebody wanted to undo it and came too late. */
export function orderPage(visit: StaffVisit, order: BulkOrderView, begun: boolean): Promise<Response> {
  const { t } = visit;
  const title = actWords(t, order.wish);
  return staffPage(visit, {
    title,
    status: begun ? 409 : 200,
    current: "bulk",
    scripts: ["bulk-order.js", "staff-keys.js"],
    children: (
      <div className="stack">
        <p>
          <a href={here(visit, "/staff/bulk")}>{t("bulk.title")}</a>
        </p>
        <h1>{title}</h1>
        <p className="muted">{t("bulk.order.made", { name: order.madeBy, date: dateTime(t.locale, order.madeAt) })}</p>
        <div className="stack" data-order={order.phase} data-runs-at={order.runsAt.toISOString()}>
          {begun ? <Notice tone="warning">{t("bulk.order.begun")}</Notice> : null}
          <Progress visit={visit} order={order} />
          <WishFacts t={t} wish={order.wish} toName={order.toName} />
          <OrderItems t={t} order={order} />
        </div>
      </div>
    ),
  });
}

function Progress({ visit, order }: { visit: StaffVisit; order: BulkOrderView }): ReactElement {
  const { t } = visit;
  const { phase } = order;
  const moving = phase === "waiting" || phase === "working";
  return (
    <>
      <p role="status">
        <Tag tone={PHASE_TONES[phase]}>{t(`bulk.phases.${phase}`)}</Tag> {progressWords(t, order)}
      </p>
      {order.stalled ? <Notice tone="warning">{t("bulk.order.stalled")}</Notice> : null}
      {phase === "waiting" ? (
        <p className="countdown" data-left={t("bulk.order.left", { seconds: "{seconds}" })} aria-hidden="true" />
      ) : null}
      {phase === "waiting" && order.own ? (
        <ActForm
          formToken={visitFormToken(visit)}
          action={visit.url.pathname}
          act="undo"
          label={t("bulk.order.undo")}
          variant="warning"
        />
      ) : null}
      {moving ? (
        <noscript>
          <p>
            <a href={visit.url.pathname}>{t("bulk.order.again")}</a>
          </p>
        </noscript>
      ) : null}
    </>
  );
}

function progressWords(t: Translator, { phase, runsAt, items }: BulkOrderView): string {
  const of = (outcome: "done" | "skipped" | null) => items.filter((item) => item.outcome === outcome).length;
  const counts = { done: of("done"), skipped: of("skipped"), open: of(null) };
  const time = exactTime(t.locale, runsAt);
  return t(`bulk.order.${phase}`, { ...counts, time });
}
