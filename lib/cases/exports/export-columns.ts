import type { Permission } from "@/lib/access/roles";
import { NO_DUE } from "@/lib/cases/due";
import type { TrackKind } from "@/lib/cases/track";
import { withoutNumbers } from "@/lib/cases/without-numbers";
import { shanghaiDate } from "@/lib/clocks/plain-date";
import type { Translator } from "@/lib/i18n/translator";

/** Of a case, what an export can know. Who reported it, how to reach them and what they wrote is not read at all. */
export type ExportedCase = {
  readonly reference: string;
  readonly openedAt: Date;
  readonly behaviour: string;
  readonly platform: string;
  readonly shopName: string;
  readonly title: string;
  readonly holder: string | null;
  readonly tracks: readonly { readonly kind: string; readonly state: string; readonly dueAt: Date }[];
};

/** How an export says things: its language, and the names that only pages know. */
export type ExportWords = {
  readonly t: Translator;
  readonly platformIn: (platform: string) => string;
  /** What the list was narrowed to. */
  readonly filter: string;
};

type Column = {
  readonly name: string;
  /** Only for those who may do this: whoever reads the queue and takes nothing from it does not see who works on what. */
  readonly needs: Permission;
  readonly cell: (one: ExportedCase, words: ExportWords) => string;
};

const trackCells = (kind: TrackKind): Column[] => [
  { name: `${kind}_state`, needs: "case:read", cell: (one, { t }) => stateIn(t, one, kind) },
  { name: `${kind}_due`, needs: "case:read", cell: (one) => dueIn(one, kind) },
];

const COLUMNS: readonly Column[] = [
  { name: "reference", needs: "case:read", cell: ({ reference }) => reference },
  { name: "opened", needs: "case:read", cell: ({ openedAt }) => shanghaiDate(openedAt) },
  { name: "behaviour", needs: "case:read", cell: ({ behaviour }, { t }) => behaviourIn(t, behaviour) },
  { name: "platform", needs: "case:read", cell: ({ platform }, { platformIn }) => platformIn(platform) },
  { name: "shop", needs: "case:read", cell: ({ shopName }) => withoutNumbers(shopName) },
  { name: "title", needs: "case:read", cell: ({ title }) => withoutNumbers(title) },
  ...trackCells("complaint"),
  ...trackCells("report"),
  { name: "holder", needs: "case:claim", cell: ({ holder }) => holder ?? "" },
];

/** The columns that this person may read, in order. */
export function columnsFor(permissions: readonly Permission[]): readonly Column[] {
  return COLUMNS.filter(({ needs }) => permissions.includes(needs));
}

function behaviourIn(t: Translator, behaviour: string): string {
  const key = `queue.behaviours.${behaviour}`;
  return t.has(key) ? t(key) : behaviour;
}

function stateIn(t: Translator, { tracks }: ExportedCase, kind: TrackKind): string {
  const track = tracks.find((one) => one.kind === kind);
  return track ? t(`cases.states.${kind}.${track.state}.label`) : "";
}

function dueIn({ tracks }: ExportedCase, kind: TrackKind): string {
  const track = tracks.find((one) => one.kind === kind);
  return track && track.dueAt < NO_DUE ? shanghaiDate(track.dueAt) : "";
}
