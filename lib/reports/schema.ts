import { z } from "zod";
import { BEHAVIOUR_KIND_NAMES, type BehaviourKind, hasBranch } from "@/lib/reports/behaviour";
import { waybillsIn } from "@/lib/reports/couriers";
import { type SeenAnswers, type WhereAnswers, WISHES } from "@/lib/reports/draft";
import { OTHER_PLATFORM, platformNamed } from "@/lib/reports/platforms";
import { CARES, DEMANDS, ODDITIES, OFFERS } from "@/lib/reports/seen-options";
import { isShareText, parseShopLink } from "@/lib/reports/shop-link";
import { typedText } from "@/lib/reports/text-schema";
import { momentInChina, typedDay, typedMoment } from "@/lib/reports/typed-date";

/** Characters a field takes; the pages say them, too. */
export const LIMITS = {
  platform: 50,
  shopName: 100,
  link: 2_000,
  product: 200,
  story: 5_000,
  reviewText: 3_000,
  reviewerNames: 500,
  offerAmount: 100,
  contacts: 1_000,
  orderNumber: 60,
  courier: 40,
  waybills: 1_000,
  demand: 1_000,
  contact: 100,
} as const;

const MOST_WAYBILLS = 20;

function chosen<const Ids extends readonly string[]>(ids: Ids) {
  return z.array(z.enum(ids, { error: "unknown_choice" }));
}

/** An optional day or minute; refused with `problem` when it does not exist, and when it has not come yet. */
function typedTime(read: (typed: string) => string | null, problem: "not_a_date" | "not_a_moment") {
  return typedText({ max: 40 }).transform((typed, context) => {
    if (typed === "") return "";
    const value = read(typed);
    if (value === null) context.addIssue({ code: "custom", message: problem });
    else if (value > momentInChina(new Date()).slice(0, value.length))
      context.addIssue({ code: "custom", message: "in_the_future" });
    return value ?? "";
  });
}

/** What happened: one of the kinds. */
export const whatSchema = z.object({ kind: z.enum(BEHAVIOUR_KIND_NAMES, { error: "missing" }) });

const whereFields = z.object({
  platform: typedText({ max: LIMITS.platform }),
  shopName: typedText({ max: LIMITS.shopName }),
  link: typedText({ max: LIMITS.link, lines: true }),
  product: typedText({ max: LIMITS.product }),
  happenedOn: typedTime(typedDay, "not_a_date"),
});

/** Where: a shop's name or its link is enough; a parcel out of nowhere may have neither, and then a platform will do. */
export const whereSchema = whereFields.transform((typed, context): WhereAnswers => {
  const link = typed.link === "" ? null : parseShopLink(typed.link);
  const shareText = link === null && isShareText(typed.link);
  if (typed.link !== "" && !link && !shareText)
    context.addIssue({ code: "custom", path: ["link"], message: "no_link_found" });
  const listed = platformNamed(typed.platform) ?? (typed.platform === "" ? (link?.platform ?? null) : null);
  if (!listed && typed.platform === "") context.addIssue({ code: "custom", path: ["platform"], message: "missing" });
  if (typed.shopName === "" && typed.link === "")
    context.addIssue({ code: "custom", path: ["shopName"], message: "missing" });
  return {
    platform: listed ?? OTHER_PLATFORM,
    platformName: listed ? "" : typed.platform,
    shopName: typed.shopName,
    link: link?.href ?? (shareText ? typed.link : ""),
    product: typed.product,
    happenedOn: typed.happenedOn,
  };
});

const seenFields = z.object({
  story: typedText({ max: LIMITS.story, lines: true, required: true }),
  reviewText: typedText({ max: LIMITS.reviewText, lines: true }),
  reviewerNames: typedText({ max: LIMITS.reviewerNames, lines: true }),
  demands: chosen(DEMANDS),
  offers: chosen(OFFERS),
  offerAmount: typedText({ max: LIMITS.offerAmount }),
  contacts: typedText({ max: LIMITS.contacts, lines: true }),
  orderNumber: typedText({ max: LIMITS.orderNumber }),
});

/** What was seen, as far as this kind asks for it: what belongs to another branch is left out. */
export function seenSchema(kind: BehaviourKind) {
  return seenFields.transform((typed): SeenAnswers => {
    const review = hasBranch(kind, "review");
    const offer = hasBranch(kind, "offer");
    return {
      ...typed,
      ...(review ? {} : { reviewText: "", reviewerNames: "" }),
      ...(offer ? {} : { demands: [], offers: [], offerAmount: "", contacts: "" }),
    };
  });
}

/** Abnormal logistics: everything may stay empty, and a number of a strange form is no reason to refuse. */
export const logisticsSchema = z.object({
  courier: typedText({ max: LIMITS.courier }),
  waybills: typedText({ max: LIMITS.waybills, lines: true }).transform((typed, context) => {
    const waybills = waybillsIn(typed);
    if (waybills.length > MOST_WAYBILLS)
      context.addIssue({ code: "custom", message: "too_many", params: { count: waybills.length, max: MOST_WAYBILLS } });
    return waybills;
  }),
  orderedAt: typedTime(typedMoment, "not_a_moment"),
  collectedAt: typedTime(typedMoment, "not_a_moment"),
  signedAt: typedTime(typedMoment, "not_a_moment"),
  reviewedAt: typedTime(typedMoment, "not_a_moment"),
  oddities: chosen(ODDITIES),
});

/** Money back, only a report, or both; who wants money back says what. */
export const wishSchema = z
  .object({
    wish: z.enum(WISHES, { error: "missing" }),
    demand: typedText({ max: LIMITS.demand, lines: true }),
    care: chosen(CARES).default([]),
  })
  .transform(({ care, ...typed }, context) => {
    const ticked = care.length > 0 ? { care } : {};
    if (typed.wish === "report") return { ...typed, ...ticked, demand: "" };
    if (typed.demand === "") context.addIssue({ code: "custom", path: ["demand"], message: "missing" });
    return { ...typed, ...ticked };
  });

const email = z.email();
const PHONE = /^\+?\d{7,15}$/;

/** Nothing, or one way to reach the reporter. */
export const contactSchema = z
  .object({
    contactKind: z.enum(["none", "email", "phone"], { error: "missing" }),
    email: typedText({ max: LIMITS.contact }),
    phone: typedText({ max: LIMITS.contact }),
    updates: chosen(["yes"]),
  })
  .transform((typed, context) => {
    const { contactKind } = typed;
    if (contactKind === "none") return { contactKind, contact: "", updates: false };
    const contact = contactKind === "email" ? typed.email : typed.phone.normalize("NFKC").replace(/[\s()-]/g, "");
    const fits = contactKind === "email" ? email.safeParse(contact).success : PHONE.test(contact);
    const message = contact === "" ? "missing" : fits ? null : "wrong_form";
    if (message) context.addIssue({ code: "custom", path: [contactKind], message });
    return { contactKind, contact, updates: typed.updates.length > 0 };
  });
