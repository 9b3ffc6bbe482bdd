import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MadeStaff, makeStaff } from "@/lib/access/make-staff";
import { totpCode } from "@/lib/access/totp";
import { publicSigningKey } from "@/lib/audit/queries";
import { type PacketCase, packetCase } from "@/lib/cases/packet.fixture";
import { verifyPacket } from "@/lib/evidence/packet/verify-packet";
import { screenshot } from "@/lib/evidence/testing/hostile-files";
import { takenFile } from "@/lib/evidence/testing/taken-file";
import { db } from "@/lib/infra/db/client";
import { settings } from "@/lib/infra/env";
import { bundled } from "@/lib/infra/testing/bundled";
import { receiptFor } from "@/lib/reports/issued-receipt";

let about: PacketCase;
let officer: MadeStaff;
let command = "";

beforeAll(async () => {
  command = await bundled("lib/worker/make-packet.cli.ts");
  officer = await makeStaff({ name: "林审核", email: "lin-console@example.cn", roles: ["case_officer"] });
  const file = await takenFile(await screenshot("png", 950));
  const files = [{ ...file, kind: "chat", capturedOn: null, capturedWhere: null } as const];
  about = await packetCase({ files, receipt: (input) => receiptFor({ ...input, clocks: [] }).token });
});

/** As somebody at the console types it. */
function whenTheCommandIsRun(reference: string, { password = officer.password } = {}) {
  const { runtimeDatabaseUrl = "", dataDir } = settings();
  const typed = [officer.email, password, totpCode(officer.totpSecret, new Date())].join("\n");
  return spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", command, reference], {
    input: `${typed}\n`,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", ZHENPING_DATABASE_URL: runtimeDatabaseUrl, DATA_DIR: dataDir },
  });
}

const packets = () => readdirSync(".").filter((name) => name.startsWith(`${about.reference}-`));

afterAll(() => {
  for (const name of packets()) rmSync(name);
});

describe("one command makes the evidence packet (EVD-04)", () => {
  it("of a case, for somebody who signs in; the checker accepts it, and it is on record under their name", async () => {
    const run = whenTheCommandIsRun(about.reference.toLowerCase());
    expect(run.stderr, run.stdout).not.toContain(officer.password);
    expect(run.status, run.stderr).toBe(0);
    const file = run.stdout.trim();
    const verdict = await verifyPacket(file, publicSigningKey());
    expect(verdict.findings.filter(({ result }) => result === "bad")).toEqual([]);
    const row = await db.evidencePacket.findFirstOrThrow({ where: { caseId: about.caseId } });
    expect(row.askedById).toBe(officer.id);
    expect(readFileSync(file).length).toBe(Number(row.bytes));
    expect(await db.staffSession.count({ where: { staffId: officer.id, revokedAt: null } })).toBe(0);
  });

  it("makes none for a wrong password, and for a number that was never given out", () => {
    const before = packets();
    expect(whenTheCommandIsRun(about.reference, { password: "wrong" })).toMatchObject({ status: 1, stdout: "" });
    expect(whenTheCommandIsRun("ZP26-2222-2222").stderr).toContain("npm run packet:make");
    expect(packets()).toEqual(before);
  });
});
