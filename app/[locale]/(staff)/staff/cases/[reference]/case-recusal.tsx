import type { ReactElement, ReactNode } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import type { RecusalView } from "@/lib/cases/recusals";
import { dateTime } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";

/** Who has stepped back from the case and who stands in; and the way to step back oneself. */
export function CaseRecusal({ page, view }: { page: StaffPage; view: CaseView }): ReactElement | null {
  const { t, staff } = page;
  const mayDeclare = holds(staff, "case:claim");
  if (view.recusals.length === 0 && !mayDeclare) return null;
  const standsIn = view.recusals.some(({ substitute }) => substitute?.id === staff.id);
  return (
    <section aria-labelledby="recusal">
      <h2 id="recusal">{t("recusal.heading")}</h2>
      {view.recusedMe ? <Notice tone="warning">{t("recusal.me")}</Notice> : null}
      {standsIn ? <Notice>{t("recusal.youStandIn")}</Notice> : null}
      {view.right.kind === "own" ? <RecusalList t={t} recusals={view.recusals} /> : null}
      {mayDeclare ? (
        <p>
          <a href={`/${t.locale}/staff/cases/${view.reference}/recusal`}>
            {t(holds(staff, "case:assign") ? "recusal.linkSupervisor" : "recusal.link")}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function StandsIn({ t, one: { substitute, ofPartner } }: { t: Translator; one: RecusalView }): ReactNode {
  if (ofPartner) return t("recusal.ofPartner");
  return substitute ? t("recusal.standsIn", { name: substitute.name }) : <b>{t("recusal.noSubstitute")}</b>;
}

/** One line a person: who, why, on whose word, and who stands in. */
export function RecusalList({ t, recusals }: { t: Translator; recusals: readonly RecusalView[] }): ReactElement {
  if (recusals.length === 0) return <p className="muted">{t("recusal.none")}</p>;
  return (
    <ul className="writings">
      {recusals.map((one) => (
        <li key={one.staffId}>
          <p>
            <b>{t("recusal.person", { name: one.name })}</b> · {t(`recusal.grounds.${one.ground}`)}
          </p>
          <p className="given">{one.reason}</p>
          <p>
            <StandsIn t={t} one={one} />
          </p>
          <p className="muted">{t("recusal.recordedBy", { name: one.declaredBy, date: dateTime(t.locale, one.at) })}</p>
        </li>
      ))}
    </ul>
  );
}
