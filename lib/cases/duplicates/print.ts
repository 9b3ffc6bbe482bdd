import { createHash } from "node:crypto";
import { canonicalJson, type Json } from "@/lib/infra/crypto/canonical-json";

/** "Fake reviews" is said by everybody: two such reports are not the same report. */
const SHORTEST_STORY = 20;

/** The story without signs, spaces and width: how people send the same words twice. Empty for one that is too short. */
export function storyPrint(story: string): string {
  const plain = plainly(story);
  return [...plain].length < SHORTEST_STORY ? "" : hash(plain);
}

/** Everything that was typed; an order number more, and it is another report. */
export function wordsPrint(typed: Json): string {
  return hash(plainly(canonicalJson(typed)));
}

function plainly(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]/gu, "");
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
