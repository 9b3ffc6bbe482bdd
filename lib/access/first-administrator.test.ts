import { describe, expect, test } from "vitest";
import { finishSignIn } from "@/lib/access/finish-sign-in";
import { offerSetup } from "@/lib/access/offer-setup";
import { signInStep } from "@/lib/access/queries";
import { setUpAdministrator } from "@/lib/access/set-up-administrator";
import { attemptForTest } from "@/lib/access/testing/sign-in-for-test";
import { totpCode } from "@/lib/access/totp";
import { db } from "@/lib/infra/db/client";

const asked = { name: "王芳", email: " Wang@Example.CN ", password: "窗台上的三盆薄荷今天终于开花了啊" };
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const link = { ok: false, reason: "link" };

// One story on one database, from nobody to the first administrator.
describe("SEC-11 the first administrator", () => {
  test("a made-up link and one that is a day old open nothing", async () => {
    const token = (await offerSetup()) ?? "";
    expect(await setUpAdministrator({ ...asked, link: "x".repeat(43) })).toEqual(link);
    expect(await setUpAdministrator({ ...asked, link: token }, hours(24))).toEqual(link);
  });

  test("a later start ends the link of an earlier one", async () => {
    const earlier = (await offerSetup()) ?? "";
    await offerSetup();
    expect(await setUpAdministrator({ ...asked, link: earlier })).toEqual(link);
  });

  test("what is wrong with the answers is said, and the link stays good", async () => {
    const token = (await offerSetup()) ?? "";
    const set = (part: Partial<typeof asked>) => setUpAdministrator({ ...asked, ...part, link: token });
    expect(await set({ name: " " })).toEqual({ ok: false, reason: "name" });
    expect(await set({ name: "a\u202eb" })).toEqual({ ok: false, reason: "name" });
    expect(await set({ email: "nobody" })).toEqual({ ok: false, reason: "email" });
    expect(await set({ password: "short" })).toEqual({ ok: false, reason: "password_short" });
    expect(await db.staff.count()).toBe(0);
  });

  test("the database keeps no link in clear", async () => {
    const token = (await offerSetup()) ?? "";
    const rows = await db.$queryRaw<{ row: string }[]>`SELECT invite::text AS row FROM invite`;
    expect(rows.map(({ row }) => row).join()).not.toContain(token);
  });

  test("of two people with the link at the same moment one becomes administrator, and enrols", async () => {
    const token = (await offerSetup()) ?? "";
    const both = await Promise.all(
      [1, 2].map((n) => setUpAdministrator({ ...asked, email: `w${n}@example.cn`, link: token })),
    );
    const won = both.find((result) => result.ok);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const step = await signInStep(won?.ok ? won.attempt : null);
    if (step?.next !== "enrol") throw new Error("nothing to enrol");
    const input = { attempt: won?.ok ? won.attempt : null, code: totpCode(step.key, new Date()), deviceToken: null };
    const finished = await finishSignIn(input);
    expect(finished.ok && finished.recoveryCodes).toHaveLength(10);
  });

  test("afterwards there is no further offer, and no link works", async () => {
    expect(await offerSetup()).toBeNull();
    const { email } = await db.staff.findFirstOrThrow();
    const attempt = await attemptForTest({ email, password: asked.password });
    expect(await signInStep(attempt)).toEqual({ next: "code" });
  });
});
