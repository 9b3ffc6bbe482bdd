import { db, type Tx } from "@/lib/infra/db/client";
import { openContact } from "@/lib/infra/identity-vault";
import { plainContact } from "@/lib/reports/reporter-tag";

/** Stands where somebody wrote their own address into words that many may read. The same sign as for a partner. */
export const HIDDEN_CONTACT = "■■■";

const FULL_WIDTH = 0xfee0;
const MOBILE = "13800138000".length;
const escaped = (sign: string) => sign.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** One sign of an address, in either width. */
function eitherWidth(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const wide = code > 0x20 && code < 0x7f ? String.fromCodePoint(code + FULL_WIDTH) : "";
  return `[${escaped(sign)}${wide}]`;
}

/** The address however it was written: letter case, width, spaces and signs in a number, China's country code. */
function patternOf(contact: string): RegExp {
  const plain = plainContact(contact);
  const signs = [...plain].map(eitherWidth);
  if (plain.includes("@")) return new RegExp(`(?<![\\w.+-])${signs.join("")}(?![\\w-])`, "giu");
  // A short number may be the end of somebody else's: 021-8888 6666.
  const part = plain.length < MOBILE ? "\\d-" : "\\d";
  const number = `(?:(?:\\+|00)?86[\\s()-]*)?${signs.join("[\\s()（）.·-]*")}`;
  return new RegExp(`(?<![${part}])${number}(?![${part}])`, "giu");
}

/**
 * Words without the writer's own address. It stands sealed beside them; written out in a story or a message it would be in
 * every dump, and open to whoever reads the case without asking a custodian (PRV-06).
 */
export function withoutContact(text: string, contact: string): string {
  return contact === "" ? text : text.replace(patternOf(contact), HIDDEN_CONTACT);
}

/** The same for every text in a set of answers. */
export function answersWithoutContact<Answers>(answers: Answers, contact: string): Answers {
  if (typeof answers === "string") return withoutContact(answers, contact) as Answers;
  if (Array.isArray(answers)) return answers.map((one: unknown) => answersWithoutContact(one, contact)) as Answers;
  if (answers === null || typeof answers !== "object") return answers;
  const pairs = Object.entries(answers).map(([name, value]) => [name, answersWithoutContact(value, contact)]);
  return Object.fromEntries(pairs) as Answers;
}

/** What a reporter writes to us later, without the address that they left. */
export async function ownWords(caseId: string, text: string, tx: Tx = db): Promise<string> {
  const row = await tx.submission.findUnique({ where: { caseId }, select: { sealedContact: true } });
  return row?.sealedContact ? withoutContact(text, openContact(caseId, row.sealedContact)) : text;
}
