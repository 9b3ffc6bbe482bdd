import { errorPage } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { contestDecision } from "@/lib/reports/contest-decision";
import { contestSchema } from "@/lib/reports/message-schema";
import { readStep } from "@/lib/reports/read-step";
import { cleaned } from "@/lib/reports/text-schema";
import { laneNamed } from "../lane-named";
import { contestPage, noContestPage } from "./contest-page";

export const GET = reporterRoute((at) => {
  const lane = laneNamed(at, at.visit.url.searchParams.get("track"));
  if (!lane) return errorPage(at.visit, "not_found", 404);
  return lane.may.contest ? contestPage(at, { track: lane.track, reasons: "" }) : noContestPage(at, lane);
});

export const POST = reporterRoute(async (at) => {
  const form = await readForm(at.visit, ["track", "reasons"]);
  const track = laneNamed(at, form.get("track"))?.track;
  if (!track) return errorPage(at.visit, "not_found", 404);
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
