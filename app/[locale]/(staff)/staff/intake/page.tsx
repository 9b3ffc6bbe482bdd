import type { Metadata } from "next";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { isLocale } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { KeysHelp } from "../keys-help";
import { IntakeForm } from "./intake-form";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: translatorFor(isLocale(locale) ? locale : "zh")("intake.title") };
}

export default guardedPage(async function IntakePage({ params }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "intake:record");
  const { t, formToken } = page;
  return (
    <StaffFrame page={page} current="intake" keys={<KeysHelp t={t} />}>
      <div className="stack">
        <h1>{t("intake.title")}</h1>
        <p>{t("intake.lead")}</p>
        <IntakeForm t={t} formToken={formToken} typed={{ contactKind: "none" }} errors={[]} />
      </div>
    </StaffFrame>
  );
});
