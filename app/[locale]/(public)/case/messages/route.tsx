import { publicRoute } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { newOnceKey, type ReporterVisit, reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { messageSchema } from "@/lib/reports/message-schema";
import { type Problem, readStep } from "@/lib/reports/read-step";
import { sendMessage } from "@/lib/reports/send-message";
import { cleaned } from "@/lib/reports/text-schema";
import { statusPage } from "../status/status-page";

export const GET = publicRoute(async (visit) => seeOther(visit, "/case/status"));

/** The page once more, with a key of its own: what was wrong with the last one does not come again. */
function again(at: ReporterVisit, body: string, { error, status }: { error: string; status?: number }) {
  return statusPage(at, { body: cleaned(body), error, status, onceKey: newOnceKey() });
}

/** A form without its key is none that we made: nothing is sent of it, and nothing of it is lost. */
function fault({ visit: { t } }: ReporterVisit, problems: readonly Problem[]): { error: string; status?: number } {
  const problem = problems.find(({ field }) => field === "body");
  if (!problem) return { error: t("case.problems.without_key"), status: 400 };
  return { error: t(`case.problems.${problem.reason}`, problem.values) };
}

export const POST = reporterRoute(async (at) => {
  const form = await readForm(at.visit, ["body", "once"]);
  const body = form.get("body");
  const read = readStep(messageSchema, { body, onceKey: form.get("once") });
  if (!read.ok) return again(at, body, fault(at, read.problems));
  const sent = await sendMessage(at.session, read.answers);
  if (sent.ok) return seeOther(at.visit, "/case/status?done=message");
  return again(at, body, { error: at.visit.t("case.tooMany", { minutes: Math.ceil(sent.retryAfterSeconds / 60) }) });
});
