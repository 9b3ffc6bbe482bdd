import type { Permission } from "./roles";

export const SHARE_PROFILES = ["summary", "evidence", "message", "handle"] as const;
export type ShareProfile = (typeof SHARE_PROFILES)[number];

const MESSAGE = ["case:read", "evidence:view", "note:add", "message:send"] as const;

/**
 * What the staff of a partner may do with a case that was shared with them, if their own roles let them do it at all.
 * What no profile carries stays with the owner: who reported it, pictures without their masks, packets, assignment.
 */
export const PROFILE_PERMISSIONS = {
  summary: ["case:read"],
  evidence: ["case:read", "evidence:view"],
  message: MESSAGE,
  handle: [...MESSAGE, "case:claim", "case:decide:triage", "case:decide:handling"],
} as const satisfies Record<ShareProfile, readonly Permission[]>;

export function isShareProfile(text: string): text is ShareProfile {
  return (SHARE_PROFILES as readonly string[]).includes(text);
}

/** What somebody wants to do with a case; `own`: something that only its owner's people do, whatever their permission. */
export type Reach = Permission | "own";

/** Whether a profile lets its partner do this. */
export function carries(profile: ShareProfile, reach: Reach): boolean {
  return (PROFILE_PERMISSIONS[profile] as readonly Reach[]).includes(reach);
}

/** The profiles under which a partner may do this; none for what is the owner's alone. */
export function profilesWith(reach: Reach): ShareProfile[] {
  return SHARE_PROFILES.filter((profile) => carries(profile, reach));
}
