import type { ReactElement } from "react";
import { ActForm } from "@/app/_server/act-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { Tag, type TagTone } from "@/app/_ui/tag";
import { otherOrganisations } from "@/lib/access/list-organisations";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import type { ShareState, ShareView } from "@/lib/cases/share";
import { longDate } from "@/lib/i18n/dates";
import { ShareForm } from "./share-form";

type Shown = { page: StaffPage; view: CaseView };

/** For a partner, before anything else: whose case it is, how far they may go, who may know of it, and until when. */
export function SharedBanner({ page: { t }, view: { right } }: Shown): ReactElement | null {
  if (right.kind === "own") return null;
  const { owner, profile, mark, until } = right;
  return (
    <Notice title={t("sharing.banner.title", { owner, date: longDate(t.locale, until) })}>
      <p>{t(`sharing.profiles.${profile}.told`)}</p>
      <p>
        {t("sharing.banner.mark", { mark: t(`sharing.marks.${mark}.label`), hint: t(`sharing.marks.${mark}.hint`) })}
      </p>
    </Notice>
  );
}

/** With whom a case of ours is shared, and the way to share it. One organisation alone sees nothing of this. */
export async function CaseSharing({
  page,
  view: { reference, right, recusedMe },
}: Shown): Promise<ReactElement | null> {
  if (right.kind === "shared") return null;
  const { t, staff, formToken } = page;
  const partners = await otherOrganisations(staff);
  if (partners.length === 0) return null;
  const may = holds(staff, "case:share") && !recusedMe;
  return (
    <section aria-labelledby="sharing">
      <h2 id="sharing">{t("sharing.heading")}</h2>
      {right.shares.length === 0 ? <p className="muted">{t("sharing.none")}</p> : null}
      <ol className="writings">
        {right.shares.map((share) => (
          <li key={share.id}>
            <Share page={page} share={share} />
            {may && share.state === "live" ? (
              <ActForm
                formToken={formToken}
                action={`/${t.locale}/staff/cases/${reference}/shares/${share.id}`}
                act="end"
                label={t("sharing.end", { organisation: share.organisation })}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {may ? (
        <Details summary={t("sharing.open")}>
          <ShareForm t={t} formToken={formToken} reference={reference} partners={partners} />
        </Details>
      ) : null}
    </section>
  );
}

const TONES: Record<ShareState, TagTone> = { live: "moving", ended: "closed", run_out: "closed" };

function Share({ page: { t }, share }: { page: StaffPage; share: ShareView }): ReactElement {
  const date = longDate(t.locale, share.state === "ended" && share.endedAt ? share.endedAt : share.until);
  return (
    <>
      <p>
        {share.organisation} <Tag tone={TONES[share.state]}>{t(`sharing.states.${share.state}`, { date })}</Tag>
      </p>
      <p>
        {t(`sharing.profiles.${share.profile}.label`)} · {t(`sharing.marks.${share.mark}.label`)}
      </p>
      <p className="muted">{t("sharing.by", { name: share.by, date: longDate(t.locale, share.sharedAt) })}</p>
      <p className="given">{share.reason}</p>
    </>
  );
}
