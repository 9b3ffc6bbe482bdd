import { publicPage } from "@/app/_server/public-page";
import { errorPage } from "@/app/_server/public-route";
import { readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { type ReporterVisit, reporterRoute } from "@/app/_server/reporter";
import { here, seeOther, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import type { TrackKind } from "@/lib/cases/track";
import { withdrawReport } from "@/lib/reports/withdraw-report";
import { laneNamed } from "../lane-named";

const EFFECTS = ["one", "two", "three"] as const;

function confirmPage({ visit }: ReporterVisit, track: TrackKind, refused: boolean): Promise<Response> {
  const { t } = visit;
  const words = `case.withdraw.${track}`;
  return publicPage(visit, {
    title: t(`${words}.title`),
    back: "/case/status",
    status: refused ? 409 : 200,
    children: (
      <>
        {refused ? (
          <Notice tone="warning" live>
            {t("case.withdraw.refused")}
          </Notice>
        ) : null}
        <h1>{t(`${words}.title`)}</h1>
        <p>{t(`${words}.lead`)}</p>
        <ul>
          {EFFECTS.map((effect) => (
            <li key={effect}>{t(`${words}.effects.${effect}`)}</li>
          ))}
        </ul>
        <form method="post">
          <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
          <input type="hidden" name="track" value={track} />
          <Button variant="warning">{t(`${words}.confirm`)}</Button>
        </form>
        <p>
          <a href={here(visit, "/case/status")}>{t("case.withdraw.cancel")}</a>
        </p>
      </>
    ),
  });
}

/** Nothing is left to take back. */
function noWithdrawalPage({ visit }: ReporterVisit, track: TrackKind): Promise<Response> {
  const { t } = visit;
  const title = t(`case.withdraw.${track}.title`);
  return publicPage(visit, {
    title,
    back: "/case/status",
    children: (
      <>
        <h1>{title}</h1>
        <Notice>{t("case.withdraw.nothing")}</Notice>
      </>
    ),
  });
}

export const GET = reporterRoute((at) => {
  const lane = laneNamed(at, at.visit.url.searchParams.get("track"));
  if (!lane) return errorPage(at.visit, "not_found", 404);
  return lane.may.withdraw ? confirmPage(at, lane.track, false) : noWithdrawalPage(at, lane.track);
});

export const POST = reporterRoute(async (at) => {
  const form = await readForm(at.visit, ["track"]);
  const track = laneNamed(at, form.get("track"))?.track;
  if (!track) return errorPage(at.visit, "not_found", 404);
  const withdrawn = await withdrawReport(at.session, track);
  return withdrawn.ok ? seeOther(at.visit, "/case/status?done=withdraw") : confirmPage(at, track, true);
});
