import { describe, expect, test } from "vitest";
import { changePassword } from "@/lib/access/change-password";
import { makeStaff } from "@/lib/access/make-staff";
import { revokeSessions } from "@/lib/access/revoke-sessions";
import { signOut } from "@/lib/access/sign-out";
import { staffFromSession } from "@/lib/access/staff-from-session";
import { switchPictures } from "@/lib/access/switch-pictures";
import { switchSingleKeys } from "@/lib/access/switch-single-keys";
import { signedInForTest } from "@/lib/access/testing/sign-in-for-test";
import { staffForTest } from "@/lib/access/testing/staff-for-test";
import { db } from "@/lib/infra/db/client";

const PASSWORD = "九月的雨落在旧书店门口的石阶上";
let number = 0;
const person = () => makeStaff({ name: "郑和", email: `zheng${++number}@example.cn`, roles: ["reviewer"] });

describe("one's own account", () => {
  test("SEC-11 changing the password asks for the old one and ends every session", async () => {
    const made = await person();
    const { staff, claims } = await signedInForTest(made);
    expect(await changePassword(staff, { current: "wrong", next: PASSWORD })).toEqual({
      ok: false,
      reason: "wrong_current",
    });
    expect(await changePassword(staff, { current: made.password, next: "short" })).toEqual({
      ok: false,
      reason: "password_short",
    });
    expect(await changePassword(staff, { current: made.password, next: made.password })).toEqual({
      ok: false,
      reason: "password_same",
    });
    expect(await changePassword(staff, { current: made.password, next: PASSWORD })).toEqual({ ok: true });
    expect(await staffFromSession(claims)).toBeNull();
  });

  test("SEC-11 signing out ends the session on the server", async () => {
    const { staff, claims } = await signedInForTest(await person());
    await signOut(staff);
    expect(await staffFromSession(claims)).toBeNull();
  });

  test("SEC-11 one ends one's own sessions, and nobody else's", async () => {
    const [made, other] = [await person(), await person()];
    const mine = await signedInForTest(made);
    const second = await staffForTest("reviewer");
    const theirs = await signedInForTest(other);
    expect(await revokeSessions(mine.staff, { staffId: made.id, sessionId: theirs.staff.sessionId })).toEqual({
      ok: true,
      ended: 0,
    });
    expect(await staffFromSession(theirs.claims)).not.toBeNull();
    expect(await revokeSessions(second, { staffId: made.id })).toEqual({ ok: false, reason: "not_permitted" });
    expect(await revokeSessions(mine.staff, { staffId: made.id, sessionId: mine.staff.sessionId })).toEqual({
      ok: true,
      ended: 1,
    });
    expect(await staffFromSession(mine.claims)).toBeNull();
  });

  test("single keys can be switched off, for oneself", async () => {
    const { staff, claims } = await signedInForTest(await person());
    await switchSingleKeys(staff, false);
    expect(await staffFromSession(claims)).toMatchObject({ singleKeys: false });
  });

  test("C26 pictures can be blurred and turned grey, each for itself, and the record says what was chosen", async () => {
    const { staff, claims } = await signedInForTest(await person());
    expect(await staffFromSession(claims)).toMatchObject({ blurPictures: false, greyPictures: false });
    await switchPictures(staff, { blurPictures: true });
    expect(await staffFromSession(claims)).toMatchObject({ blurPictures: true, greyPictures: false });
    await switchPictures(staff, { greyPictures: true });
    await switchPictures(staff, { blurPictures: false });
    expect(await staffFromSession(claims)).toMatchObject({ blurPictures: false, greyPictures: true });
    const about = { AND: [{ payload: { contains: staff.id } }, { payload: { contains: '"blurPictures":false' } }] };
    expect(await db.auditEntry.count({ where: about })).toBe(1);
  });
});
