import { errorPage } from "@/app/_server/public-route";
import { readForm } from "@/app/_server/read-form";
import { reporterRoute } from "@/app/_server/reporter";
import { seeOther } from "@/app/_server/visit";
import { contestDecision } from "@/lib/reports/contest-decision";
import { cleaned } from "@/lib/reports/text-schema";
import { laneNamed } from "../lane-named";
import { readReasons } from "../reasons";
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
  const read = readReasons(at.visit, reasons);
  if (!read.ok) return contestPage(at, { track, reasons: cleaned(reasons), error: read.error });
  const contested = await contestDecision(at.session, { track, reasons: read.reasons });
  if (contested.ok) return seeOther(at.visit, "/case/status?done=contest");
  return contestPage(at, { track, reasons, refused: true });
});
