import type { ReactElement } from "react";
import { BUTTON_FIELD, TOKEN_FIELD } from "@/app/_server/read-form";
import type { StaffPage } from "@/app/_server/staff-screen";
import { Button } from "@/app/_ui/button";
import { holds } from "@/lib/access/staff";
import type { CaseView, TrackView } from "@/lib/cases/case-view";
import { mayAssign } from "@/lib/cases/desk";
import { colleaguesOf, THEIR_REASON } from "@/lib/cases/desk-of-case";
import { isOpen } from "@/lib/cases/track";
import { dateTime } from "@/lib/i18n/dates";
import { DESK_KINDS, DeskForm, type DeskKind, type DeskTyped } from "./desk-form";
import { assignedWords, escalatedWords, heldWords } from "./desk-words";

export type DeskProps = {
  page: StaffPage;
  view: CaseView;
  asked: URLSearchParams;
  /** The list beside the case, as an address. */
  list: string;
  /** The address of this page with other choices. */
  to: (choice: Record<string, string>) => string;
};

const FIRST_FIELD = { assign: "to", hold: "reason", escalate: "reason", answer: "answer" } as const;

/** Whose the case is, what is laid aside and what a supervisor was asked; below it the form that was opened. */
export async function DeskBar(props: DeskProps): Promise<ReactElement> {
  const { page, view } = props;
  const open = openForm(props);
  const colleagues = open?.kind === "assign" ? await colleaguesOf(page.staff, view.reference) : [];
  return (
    <section className="desk" aria-label={page.t("desk.title")}>
      <Facts page={page} view={view} />
      {holds(page.staff, "case:claim") && !view.recusedMe ? <Acts {...props} /> : null}
      {open ? (
        <DeskForm
          t={page.t}
          formToken={page.formToken}
          reference={view.reference}
          colleagues={colleagues}
          kind={open.kind}
          typed={{ ...open.typed, list: props.list }}
          own={view.right.kind === "own"}
        />
      ) : null}
    </section>
  );
}

function Facts({ page: { t }, view }: Pick<DeskProps, "page" | "view">): ReactElement {
  const { assignment, escalation, answered } = view.desk;
  const held = view.tracks.filter(({ id }) => view.desk.holds.some(({ trackId }) => trackId === id));
  return (
    <>
      {assignment ? <p>{assignedWords(t, view)}</p> : null}
      {held.map((track) => (
        <p key={track.id}>
          {heldWords(t, view, track)} {t("desk.hold.clocks")}
        </p>
      ))}
      {[...view.desk.holds, escalation].map((fact) =>
        fact?.note ? (
          <blockquote key={fact.id} className="given">
            {fact.note}
          </blockquote>
        ) : null,
      )}
      {escalation ? <p>{escalatedWords(t, view)}</p> : null}
      {answered ? (
        <div className="internal">
          <p className="muted">
            {t("desk.escalate.answered", { by: answered.by, date: dateTime(t.locale, answered.at) })}
          </p>
          <p className="given">{answered.answer}</p>
        </div>
      ) : null}
    </>
  );
}

function Acts({ page, view, asked, list, to }: DeskProps): ReactElement {
  const { t, staff } = page;
  const supervisor = holds(staff, "case:assign");
  const own = view.right.kind === "own";
  const { escalation, answers } = view.desk;
  const on = asked.get("on");
  const link = (kind: DeskKind, keys: string) => (
    <a
      className="button secondary"
      href={`${to({ on: on ?? "", desk: kind })}#${FIRST_FIELD[kind]}`}
      aria-keyshortcuts={keys}
    >
      {t(`desk.${kind}.open`)} <kbd>{keys}</kbd>
    </a>
  );
  return (
    <div className="actions">
      {supervisor ? link("assign", "a") : own ? <OwnAssignment page={page} view={view} list={list} /> : null}
      <Holds page={page} view={view} asked={asked} list={list} to={to} />
      {escalation === null ? link("escalate", "e") : null}
      {answers ? link("answer", "e") : null}
    </div>
  );
}

/** Without the right to send colleagues to work, one key says "mine", and says it back. */
function OwnAssignment({ page, view, list }: Pick<DeskProps, "page" | "view" | "list">): ReactElement | null {
  const { t, staff, formToken } = page;
  const from = view.desk.assignment?.toId ?? null;
  const target = from === staff.id ? null : staff.id;
  if (!mayAssign(staff, { from, to: target })) return null;
  return (
    <form method="post" action={`/${t.locale}/staff/cases/${view.reference}/assignments`}>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="to" value={target ?? ""} />
      <input type="hidden" name="seen" value={view.desk.assignment?.id ?? ""} />
      <input type="hidden" name="shown" value={assignedWords(t, view)} />
      <input type="hidden" name="list" value={list} />
      <Button variant="secondary" keys="a">
        {t(target ? "desk.assign.mine" : "desk.assign.notMine")}
      </Button>
    </form>
  );
}

/** For each track under way: lay it aside, or bring it back. `h` is for the one that was opened. */
function Holds(props: DeskProps): ReactElement {
  const { view, asked } = props;
  const tracks = view.tracks.filter(({ position }) => isOpen(position));
  const on = tracks.find(({ position }) => position.track === asked.get("on")) ?? tracks[0];
  const away = view.claim !== null && !view.claimedByMe;
  return (
    <>
      {tracks.map((track) => {
        const shared = { desk: props, track, keys: track === on ? "h" : undefined };
        const hold = view.desk.holds.find(({ trackId }) => trackId === track.id);
        if (hold) return hold.reason === THEIR_REASON ? null : <Lift key={track.id} {...shared} />;
        return away ? null : <Lay key={track.id} {...shared} />;
      })}
    </>
  );
}

type HoldProps = { desk: DeskProps; track: TrackView; keys: string | undefined };

function Lay({ desk: { page, to }, track: { position }, keys }: HoldProps): ReactElement {
  const { t } = page;
  const address = to({ on: position.track, desk: "hold" });
  return (
    <a className="button secondary" href={`${address}#${FIRST_FIELD.hold}`} aria-keyshortcuts={keys}>
      {t("desk.hold.open", { track: t(`cases.tracks.${position.track}.label`) })} {keys ? <kbd>{keys}</kbd> : null}
    </a>
  );
}

function Lift({ desk: { page, view, list }, track: { position }, keys }: HoldProps): ReactElement {
  const { t, formToken } = page;
  return (
    <form method="post" action={`/${t.locale}/staff/cases/${view.reference}/holds`}>
      <input type="hidden" name={TOKEN_FIELD} value={formToken} />
      <input type="hidden" name="track" value={position.track} />
      <input type="hidden" name="list" value={list} />
      <Button variant="secondary" name={BUTTON_FIELD} value="lift" keys={keys}>
        {t("desk.hold.lift", { track: t(`cases.tracks.${position.track}.label`) })}
      </Button>
    </form>
  );
}

type Opened = { kind: DeskKind; typed: DeskTyped };
type Opening = (props: DeskProps) => Opened | null;

/** What the address may open, each filled with the state as this page shows it; null where it makes no sense. */
const OPENINGS: Record<DeskKind, Opening> = {
  assign: ({ page: { t, staff }, view }) => {
    const { assignment } = view.desk;
    const typed = { to: assignment?.toId ?? staff.id, seen: assignment?.id ?? "", shown: assignedWords(t, view) };
    return holds(staff, "case:assign") ? { kind: "assign", typed } : null;
  },
  hold: ({ page: { t }, view, asked }) => {
    const track = view.tracks.find(({ position }) => position.track === asked.get("on")) ?? view.tracks[0];
    if (!track || !isOpen(track.position) || view.desk.holds.some(({ trackId }) => trackId === track.id)) return null;
    const shown = heldWords(t, view, track);
    return { kind: "hold", typed: { track: track.position.track, version: `${track.version}`, shown } };
  },
  escalate: ({ page: { t }, view, asked }) => {
    const track = asked.get("on") ?? view.tracks[0]?.position.track ?? "";
    return view.desk.escalation ? null : { kind: "escalate", typed: { track, shown: escalatedWords(t, view) } };
  },
  answer: ({ page: { t }, view }) => {
    const id = view.desk.escalation?.id;
    return id && view.desk.answers ? { kind: "answer", typed: { id, shown: escalatedWords(t, view) } } : null;
  },
};

function openForm(props: DeskProps): Opened | null {
  const kind = DESK_KINDS.find((known) => known === props.asked.get("desk"));
  return kind && !props.view.recusedMe && holds(props.page.staff, "case:claim") ? OPENINGS[kind](props) : null;
}
