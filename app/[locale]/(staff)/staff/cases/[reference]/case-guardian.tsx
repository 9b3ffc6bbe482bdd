import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import type { Translator } from "@/lib/i18n/translator";
import { guardianAgreed } from "@/lib/reports/guardian-agreed";

/** That a child under 14 reported, and that a guardian agreed: whoever writes to them should know. */
export async function CaseGuardian({ t, caseId }: { t: Translator; caseId: string }): Promise<ReactElement | null> {
  return (await guardianAgreed(caseId)) ? <Notice title={t("children.staff")} /> : null;
}
