import type { ReactElement } from "react";
import { Notice } from "@/app/_ui/notice";
import type { Translator } from "@/lib/i18n/translator";
import { settings } from "@/lib/infra/env";

/** A one-time link, seen once by the administrator who hands it on. The token stands behind the #, so no server logs it. */
export function HandedLink(props: { t: Translator; token: string; about: string; note: string }): ReactElement {
  const { t } = props;
  return (
    <>
      <h1>{props.about}</h1>
      <p>{props.note}</p>
      <p className="one-time-link">
        <code>{`${settings().staffOrigin}/${t.locale}/staff/invite#${props.token}`}</code>
      </p>
      <Notice tone="warning">{t("access.link.once")}</Notice>
      <p>
        <a href={`/${t.locale}/staff/people`}>{t("access.people.back")}</a>
      </p>
    </>
  );
}
