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

function again(at: ReporterVisit, body: string, error: string): Promise<Response> {
  return statusPage(at, { body: cleaned(body), error, onceKey: newOnceKey() });
}

function sentence({ visit }: ReporterVisit, problems: readonly Problem[]): string {
  const problem = problems.find(({ field }) => field === "body");
  if (!problem) throw new Error("a message form without its key");
  return visit.t(`case.problems.${problem.reason}`, problem.values);
}

export const POST = reporterRoute(async (at) => {
  const form = await readForm(at.visit, ["body", "once"]);
  const body = form.get("body");
  const read = readStep(messageSchema, { body, onceKey: form.get("once") });
  if (!read.ok) return again(at, body, sentence(at, read.problems));
  const sent = await sendMessage(at.session, read.answers);
  if (sent.ok) return seeOther(at.visit, "/case/status?done=message");
  return again(at, body, at.visit.t("case.tooMany", { minutes: Math.ceil(sent.retryAfterSeconds / 60) }));
});
