import { readForm } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffRoute } from "@/app/_server/staff-route";
import { seeOther } from "@/app/_server/visit";
import { answerDataRequest } from "@/lib/retention/answer-data-request";
import { dataRequestsPage, STATUS } from "./data-requests-page";

export const GET = staffRoute("case:read", (visit, { reference = "" }) => dataRequestsPage(visit, reference, {}));

/** Answers one request; where it cannot be answered so, the page says why and keeps the words. */
export const POST = staffRoute("case:decide:handling", async (visit, { reference = "" }) => {
  const form = await readForm(visit, ["request", "outcome", "ground", "words"]);
  const typed = {
    request: form.get("request"),
    outcome: form.get("outcome"),
    ground: form.get("ground"),
    words: form.get("words"),
  };
  const answered = await answerDataRequest(visit.staff, { reference, ...typed });
  if (answered.ok) return seeOther(visit, `/staff/cases/${reference}/data-requests?done=answered`);
  const { reason } = answered;
  if (reason === "fields") {
    return dataRequestsPage(visit, reference, { typed, problems: answered.problems, status: 422 });
  }
  if (reason === "not_permitted" || reason === "not_found" || reason === "recused") {
    return staffErrorPage(visit, reason, STATUS[reason]);
  }
  return dataRequestsPage(visit, reference, { typed, refused: reason, status: 409 });
});
