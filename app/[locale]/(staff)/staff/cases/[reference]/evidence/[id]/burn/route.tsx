import type { ReactElement } from "react";
import { BUTTON_FIELD, readForm, TOKEN_FIELD } from "@/app/_server/read-form";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import { staffRoute } from "@/app/_server/staff-route";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { seeOther, visitFormToken } from "@/app/_server/visit";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { maskForGood } from "@/lib/evidence/mask-for-good";
import { openReading } from "@/lib/evidence/open-reading";
import { shadeOver } from "@/lib/evidence/shade";
import { onHoldPage } from "../../../on-hold-page";
import { backToPicture } from "../back-to-picture";
import { ShadedPane } from "../boxed-picture";
import { addressOf } from "../picture-page";
import { refusedPage } from "../refused-page";

type Wanted = { reference: string; evidenceId: string };

export const GET = backToPicture;

/** First the picture as it will be, then, confirmed once more, for good. */
export const POST = staffRoute("evidence:burn", async (visit, { reference = "", id = "" }) => {
  const form = await readForm(visit, ["version", "sure"]);
  const wanted = { reference, evidenceId: id };
  const version = Number(form.get("version"));
  if (form.get(BUTTON_FIELD) !== "burn") return preview(visit, wanted, { version, unsure: false });
  if (form.get("sure") !== "yes") return preview(visit, wanted, { version, unsure: true });
  const result = await maskForGood(visit.staff, { ...wanted, version });
  if (!result.ok && result.reason === "on_hold") return onHoldPage(visit, { reference, hold: result.hold });
  if (!result.ok) return refusedPage(visit, { ...wanted, reason: result.reason });
  return seeOther(visit, `/staff/cases/${reference}/evidence/${id}?done=burnt`);
});

type Asked = { version: number; unsure: boolean };

async function preview(visit: StaffVisit, wanted: Wanted, { version, unsure }: Asked): Promise<Response> {
  const opened = await openReading(visit.staff, wanted);
  if (!opened.ok) return staffErrorPage(visit, opened.reason, 404);
  if (opened.view.version !== version) return refusedPage(visit, { ...wanted, reason: "changed_meanwhile" });
  const { t } = visit;
  const at = addressOf(visit, wanted.reference, wanted.evidenceId);
  return staffPage(visit, {
    title: t("reading.burn.title"),
    status: unsure ? 422 : 200,
    error: unsure,
    current: "queue",
    children: (
      <div className="stack">
        <h1>{t("reading.burn.title")}</h1>
        <Notice tone="warning">{t("reading.burn.means", { n: opened.view.masks.length })}</Notice>
        <ShadedPane t={t} shade={shadeOver(visit.staff, opened.view)} name={t("reading.burn.picture")}>
          <figure className="boxed">
            <img src={`${at}/copy`} alt={t("reading.burn.picture")} />
          </figure>
        </ShadedPane>
        <SureForm visit={visit} at={at} asked={{ version, unsure }} />
        <p>
          <a href={at}>{t("reading.burn.leave")}</a>
        </p>
      </div>
    ),
  });
}

function SureForm({ visit, at, asked }: { visit: StaffVisit; at: string; asked: Asked }): ReactElement {
  const { t } = visit;
  return (
    <form method="post" action={`${at}/burn`} noValidate>
      <input type="hidden" name={TOKEN_FIELD} value={visitFormToken(visit)} />
      <input type="hidden" name="version" value={asked.version} />
      <div className={asked.unsure ? "field bad" : "field"}>
        {asked.unsure ? (
          <p className="error" id="sure-error">
            {t("reading.burn.unsure")}
          </p>
        ) : null}
        <label>
          <input
            type="checkbox"
            name="sure"
            value="yes"
            aria-describedby={asked.unsure ? "sure-error" : undefined}
            aria-invalid={asked.unsure || undefined}
          />{" "}
          {t("reading.burn.sure")}
        </label>
      </div>
      <Button variant="warning" name={BUTTON_FIELD} value="burn">
        {t("reading.burn.burn")}
      </Button>
    </form>
  );
}
