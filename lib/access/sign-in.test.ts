import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { beginSignIn } from "@/lib/access/begin-sign-in";
import { exchangeTicket } from "@/lib/access/exchange-ticket";
import { finishSignIn } from "@/lib/access/finish-sign-in";
import { makeStaff } from "@/lib/access/make-staff";
import { renewRecoveryCodes } from "@/lib/access/renew-recovery-codes";
import { countCodeTry } from "@/lib/access/sign-in-throttle";
import { staffFromSession } from "@/lib/access/staff-from-session";
import { attemptForTest, freshAddress, signedInForTest } from "@/lib/access/testing/sign-in-for-test";
import { totpCode } from "@/lib/access/totp";

let number = 0;
const person = () => makeStaff({ name: "陈静", email: `chen${++number}@example.cn`, roles: ["reviewer"] });
const minutes = (at: Date, count: number) => new Date(at.getTime() + count * 60_000);

async function ticketFor(made: Awaited<ReturnType<typeof person>>, at: Date): Promise<string> {
  const attempt = await attemptForTest(made, at);
  const finished = await finishSignIn({ attempt, code: totpCode(made.totpSecret, at), deviceToken: null }, at);
  return finished.ok ? finished.ticket : "";
}

describe("SEC-11 signing in", () => {
  test("SEC-11 password and code give a ticket, the ticket a session, the session a person", async () => {
    const made = await person();
    const { staff } = await signedInForTest(made);
    expect(staff).toMatchObject({ id: made.id, name: "陈静", roles: ["reviewer"], singleKeys: true });
  });

  test("SEC-11 a code is accepted once, whoever sends it", async () => {
    const [made, at] = [await person(), new Date()];
    await signedInForTest(made, at);
    const attempt = await attemptForTest(made, at);
    const again = await finishSignIn({ attempt, code: totpCode(made.totpSecret, at), deviceToken: null }, at);
    expect(again).toEqual({ ok: false, reason: "wrong_code" });
  });

  test("SEC-11 of ten requests with one code at the same moment one passes", async () => {
    const [made, at] = [await person(), new Date()];
    const attempts = await Promise.all(Array.from({ length: 10 }, () => attemptForTest(made, at)));
    const code = totpCode(made.totpSecret, at);
    const results = await Promise.all(
      attempts.map((attempt) => finishSignIn({ attempt, code, deviceToken: null }, at)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("SEC-11 five wrong codes end the attempt, and the right one comes too late", async () => {
    const [made, at] = [await person(), new Date()];
    const attempt = await attemptForTest(made, at);
    const wrong = () => finishSignIn({ attempt, code: "000000", deviceToken: null }, at);
    for (let n = 1; n < 5; n++) expect(await wrong()).toEqual({ ok: false, reason: "wrong_code" });
    expect(await wrong()).toEqual({ ok: false, reason: "start_again" });
    const right = await finishSignIn({ attempt, code: totpCode(made.totpSecret, at), deviceToken: null }, at);
    expect(right).toEqual({ ok: false, reason: "start_again" });
  });

  test("SEC-11 an attempt ends after a quarter of an hour", async () => {
    const [made, at] = [await person(), new Date()];
    const attempt = await attemptForTest(made, at);
    const late = minutes(at, 15);
    const result = await finishSignIn({ attempt, code: totpCode(made.totpSecret, late), deviceToken: null }, late);
    expect(result).toEqual({ ok: false, reason: "start_again" });
  });

  test("SEC-11 a ticket is exchanged once, within a minute, and only for what it is", async () => {
    const [made, at] = [await person(), new Date()];
    const ticket = await ticketFor(made, at);
    expect(await exchangeTicket(ticket, undefined, minutes(at, 1))).toBeNull();
    expect(await exchangeTicket(ticket, undefined, at)).not.toBeNull();
    expect(await exchangeTicket(ticket, undefined, at)).toBeNull();
    expect(await exchangeTicket("made-up", undefined, at)).toBeNull();
  });

  test("SEC-11 a recovery code stands in for the app, once", async () => {
    const made = await person();
    const { staff } = await signedInForTest(made);
    const renewed = await renewRecoveryCodes(staff, made.password);
    const code = renewed.ok ? (renewed.codes[3] ?? "") : "";
    const sign = async () => finishSignIn({ attempt: await attemptForTest(made), code, deviceToken: null });
    expect(await sign()).toMatchObject({ ok: true, recoveryCodes: null });
    expect(await sign()).toEqual({ ok: false, reason: "wrong_code" });
  });

  test("SEC-11 a session ends after half an hour of silence and after ten hours in any case", async () => {
    const [made, start] = [await person(), new Date()];
    const { claims } = await signedInForTest(made, start);
    expect(await staffFromSession(claims, minutes(start, 29))).not.toBeNull();
    expect(await staffFromSession(claims, minutes(start, 59))).toBeNull();
    for (let at = 58; at < 600; at += 29) expect(await staffFromSession(claims, minutes(start, at))).not.toBeNull();
    expect(await staffFromSession(claims, minutes(start, 600))).toBeNull();
  });
});

describe("guessing at the door", () => {
  // Budgets are counted by the quarter of an hour: no test may stand across two.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const guess = (email: string, address: string, deviceToken: string | null = null) =>
    beginSignIn({ email, password: "not the password at all", address, deviceToken });

  test("an unknown address, a wrong password and a disabled account get the same answer", async () => {
    const made = await person();
    const refused = { ok: false, reason: "wrong_password" };
    expect(await guess(made.email, freshAddress())).toEqual(refused);
    expect(await guess("nobody@example.cn", freshAddress())).toEqual(refused);
    expect(await guess("not an address", freshAddress())).toEqual(refused);
  });

  test("an unknown address costs the same work as a known one", async () => {
    const made = await person();
    const time = async (email: string) => {
      const before = performance.now();
      await guess(email, freshAddress());
      return performance.now() - before;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let n = 0; n < 9; n++) {
      known.push(await time(made.email));
      unknown.push(await time(`nobody${n}@example.cn`));
    }
    const middle = (times: number[]) => times.toSorted((a, b) => a - b)[4] ?? 0;
    // Without the dummy hash an unknown address would take a tenth of the time.
    expect(middle(unknown) / middle(known)).toBeGreaterThan(0.6);
    expect(middle(unknown) / middle(known)).toBeLessThan(1.6);
  });

  test("SEC-11 a stranger who guesses is stopped, and the owner elsewhere still comes in", async () => {
    const made = await person();
    const stranger = freshAddress();
    const answers = [];
    for (let n = 0; n < 11; n++) answers.push(await guess(made.email, stranger));
    expect(answers.at(-1)).toMatchObject({ ok: false, reason: "wait" });
    expect(await attemptForTest(made)).toMatch(/^[\w-]{43}$/);
  });

  test("SEC-11 behind the same address as the attacker, a browser used before still comes in", async () => {
    const [made, at] = [await person(), new Date()];
    const attempt = await attemptForTest(made, at);
    const first = await finishSignIn({ attempt, code: totpCode(made.totpSecret, at), deviceToken: null }, at);
    const deviceToken = first.ok ? first.deviceToken : null;
    const shared = freshAddress();
    for (let n = 0; n < 11; n++) await guess(made.email, shared);
    const owner = { email: made.email, password: made.password, address: shared, deviceToken };
    expect(await beginSignIn(owner)).toMatchObject({ ok: true, next: "code" });
    expect(await beginSignIn({ ...owner, deviceToken: null })).toMatchObject({ ok: false, reason: "wait" });
  });

  test("SEC-11 sixty codes a day guessed with a stolen password, and a browser used before still comes in", async () => {
    const [made, device] = [await person(), randomUUID()];
    for (let n = 0; n < 60; n++) expect(await countCodeTry(made.id, null)).toEqual({ ok: true });
    expect(await countCodeTry(made.id, null)).toMatchObject({ ok: false, reason: "wait" });
    expect(await countCodeTry(made.id, device)).toEqual({ ok: true });
  });

  test("a device cookie of another person buys nothing", async () => {
    const [one, other, at] = [await person(), await person(), new Date()];
    const attempt = await attemptForTest(one, at);
    const first = await finishSignIn({ attempt, code: totpCode(one.totpSecret, at), deviceToken: null }, at);
    const shared = freshAddress();
    const answers = [];
    for (let n = 0; n < 11; n++) answers.push(await guess(other.email, shared, first.ok ? first.deviceToken : null));
    expect(answers.at(-1)).toMatchObject({ ok: false, reason: "wait" });
  });
});
