import type { ReactElement } from "react";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import { clockTime } from "@/lib/i18n/dates";

type Props = { page: StaffPage; view: CaseView; list: string };

/** Who has the case until when, and the button that changes it; none where nothing is left to take it for. */
export function ClaimBar({ page, view, list }: Props): ReactElement {
  const { t, staff } = page;
  const { claim } = view;
  const values = { name: claim?.name ?? "", time: claim ? clockTime(t.locale, claim.until) : "" };
  const over = !view.claimedByMe && !view.claimable;
  const key = view.claimedByMe ? "mine" : claim ? "other" : over ? "over" : "free";
  return (
    <div className="claim-bar" {...leavingOf(page, view)}>
      <p>{t(`staffCase.claim.${key}`, values)}</p>
      {view.recusedMe ? (
        <p>{t("recusal.noClaim")}</p>
      ) : over ? null : holds(staff, "case:claim") ? (
        <ClaimButton page={page} view={view} list={list} />
      ) : (
        <p className="muted">{t("staffCase.claim.readOnly")}</p>
      )}
    </div>
  );
}

/** What leaving.js reads: where to say that the page of a case is left which opening it took, and the claim it means. */
function leavingOf({ t, formToken }: StaffPage, { reference, claim, claimMoves }: CaseView) {
  if (!claim || !claimMoves) return {};
  const leave = `/${t.locale}/staff/cases/${reference}/leavings`;
  return { "data-leave": leave, "data-until": claim.until.toISOString(), "data-token": formToken };
}

function ClaimButton({ page: { t, staff, formToken }, view, list }: Props): ReactElement | null {
  const at = `/${t.locale}/staff/cases/${view.reference}`;
  const taken = view.claim !== null && !view.claimedByMe;
  if (taken && !holds(staff, "case:assign")) return null;
  return (
    <form method="post" action={`${at}/${view.claimedByMe ? "releases" : "claims"}`}>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="list" value={list} />
      {taken ? <input type="hidden" name="take_over" value="1" /> : null}
      {view.claimedByMe ? (
        <Button variant="secondary" keys="x">
          {t("staffCase.claim.release")}
        </Button>
      ) : (
        <Button variant={taken ? "warning" : "primary"} keys="c">
          {t(taken ? "staffCase.claim.takeOver" : "staffCase.claim.take")}
        </Button>
      )}
    </form>
  );
}
