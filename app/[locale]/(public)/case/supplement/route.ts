import { publicRoute } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { finishSupplement } from "@/lib/reports/finish-supplement";

export const GET = publicRoute(async (visit) => seeOther(visit, "/case/status"));

/** A second click finds nothing waiting any more, which is what it asked for. */
export const POST = reporterRoute(async ({ visit, session }) => {
  await readForm(visit, []);
  await finishSupplement(session);
  return seeOther(visit, "/case/status?done=supplement");
});
