export const ROLES = [
  "intake",
  "reviewer",
  "case_officer",
  "supervisor",
  "auditor",
  "administrator",
  "custodian",
] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  "case:read",
  "case:claim",
  "case:assign",
  "case:share",
  "case:decide:triage",
  "case:decide:handling",
  "case:decide:final",
  "evidence:view",
  "evidence:unmask",
  "evidence:release",
  "evidence:burn",
  "contact:reveal",
  "identity:approve",
  "hold:place",
  "hold:lift",
  "case:export",
  "export:approve",
  "disposal:review",
  "disposal:approve",
  "note:add",
  "message:send",
  "intake:record",
  "packet:make",
  "search:tidy",
  "rules:change",
  "replies:change",
  "checklists:change",
  "law:change",
  "staff:manage",
  "audit:read",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const REVIEWING = [
  "case:read",
  "case:claim",
  "case:decide:triage",
  "evidence:view",
  "note:add",
  "message:send",
  "intake:record",
] as const;
const HANDLING = [
  ...REVIEWING,
  "case:decide:handling",
  "contact:reveal",
  "evidence:unmask",
  "evidence:release",
  "packet:make",
  "hold:place",
  "case:export",
] as const;

/**
 * Who may do what, as the house comes; administrators make further roles as data (lib/access/save-role.ts). Who runs the accounts sees no case, who audits
 * changes nothing, and who keeps the identities of reporters sees the asking and not the case.
 */
export const ROLE_PERMISSIONS = {
  intake: ["case:read", "note:add", "intake:record"],
  reviewer: REVIEWING,
  case_officer: HANDLING,
  supervisor: [
    ...HANDLING,
    "case:decide:final",
    "case:assign",
    "case:share",
    "evidence:burn",
    "hold:lift",
    "export:approve",
    "disposal:review",
    "disposal:approve",
    "search:tidy",
    "rules:change",
    "replies:change",
    "checklists:change",
  ],
  auditor: ["case:read", "audit:read"],
  administrator: ["law:change", "staff:manage"],
  custodian: ["identity:approve"],
} as const satisfies Record<Role, readonly Permission[]>;

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** True when one of the roles carries the permission; no role, no permission. */
export function can(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission));
}

/** Everything that these roles carry, in the order of the list. */
export function permissionsOf(roles: readonly Role[]): readonly Permission[] {
  return PERMISSIONS.filter((permission) => can(roles, permission));
}
