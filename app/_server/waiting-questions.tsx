import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import type { Staff } from "@/lib/access/staff";
import { countQuestions } from "@/lib/cases/reading-watch/questions";
import type { Translator } from "@/lib/i18n/translator";

/** Where somebody begins their day: that an auditor waits for an explanation of theirs. */
export async function WaitingQuestions({ t, staff }: { t: Translator; staff: Staff }): Promise<ReactElement | null> {
  const count = await countQuestions(staff);
  if (count === 0) return null;
  return (
    <Notice tone="warning">
      <a href={`/${t.locale}/staff/questions`}>{t("watch.questions.waiting", { count })}</a>
    </Notice>
  );
}
