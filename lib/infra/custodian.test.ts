import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identityToRecipient } from "age-encryption";
import { describe, expect, test, vi } from "vitest";
import { settings } from "@/lib/infra/env";
import { custodianRecipient, ensureCustodian } from "./custodian";

const emptyFolder = () => mkdtempSync(join(tmpdir(), "zhenping-custodian-"));
const read = (folder: string, name: string) => readFileSync(join(folder, `custodian-${name}.txt`), "utf8");

describe("the custodian's key pair", () => {
  test("is made at the first start: the halves belong together, the identity is for the owner's eyes alone", async () => {
    const folder = emptyFolder();
    await ensureCustodian(folder);
    const identity = read(folder, "identity");
    expect(await identityToRecipient(identity.trim().split("\n").at(-1) ?? "")).toBe(read(folder, "recipient").trim());
    expect(statSync(join(folder, "custodian-identity.txt")).mode & 0o777).toBe(0o600);
    expect(identity).toMatch(/^# .*\n# MOVE this file/);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test("is made once: an identity that was taken away does not come back, and is not replaced", async () => {
    const folder = emptyFolder();
    await ensureCustodian(folder);
    const recipient = read(folder, "recipient");
    rmSync(join(folder, "custodian-identity.txt"));
    await ensureCustodian(folder);
    expect(read(folder, "recipient")).toBe(recipient);
    expect(existsSync(join(folder, "custodian-identity.txt"))).toBe(false);
  });

  test("an identity without its recipient is an error, not a reason for a new pair", async () => {
    const folder = emptyFolder();
    await ensureCustodian(folder);
    const identity = read(folder, "identity");
    rmSync(join(folder, "custodian-recipient.txt"));
    await expect(ensureCustodian(folder)).rejects.toThrow("custodian-recipient.txt is missing");
    expect(read(folder, "identity")).toBe(identity);
  });

  test("is not made when the operator names a recipient", async () => {
    const folder = emptyFolder();
    await ensureCustodian(folder, "age1example");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("the recipient is what the program seals to", async () => {
    vi.stubEnv("DATA_DIR", emptyFolder());
    await ensureCustodian(settings().dataDir);
    expect(custodianRecipient()).toBe(read(settings().dataDir, "recipient").trim());
  });

  test("the identity's file is written in one place, and nothing of the program reads it (PRV-07)", () => {
    const sources = ["app", "lib", "scripts", "prisma"].flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(ts|tsx|mjs|js)$/.test(name) && !/\.test\.|generated/.test(name))
        .map((name) => join(root, name)),
    );
    const naming = sources.filter((file) => readFileSync(file, "utf8").includes("custodian-identity"));
    expect(naming).toEqual([join("lib", "infra", "custodian.ts")]);
    const uses = readFileSync("lib/infra/custodian.ts", "utf8").match(/readFileSync\([^;]*/g) ?? [];
    expect(uses).toHaveLength(1);
    expect(uses[0]).toContain("RECIPIENT");
  });
});
