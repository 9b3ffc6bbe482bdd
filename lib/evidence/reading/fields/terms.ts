import { foundIn } from "@/lib/evidence/reading/found";
import type { Sorted } from "@/lib/evidence/reading/material";
import type { Paragraph } from "@/lib/evidence/reading/paragraph";
import type { ReadField, ScreenshotKind } from "@/lib/evidence/reading/reading";

const MAKES_TERMS: readonly (ScreenshotKind | null)[] = [
  "chat_cashback",
  "group_task",
  "cashback_card",
  "invite_tandian",
  "recruit_officer",
  "extortion_chat",
];

/** What readers are told to do. Praise, its length and its pictures weigh most; the steps before it less. */
const PRAISE = /[五5]星|好评|\d+字|[晒配附带传]\S{0,3}图|拍照|打卡|实拍|视频|删\S{0,2}差评|撤\S{0,2}(?:投诉|差评)/;
const STEP = /下单|收货|付款|垫付|拍下|收藏|加购|关键词|浏览|停留|货比|假聊|翻到|收藏|关注|点赞|发布|搜/;
/** Clauses that only look like one: what happens to those who obey, how to prove it, refusals, questions. */
const NO_DEMAND = /返|红包|赠|截图|登记|审核|佣|奖|吗|[?？]|不发货|别|不要|未按|没|消失|请勿|不得|了吧|想给|只认|联系/;

const GIVES =
  /(?:最[低高])?(?:返现?|退|返还|佣金?|[领得送奖补]|补贴|津贴|赏金?)(?:现金|红包|您|你)?\s?\d+(?:\.\d+)?(?:[~～-]\d+)?\s?[元块](?:现金)?(?:红包|津贴|奖励|无门槛券)?/;
const REFUND =
  /[^，。！；]*(?:全额|货款|本金|全款)[^，。！；]*(?:返|退)[^，。！；]*(?:，[另再]\S{0,2}[赠送]\S*?(?=[，。！；]|$))?/;
const FREE = /免费[^，。！；\s]{2,8}/;
const FREE_MEAL = /霸王餐/;
const VANISHES = /[^，。！；]*(?:消失|撤掉|删除|删掉|下架|消掉)[^，。！；吗？]*/;

/** Demanded and offered, each as worded: the first place that says it most plainly. */
export function termsIn({ kind, paragraphs }: Sorted): ReadField[] {
  if (!MAKES_TERMS.includes(kind)) return [];
  return [...demandedIn(paragraphs, kind), ...offeredIn(paragraphs, kind)];
}

type Run = { readonly paragraph: Paragraph; readonly span: readonly [number, number]; readonly weight: number };

function demandedIn(paragraphs: readonly Paragraph[], kind: ScreenshotKind | null): ReadField[] {
  const runs = paragraphs.flatMap((paragraph) => runsIn(paragraph, kind));
  const best = runs.reduce<Run | null>((kept, run) => (kept === null || run.weight > kept.weight ? run : kept), null);
  if (!best || best.weight < 2) return [];
  const value = best.paragraph.text.slice(...best.span);
  return [foundIn(best.paragraph, best.span, { name: "demanded", value })];
}

/** Stretches of clauses of one sentence that all tell the reader to do something. */
function runsIn(paragraph: Paragraph, kind: ScreenshotKind | null): Run[] {
  const runs: Run[] = [];
  for (const sentence of paragraph.text.matchAll(/[^。！!；？?～]+[？?]?/g)) {
    let sum = 0;
    let start = 0;
    for (const clause of clausesOf(sentence[0], sentence.index)) {
      const weight = weightOf(clause.text, kind);
      if (sum === 0) start = clause.start;
      sum = weight > 0 ? sum + weight : 0;
      if (sum > 0) runs.push({ paragraph, span: [start, clause.end], weight: sum });
    }
  }
  return runs;
}

/** A point's number, which the recogniser may have run together with its text; "20字" is no number of a point. */
const NUMBERED =
  /^\s*(?:[①-⑳]|\d{1,2}(?:[、.．](?!\d)|(?=[\u4e00-\u9fa5])(?![字张图条天个元块分小人位]))|第.步[:：])\s*/;
const LABELLED = /^[\u4e00-\u9fa5]{2,5}[:：]\s*/;

/** Clauses between commas, without the label or number before them. */
function clausesOf(sentence: string, offset: number): { text: string; start: number; end: number }[] {
  return [...sentence.matchAll(/[^，,]+/g)].map((match) => {
    const numbered = NUMBERED.exec(match[0])?.[0].length ?? 0;
    const lead = numbered + (LABELLED.exec(match[0].slice(numbered))?.[0].length ?? 0);
    const start = offset + match.index + lead;
    return { text: match[0].slice(lead), start, end: offset + match.index + match[0].trimEnd().length };
  });
}

function weightOf(clause: string, kind: ScreenshotKind | null): number {
  if (kind === "extortion_chat")
    return /(?:删|撤|消)\S{0,2}(?:差评|投诉)\S*\d|(?:转|打|付|给)\S{0,6}\d+\s?[元块]/.test(clause) ? 3 : 0;
  if (NO_DEMAND.test(clause)) return 0;
  return (PRAISE.test(clause) ? 2 : 0) + (STEP.test(clause) ? 1 : 0);
}

function offeredIn(paragraphs: readonly Paragraph[], kind: ScreenshotKind | null): ReadField[] {
  const forms = kind === "extortion_chat" ? [VANISHES] : [REFUND, GIVES, FREE, FREE_MEAL];
  for (const form of forms) {
    for (const paragraph of paragraphs) {
      const match = form.exec(paragraph.text);
      if (!match || match[0].trim() === "") continue;
      return [foundIn(paragraph, [match.index, match.index + match[0].length], { name: "offered", value: match[0] })];
    }
  }
  return [];
}
