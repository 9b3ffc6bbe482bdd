import { translatorFor } from "@/lib/i18n/translator";
import type { MeasuredItem } from "./measure-items";
import { NATURES, type Nature, type PacketItem } from "./packet";

type Described = { kind: string; source: string; listings: readonly Listing[] };
/** What staff wrote of an item, the last first. */
type Listing = { purpose: string; content: string; nature: string };

/** The packet is for courts in China: its words are Chinese, whoever makes it. */
const t = translatorFor("zh");

function suggested(what: "name" | "purpose" | "content", kind: string): string {
  const key = `packet.defaults.${what}.${kind}`;
  return t(t.has(key) ? key : `packet.defaults.${what}.other`);
}

/** A photo of a thing or of paper is a copy of it; a screenshot is what the rules call an original (证据规定 art. 15). */
function natureOf({ kind, source, listings }: Described): Nature {
  const stated = NATURES.find((nature) => nature === listings[0]?.nature);
  return stated ?? (kind === "cashback_card" || source === "staff" ? "copy" : "original");
}

/** What the numbered list says about an item: the words of staff, or else what its kind suggests. */
export function describedItem(item: Described): Pick<PacketItem, "name" | "purpose" | "content" | "nature" | "from"> {
  const { kind, source } = item;
  const [listing] = item.listings;
  return {
    name: suggested("name", kind),
    purpose: listing?.purpose ?? suggested("purpose", kind),
    content: listing?.content ?? suggested("content", kind),
    nature: natureOf(item),
    from: t(source === "reporter" ? "packet.pdf.fromReporter" : "packet.pdf.fromStaff"),
  };
}

function whyNone({ copyVerdict, copyReason }: MeasuredItem["row"]): string {
  return copyVerdict === "ready" ? "not_looked_over" : (copyReason ?? copyVerdict ?? "waiting");
}

/** The numbered list, in the order of the case. */
export function listItems(items: readonly MeasuredItem[]): PacketItem[] {
  return items.map(({ row, original, workingCopy }) => ({
    n: row.position,
    evidenceId: row.id,
    kind: row.kind,
    source: row.source,
    ...describedItem(row),
    formedOn: row.capturedOn,
    receivedAt: row.receivedAt.toISOString(),
    mime: row.mime,
    sha256: row.sha256,
    bytes: row.bytes,
    original,
    workingCopy,
    noCopyBecause: workingCopy ? null : whyNone(row),
  }));
}
