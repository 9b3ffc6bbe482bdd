import { COURIERS } from "@/lib/reports/couriers";
import { PLATFORMS } from "@/lib/reports/platforms";

type Named = { readonly zh: string; readonly aliases: readonly string[] };

/** A name in Latin letters is too short to be told from other words on a picture. */
function namesOf(list: Readonly<Record<string, Named>>): string[] {
  const chinese = (alias: string) => /^\p{Script=Han}{2,}$/u.test(alias);
  return Object.values(list).flatMap(({ zh, aliases }) => [zh, ...aliases.filter(chinese)]);
}

/** What platforms and couriers are called, for those who read pictures. */
export const KNOWN_NAMES = { platforms: namesOf(PLATFORMS), couriers: namesOf(COURIERS) };
