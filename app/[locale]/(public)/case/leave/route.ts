import { publicRoute } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { caseSessionOf, forgetCase } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { closeCaseSession } from "@/lib/reports/close-case-session";

export const GET = publicRoute(async (visit) => seeOther(visit, "/case"));

/** Leaving leaves nothing: the session is gone from the table, the cookie and the cache from the browser. */
export const POST = publicRoute(async (visit) => {
  await readForm(visit, []);
  const session = await caseSessionOf(visit);
  if (session) await closeCaseSession(session);
  forgetCase(visit);
  const answer = seeOther(visit, "/case?left=1");
  answer.headers.set("Clear-Site-Data", '"cache"');
  return answer;
});
