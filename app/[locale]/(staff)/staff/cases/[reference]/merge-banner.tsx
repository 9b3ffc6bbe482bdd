import type { ReactElement } from "react";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Notice } from "@/app/_ui/notice";
import { holds } from "@/lib/access/staff";
import type { CaseView } from "@/lib/cases/case-view";
import { dateTime } from "@/lib/i18n/dates";

type Props = { page: StaffPage; view: CaseView; via: string | null };

/** On the page of a merged case: where it is handled. On the page of the case of all: why a reader of the old number is here. */
export function MergeBanner({ page: { t, staff }, view, via }: Props): ReactElement | null {
  const at = (reference: string) => `/${t.locale}/staff/cases/${reference}`;
  const { mergedInto, mergedHere, reference } = view;
  if (mergedInto) {
    return (
      <Notice tone="warning">
        <p>{t("merging.banner.into", { ...mergedInto, date: dateTime(t.locale, mergedInto.at) })}</p>
        <p className="given">{mergedInto.reason}</p>
        <p>
          <a href={at(mergedInto.head)}>{t("merging.banner.go", { head: mergedInto.head })}</a>
          {holds(staff, "case:decide:handling") ? (
            <>
              {" · "}
              <a href={`${at(reference)}/unmerge`}>{t("merging.banner.undo")}</a>
            </>
          ) : null}
        </p>
      </Notice>
    );
  }
  const from = mergedHere.find((one) => one.reference === via);
  if (!from) return null;
  return (
    <Notice>
      <p>{t("merging.banner.via", { reference: from.reference, by: from.by, date: dateTime(t.locale, from.at) })}</p>
      <p>
        <a href={`${at(from.reference)}?merged=1`}>{t("merging.banner.page", { reference: from.reference })}</a>
      </p>
    </Notice>
  );
}
