import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { DataTable } from "@/app/_ui/data-table";
import { Tag } from "@/app/_ui/tag";
import { BULK_LIMIT, UNDO_SECONDS } from "@/lib/cases/bulk/bulk-act";
import { type ListedOrder, listBulkOrders } from "@/lib/cases/bulk/list-bulk-orders";
import { dateTime, wholeNumber } from "@/lib/i18n/dates";
import { actWords, PHASE_TONES } from "./bulk-words";

const COLUMNS = ["act", "madeAt", "phase", "cases", "done", "skipped", "madeBy"] as const;

/** What this person ordered for many cases at once; for supervisors and auditors also what their colleagues did. */
export async function ordersPage(visit: StaffVisit): Promise<Response> {
  const { t } = visit;
  const found = await listBulkOrders(visit.staff);
  if (!found.ok) return staffErrorPage(visit, found.reason, 403);
  const [own, others] = [true, false].map((mine) => found.orders.filter((order) => order.own === mine));
  return staffPage(visit, {
    title: t("bulk.title"),
    current: "bulk",
    children: (
      <div className="stack">
        <h1>{t("bulk.title")}</h1>
        <p>{t("bulk.lead", { most: BULK_LIMIT, seconds: UNDO_SECONDS })}</p>
        <h2>{t("bulk.own")}</h2>
        <Orders visit={visit} orders={own ?? []} columns={COLUMNS.slice(0, -1)} />
        {others && others.length > 0 ? (
          <>
            <h2>{t("bulk.others")}</h2>
            <Orders visit={visit} orders={others} columns={COLUMNS} />
          </>
        ) : null}
      </div>
    ),
  });
}

type OrdersProps = {
  visit: StaffVisit;
  orders: readonly ListedOrder[];
  columns: readonly (typeof COLUMNS)[number][];
};

function Orders({ visit, orders, columns }: OrdersProps) {
  const { t } = visit;
  const number = (value: number) => wholeNumber(t.locale, value);
  const cells = (order: ListedOrder) => ({
    act: <a href={here(visit, `/staff/bulk/${order.id}`)}>{order.act ? actWords(t, order.act) : t("bulk.title")}</a>,
    madeAt: dateTime(t.locale, order.madeAt),
    phase: <Tag tone={PHASE_TONES[order.phase]}>{t(`bulk.phases.${order.phase}`)}</Tag>,
    cases: number(order.cases),
    done: number(order.done),
    skipped: number(order.skipped),
    madeBy: order.madeBy,
  });
  return (
    <DataTable
      caption={t("bulk.title")}
      captionHidden
      columns={columns.map((key) => ({ key, label: t(`bulk.columns.${key}`) }))}
      rows={orders.map((order) => ({ key: order.id, cells: columns.map((key) => cells(order)[key]) }))}
      empty={t("bulk.none")}
    />
  );
}
