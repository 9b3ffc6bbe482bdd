import type { QueueItem } from "@/app/_ui/queue-list";
import { Tag, type TagTone } from "@/app/_ui/tag";
import type { Staff } from "@/lib/access/staff";
import type { ListedRow } from "@/lib/cases/list-queue";
import { type QueueCursor, type QueueFilter, queueAddress } from "@/lib/cases/queue-filter";
import type { QueueRow } from "@/lib/cases/queue-row";
import { type Position, phaseOf } from "@/lib/cases/track";
import { isWorkable } from "@/lib/cases/workable";
import { titleForStaff } from "@/lib/clocks/clock-rule";
import { clockTime, shortDueDate } from "@/lib/i18n/dates";
import type { Translator } from "@/lib/i18n/translator";
import { standingWords } from "./standing-words";
import { wroteWords } from "./wrote-words";

type Context = {
  t: Translator;
  staff: Pick<Staff, "id" | "permissions">;
  filter: QueueFilter;
  cursor?: QueueCursor | null;
  current?: { reference: string; track: string | null };
  /** The form that ticks belong to; absent for those who order nothing in bulk. */
  ticks?: string | undefined;
};

/** The shape and words that a state has in a list. */
export function toneOf(position: Position): TagTone {
  if (position.state === "received" || position.state === "reopened") return "new";
  return { open: "moving", waiting: "waiting", ended: "closed" }[phaseOf(position)] as TagTone;
}

export function stateLabel(t: Translator, position: Position): string {
  const state = t(`cases.states.${position.track}.${position.state}.label`);
  return t("queue.stateOf", { track: t(`cases.tracks.${position.track}.label`), state });
}

export function queueItems(rows: readonly ListedRow[], context: Context): QueueItem[] {
  const { t, staff, filter, cursor = null, current, ticks } = context;
  return rows.map((row) => {
    const { track } = row.position;
    const address = queueAddress(filter, cursor);
    address.set("on", track);
    return {
      key: row.trackId,
      href: `/${t.locale}/staff/cases/${row.reference}?${address}`,
      reference: row.reference,
      about: row.title,
      why: whyHere(t, row),
      clock: clockWords(t, row),
      late: row.overdue,
      current: row.reference === current?.reference && (current.track === null || current.track === track),
      take: isWorkable(staff, row),
      tick: ticks ? { form: ticks, name: "track", value: row.trackId, label: tickLabel(t, row) } : undefined,
      tags: <Tags context={context} row={row} />,
    };
  });
}

function tickLabel(t: Translator, { reference, position }: QueueRow): string {
  return t("bulk.bar.tick", { reference, track: t(`cases.tracks.${position.track}.label`) });
}

function whyHere(t: Translator, row: QueueRow): string {
  const standing = standingWords(t, row.standing);
  return standing ? `${clockAndKind(t, row)} · ${standing}` : clockAndKind(t, row);
}

function clockAndKind(t: Translator, { nearest, behaviour }: QueueRow): string {
  const about = t.has(`queue.behaviours.${behaviour}`) ? t(`queue.behaviours.${behaviour}`) : behaviour;
  if (!nearest) return `${about} · ${t("queue.whyNone")}`;
  // None of the case's own: somebody whose report is handled here is owed it.
  if (!nearest.rule) return `${about} · ${t("queue.whyOthers")}`;
  const rule = titleForStaff(nearest.rule)[t.locale];
  return `${about} · ${t("queue.why", { rule, whose: t(`queue.whose.${nearest.rule.binds}`) })}`;
}

function clockWords(t: Translator, { nearest, overdue }: QueueRow): string {
  if (!nearest) return t("queue.clock.none");
  const date = shortDueDate(t.locale, nearest.dueAt);
  const days = Math.abs(nearest.workingDaysLeft);
  if (overdue) return t(days === 0 ? "queue.clock.lateToday" : "queue.clock.late", { days, date });
  return days === 0 ? t("queue.clock.today") : t("queue.clock.left", { days, date });
}

function Tags({ context: { t, staff }, row }: { context: Context; row: ListedRow }) {
  const { claim, unseenHours } = row;
  const holder = claim && { name: claim.name, time: clockTime(t.locale, claim.until) };
  return (
    <>
      {unseenHours === null ? null : <Tag tone="new">{wroteWords(t, unseenHours)}</Tag>}
      {row.contested ? <Tag tone="late">{t("queue.contested")}</Tag> : null}
      <Tag tone={toneOf(row.position)}>{stateLabel(t, row.position)}</Tag>
      {holder ? (
        <Tag tone="waiting">{t(claim?.staffId === staff.id ? "queue.claimedByMe" : "queue.claimedBy", holder)}</Tag>
      ) : null}
      <DeskTags t={t} staffId={staff.id} desk={row.desk} />
    </>
  );
}

function DeskTags({ t, staffId, desk }: { t: Translator; staffId: string; desk: ListedRow["desk"] }) {
  const { assignedTo, heldUntil, escalated, litigation } = desk;
  const whose = assignedTo?.id === staffId ? "mine" : assignedTo?.own ? "standsIn" : "assigned";
  return (
    <>
      {assignedTo ? <Tag tone="moving">{t(`desk.tags.${whose}`, { name: assignedTo.name })}</Tag> : null}
      {heldUntil ? <Tag tone="waiting">{t("desk.tags.held", { date: shortDueDate(t.locale, heldUntil) })}</Tag> : null}
      {escalated ? <Tag tone="late">{t("desk.tags.escalated")}</Tag> : null}
      {litigation ? <Tag tone="waiting">{t("desk.tags.litigation")}</Tag> : null}
    </>
  );
}
