import type { ReactElement } from "react";
import { here, type Visit } from "@/app/_server/visit";
import { ButtonLink } from "@/app/_ui/button";
import { longDate } from "@/lib/i18n/dates";
import type { ReporterFile } from "@/lib/reports/queries";

const SHOWN_HASH = 16;

/** The reporter's own files by kind, day and fingerprint; no pictures, since whoever holds the phone may be somebody else. */
export function FileSection(props: { visit: Visit; files: readonly ReporterFile[]; open: boolean }): ReactElement {
  const { visit, files, open } = props;
  const { t, locale } = visit;
  return (
    <>
      <h2 id="files">{t("case.files.heading")}</h2>
      {files.length === 0 ? (
        <p className="empty">{t("case.files.empty")}</p>
      ) : (
        <>
          <ol>
            {files.map((file) => (
              <li key={file.id}>
                {t(`files.kinds.${file.kind}`)} ·{" "}
                {t("case.files.receivedOn", { day: longDate(locale, file.receivedAt) })}
                <p className="hint">
                  <code>{t("case.files.print", { hash: file.sha256.slice(0, SHOWN_HASH) })}</code>
                </p>
              </li>
            ))}
          </ol>
          <p className="hint">{t("case.files.printHint")}</p>
        </>
      )}
      {open ? (
        <ButtonLink href={here(visit, "/case/evidence")} variant="secondary">
          {t("case.files.add")}
        </ButtonLink>
      ) : (
        <p>{t("case.files.closed")}</p>
      )}
    </>
  );
}
