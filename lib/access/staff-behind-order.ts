import { db } from "@/lib/infra/db/client";
import { readRoleBook } from "./role-book";
import type { Staff } from "./staff";

const ACCOUNT = {
  id: true,
  name: true,
  email: true,
  roles: true,
  organisationId: true,
  singleKeys: true,
  blurPictures: true,
  greyPictures: true,
  disabledAt: true,
} as const;

/**
 * The person who ordered something while they were signed in, as the program carries it out when they are not there: with
 * what their roles mean now, not what they meant then. Null for somebody who has left. They have no session: nothing that
 * asks for one can be done in their name.
 */
export async function staffBehindOrder(id: string): Promise<Staff | null> {
  const person = await db.staff.findUnique({ where: { id }, select: ACCOUNT });
  if (!person || person.disabledAt) return null;
  const { disabledAt, ...account } = person;
  const held = (await readRoleBook([person.roles]))(person.roles);
  return { ...account, ...held, sessionId: "" } as unknown as Staff;
}
