/** Everything that a reply can be filled in with, by its code, with the name that a Chinese text may use instead. */
export const REPLY_VARIABLES = {
  case_number: "案件编号",
  received_on: "收到日期",
  platform: "平台",
  shop: "店铺",
  ground: "理由",
  due_date: "办理期限",
  receiving_body: "接收部门",
  office: "本单位",
} as const;
export type ReplyVariable = keyof typeof REPLY_VARIABLES;
export const REPLY_VARIABLE_NAMES = Object.keys(REPLY_VARIABLES) as readonly ReplyVariable[];

/** What a case has for them, in words of one language; null or absent where it has nothing. */
export type ReplyValues = { readonly [name in ReplyVariable]?: string | null };
export type FilledReply = { readonly text: string; readonly missing: readonly ReplyVariable[] };

/** Braces of a Chinese keyboard count as much as the plain ones. */
const NAMED = /[{｛]([^{}｛｝]*)[}｝]/gu;
const LONGEST_SHOWN = 40;

/** The variable that somebody wrote, by its code or its Chinese name. */
function variableOf(name: string): ReplyVariable | null {
  const written = name.trim();
  return REPLY_VARIABLE_NAMES.find((one) => one === written || REPLY_VARIABLES[one] === written) ?? null;
}

/** What stands in braces of a text and is no variable of ours, as it was written; a brace without its partner, too. */
export function unknownVariables(text: string): readonly string[] {
  const named = [...text.matchAll(NAMED)].map(([, name = ""]) => name);
  const unknown = named.filter((name) => variableOf(name) === null).map((name) => `{${name.slice(0, LONGEST_SHOWN)}}`);
  const lonely = text.replaceAll(NAMED, "").match(/[{}｛｝]/gu) ?? [];
  return [...new Set([...unknown, ...lonely])];
}

/** The variables that still stand in a text, in their order: what must not go out like this. */
export function unfilledIn(text: string): readonly ReplyVariable[] {
  const found = [...text.matchAll(NAMED)].map(([, name = ""]) => variableOf(name));
  return REPLY_VARIABLE_NAMES.filter((one) => found.includes(one));
}

/** Puts values in; what the case has nothing for stays visible in its braces and is named. Other braces are left alone. */
export function fillReply(template: string, values: ReplyValues): FilledReply {
  const have = (name: ReplyVariable | null) => (name && values[name]?.trim()) || null;
  const text = template.replaceAll(NAMED, (whole, name: string) => have(variableOf(name)) ?? whole);
  const missing = unfilledIn(template).filter((name) => have(name) === null);
  return { text, missing };
}

/** What was typed stays; a reply that does not stand there yet comes below it. */
export function addReply(typed: string, reply: string): string {
  const before = typed.trim();
  if (before === "") return reply;
  return before.includes(reply.trim()) ? typed : `${before}\n\n${reply}`;
}
