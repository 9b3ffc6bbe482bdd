import type { ReactElement } from "react";
import type { Visit } from "@/app/_server/visit";
import { wholeNumber } from "@/lib/i18n/dates";
import type { ReceiptFile } from "@/lib/reports/receipt";

/** Every file by its fingerprint, whole: a shortened one proves nothing. */
export function FileHashes({ visit, files }: { visit: Visit; files: readonly ReceiptFile[] }): ReactElement {
  const { t, locale } = visit;
  if (files.length === 0) return <p>{t("receipt.noFiles")}</p>;
  return (
    <>
      <ol>
        {files.map((file) => (
          <li key={file.sha256}>
            {t("receipt.bytes", { bytes: wholeNumber(locale, file.bytes) })}
            <br />
            <code>{file.sha256}</code>
          </li>
        ))}
      </ol>
      <p className="hint">{t("receipt.hashNote")}</p>
    </>
  );
}
