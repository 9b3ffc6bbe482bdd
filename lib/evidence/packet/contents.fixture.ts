import { translatorFor } from "@/lib/i18n/translator";
import type { CustodyLine, PacketContents, PacketItem } from "./packet";

const t = translatorFor("zh");
const KINDS = ["cashback_card", "chat", "review_page", "order", "payment", "logistics"];
const TOUCHES = ["received", "thumbnailed", "copied", "sealed", "viewed", "viewed", "downloaded"];

function item(kind: string, at: number): PacketItem {
  const n = at + 1;
  return {
    n,
    evidenceId: `01900000-0000-7000-8000-00000000000${n}`,
    kind,
    name: t(`packet.defaults.name.${kind}`),
    source: "reporter",
    from: t("packet.pdf.fromReporter"),
    purpose: t(`packet.defaults.purpose.${kind}`),
    content: t(`packet.defaults.content.${kind}`),
    nature: at === 0 ? "copy" : "original",
    formedOn: at % 2 === 0 ? "2026-03-02" : null,
    receivedAt: "2026-03-04T18:11:09.123Z",
    mime: "image/png",
    sha256: "a3f19c04".repeat(8),
    bytes: 1_234_567 + at,
    original: { path: `originals/0${n}.png.age`, sha256: "b7".repeat(32), bytes: 1_234_800, sealed: true },
    workingCopy: { path: `copies/0${n}.webp`, sha256: "c5".repeat(32), bytes: 120_000 },
    noCopyBecause: null,
  };
}

function touch(n: number, action: string, at: number): CustodyLine {
  const officer = { kind: "staff", name: "林审核", roles: ["case_officer"] };
  const others = { kind: action === "received" ? "reporter" : "system" };
  const seq = String(at * 13 + 2);
  return {
    n,
    lane: n,
    seq,
    at: `2026-03-04T18:1${at}:09.123Z`,
    action: `evidence.${action}`,
    by: action === "viewed" || action === "downloaded" ? officer : others,
    prevHash: "00".repeat(32),
    hash: "11".repeat(32),
    payload: "{}",
    proof: at < 6 ? `proofs/${n}-${seq}.json` : null,
  };
}

/** Contents as a case with six items has them; the same at every call. */
export function contentsForTest(): PacketContents {
  const items = KINDS.map(item);
  const custody = items.flatMap(({ n }) => TOUCHES.map((action, at) => touch(n, action, at)));
  const proven = custody.filter(({ proof }) => proof !== null);
  return {
    reference: "ZP26-7KQ4-M2XD",
    platform: "淘宝",
    shop: "好味零食铺",
    behaviour: "incentivised_review",
    channel: "web",
    receivedAt: "2026-03-04T18:11:09.123Z",
    asOf: "2026-03-20T02:11:09.123Z",
    receipt: null,
    publicKeyPem: "",
    items,
    custody,
    proofs: proven.map(({ lane, seq, hash }) => ({ lane, seq, hash, index: 0, count: 1, path: [], checkpoint: "7" })),
    checkpoints: [{ number: "7", path: "checkpoints/7.txt", note: "", stamps: [] }],
    reasons: [
      {
        at: "2026-03-10T02:11:09.123Z",
        track: "complaint",
        action: "not_accept",
        from: "received",
        to: "not_accepted",
        list: "not_accepted",
        ground: "too_old",
        law: [{ law: "samr_order_20", article: "15(4)", mark: "L" }],
        by: "林审核",
      },
    ],
  };
}
