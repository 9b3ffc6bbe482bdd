import { z } from "zod";
import { unfilledIn } from "@/lib/cases/replies/reply-template";
import { ACTIONS } from "@/lib/cases/step";
import { TRACK_KINDS } from "@/lib/cases/track";

/** Longest message or note, in characters as people count them. */
export const LONGEST_TEXT = 10_000;

const MISLEADING = /[^\P{Cc}\n\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Words of staff as they are kept: without control and direction-changing characters, which could show the reporter something else. */
export function asKept(text: string): string {
  return text.toWellFormed().replace(MISLEADING, "").trim();
}

/** Words of staff, made fit to be kept. */
export const writtenText = z
  .string()
  .transform(asKept)
  .refine((text) => [...text].length <= LONGEST_TEXT, { error: "too_long" });

/** Words to a reporter: nothing of a reply goes out that was not filled in. */
const toldText = writtenText.refine((text) => unfilledIn(text).length === 0, { error: "unfilled" });

/** Which reply a text began with, as a form carries it: its id and version, or nothing. */
const replyUsed = z
  .literal("")
  .transform(() => undefined)
  .or(
    z
      .string()
      .regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}:[1-9]\d{0,5}$/)
      .transform((text) => {
        const [templateId = "", version = ""] = text.split(":");
        return { templateId, version: Number(version) };
      }),
  )
  .optional();

const onceKey = z.string().regex(/^[\w-]{16,64}$/);

/**
 * A decision as a form or a program hands it in. `version` is the track's when its page was made; the key, where there
 * is one, lets a second click be answered like the first. `order`: the bulk order that it is part of.
 */
export const decideCaseSchema = z.object({
  reference: z.string(),
  track: z.enum(TRACK_KINDS),
  version: z.coerce.number().int().min(0),
  action: z.enum(ACTIONS),
  ground: z.string().default(""),
  message: toldText.default(""),
  note: writtenText.default(""),
  target: writtenText.default(""),
  onceKey: onceKey.optional(),
  reply: replyUsed,
  order: z.uuid().optional(),
});
export type DecideCase = z.input<typeof decideCaseSchema>;
export type DecideRequest = z.output<typeof decideCaseSchema>;

/** A note or a message; the key makes a second click write nothing. */
export const writtenSchema = z.object({
  reference: z.string(),
  body: writtenText.refine((text) => text !== "", { error: "empty" }),
  onceKey,
});
export type WrittenInput = z.input<typeof writtenSchema>;

/** A message to the reporter. */
export const toldSchema = writtenSchema.extend({
  body: toldText.refine((text) => text !== "", { error: "empty" }),
  reply: replyUsed,
});
export type ToldInput = z.input<typeof toldSchema>;

type Issues = readonly { message: string }[];

/** Why an input could not be read: a text beyond its length, or something no page of ours sends. */
export function unreadable(issues: Issues): "too_long" | "unreadable" {
  return issues.some(({ message }) => message === "too_long") ? "too_long" : "unreadable";
}

/** The same of words to a reporter, where something of a reply may not have been filled in. */
export function unsayable(issues: Issues): "unfilled" | "too_long" | "unreadable" {
  return issues.some(({ message }) => message === "unfilled") ? "unfilled" : unreadable(issues);
}
