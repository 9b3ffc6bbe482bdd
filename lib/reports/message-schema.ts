import { z } from "zod";
import { typedText } from "@/lib/reports/text-schema";

/** Characters of one message, and of the reasons of an objection. */
export const LONGEST_MESSAGE = 2_000;

/** `onceKey` is made with the form: the same form sent twice is one message. */
export const messageSchema = z.object({
  body: typedText({ max: LONGEST_MESSAGE, lines: true, required: true }),
  onceKey: z.string().regex(/^[\w-]{20,64}$/),
});

export type NewMessage = z.infer<typeof messageSchema>;

export const contestSchema = z.object({ reasons: typedText({ max: LONGEST_MESSAGE, lines: true, required: true }) });
