import type { ReactElement, ReactNode } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import type { OrderPhase } from "@/lib/cases/bulk/bulk-order";
import type { BulkOrderView, OrderItem } from "@/lib/cases/bulk/read-bulk-order";
import type { Translator } from "@/lib/i18n/translator";
import { stateLabel } from "../../queue-items";

const COLUMNS = ["case", "stateThen", "outcome"] as const;

/** Every case of the order: first what was left out, with its reason; then what waits, then what is done. */
export function OrderItems({ t, order: { items, phase } }: { t: Translator; order: BulkOrderView }): ReactElement {
  const inOrder = (["skipped", null, "done"] as const).flatMap((outcome) =>
    items.filter((one) => one.outcome === outcome),
  );
  return (
    <DataTable
      caption={t("bulk.order.items")}
      columns={COLUMNS.map((key) => ({ key, label: t(`bulk.columns.${key}`) }))}
      rows={inOrder.map((item) => ({ key: item.id, cells: cellsOf(t, item, phase) }))}
      empty=""
    />
  );
}

function cellsOf(t: Translator, item: OrderItem, phase: OrderPhase): ReactNode[] {
  const { reference, seen } = item;
  const address = `/${t.locale}/staff/cases/${reference}?on=${seen.track}`;
  return [
    item.open ? (
      <a key="case" className="ref" href={address}>
        {reference}
      </a>
    ) : (
      <span key="case" className="ref">
        {reference}
      </span>
    ),
    stateLabel(t, seen),
    <Outcome key="outcome" t={t} item={item} phase={phase} />,
  ];
}

type OutcomeProps = { t: Translator; item: OrderItem; phase: OrderPhase };

function Outcome({ t, item: { outcome, reason }, phase }: OutcomeProps): ReactElement {
  if (outcome === "done") return <Tag tone="done">{t("bulk.outcomes.done")}</Tag>;
  if (outcome === null && phase === "undone") return <Tag tone="closed">{t("bulk.outcomes.undone")}</Tag>;
  if (outcome === null) return <Tag tone="waiting">{t("bulk.outcomes.open")}</Tag>;
  return (
    <>
      <Tag tone="closed">{t("bulk.outcomes.skipped")}</Tag> {reason ? t(`bulk.reasons.${reason}`) : null}
    </>
  );
}
