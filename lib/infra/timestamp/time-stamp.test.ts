import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";
import { startTestAuthority, type TestAuthority } from "@/lib/infra/testing/time-stamp-authority";
import { fetchStamp, readStamp } from "./time-stamp";

const note = Buffer.from("a checkpoint");
const digest = createHash("sha256").update(note).digest();
let authority: TestAuthority;

beforeAll(async () => {
  authority = await startTestAuthority();
});
afterAll(() => authority.stop());

describe("time stamps by RFC 3161 (EVD-03)", () => {
  it("are asked for with the digest alone and come back over it", async () => {
    const { token, at } = await fetchStamp(authority.url, note);
    expect((await readStamp(token, note)).ok).toBe(true);
    expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(60_000);
  });

  it("are accepted by an independent tool", async () => {
    const { token } = await fetchStamp(authority.url, note);
    const folder = scratchFolder("stamp");
    writeFileSync(join(folder, "token"), token);
    const verdict = execFileSync(
      "openssl",
      [
        "ts",
        "-verify",
        "-token_in",
        "-in",
        "token",
        "-digest",
        digest.toString("hex"),
        "-CAfile",
        authority.certificate,
      ],
      { cwd: folder, stdio: "pipe", encoding: "utf8" },
    );
    expect(verdict).toContain("OK");
  });

  it("are refused when a byte of what was signed is changed", async () => {
    const { token } = await fetchStamp(authority.url, note);
    const at = token.indexOf(digest);
    const changed = Buffer.from(token);
    changed[at + 3] = (changed[at + 3] ?? 0) ^ 1;
    expect((await readStamp(changed, note)).ok).toBe(false);
  });

  it("are refused for other bytes than those they are over", async () => {
    const { token } = await fetchStamp(authority.url, note);
    expect(await readStamp(token, Buffer.from("another"))).toEqual({ ok: false, reason: "signature" });
  });

  it("that are not stamps at all are called malformed", async () => {
    expect(await readStamp(Buffer.from("no stamp"), note)).toEqual({ ok: false, reason: "malformed" });
  });
});
