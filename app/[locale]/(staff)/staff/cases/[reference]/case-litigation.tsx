import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import { isOpen } from "@/lib/cases/track";
import { endedAmong } from "@/lib/enforcement/holds-of-suits";
import { EndedSuit } from "./ended-suit";
import { holdWords } from "./hold-words";

type Shown = { page: StaffPage; view: CaseView };

/** Before anything else: that the case is kept as it is, and for what. */
export function LitigationBanner({ page: { t }, view }: Shown): ReactElement | null {
  const kept = view.litigation.filter(({ lifted }) => lifted === null);
  if (kept.length === 0) return null;
  return (
    <Notice tone="warning" title={t("litigation.banner")}>
      {kept.map((hold) => (
        <p key={hold.id}>{holdWords(t, hold)}</p>
      ))}
      <p>
        <a href={`/${t.locale}/staff/cases/${view.reference}/litigation`}>{t("litigation.link")}</a>
      </p>
    </Notice>
  );
}

/** The way to place a hold, and to those of before; of one whose suit is over, that its lifting can be asked for. */
export async function CaseLitigation({ page: { t, staff }, view }: Shown): Promise<ReactElement | null> {
  if (view.right.kind !== "own") return null;
  const may = holds(staff, "hold:place") && !view.recusedMe;
  if (!may && view.litigation.length === 0) return null;
  const kept = view.litigation.some(({ lifted }) => lifted === null);
  const over = await endedAmong(view.litigation.map(({ id }) => id));
  const ended = view.tracks.every(({ position }) => !isOpen(position));
  const early = ended && !kept && !view.recusedMe && holds(staff, "disposal:review");
  return (
    <section aria-labelledby="litigation">
      <h2 id="litigation">{t("litigation.heading")}</h2>
      <p className="muted">{t(kept ? "litigation.kept" : "litigation.notKept")}</p>
      {[...over.values()].map((hold) => (
        <EndedSuit
          key={hold.id}
          t={t}
          hold={hold}
          {...(may ? { form: `/${t.locale}/staff/cases/${hold.reference}/litigation` } : {})}
        />
      ))}
      <p>
        <a href={`/${t.locale}/staff/cases/${view.reference}/litigation`}>
          {t(may && !kept ? "litigation.open" : "litigation.link")}
        </a>
      </p>
      {early ? (
        <p>
          <a href={`/${t.locale}/staff/cases/${view.reference}/early-disposal`}>{t("disposal.early.title")}</a>
        </p>
      ) : null}
    </section>
  );
}
