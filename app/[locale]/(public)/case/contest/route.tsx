import { readForm } from "@/app/_server/read-form";
import { reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import type { TrackKind } from "@/lib/cases/track";
import { contestDecision } from "@/lib/reports/contest-decision";
import { contestSchema } from "@/lib/reports/message-schema";
import { readStep } from "@/lib/reports/read-step";
import { cleaned } from "@/lib/reports/text-schema";
import { contestPage } from "./contest-page";

const trackNamed = (text: string | null): TrackKind => (text === "complaint" ? "complaint" : "report");

export const GET = reporterRoute((at) =>
  contestPage(at, { track: trackNamed(at.visit.url.searchParams.get("track")), reasons: "" }),
);

export const POST = reporterRoute(async (at) => {
  const form = await readForm(at.visit, ["track", "reasons"]);
  const track = trackNamed(form.get("track"));
  const reasons = form.get("reasons");
  const read = readStep(contestSchema, { reasons });
  if (!read.ok) {
    const problem = read.problems[0];
    const error = at.visit.t(`case.problems.${problem?.reason}`, problem?.values ?? {});
    return contestPage(at, { track, reasons: cleaned(reasons), error });
  }
  const contested = await contestDecision(at.session, { track, reasons: read.answers.reasons });
  if (contested.ok) return seeOther(at.visit, "/case/status?done=contest");
  return contestPage(at, { track, reasons, refused: true });
});
