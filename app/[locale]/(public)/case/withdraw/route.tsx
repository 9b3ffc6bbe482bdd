import { publicPage } from "@/app/_server/public-page";
import { readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { type ReporterVisit, reporterRoute } from "@/app/_server/reporter";
import { here, seeOther, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import type { TrackKind } from "@/lib/cases/track";
import { withdrawReport } from "@/lib/reports/withdraw-report";

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

const trackNamed = (text: string | null): TrackKind => (text === "complaint" ? "complaint" : "report");

export const GET = reporterRoute((at) => confirmPage(at, trackNamed(at.visit.url.searchParams.get("track")), false));

export const POST = reporterRoute(async (at) => {
  const form = await readForm(at.visit, ["track"]);
  const track = trackNamed(form.get("track"));
  const withdrawn = await withdrawReport(at.session, track);
  return withdrawn.ok ? seeOther(at.visit, "/case/status?done=withdraw") : confirmPage(at, track, true);
});
