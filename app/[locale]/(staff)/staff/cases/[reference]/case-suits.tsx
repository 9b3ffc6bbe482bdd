import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import { WRITE_PERMISSION } from "@/lib/enforcement/suit";
import { suitsOfCase } from "@/lib/enforcement/suits-of-case";

/** The public-interest suits that rest on this case, and the way to prepare one. */
export async function CaseSuits({ page, view }: { page: StaffPage; view: CaseView }): Promise<ReactElement> {
  const { t, staff } = page;
  const suits = await suitsOfCase(view.id);
  const at = `/${t.locale}/staff/suits`;
  return (
    <section aria-labelledby="suits">
      <h2 id="suits">{t("suits.onCase.heading")}</h2>
      {suits.length === 0 ? <p className="muted">{t("suits.onCase.none")}</p> : null}
      <ul>
        {suits.map(({ id, defendant, state }) => (
          <li key={id}>
            <a href={`${at}/${id}`}>{t("suits.onCase.one", { defendant, state: t(`suits.states.${state}`) })}</a>
          </li>
        ))}
      </ul>
      {holds(staff, WRITE_PERMISSION) && !view.recusedMe ? (
        <p>
          <a href={`${at}/prepare?case=${view.reference}`}>{t("suits.prepare.link")}</a>
        </p>
      ) : null}
    </section>
  );
}
