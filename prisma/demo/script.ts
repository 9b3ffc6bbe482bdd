import type { MoneyKind } from "@/lib/cases/money/money-fact";
import type { Action } from "@/lib/cases/step";
import type { TrackKind } from "@/lib/cases/track";
import type { TypedStep } from "@/lib/enforcement/step-facts";
import type { SuitMove } from "@/lib/enforcement/suit";
import type { EvidenceKind } from "@/lib/evidence/evidence-kind";
import type { BehaviourKind } from "@/lib/reports/behaviour";
import type { ClueLetterFacts } from "@/lib/reports/clue-letter";
import type { LogisticsAnswers, SeenAnswers, Wish } from "@/lib/reports/draft";
import type { IntakeChannel } from "@/lib/reports/read-intake";
import type { PersonKey } from "./people";
import type { ShopKey } from "./shops";

/** A screenshot to draw: a title line and what stands below it. In a chat, lines that begin with "我：" are the reporter's. */
export type Shot = { kind: EvidenceKind; title: string; lines: readonly string[]; where?: string };

type Words = { ground?: string; message?: string; note?: string; target?: string };

/** What is done about a public-interest suit, and to know enough for one. */
export type SuitAct =
  | { act: "packet" }
  | { act: "place"; region: string; address: string }
  | { act: "money"; kind: MoneyKind; low: string; from: string; to: string; source: string }
  | { act: "prepare"; defendant: string }
  | { act: "write"; claims: readonly string[]; complaint: string; harm: string }
  | ({ act: "move"; move: SuitMove } & Partial<Omit<TypedStep, "day">>);

/** What happens next in a case, `days` after what came before, or at a real instant. */
export type Beat = { days: number; on?: string } & (
  | { do: "decide"; who: PersonKey; track: TrackKind; action: Action; words: Words }
  | { do: "say" | "note"; who: PersonKey; body: string }
  | { do: "claim"; who: PersonKey }
  | { do: "check"; who: PersonKey; item: string; note: string }
  | { do: "suit"; who: PersonKey; step: SuitAct }
  | { do: "reply"; body: string }
  | { do: "contest"; track: TrackKind; reasons: string }
  | { do: "withdraw"; track: TrackKind }
  | { do: "supplement"; tracks: readonly TrackKind[] }
);

/** One report of the demonstration world, with what became of it. `key` lets another scene be joined to it. */
export type Scene = {
  key: string;
  shop: ShopKey;
  kind: BehaviourKind;
  /** Days before now, or a real instant where the real date matters. */
  when: number | string;
  product?: string;
  story: string;
  seen?: Partial<SeenAnswers>;
  logistics?: Partial<LogisticsAnswers>;
  wish: Wish;
  demand?: string;
  contact?: { kind: "email" | "phone"; address: string };
  locale?: "zh" | "en";
  /** Came by another way than the web and was written down by the intake clerk. */
  channel?: IntakeChannel;
  /** What a clue letter says of itself; its first shot is the letter. */
  letter?: ClueLetterFacts;
  shots: readonly Shot[];
  beats: readonly Beat[];
};

type Decider = (days: number, who: PersonKey, action: Action, words?: Words) => Beat;

function decider(track: TrackKind): Decider {
  return (days, who, action, words = {}) => ({ do: "decide", days, who, track, action, words });
}

/** A step on the report track (举报). */
export const onReport = decider("report");
/** A step on the complaint track (投诉). */
export const onComplaint = decider("complaint");

export const say = (days: number, who: PersonKey, body: string): Beat => ({ do: "say", days, who, body });
export const note = (days: number, who: PersonKey, body: string): Beat => ({ do: "note", days, who, body });
/** An item of the checklist was looked at. */
export const check = (days: number, who: PersonKey, item: string, note = ""): Beat => {
  return { do: "check", days, who, item, note };
};
export const claim = (days: number, who: PersonKey): Beat => ({ do: "claim", days, who });
/** A step about the suit that rests on this case; `on` where the real day matters. */
export const suit = (days: number, who: PersonKey, step: SuitAct, on?: string): Beat => ({
  do: "suit",
  days,
  who,
  step,
  ...(on ? { on } : {}),
});
export const reply = (days: number, body: string): Beat => ({ do: "reply", days, body });
/** What was asked for is there; `tracks` are those that waited for it. */
export const supplement = (days: number, ...tracks: TrackKind[]): Beat => ({ do: "supplement", days, tracks });
export const withdraw = (days: number, track: TrackKind): Beat => ({ do: "withdraw", days, track });
export const contest = (days: number, track: TrackKind, reasons: string): Beat => ({
  do: "contest",
  days,
  track,
  reasons,
});
