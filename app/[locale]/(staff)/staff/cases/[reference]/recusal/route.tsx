import { staffScreen } from "@/app/_server/staff-screen";
import { readRecusal } from "@/lib/cases/read-recusal";
import { RecusalList } from "../case-recusal";
import { BackToCase } from "../case-way-back";
import { RecusalForm } from "./recusal-form";

/** Stepping back from a case: what it means, who has, and the form. */
export const GET = staffScreen("case:claim", async (page) => {
  const { params, t, formToken } = page;
  const read = await readRecusal(page.staff, params.reference);
  if (!read.ok) return null;
  const { reference } = read;
  return {
    title: params.reference,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={page} reference={reference} />
        <h1>{t("recusal.title")}</h1>
        <p>{t("recusal.means")}</p>
        <RecusalList t={t} recusals={read.recusals} />
        <RecusalForm page={page} formToken={formToken} reference={reference} choices={read} />
      </div>
    ),
  };
});
