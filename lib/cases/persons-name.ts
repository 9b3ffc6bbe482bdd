import { SURNAME } from "@/lib/evidence/masking/surnames";

const NAME = new RegExp(`^${SURNAME}\\p{Script=Han}{1,2}(?:先生|女士|小姐)?$`, "u");
/** What begins like a surname and is a shop or a practice. */
const NO_NAME = /店|返|评|单|单号|铺|馆|厂|行$|网|司$|城$|堂$|记$|家$/u;

/**
 * Whether somebody looked for a person rather than for a shop or a case: two or three characters that begin with a
 * frequent surname, nothing else. It may be wrong either way; it only says that a search could be looked at.
 */
export function looksLikePersonsName(typed: string): boolean {
  const words = typed.trim().normalize("NFKC");
  return NAME.test(words) && !NO_NAME.test(words);
}
