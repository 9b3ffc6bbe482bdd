import { foundAll } from "@/lib/evidence/reading/found";
import { anyOf, type Material, textsOf } from "@/lib/evidence/reading/material";
import type { ReadField } from "@/lib/evidence/reading/reading";

/** Ways to talk, named on every second chat: no sign of where something was bought. */
const WAYS_TO_TALK: readonly string[] = ["微信", "QQ"];

/** The first platform named; not its coins, not its courier. */
export function platformIn(material: Material): ReadField[] {
  const names = material.known.platforms.filter((name) => !WAYS_TO_TALK.includes(name));
  const form = new RegExp(`(?<![\\w])(?<value>${anyOf(names)})(?!豆|币|快递|物流|速递|[\\d])`, "dg");
  return textsOf(material)
    .flatMap((text) => foundAll(text, "platform", form))
    .slice(0, 1);
}

const LINK =
  /(?<![\w@])(?<value>(?:https?:\/\/)?(?:[a-z0-9-]+\.)+[a-z]{2,10}\/[\w./?=&%#-]*(?:item|product|goods|detail|\d{5})[\w./?=&%#-]*)/dgi;

/** The first link that leads to one product. */
export function productUrlIn({ paragraphs, rows }: Material): ReadField[] {
  return [...paragraphs, ...rows].flatMap((text) => foundAll(text, "productUrl", LINK)).slice(0, 1);
}
