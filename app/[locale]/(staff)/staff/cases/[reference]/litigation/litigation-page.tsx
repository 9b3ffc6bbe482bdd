import type { ReactElement } from "react";
import { staffErrorPage } from "@/app/_server/staff-error-page";
import { staffPage } from "@/app/_server/staff-page";
import type { StaffVisit } from "@/app/_server/staff-visit";
import { here } from "@/app/_server/visit";
import { Details } from "@/app/_ui/details";
import { Notice } from "@/app/_ui/notice";
import { Tag } from "@/app/_ui/tag";
import { holds as mayDo } from "@/lib/access/staff";
import { type ReadLitigationResult, readLitigation } from "@/lib/cases/litigation/read-litigation";
import { endedAmong } from "@/lib/enforcement/holds-of-suits";
import { dateTime } from "@/lib/i18n/dates";
import { BackToCase } from "../case-way-back";
import { EndedSuit } from "../ended-suit";
import { holdWords } from "../hold-words";
import { LiftForm, type Lifting, PlaceForm, type Placing } from "./hold-forms";

export const STATUS = { recused: 403, not_permitted: 403, not_found: 404 } as const;

/** What came of the last form, and what was typed in it. */
export type LitigationOutcome = {
  placing?: Placing;
  lifting?: Lifting;
  refused?: "already_asked" | "lifted";
  done?: string | null;
  status?: number;
};

type Read = Extract<ReadLitigationResult, { ok: true }>;
type Hold = Read["holds"][number];
type Over = Awaited<ReturnType<typeof endedAmong>>;
type Shown = { visit: StaffVisit; read: Read; outcome: LitigationOutcome };

/** What keeps a case as it is and what did before; one person places a hold, two lift it. */
export async function litigationPage(
  visit: StaffVisit,
  reference: string,
  outcome: LitigationOutcome,
): Promise<Response> {
  const { t } = visit;
  const read = await readLitigation(visit.staff, reference);
  if (!read.ok) return staffErrorPage(visit, read.reason, STATUS[read.reason]);
  const over = await endedAmong(read.holds.map(({ id }) => id));
  const { done, refused, placing, lifting, status } = outcome;
  return staffPage(visit, {
    title: t("litigation.heading"),
    status,
    error: status === 422,
    current: "queue",
    children: (
      <div className="stack column">
        <BackToCase visit={visit} reference={read.reference} />
        <h1>{t("litigation.heading")}</h1>
        {refused ? <Notice tone="warning">{t(`litigation.refusals.${refused}`)}</Notice> : null}
        {done === "placed" || done === "asked" ? (
          <Notice tone="success" live>
            {t(`litigation.done.${done}`)}
          </Notice>
        ) : null}
        <p>{t("litigation.lead")}</p>
        {read.holds.length === 0 ? <p className="muted">{t("litigation.none")}</p> : null}
        <ol className="writings">
          {read.holds.map((hold) => (
            <li key={hold.id}>
              <HoldItem visit={visit} read={read} hold={hold} over={over} outcome={outcome} />
            </li>
          ))}
        </ol>
        <Place visit={visit} read={read} outcome={{ placing, lifting }} />
      </div>
    ),
  });
}

function HoldItem({ visit, read, hold, over, outcome }: Shown & { hold: Hold; over: Over }): ReactElement {
  const { t } = visit;
  const { lifted, waiting, heldWith } = hold;
  const may = mayDo(visit.staff, "hold:place") && !read.recusedMe;
  const suit = over.get(hold.id);
  const lifting = outcome.lifting?.typed.hold === hold.id ? outcome.lifting : undefined;
  return (
    <>
      <p>
        <b>{holdWords(t, hold)}</b>{" "}
        <Tag tone={lifted ? "closed" : "late"}>{t(`litigation.states.${lifted ? "lifted" : "kept"}`)}</Tag>
      </p>
      <p className="given">{hold.reason}</p>
      <p className="muted">
        {t("litigation.placedBy", { name: hold.placedBy, date: dateTime(t.locale, hold.placedAt) })}
      </p>
      {lifted ? (
        <p className="muted">{t("litigation.liftedBy", { ...lifted, at: "", date: dateTime(t.locale, lifted.at) })}</p>
      ) : null}
      {suit ? <EndedSuit t={t} hold={suit} /> : null}
      {waiting ? (
        <p>
          {t("litigation.waiting", { name: waiting.askedBy, date: dateTime(t.locale, waiting.lapsesAt) })}{" "}
          <a href={here(visit, `/staff/approvals/${waiting.id}`)}>{t("litigation.toRequest")}</a>
        </p>
      ) : null}
      {heldWith ? (
        <p>
          <a href={here(visit, `/staff/cases/${heldWith}/litigation`)}>
            {t("litigation.liftThere", { reference: heldWith })}
          </a>
        </p>
      ) : null}
      {may && !heldWith && !lifted && !waiting ? (
        <Details summary={t("litigation.lift.open")} open={lifting !== undefined}>
          <LiftForm visit={visit} reference={read.reference} hold={hold.id} lifting={lifting} />
        </Details>
      ) : null}
    </>
  );
}

/** Open where nothing keeps the case yet; one more hold, for another matter, is behind a line. */
function Place({ visit, read, outcome: { placing } }: Shown): ReactElement | null {
  if (!mayDo(visit.staff, "hold:place") || read.recusedMe) return null;
  const form = <PlaceForm visit={visit} reference={read.reference} placing={placing} />;
  const kept = read.holds.some(({ lifted }) => lifted === null);
  const { t } = visit;
  if (!kept) {
    return (
      <section className="stack" aria-labelledby="place">
        <h2 id="place">{t("litigation.place.title")}</h2>
        {form}
      </section>
    );
  }
  return (
    <Details summary={t("litigation.place.another")} open={placing !== undefined}>
      {form}
    </Details>
  );
}
