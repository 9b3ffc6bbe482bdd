import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { guardedPage } from "@/app/_server/guarded-page";
import { requireStaff } from "@/app/_server/require-staff";
import { StaffFrame } from "@/app/_server/staff-frame";
import { readRecusal } from "@/lib/cases/read-recusal";
import { RecusalList } from "../case-recusal";
import { RecusalForm } from "./recusal-form";

type Props = { params: Promise<{ locale: string; reference: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

/** Stepping back from a case: what it means, who has, and the form. */
export default guardedPage(async function RecusalPage({ params }: Props): Promise<ReactElement> {
  const page = await requireStaff(params, "case:claim");
  const read = await readRecusal(page.staff, (await params).reference);
  if (!read.ok) notFound();
  const { t, formToken } = page;
  const { reference } = read;
  return (
    <StaffFrame page={page} current="queue">
      <div className="stack column">
        <p>
          <a href={`/${t.locale}/staff/cases/${reference}`}>{t("staffCase.title", { reference })}</a>
        </p>
        <h1>{t("recusal.title")}</h1>
        <p>{t("recusal.means")}</p>
        <RecusalList t={t} recusals={read.recusals} />
        <RecusalForm page={page} formToken={formToken} reference={reference} choices={read} />
      </div>
    </StaffFrame>
  );
});
