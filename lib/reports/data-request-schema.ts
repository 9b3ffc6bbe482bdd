import { z } from "zod";
import { LONGEST_MESSAGE } from "@/lib/reports/message-schema";
import { typedText } from "@/lib/reports/text-schema";

const words = { max: LONGEST_MESSAGE, lines: true } as const;

/** What a reporter asks about their data. A correction has to say what is wrong; nobody has to give a reason for the others. */
export const dataRequestSchema = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("copy"), words: typedText(words) }),
    z.object({ kind: z.literal("correction"), words: typedText({ ...words, required: true }) }),
    z.object({ kind: z.literal("erasure"), words: typedText(words) }),
  ],
  { error: "choose" },
);

export type NewDataRequest = z.infer<typeof dataRequestSchema>;
