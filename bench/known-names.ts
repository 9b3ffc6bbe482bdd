import type { KnownNames } from "@/lib/evidence/reading/reading";
import { COURIERS } from "@/lib/reports/couriers";
import { PLATFORMS } from "@/lib/reports/platforms";

/** Platforms of the invented world in which the labelled screenshots play. */
const INVENTED = ["好集市", "快购", "觅食探店"];

type Named = { readonly zh: string; readonly aliases: readonly string[] };

function namesOf(list: Readonly<Record<string, Named>>): string[] {
  return Object.values(list).flatMap(({ zh, aliases }) => [
    zh,
    ...aliases.filter((alias) => /^\p{Script=Han}{2,}$/u.test(alias)),
  ]);
}

/** The names that the product knows, and those that only the labelled screenshots use. */
export function knownNames(): KnownNames {
  return { platforms: [...INVENTED, ...namesOf(PLATFORMS)], couriers: namesOf(COURIERS) };
}
