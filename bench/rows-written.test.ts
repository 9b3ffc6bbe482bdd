import { describe, expect, it } from "vitest";
import { copyOf, withTheCase } from "./rows-written";

const id = "0190f3c0-0000-7000-8000-000000000001";
const rows = [
  { table: "case", columns: ["id"], row: `{"id": "${id}", "reference": "ZP26-7KQ4-M2XD"}` },
  { table: "track", columns: ["id"], row: `{"case_id": "${id}"}` },
  { table: "draft", columns: ["id"], row: `{"token_hash": "\\\\x${"ab".repeat(32)}"}` },
  { table: "audit_entry", columns: ["seq"], row: `{"seq": 12, "lane": 3}` },
];

describe("a copy of the rows of a report", () => {
  it("keeps rows together and shares nothing with another copy", () => {
    const [one, other] = [copyOf(rows, 1), copyOf(rows, 2)];
    const parsed = one.map(({ row }) => JSON.parse(row));
    expect(parsed[0].id).not.toBe(id);
    expect(parsed[1].case_id).toBe(parsed[0].id);
    expect(parsed[0].reference).not.toBe("ZP26-7KQ4-M2XD");
    expect(parsed[2].token_hash).toMatch(/^\\x[0-9a-f]{64}$/);
    for (const at of rows.keys()) expect(one[at]?.row).not.toBe(other[at]?.row);
  });
});

describe("the rows of one report", () => {
  it("are its case and what hangs on it, and not what the worker did to another report meanwhile", () => {
    const [file, other] = ["0190f3c0-0000-7000-8000-00000000000f", "0190f3c0-0000-7000-8000-0000000000ff"];
    const row = (table: string, text: string) => ({ table, columns: [], row: text });
    const all = [
      row("pgboss.job", `{"data": {"evidenceId": "${file}"}}`),
      row("case", `{"id": "${id}"}`),
      row("evidence", `{"id": "${file}", "case_id": "${id}"}`),
      row("evidence", `{"id": "${other}", "case_id": "0190f3c0-0000-7000-8000-000000000002"}`),
      row("rate_window", `{"count": 1}`),
    ];
    expect(withTheCase(all).map(({ table }) => table)).toEqual(["pgboss.job", "case", "evidence", "rate_window"]);
  });
});
