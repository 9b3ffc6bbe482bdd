import type { RolesRefused } from "@/lib/access/asked-roles";
import { isRole } from "@/lib/access/roles";
import type { Translator } from "@/lib/i18n/translator";

/** Why these roles cannot be given, in words; null for another answer. */
export function rolesFault(
  t: Translator,
  result: { ok: true } | { ok: false; reason: string } | RolesRefused,
): string | null {
  if (result.ok || !("reason" in result)) return null;
  if (result.reason === "roles_unknown") return t("access.faults.roles_unknown");
  if (!("roles" in result)) return null;
  const [one = "", other = ""] = result.roles.map((role) => (isRole(role) ? t(`access.roles.${role}`) : role));
  return t("access.faults.roles_conflict", { one, other });
}
