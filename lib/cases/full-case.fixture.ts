import type { CaseView } from "@/lib/cases/case-view";
import { jurisdictionOf } from "@/lib/cases/jurisdiction";
import { startClock } from "@/lib/clocks/clock";

const at = new Date("2026-03-02T02:00:00Z");

/** What must never leave with a shared case: of the reporter, of the parcel, of the office's own people and partners. */
export const SECRETS = {
  orderNumber: "438212345678901234",
  waybill: "SF1029384756123",
  phone: "13812345678",
  fileName: "王丽的截图.png",
  capturedWhere: "王丽家门口",
  internalReason: "举报人王丽来过窗口",
  ownNote: "王丽的邻居也收到了",
  target: "ZP26-7777-7777",
  colleague: "林审核",
  reason: "与某单位的协作理由",
  demand: "请退款到王丽的账户",
} as const;

/** Every answer of a report, with numbers also where they do not belong: in the story. */
export const FULL_FACTS = {
  what: { kind: "cashback_card", paidInAdvance: true },
  where: {
    platform: "taobao",
    platformName: "",
    shopName: "好味零食铺",
    link: "https://shop.example/1",
    product: "坚果",
    happenedOn: "2026-03-01",
    shopId: "1",
    itemId: "2",
  },
  seen: {
    story: `订单 ${SECRETS.orderNumber} 的包裹里有返现卡，可打 ${SECRETS.phone} 找我`,
    reviewText: "五星好评",
    reviewerNames: "匿名买家",
    demands: ["five_stars"],
    offers: ["cash_back"],
    offerAmount: "5",
    contacts: "加微信领红包",
    orderNumber: SECRETS.orderNumber,
  },
  logistics: {
    courier: "顺丰",
    waybills: [SECRETS.waybill],
    orderedAt: "2026-03-01T10:00",
    collectedAt: "2026-03-01T11:00",
    signedAt: "2026-03-01T12:00",
    reviewedAt: "2026-03-01T13:00",
    oddities: ["signed_too_fast"],
  },
  wish: "both",
  demand: SECRETS.demand,
  care: [],
};

function aClock() {
  const started = startClock("decide_acceptance", at);
  return started.ok ? [{ id: "clock", track: "complaint" as const, clock: started.clock }] : [];
}

/** A case in which every field of its view is filled. */
export function fullCase(): CaseView {
  const doer = { kind: "staff", name: "真评" } as const;
  const data = { from: "received", to: "accepted", ground: "g", target: SECRETS.target, partner: "某单位" };
  const event = { id: "event", track: "complaint", by: doer, at, told: true, data } as const;
  const reason = { reason: "vulnerable", hours: 8 } as const;
  const standing = { daysSetBack: 3, priority: { weights: "1", hours: 8, reasons: [reason] } };
  const by = { id: "row", by: SECRETS.colleague, byId: "staff", at };
  const recused = { ground: "direct_interest", reason: SECRETS.internalReason };
  const written = { by: { kind: "reporter", name: null }, at } as const;
  return {
    id: "case",
    reference: "ZP26-2222-3333",
    title: `订单 ${SECRETS.orderNumber}`,
    behaviour: "incentivised_review",
    platform: "taobao",
    shopName: "好味零食铺",
    openedAt: at,
    operator: "association",
    reporterWroteAt: at,
    right: { kind: "own", shares: [] },
    claim: { staffId: "staff", name: "真评", until: at },
    claimedByMe: false,
    claimMoves: false,
    claimable: true,
    litigation: [
      {
        id: "hold",
        basis: "suit",
        matter: "（2026）川01民初123号",
        reason: SECRETS.internalReason,
        placedBy: SECRETS.colleague,
        placedAt: at,
        heldWith: null,
        lifted: null,
      },
    ],
    recusals: [
      {
        staffId: "staff",
        name: SECRETS.colleague,
        declaredBy: SECRETS.colleague,
        ...recused,
        substitute: null,
        ofPartner: false,
        at,
      },
    ],
    recusedMe: false,
    coReporters: { count: 2, byThemselves: 1, steppedBack: 1, waiting: 1, earliestDue: at, latest: [] },
    joinedTo: null,
    sameness: {
      sameStory: 3,
      duplicate: { reference: SECRETS.target, basis: "identical", version: 1, closed: true },
    },
    routing: {
      unit: { id: SECRETS.colleague, nameZh: SECRETS.colleague, nameEn: SECRETS.colleague },
      grounds: ["not_filed.not_proven"],
      route: { number: 1, name: SECRETS.internalReason, version: 1, cause: "opened" },
      seen: SECRETS.colleague,
      byHand: { by: SECRETS.colleague, at, reason: SECRETS.internalReason, ruled: null },
      jurisdiction: jurisdictionOf({ operatorPlace: "shown", operatorRegion: "51", platform: "taobao" }),
      place: { found: "shown", region: "51", address: SECRETS.capturedWhere },
    },
    submission: {
      channel: "web",
      locale: "zh",
      facts: FULL_FACTS,
      contactKind: "phone",
      updatesWanted: true,
      receivedAt: at,
    },
    tracks: [
      {
        id: "track",
        position: { track: "complaint", state: "accepted" },
        version: 1,
        contested: false,
        dueAt: at,
        standing,
        actions: [],
        forColleagues: [],
      },
    ],
    clocks: aClock(),
    events: [
      { ...event, kind: "accept", note: SECRETS.internalReason },
      { ...event, kind: "shared", note: null },
      { ...event, kind: "contact_changed", note: null },
    ],
    messages: [{ id: "message", body: `我的电话 ${SECRETS.phone}`, decisionId: null, ...written }],
    notes: [{ id: "note", body: SECRETS.ownNote, by: doer, at }],
    evidence: [
      {
        id: "file",
        position: 1,
        kind: "screenshot",
        displayName: SECRETS.fileName,
        mime: "image/png",
        bytes: 1,
        sha256: "00",
        hasThumbnail: true,
        copy: "ready",
        copyReason: null,
        mayUpset: true,
        read: "read",
        sealedSha256: "11",
        hasLocation: true,
        capturedOn: "2026-03-01",
        capturedWhere: SECRETS.capturedWhere,
        source: "reporter",
        receivedAt: at,
        grade: { reliability: "B", credibility: "2" },
      },
    ],
    desk: {
      assignment: {
        ...by,
        toId: "staff",
        to: SECRETS.colleague,
        openedAt: at,
        standIn: { name: SECRETS.colleague, until: at },
      },
      holds: [{ ...by, trackId: "track", reason: "waiting", note: SECRETS.internalReason, until: at }],
      escalation: { ...by, reason: "unclear", note: SECRETS.internalReason },
      answered: { answer: SECRETS.internalReason, by: SECRETS.colleague, at },
      answers: true,
    },
    matches: [
      { id: "m", reference: SECRETS.target, title: SECRETS.internalReason, openedAt: at, reasons: ["reporter"] },
    ],
    moreMatches: true,
    concentration: [
      {
        by: "contact",
        cases: 9,
        complaints: 9,
        shops: 9,
        platform: { value: SECRETS.target, count: 9 },
        product: { value: SECRETS.target, count: 9 },
        behaviour: { value: SECRETS.target, count: 9 },
        copied: 9,
      },
    ],
    record: { cases: 9, upheld: 8, unfounded: 1, badFaith: 1 },
    joined: [{ reference: SECRETS.target, title: SECRETS.internalReason, openedAt: at }],
    mergedInto: { head: SECRETS.target, at, by: SECRETS.colleague, reason: SECRETS.internalReason },
    splitFrom: { reference: SECRETS.target, at, by: SECRETS.colleague, reason: SECRETS.internalReason, evidence: [] },
    splitInto: [{ reference: SECRETS.target, at, by: SECRETS.colleague, reason: SECRETS.internalReason }],
    mergedHere: [
      {
        reference: SECRETS.target,
        title: SECRETS.internalReason,
        through: SECRETS.target,
        at,
        by: SECRETS.colleague,
        reason: SECRETS.internalReason,
        evidence: [],
        clocks: [],
        messages: 2,
        lastMessageAt: at,
      },
    ],
  };
}
