import { appendAudit } from "@/lib/audit/append-entry";
import { inTransaction, isDuplicate, type Tx } from "@/lib/infra/db/client";
import { noteApprover } from "./note-approver";
import { knownPermissions, readRoleBook } from "./role-book";
import { conflictIn, conflictOf } from "./role-conflict";
import { isRole, type Permission } from "./roles";
import { isId, nameSchema } from "./schema";
import { authorise, type NotPermitted, type Staff } from "./staff";

/** Without an id, a new one. `version` is the one that the form was made with. */
export type SaveRole = { id: string; version: number; name: string; permissions: readonly string[] };
export type SaveRoleResult =
  | { ok: true; id: string }
  | NotPermitted
  | { ok: false; reason: "name" | "name_taken" | "permissions" | "unknown_role" | "stale" | "own_role" }
  /** The permission that must not meet auditing in one role. */
  | { ok: false; reason: "role_conflict"; permission: Permission }
  /** Somebody who holds it would audit their own doing. */
  | { ok: false; reason: "holder_conflict"; holder: string };

type Wanted = { id: string; version: number; name: string; permissions: readonly Permission[] };

/**
 * Makes a role of an administrator's own, or changes one: with their next request, everybody who holds it may do what it
 * says then (SEC-11). Roles of the house are not kept here, so nobody can change them; and nobody widens one that they
 * hold themselves (SEC-09).
 */
export async function saveRole(staff: Staff, input: SaveRole, at = new Date()): Promise<SaveRoleResult> {
  const may = authorise(staff, "staff:manage");
  if (!may.ok) return may;
  const name = nameSchema.safeParse(input.name);
  if (!name.success || isRole(name.data)) return { ok: false, reason: "name" };
  const permissions = knownPermissions(input.permissions);
  if (permissions.length === 0 || permissions.length !== new Set(input.permissions).size) {
    return { ok: false, reason: "permissions" };
  }
  const permission = conflictOf(permissions);
  if (permission) return { ok: false, reason: "role_conflict", permission };
  const wanted = { id: input.id, version: input.version, name: name.data, permissions };
  try {
    return await inTransaction((tx) =>
      input.id === "" ? add(tx, { staff, wanted, at }) : change(tx, { staff, wanted, at }),
    );
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "name_taken" };
    throw error;
  }
}

type Saving = { staff: Staff; wanted: Wanted; at: Date };

async function add(tx: Tx, { staff, wanted, at }: Saving): Promise<SaveRoleResult> {
  const { name, permissions } = wanted;
  const who = { organisationId: staff.organisationId, changedById: staff.id, createdAt: at, changedAt: at };
  const { id } = await tx.namedRole.create({
    data: { ...who, name, permissions: [...permissions] },
    select: { id: true },
  });
  await note(tx, "role.created", { staff, wanted: { ...wanted, id }, at });
  return { ok: true, id };
}

async function change(tx: Tx, saving: Saving): Promise<SaveRoleResult> {
  const { staff, wanted, at } = saving;
  const { id, version, name, permissions } = wanted;
  const own = { id, organisationId: staff.organisationId };
  if (!isId(id)) return { ok: false, reason: "unknown_role" };
  await tx.$queryRaw`SELECT 1 FROM named_role WHERE id = ${id}::uuid FOR UPDATE`;
  const before = await tx.namedRole.findUnique({
    where: own,
    select: { name: true, permissions: true, version: true },
  });
  if (!before) return { ok: false, reason: "unknown_role" };
  if (before.version !== version) return isThere(before, wanted) ? { ok: true, id } : { ok: false, reason: "stale" };
  const wider = permissions.some((permission) => !before.permissions.includes(permission));
  const mine = await tx.staff.count({ where: { id: staff.id, roles: { has: id } } });
  if (wider && mine > 0) return { ok: false, reason: "own_role" };
  const holder = await conflictingHolder(tx, wanted);
  if (holder) return { ok: false, reason: "holder_conflict", holder };
  const rightsBefore = await rightsOfHolders(tx, id);
  const data = { name, permissions: [...permissions], version: version + 1, changedAt: at, changedById: staff.id };
  await tx.namedRole.update({ where: own, data, select: { id: true } });
  await noteApprovers(tx, saving, rightsBefore);
  await note(tx, "role.changed", saving);
  return { ok: true, id };
}

/** A second click asks for what is there already. */
function isThere(before: { name: string; permissions: readonly string[] }, { name, permissions }: Wanted): boolean {
  return before.name === name && knownPermissions(before.permissions).join() === permissions.join();
}

type Rights = ReadonlyMap<string, readonly Permission[]>;

/** What each holder of the role may do as it stands, by all their roles together. */
async function rightsOfHolders(tx: Tx, id: string): Promise<Rights> {
  const where = { roles: { has: id }, disabledAt: null };
  const holders = await tx.staff.findMany({ where, select: { id: true, roles: true } });
  const lists = holders.map(({ roles }) => roles);
  const heldBy = await readRoleBook(lists, tx);
  return new Map(holders.map((holder) => [holder.id, heldBy(holder.roles).permissions]));
}

async function noteApprovers(tx: Tx, { staff, wanted, at }: Saving, rightsBefore: Rights): Promise<void> {
  const { organisationId, id: byId } = staff;
  for (const [id, after] of await rightsOfHolders(tx, wanted.id)) {
    const rights = { before: rightsBefore.get(id) ?? [], after, byId, cause: "role", at } as const;
    await noteApprover(tx, { person: { id, organisationId }, ...rights });
  }
}

/** The name of somebody in whom the role, as it is to be, would meet another that it must not. */
async function conflictingHolder(tx: Tx, { id, name, permissions }: Wanted): Promise<string | null> {
  const holders = await tx.staff.findMany({ where: { roles: { has: id } }, select: { name: true, roles: true } });
  const heldBy = await readRoleBook(
    holders.map(({ roles }) => roles),
    tx,
  );
  const found = holders.find((holder) => {
    const { roles, named } = heldBy(holder.roles);
    return conflictIn({ roles, named: named.map((role) => (role.id === id ? { id, name, permissions } : role)) });
  });
  return found?.name ?? null;
}

async function note(tx: Tx, action: "role.created" | "role.changed", { staff, wanted, at }: Saving): Promise<void> {
  const actor = { kind: "staff", id: staff.id } as const;
  const subject = { kind: "organisation", id: staff.organisationId } as const;
  const { id: role, name, permissions } = wanted;
  await appendAudit(tx, { at, actor, action, subject, data: { role, name, permissions: [...permissions] } });
}
