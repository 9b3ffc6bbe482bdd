import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { askToExport } from "@/lib/cases/exports/ask-to-export";
import { exportPage } from "./export-page";

export const GET = staffRoute("case:export", (visit) => {
  return exportPage(visit, { list: visit.url.searchParams.get("list") ?? "" });
});

/** Asks somebody else to agree that this list leaves the house. */
export const POST = staffRoute("case:export", async (visit) => {
  const form = await readForm(visit, ["list", "purpose", "reason", "onceKey"]);
  const [list, purpose, reason] = [form.get("list"), form.get("purpose"), form.get("reason")];
  const typed = { list, purpose, reason, onceKey: form.get("onceKey") };
  const asked = await askToExport(visit.staff, typed);
  if (asked.ok) return seeOther(visit, "/staff/approvals");
  if (asked.reason === "not_permitted") return staffErrorPage(visit, asked.reason, 403);
  if (asked.reason === "fields") return exportPage(visit, { ...typed, problems: asked.problems, status: 422 });
  return exportPage(visit, { ...typed, refused: asked.reason, status: 409 });
});
