import { beforeAll, describe, expect, it } from "vitest";
import { shareOfSample } from "@/lib/cases/search-share";
import { db, Prisma } from "@/lib/infra/db/client";
import { firstIdAt } from "@/lib/infra/db/first-id";

const CASES = 600;
const sql = Prisma.sql;

const HOURS_BETWEEN = 14;
const cameIn = Prisma.raw(
  firstIdAt(`(extract(epoch FROM now()) * 1000)::bigint - (${CASES + 1} - n) * ${HOURS_BETWEEN * 3_600_000}::bigint`),
);

/** Of a year, evenly; `SS-1` came in first. */
function bringCases() {
  return db.$executeRaw`
    INSERT INTO "case" (id, reference, behaviour, platform, shop_name, title, search_text, opened_at, updated_at)
    SELECT ${cameIn}, 'SS-' || n, 'fabricated_review', 'taobao', '店', '店', '', now(), now()
    FROM generate_series(1, ${CASES}::int) AS n`;
}
const numbered = (condition: Prisma.Sql) => sql`(SELECT ${condition} FROM (SELECT substr(c.reference, 4)::int AS n) x)`;

describe("C9 how many cases remain is told by a few of them", () => {
  it("says none where there is no case", async () => {
    expect(await shareOfSample(sql`true`)).toBe(0);
  });

  describe("of cases that came in through a year", () => {
    beforeAll(bringCases);

    it.each([
      ["all of them", sql`true`, 1],
      ["none of them", sql`false`, 0],
      ["every other one", numbered(sql`n % 2 = 0`), 0.5],
      ["those of the first tenth of the year", numbered(sql`n <= ${CASES / 10}::int`), 0.1],
      ["those of the last tenth of the year", numbered(sql`n > ${CASES - CASES / 10}::int`), 0.1],
    ])("%s", async (_, condition, share) => {
      expect(Math.abs((await shareOfSample(condition)) - share)).toBeLessThan(0.03);
    });
  });
});
