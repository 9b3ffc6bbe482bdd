import type { ReactElement, ReactNode } from "react";
import { here } from "@/app/_server/visit";
import { DataTable } from "@/app/_ui/data-table";
import { Details } from "@/app/_ui/details";
import { SummaryList } from "@/app/_ui/summary-list";
import { Tag } from "@/app/_ui/tag";
import { GAPS, type Item } from "@/lib/enforcement/art-four";
import { CLAIMS } from "@/lib/enforcement/claims";
import { longDate } from "@/lib/i18n/dates";
import { dayWords } from "../suit-words";
import { extentRows } from "./extent-rows";
import type { Shown } from "./suit-outcome";

/** One of the three items: whether it is complete, what is missing, what is there. */
function ItemBox({ shown, item, children }: { shown: Shown; item: Item; children: ReactNode }): ReactElement {
  const { visit, view } = shown;
  const { t } = visit;
  const gaps = view.missing.filter((gap) => GAPS[gap] === item);
  return (
    <section className="clock-card" aria-labelledby={`item-${item}`}>
      <h3 id={`item-${item}`}>
        {t(`suits.items.${item}`)} <Standing shown={shown} complete={gaps.length === 0} />
      </h3>
      {gaps.length > 0 ? (
        <ul>
          {gaps.map((gap) => (
            <li key={gap}>{t(`suits.gaps.${gap}`)}</li>
          ))}
        </ul>
      ) : null}
      {children}
    </section>
  );
}

/** What the court was given is marked as such; a suit that was dropped before has nothing to say of it. */
function Standing({ shown: { visit, view }, complete }: { shown: Shown; complete: boolean }): ReactElement | null {
  const { t } = visit;
  if (view.steps.some(({ move }) => move === "file")) return <Tag tone="closed">{t("suits.items.frozen")}</Tag>;
  if (view.state !== "prepared") return null;
  return <Tag tone={complete ? "done" : "waiting"}>{t(`suits.items.${complete ? "there" : "missing"}`)}</Tag>;
}

export function ComplaintItem(shown: Shown): ReactElement {
  const { visit, view } = shown;
  const { t } = visit;
  return (
    <ItemBox shown={shown} item="complaint">
      <h4>{t("suits.fields.claims")}</h4>
      {view.claims.length === 0 ? <p className="muted">{t("suits.noClaims")}</p> : null}
      <ul>
        {view.claims.map((claim) => (
          <li key={claim}>
            {t("suits.claimLaw", { claim: t(`suits.claims.${claim}`), article: CLAIMS[claim].article })}
          </li>
        ))}
      </ul>
      <Text title={t("suits.complaintText")} text={view.complaint} empty={t("suits.noText")} />
      <p>
        <a href={here(visit, `/staff/suits/${view.id}/complaint`)}>{t("suits.complaintFile")}</a>
      </p>
    </ItemBox>
  );
}

export function HarmItem(shown: Shown): ReactElement {
  const { visit, view } = shown;
  const { t } = visit;
  const without = view.cases.filter(({ reference }) => !view.packets.some((one) => one.reference === reference));
  return (
    <ItemBox shown={shown} item="harm">
      <SummaryList rows={extentRows(t, view.extent)} />
      <Text title={t("suits.fields.harm")} text={view.harm} empty={t("suits.noText")} />
      <h4>{t("suits.packets")}</h4>
      {view.packets.length === 0 ? <p className="muted">{t("suits.noPackets")}</p> : null}
      <ul>
        {view.packets.map(({ id, reference, readyAt, sha256 }) => (
          <li key={id}>
            <a href={here(visit, `/staff/cases/${reference}/packet`)}>
              {t("suits.packetOne", { reference, date: longDate(t.locale, readyAt) })}
            </a>
            <br />
            <code>SHA-256 {sha256.slice(0, 16)}…</code>
          </li>
        ))}
        {without.map(({ reference }) => (
          <li key={reference}>
            <a href={here(visit, `/staff/cases/${reference}/packet`)}>{t("suits.makePacket", { reference })}</a>
          </li>
        ))}
      </ul>
    </ItemBox>
  );
}

const COLUMNS = ["day", "act", "reference", "article"] as const;

export function DutyItem(shown: Shown): ReactElement {
  const { visit, view } = shown;
  const { t } = visit;
  return (
    <ItemBox shown={shown} item="duty">
      <p className="muted">{t("suits.dutyLead")}</p>
      <DataTable
        caption={t("suits.dutyCaption")}
        captionHidden
        columns={COLUMNS.map((key) => ({ key, label: t(`suits.dutyColumns.${key}`) }))}
        rows={view.duty.map(({ day, kind, reference, duty, target }) => ({
          key: `${day} ${kind} ${reference} ${target}`,
          cells: [
            dayWords(t, day),
            t(`suits.dutyActs.${kind}`, { target: target ?? "" }),
            <span key="reference" className="ref">
              {reference}
            </span>,
            t(`suits.dutyArticle.${duty}`),
          ],
        }))}
        empty={t("suits.noDuty")}
      />
      <p>
        <a href={here(visit, `/staff/suits/${view.id}/duty`)}>{t("suits.dutyFile")}</a>
      </p>
    </ItemBox>
  );
}

function Text({ title, text, empty }: { title: string; text: string; empty: string }): ReactElement {
  if (text === "") {
    return (
      <p className="muted">
        {title}: {empty}
      </p>
    );
  }
  return (
    <Details summary={title} open>
      <p className="given" lang="zh-CN">
        {text}
      </p>
    </Details>
  );
}
