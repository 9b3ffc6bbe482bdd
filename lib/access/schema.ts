import { z } from "zod";
import { ROLES } from "./roles";

/** Addresses are compared in small letters. */
export const emailSchema = z
  .string()
  .transform((text) => text.normalize("NFKC").trim().toLowerCase())
  .pipe(z.email().max(254));

/** A name without control, direction or unpaired signs; it stands in pages and logs. */
export const nameSchema = z
  .string()
  .transform((text) => text.normalize("NFC").replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(60)
      .regex(/^\P{C}+$/u),
  );

/** Codes of roles of the house, ids of others; which of them there are is for `readAskedRoles` to say. */
export const rolesSchema = z
  .array(z.union([z.enum(ROLES), z.uuid()]))
  .min(1)
  .max(40);

export const newStaffSchema = z.object({ name: nameSchema, email: emailSchema });
export const inviteSchema = newStaffSchema.extend({ roles: rolesSchema });
export type NewInvite = z.infer<typeof inviteSchema>;

/** The form of a one-time link's token; anything else is not even looked up. */
export const linkToken = /^[\w-]{43}$/;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text from an address or a form can be the id of a row: the database would not take another. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
