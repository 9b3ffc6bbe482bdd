import { z } from "zod";
import { HANDLING_MARKS, type HandlingMark } from "@/lib/access/handling-mark";
import { SHARE_PROFILES, type ShareProfile } from "@/lib/access/share-profile";
import { writtenText } from "@/lib/cases/schema";
import { addDays, endOfShanghaiDay, shanghaiDate } from "@/lib/clocks/plain-date";

/** A share is looked at again at least once a year. Days. */
export const LONGEST_SHARE = 366;
export const LONGEST_REASON = 500;

export const SHARE_FIELDS = ["organisation", "profile", "mark", "until", "reason"] as const;
export type ShareField = (typeof SHARE_FIELDS)[number];

/** A share as its form hands it in. `until` is the last day in China, YYYY-MM-DD. */
export const shareSchema = z.object({
  organisation: z.uuid(),
  profile: z.enum(SHARE_PROFILES),
  mark: z.enum(HANDLING_MARKS),
  until: z.iso.date(),
  reason: writtenText.refine((text) => text !== "" && text.length <= LONGEST_REASON),
});
export type ShareTerms = z.input<typeof shareSchema>;

/** The moment at which a share up to this day runs out; null for a day that is over, or too far away. */
export function shareEnd(until: string, now: Date): Date | null {
  const today = shanghaiDate(now);
  return until < today || until > addDays(today, LONGEST_SHARE) ? null : endOfShanghaiDay(until);
}

export type ShareState = "live" | "ended" | "run_out";

export function shareState({ until, endedAt }: { until: Date; endedAt: Date | null }, now: Date): ShareState {
  if (endedAt && endedAt <= until) return "ended";
  return until > now ? "live" : "run_out";
}

/** A share as the owner's page of the case lists it. */
export type ShareView = {
  readonly id: string;
  readonly organisation: string;
  readonly profile: ShareProfile;
  readonly mark: HandlingMark;
  readonly reason: string;
  readonly by: string;
  readonly sharedAt: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
  readonly state: ShareState;
};
