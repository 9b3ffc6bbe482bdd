import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { splitCase } from "@/lib/cases/splits/split-case";
import { SPLIT_FIELDS } from "./split-form";
import { splitPage } from "./split-page";

/** What may belong to another matter, before anything is written. */
export const GET = staffRoute("case:decide:handling", (visit, { reference = "" }) => splitPage(visit, reference));

/** Opens a case from it; what cannot be done comes back with everything that was chosen and typed. */
export const POST = staffRoute("case:decide:handling", async (visit, { reference = "" }) => {
  const form = await readForm(visit, SPLIT_FIELDS);
  const typed = {
    reporters: form.all("reporters"),
    files: form.all("files"),
    title: form.get("title"),
    reason: form.get("reason"),
    version: form.get("version"),
    seen: form.get("seen"),
    onceKey: form.get("onceKey"),
  };
  const split = await splitCase(visit.staff, { reference, ...typed });
  if (split.ok) return seeOther(visit, `/staff/cases/${split.opened}?done=split`);
  switch (split.reason) {
    case "not_permitted":
    case "recused":
      return staffErrorPage(visit, split.reason, 403);
    case "not_found":
      return staffErrorPage(visit, "not_found", 404);
    case "fields":
      return splitPage(visit, reference, { typed, problems: split.problems });
    case "stale":
      return splitPage(visit, reference, { typed, stale: true });
    case "claimed": {
      const refused = visit.t("merging.refusals.claimed", { reference: split.reference });
      return splitPage(visit, reference, { typed, refused });
    }
    default:
      return splitPage(visit, reference, { typed });
  }
});
