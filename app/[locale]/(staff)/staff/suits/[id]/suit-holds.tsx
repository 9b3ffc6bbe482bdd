import type { ReactElement } from "react";
import { here } from "@/app/_server/visit";
import { Notice } from "@/app/_ui/notice";
import { endValues } from "../suit-words";
import type { Shown } from "./suit-outcome";

/** A ring may have a thousand co-reporters, each with a hold; the first of them are listed. */
const MOST_LISTED = 50;

/** What is kept as it is for this suit; once it is over, that nothing lets go by itself, and where to ask. */
export function SuitHolds({ visit, view }: Shown): ReactElement {
  const { t } = visit;
  const { holds, ended } = view;
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{t("suits.holds.heading")}</h2>
      {holds.length === 0 ? (
        <p className="muted">{t("suits.holds.none")}</p>
      ) : ended ? (
        <Notice tone="warning">
          <p>{t("suits.holds.over", { ...endValues(t, ended), count: holds.length })}</p>
        </Notice>
      ) : (
        <p className="muted">{t("suits.holds.going")}</p>
      )}
      <ul>
        {holds.slice(0, MOST_LISTED).map(({ id, reference, asked }) => (
          <li key={id}>
            <a href={here(visit, `/staff/cases/${reference}/litigation`)}>
              {t(`suits.holds.${asked ? "asked" : ended ? "ask" : "kept"}`, { reference })}
            </a>
          </li>
        ))}
      </ul>
      {holds.length > MOST_LISTED ? (
        <p className="muted">{t("suits.holds.more", { count: holds.length - MOST_LISTED })}</p>
      ) : null}
    </section>
  );
}
