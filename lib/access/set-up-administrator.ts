import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction } from "@/lib/infra/db/client";
import { anyAdministrator } from "./administrators";
import { createAccount, hashPassword } from "./new-account";
import { findLink, useLink } from "./one-time-link";
import { HOME_ORGANISATION } from "./organisation";
import { type PasswordFault, passwordFault } from "./password";
import { newStaffSchema } from "./schema";
import { openAttempt } from "./sign-in-attempt";

export type SetUp = { link: string; name: string; email: string; password: string };
export type SetUpResult =
  /** `attempt` leads straight on to enrolling the second factor. */
  { ok: true; attempt: string } | { ok: false; reason: "link" | "name" | "email" | PasswordFault };

function read(input: SetUp) {
  const parsed = newStaffSchema.safeParse(input);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    return { ok: false, reason: field === "name" ? "name" : "email" } as const;
  }
  const fault = passwordFault(input.password, parsed.data);
  return fault ? ({ ok: false, reason: fault } as const) : ({ ok: true, person: parsed.data } as const);
}

/** Makes the first administrator from the link that the launcher printed. Refused once there is one. */
export async function setUpAdministrator(input: SetUp, at = new Date()): Promise<SetUpResult> {
  const link = await findLink(input.link, ["setup"], at);
  if (!link) return { ok: false, reason: "link" };
  const asked = read(input);
  if (!asked.ok) return asked;
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    if ((await anyAdministrator(tx)) || !(await useLink(tx, link.id, at)))
      return { ok: false, reason: "link" } as const;
    const { id } = await createAccount(
      tx,
      { ...asked.person, roles: ["administrator"], organisationId: HOME_ORGANISATION, passwordHash },
      at,
    );
    const attempt = await openAttempt(tx, { id, enrolled: false }, at);
    const subject = { kind: "staff", id } as const;
    await appendAudit(tx, { at, actor: { kind: "system" }, action: "staff.set_up", subject });
    return { ok: true, attempt } as const;
  });
}
