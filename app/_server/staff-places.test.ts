import { describe, expect, test } from "vitest";
import { STAFF_ROWS } from "@/app/_server/testing/access-list";
import { permissionsOf, ROLES, type Role } from "@/lib/access/roles";
import { PLACES, placesFor } from "./staff-places";

const seenBy = (role: Role) => placesFor({ permissions: permissionsOf([role]) }).map(({ place }) => place);

describe("the navigation has entries only for those who may", () => {
  test.each<[Role, readonly string[]]>([
    ["administrator", ["people", "law", "account"]],
    ["custodian", ["approvals", "account"]],
  ])("%s, who sees no case", (role, places) => {
    expect(seenBy(role)).toEqual(places);
  });

  const rows = new Map(
    STAFF_ROWS.filter(({ method }) => method === "GET").map(({ address, permission }) => [address, permission]),
  );

  test.each(PLACES.map(({ place, path }) => [place, path] as const))("%s opens for all who see it", (place, path) => {
    const permission = rows.get(path.replace(/^\/staff\/?/, "/")) ?? "no such page";
    const may = ROLES.filter(
      (role) => permission === "any" || [...permissionsOf([role])].map(String).includes(permission),
    );
    expect(may).toEqual(expect.arrayContaining(ROLES.filter((role) => seenBy(role).includes(place))));
  });
});

test("every address stands in the navigation once", () => {
  expect(new Set(PLACES.map(({ path }) => path)).size).toBe(PLACES.length);
});
