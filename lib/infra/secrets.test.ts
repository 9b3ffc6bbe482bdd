import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ensureSecrets, secretsSchema } from "./secrets";

const emptyFolder = () => mkdtempSync(join(tmpdir(), "zhenping-secrets-"));
const contentOf = (folder: string) => readFileSync(join(folder, "secrets.json"), "utf8");
const vaultOf = (folder: string) => readFileSync(join(folder, "vault.key"), "utf8");

describe("the installation's secrets", () => {
  test("are made at the first start, for the owner's eyes alone", () => {
    const folder = emptyFolder();
    ensureSecrets(folder);
    expect(statSync(join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(secretsSchema.safeParse(JSON.parse(contentOf(folder))).success).toBe(true);
    expect(readdirSync(folder)).toEqual(["secrets.json", "vault.key"]);
  });

  test("are never overwritten", () => {
    const folder = emptyFolder();
    ensureSecrets(folder);
    const [first, vault] = [contentOf(folder), vaultOf(folder)];
    ensureSecrets(folder);
    expect([contentOf(folder), vaultOf(folder)]).toEqual([first, vault]);
  });

  test("PRV-06 an installation from before the vault gets its key, and keeps all it had", () => {
    const folder = emptyFolder();
    ensureSecrets(folder);
    const before = contentOf(folder);
    rmSync(join(folder, "vault.key"));
    ensureSecrets(folder);
    expect(contentOf(folder)).toBe(before);
    expect(Buffer.from(vaultOf(folder), "base64")).toHaveLength(32);
    expect(statSync(join(folder, "vault.key")).mode & 0o777).toBe(0o600);
    expect(before).not.toContain(vaultOf(folder));
  });

  test("differ from installation to installation, and each from the others", () => {
    const [one, other] = [emptyFolder(), emptyFolder()];
    for (const folder of [one, other]) ensureSecrets(folder);
    const values = [one, other].flatMap((folder) => Object.values(JSON.parse(contentOf(folder))));
    expect(new Set(values).size).toBe(values.length);
  });

  test("a start that was killed while writing leaves nothing that counts", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "secrets.json.new"), '{"pepper": "half');
    ensureSecrets(folder);
    expect(secretsSchema.safeParse(JSON.parse(contentOf(folder))).success).toBe(true);
  });

  test("a damaged file is an error, not a reason for new secrets", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "secrets.json"), "{}");
    ensureSecrets(folder);
    expect(contentOf(folder)).toBe("{}");
    expect(secretsSchema.safeParse(JSON.parse(contentOf(folder))).success).toBe(false);
  });
});
