import type { ReactElement } from "react";
import { here, type Visit } from "@/app/_server/visit";
import { Notice } from "@/app/_ui/notice";
import type { ReportersMark } from "@/lib/reports/read-mark";

/** That the report is marked, in a sentence, with the way to why and to an appeal. */
export function MarkNotice({ visit, mark }: { visit: Visit; mark: ReportersMark }): ReactElement {
  const { t } = visit;
  return (
    <Notice title={t("badFaith.reporter.title")}>
      {t(`badFaith.reporter.says.${mark.standing}`)}{" "}
      <a href={here(visit, "/case/appeal")}>{t("badFaith.reporter.more")}</a>
    </Notice>
  );
}
