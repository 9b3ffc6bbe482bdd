import { foundAll } from "@/lib/evidence/reading/found";
import type { Sorted } from "@/lib/evidence/reading/material";
import type { ReadField, ScreenshotKind } from "@/lib/evidence/reading/reading";

const CHATS: readonly (ScreenshotKind | null)[] = ["group_task", "chat_cashback", "extortion_chat"];
/** A group's title ends with the number of its members. */
const TITLE = /^(?<value>[^（()）]{2,20})[（(]\d{2,4}[)）]$/dg;
const NAMED = /【(?<value>[^】]{1,20}群[^】]{0,4})】/dg;

export function groupNameIn({ kind, lines, rows, paragraphs }: Sorted): ReadField[] {
  if (!CHATS.includes(kind)) return [];
  const [head] = lines;
  const titles = rows
    .filter((row) => row.lines.some((line) => line === head))
    .flatMap((row) => foundAll(row, "groupName", TITLE));
  return [...titles, ...paragraphs.flatMap((text) => foundAll(text, "groupName", NAMED))].slice(0, 1);
}
