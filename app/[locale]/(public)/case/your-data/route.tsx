import { readForm } from "@/app/_server/read-form";
import { reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { askAboutData } from "@/lib/reports/ask-about-data";
import { dataRequestSchema } from "@/lib/reports/data-request-schema";
import { readStep } from "@/lib/reports/read-step";
import { cleaned } from "@/lib/reports/text-schema";
import { dataPage } from "./data-page";

export const GET = reporterRoute((at) => dataPage(at, { typed: { kind: "", body: "" }, problems: [] }));

/** Takes a request; where the same kind waits already, what was typed is given back. */
export const POST = reporterRoute(async (at) => {
  const form = await readForm(at.visit, ["kind", "body"]);
  const typed = { kind: form.get("kind"), body: cleaned(form.get("body")) };
  const read = readStep(dataRequestSchema, { kind: typed.kind, words: form.get("body") });
  if (!read.ok) return dataPage(at, { typed, problems: read.problems, status: 422 });
  const asked = await askAboutData(at.session, read.answers);
  if (asked.ok) return seeOther(at.visit, "/case/your-data?done=asked");
  return dataPage(at, { typed, problems: [{ field: "kind", reason: asked.reason, values: {} }], status: 409 });
});
