import { GROUNDS, type Ground, type GroundList, groundsOf, isGroundOf } from "@/lib/cases/grounds";

const LISTS = Object.keys(GROUNDS) as readonly GroundList[];

/** Every ground as a unit keeps it: a list and a ground of it. */
export const UNIT_GROUNDS: readonly string[] = LISTS.flatMap((list) => groundsOf(list).map((g) => `${list}.${g}`));

/** The grounds of a list in the order of the form: what the unit most often decides by comes first. */
export function groundsInOrder(
  list: GroundList,
  suggested: readonly string[],
): readonly { ground: Ground; first: boolean }[] {
  const named = suggested.flatMap((entry) => {
    const [of, ground = ""] = entry.split(".");
    return of === list && isGroundOf(list, ground) ? [ground] : [];
  });
  const rest = groundsOf(list).filter((ground) => !named.includes(ground));
  return [...named.map((ground) => ({ ground, first: true })), ...rest.map((ground) => ({ ground, first: false }))];
}
