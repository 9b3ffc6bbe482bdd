import type { ReactElement } from "react";
import { here, type Visit } from "@/app/_server/visit";
import { ErrorSummary } from "@/app/_ui/error-summary";

/** The script's words, with its own marks where numbers will stand. */
export function uploadWords({ t }: Visit): Record<`data-${string}`, string> {
  const marks = { number: "%n", total: "%t", percent: "%p" };
  return {
    "data-sending": t("files.sending", marks),
    "data-offline": t("files.offline"),
    "data-sent": t("files.sent"),
    "data-read": t("proposals.done"),
    "data-uncovered": t("cover.unreadable"),
    "data-waiting": t("files.row.waiting"),
    "data-percent": t("files.row.percent", marks),
    "data-checking": t("files.row.checking"),
    "data-cut": t("files.row.cut", marks),
    "data-paused": t("files.row.paused", marks),
    "data-again": t("files.row.again", marks),
    "data-pause": t("files.row.pause"),
    "data-resume": t("files.row.resume"),
  };
}

/** What the script fills: a row for each file under way, and the place where refusals are said. Empty without it. */
export function UploadParts({ visit: { t } }: { visit: Visit }): ReactElement {
  return (
    <section>
      <p id="sending" role="status" />
      <ul id="uploads" className="uploads" aria-label={t("files.row.label")} />
      <template id="upload-row">
        <li>
          <span data-name="" />
          <progress max={100} value={0} />
          <span className="row">
            <span data-state="" />
            <button type="button" className="quiet" data-pause="">
              {t("files.row.pause")}
            </button>
            <button type="button" className="quiet" data-stop="">
              {t("files.row.stop")}
            </button>
          </span>
        </li>
      </template>
      <template id="refusals">
        <ErrorSummary title={t("ui.errorTitle")} errors={[{ fieldId: "", message: "" }]} />
      </template>
    </section>
  );
}

/** What stays on this phone, said before anything does. Without script nothing does, and the script shows the sentence. */
export function PhoneNote({ visit }: { visit: Visit }): ReactElement {
  const { t, quiet } = visit;
  return (
    <p className="muted">
      {quiet ? t("phone.quietNote") : <span data-keeps="" hidden>{`${t("phone.note")} `}</span>}
      <a href={here(visit, `/report/phone?back=${encodeURIComponent(visit.url.pathname)}`)}>
        {t(quiet ? "phone.change" : "phone.link")}
      </a>
    </p>
  );
}
