import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { permissionsOf, type Role } from "@/lib/access/roles";
import { columnsFor, type ExportedCase } from "@/lib/cases/exports/export-columns";
import { exportFile } from "@/lib/cases/exports/export-file";
import { translatorFor } from "@/lib/i18n/translator";

const day = (text: string) => new Date(`${text}T04:00:00Z`);
const one: ExportedCase = {
  reference: "ZP26-AAAA-AAAA",
  openedAt: day("2026-11-02"),
  behaviour: "incentivised_review",
  platform: "taobao",
  shopName: '=HYPERLINK("http://x")',
  title: "好评返现,电话13812345678",
  holder: "林审核",
  tracks: [{ kind: "report", state: "verifying", dueAt: day("2026-11-20") }],
};
const about = { by: "林审核", approvedBy: "江主管", purpose: "analysis", at: day("2026-11-29") };
const words = { t: translatorFor("zh"), platformIn: () => "淘宝", filter: "全部" };
const rowsOf = (text: string) => text.replace("\uFEFF", "").trimEnd().split("\r\n");
const fileFor = (role: Role, cases = [one]) =>
  exportFile(cases, { ...about, permissions: permissionsOf([role]) }, words);

describe("E9 the exported file", () => {
  it("E9 says on top who may know of it, when, who took it, who agreed, for what and of which list", () => {
    const top = rowsOf(fileFor("supervisor").text).slice(0, 8);
    const given = top.map((line) => line.split(",").at(1));
    expect(given.slice(0, 7)).toEqual([
      words.t("sharing.marks.case_team.label"),
      expect.stringContaining("2026"),
      "林审核",
      "江主管",
      words.t("approvals.purposes.analysis"),
      "全部",
      "1",
    ]);
  });

  it("E9 runs no formula and carries no long number", () => {
    const { text } = fileFor("supervisor");
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).not.toContain("13812345678");
  });

  it("E9 gives each row its own hash, and all rows one, so that a changed or missing row is seen", () => {
    const two = { ...one, reference: "ZP26-BBBB-BBBB", shopName: "店", title: "店", holder: null };
    const { text, sha256 } = fileFor("supervisor", [one, two]);
    const lines = rowsOf(text);
    const cells = lines.at(-1)?.split(",") ?? [];
    const hash = (said: string) => createHash("sha256").update(said).digest("hex");
    expect(cells.at(-1)).toBe(hash(JSON.stringify(cells.slice(0, -1))));
    const hashes = lines.slice(-2).map((line) => line.split(",").at(-1));
    expect(lines[7]?.split(",").at(-1)).toBe(hash(hashes.join("\n")));
    expect(sha256).toBe(hash(text));
  });

  it("E9 PRV-05 has these columns and no others; without work on cases not who works on them", () => {
    const names = (role: Role) => columnsFor(permissionsOf([role])).map(({ name }) => name);
    const read = [
      ...["reference", "opened", "behaviour", "platform", "shop", "title"],
      ...["complaint_state", "complaint_due", "report_state", "report_due"],
    ];
    expect(names("supervisor")).toEqual([...read, "holder"]);
    expect(names("auditor")).toEqual(read);
    expect(names("custodian")).toEqual([]);
  });
});
