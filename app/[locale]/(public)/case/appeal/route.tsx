import { errorPage } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { appealMark } from "@/lib/reports/appeal-mark";
import { contestSchema } from "@/lib/reports/message-schema";
import { readMark } from "@/lib/reports/read-mark";
import { readStep } from "@/lib/reports/read-step";
import { cleaned } from "@/lib/reports/text-schema";
import { appealPage } from "./appeal-page";

export const GET = reporterRoute(async (at) => {
  const mark = await readMark(at.session);
  return mark ? appealPage(at, { mark, reasons: "" }) : errorPage(at.visit, "not_found", 404);
});

/** Takes the one appeal; where it was used up meanwhile, what was typed is given back. */
export const POST = reporterRoute(async (at) => {
  const form = await readForm(at.visit, ["reasons"]);
  const mark = await readMark(at.session);
  if (!mark) return errorPage(at.visit, "not_found", 404);
  const reasons = form.get("reasons");
  const read = readStep(contestSchema, { reasons });
  if (!read.ok) {
    const problem = read.problems[0];
    const error = at.visit.t(`case.problems.${problem?.reason}`, problem?.values ?? {});
    return appealPage(at, { mark, reasons: cleaned(reasons), error });
  }
  const appealed = await appealMark(at.session, read.answers.reasons);
  if (appealed.ok) return seeOther(at.visit, "/case/status?done=appeal");
  return appealPage(at, { mark, reasons, refused: true });
});
