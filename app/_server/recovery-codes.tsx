import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import type { Translator } from "@/lib/i18n/translator";

/** The one time that recovery codes are seen. */
export function RecoveryCodes({ t, codes }: { t: Translator; codes: readonly string[] }): ReactElement {
  return (
    <>
      <h1>{t("access.codes.title")}</h1>
      <p>{t("access.codes.what")}</p>
      <Notice tone="warning">{t("access.codes.once")}</Notice>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
