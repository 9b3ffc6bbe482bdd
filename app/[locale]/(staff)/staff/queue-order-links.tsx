import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import { MOST_SET_BACK } from "@/lib/cases/count-set-back";
import { type QueueFilter, queueAddress } from "@/lib/cases/queue-filter";
import { orderInForce, QUEUE_ORDERS } from "@/lib/cases/queue-order";
import type { Translator } from "@/lib/i18n/translator";

type Props = { t: Translator; filter: QueueFilter; setBack: number };

/** Which order the rows are in and the way to the other one; above it what is due and stands further back. */
export function QueueOrderLinks({ t, filter, setBack }: Props): ReactElement {
  return (
    <>
      {setBack > 0 ? <SetBack t={t} filter={filter} count={setBack} /> : null}
      <Order t={t} filter={filter} />
    </>
  );
}

function Order({ t, filter }: Omit<Props, "setBack">): ReactElement {
  const order = orderInForce(filter);
  if (order === "arrived") return <p className="muted">{t("order.byArrival")}</p>;
  return filter.due ? <p className="muted">{t("order.byDue")}</p> : <Orders t={t} filter={filter} />;
}

function addressOf(t: Translator, filter: QueueFilter): string {
  const address = queueAddress(filter).toString();
  return `/${t.locale}/staff${address ? `?${address}` : ""}`;
}

function Orders({ t, filter }: Omit<Props, "setBack">): ReactElement {
  return (
    <nav className="quick" aria-label={t("order.label")}>
      {QUEUE_ORDERS.map((order) => (
        <a
          key={order}
          href={addressOf(t, { ...filter, order })}
          aria-current={order === orderInForce(filter) ? "true" : undefined}
        >
          {t(`order.orders.${order}`)}
        </a>
      ))}
    </nav>
  );
}

/** What is late is never out of sight: fairness moves it, and the queue says so. */
function SetBack({ t, filter, count }: Omit<Props, "setBack"> & { count: number }): ReactElement {
  const many = count > MOST_SET_BACK;
  return (
    <Notice tone="warning">
      {t(many ? "order.setBackMany" : "order.setBack", { count: many ? MOST_SET_BACK : count })}{" "}
      <a href={addressOf(t, { ...filter, due: "today" })}>{t("order.setBackLink")}</a>
    </Notice>
  );
}
