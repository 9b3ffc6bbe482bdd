import { z } from "zod";
import { GROUNDS, type GroundList, isGroundOf } from "@/lib/cases/grounds";
import { fitExists, TELLING_ACTIONS } from "@/lib/cases/replies/reply-fit";
import { unknownVariables } from "@/lib/cases/replies/reply-template";
import type { ReplySubject } from "@/lib/cases/replies/reply-values";
import { shortName } from "@/lib/cases/routing/schema";
import { writtenText } from "@/lib/cases/schema";
import { TRACK_KINDS } from "@/lib/cases/track";

const orNothing = <T extends z.ZodType>(schema: T) =>
  z
    .literal("")
    .transform(() => null)
    .or(schema);

export const replyId = z.uuid();

const replyText = writtenText
  .refine((text) => text !== "", { error: "missing" })
  .refine((text) => unknownVariables(text).length === 0, { error: "unknown_variable" });

/** A ground with its list in front. */
export function isGroundName(name: string): boolean {
  const [list = "", ground = ""] = name.split(".");
  return Object.hasOwn(GROUNDS, list) && isGroundOf(list as GroundList, ground);
}

/** A reply as a form hands it in; `base` is the version it was made from, 0 for a new one. */
export const replySchema = z
  .object({
    id: replyId,
    base: z.coerce.number().int().min(0),
    name: shortName,
    textZh: replyText,
    textEn: replyText,
    track: orNothing(z.enum(TRACK_KINDS)),
    action: orNothing(z.enum(TELLING_ACTIONS)),
    ground: orNothing(z.string().refine(isGroundName)),
    behaviour: orNothing(z.string().regex(/^[\w-]{1,60}$/)),
  })
  .refine(fitExists, { error: "no_such_step", path: ["action"] });
export type ReplyInput = Readonly<Record<keyof z.input<typeof replySchema>, string>>;
export type ReadReply = z.output<typeof replySchema>;

export type ReplyFault = { readonly field: string; readonly reason: string };

/** The first fault of each field. */
export function replyFaults(issues: readonly z.core.$ZodIssue[]): readonly ReplyFault[] {
  const faults = issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), reason: message }));
  return faults.filter(({ field }, at) => faults.findIndex((one) => one.field === field) === at);
}

type TypedFit = { readonly track: string; readonly action: string; readonly ground: string };

/** What a reply is written about, as far as its form has it: nothing is named yet that a step would ask for. */
export function replySubject({ track, action, ground }: TypedFit): ReplySubject {
  return {
    track: TRACK_KINDS.find((one) => one === track) ?? null,
    action: TELLING_ACTIONS.find((one) => one === action) ?? null,
    ground: isGroundName(ground) ? ground : "",
    target: "",
  };
}
