import { publicPage } from "@/app/_server/public-page";
import type { Visit } from "@/app/_server/visit";
import { longDate } from "@/lib/i18n/dates";
import { retentionRule } from "@/lib/retention/retention-rules";

type Disposed = { reference: string; disposedAt: Date; ruleId: string };

/** What somebody with number and code of a case that is gone is told: that it went, when, and under which rule. */
export function disposedPage(visit: Visit, { reference, disposedAt, ruleId }: Disposed): Promise<Response> {
  const { t } = visit;
  const rule = retentionRule(ruleId);
  const date = longDate(t.locale, disposedAt);
  const law = rule && t("disposal.lawOf", { law: rule.law[t.locale], article: rule.article ?? "" });
  return publicPage(visit, {
    title: t("case.disposed.title"),
    back: "/case",
    status: 410,
    children: (
      <>
        <h1>{t("case.disposed.title")}</h1>
        <p>{t("case.disposed.lead", { reference, date })}</p>
        {rule ? <p>{t("case.disposed.rule", { rule: rule.title[t.locale], law: law ?? "" })}</p> : null}
        <p>{t("case.disposed.left")}</p>
      </>
    ),
  });
}
