import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { mergeCase } from "@/lib/cases/merges/merge-case";
import { MERGE_FIELDS, type MergeTyped } from "./merge-form";
import { mergePage } from "./merge-page";

/** Both cases side by side, before anything is written. */
export const GET = staffRoute("case:decide:handling", (visit, { reference = "" }) => {
  return mergePage(visit, { reference, into: visit.url.searchParams.get("into") ?? "" });
});

/** Merges them; what cannot be done comes back with both cases and everything that was typed. */
export const POST = staffRoute("case:decide:handling", async (visit, { reference = "" }) => {
  const form = await readForm(visit, MERGE_FIELDS);
  const typed = Object.fromEntries(MERGE_FIELDS.map((name) => [name, form.get(name)])) as MergeTyped;
  const asked = { reference, into: typed.into };
  const merged = await mergeCase(visit.staff, { reference, ...typed });
  if (merged.ok) return seeOther(visit, `/staff/cases/${merged.head}?done=merged&via=${reference}#merged`);
  switch (merged.reason) {
    case "not_permitted":
    case "recused":
      return staffErrorPage(visit, merged.reason, 403);
    case "not_found":
      return staffErrorPage(visit, "not_found", 404);
    case "fields":
      return mergePage(visit, asked, { typed, problems: merged.problems, status: 422 });
    case "stale":
      return mergePage(visit, asked, { typed, stale: true, status: 409 });
    case "claimed": {
      const refused = visit.t("merging.refusals.claimed", { reference: merged.reference });
      return mergePage(visit, asked, { typed, refused, status: 409 });
    }
    default:
      return mergePage(visit, asked, { typed });
  }
});
