import { z } from "zod";

const text = z.string().catch("");
const codes = z.array(z.string()).catch([]);

/** A step is whole, whatever of it was kept: a page need not ask whether a field is there. */
function step<Fields extends z.ZodRawShape>(fields: Fields) {
  const whole = z.object(fields);
  return whole.catch(() => whole.parse({}));
}

const schema = step({
  what: step({ kind: text, paidInAdvance: z.boolean().catch(false) }),
  where: step({
    platform: text,
    platformName: text,
    shopName: text,
    link: text,
    product: text,
    happenedOn: text,
    shopId: text,
    itemId: text,
  }),
  seen: step({
    story: text,
    reviewText: text,
    reviewerNames: text,
    demands: codes,
    offers: codes,
    offerAmount: text,
    contacts: text,
    orderNumber: text,
  }),
  logistics: step({
    courier: text,
    waybills: codes,
    orderedAt: text,
    collectedAt: text,
    signedAt: text,
    reviewedAt: text,
    oddities: codes,
  }),
  demand: text,
  care: codes,
});

/** What a person told us, as pages of staff read it. Every field is there; what was not told, or is held back, is empty. */
export type ToldFacts = z.output<typeof schema>;

/** The facts of a submission as they were kept, `ReportFacts` of lib/reports, by whatever version of the form. */
export function toldFacts(kept: unknown): ToldFacts {
  return schema.parse(kept);
}

export const NOTHING_TOLD: ToldFacts = toldFacts(null);
