import { errorPage } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { appealMark } from "@/lib/reports/appeal-mark";
import { readMark } from "@/lib/reports/read-mark";
import { cleaned } from "@/lib/reports/text-schema";
import { readReasons } from "../reasons";
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
  const read = readReasons(at.visit, reasons);
  if (!read.ok) return appealPage(at, { mark, reasons: cleaned(reasons), error: read.error });
  const appealed = await appealMark(at.session, read.reasons);
  if (appealed.ok) return seeOther(at.visit, "/case/status?done=appeal");
  return appealPage(at, { mark, reasons, refused: true });
});
