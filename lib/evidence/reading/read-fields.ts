import { amountsIn } from "@/lib/evidence/reading/fields/amounts";
import { contactsIn } from "@/lib/evidence/reading/fields/contacts";
import { groupNameIn } from "@/lib/evidence/reading/fields/group";
import { courierIn, orderNumberIn, waybillsIn } from "@/lib/evidence/reading/fields/numbers";
import { platformIn, productUrlIn } from "@/lib/evidence/reading/fields/platform";
import { productTitleIn } from "@/lib/evidence/reading/fields/product-title";
import { reviewFieldsOf } from "@/lib/evidence/reading/fields/reviews";
import { shopIn } from "@/lib/evidence/reading/fields/shop";
import { termsIn } from "@/lib/evidence/reading/fields/terms";
import { timesIn } from "@/lib/evidence/reading/fields/times";
import { trackingIn } from "@/lib/evidence/reading/fields/tracking";
import { materialOf, type Sorted } from "@/lib/evidence/reading/material";
import type { Page } from "@/lib/evidence/reading/page";
import type { KnownNames, ReadField, Reading } from "@/lib/evidence/reading/reading";
import { refineKind } from "@/lib/evidence/reading/refine-kind";
import { screenshotKind } from "@/lib/evidence/reading/screenshot-kind";

/** Turns what the machine saw on one page into typed fields. Pure: the same page gives the same reading. */
export function readFields(page: Page, known: KnownNames): Reading {
  const material = materialOf(page, known);
  const guessed = screenshotKind(material);
  const fields = fieldsOf({ ...material, kind: guessed?.name ?? null });
  const transcript = page.lines.map((line) => line.text);
  const kind = refineKind(guessed, fields, transcript.join("\n"));
  const size = { width: page.width, height: page.height };
  return { size, turned: page.turned, kind, fields, transcript, confirmed: false };
}

function fieldsOf(material: Sorted): ReadField[] {
  const shop = shopIn(material);
  const tracking = material.kind === "logistics_normal" ? trackingIn(material) : [];
  return [
    ...platformIn(material),
    ...shop,
    ...productTitleIn(material, shop[0]),
    ...productUrlIn(material),
    ...orderNumberIn(material),
    ...courierIn(material),
    ...waybillsIn(material),
    ...reviewFieldsOf(material),
    ...(tracking.length > 0 ? [] : timesIn(material)),
    ...amountsIn(material),
    ...contactsIn(material),
    ...groupNameIn(material),
    ...tracking,
    ...codesOn(material.page),
    ...termsIn(material),
  ];
}

function codesOn({ codes }: Page): ReadField[] {
  return codes
    .slice(0, 1)
    .map(({ text, box }) => ({ name: "qrPayload", value: text, boxes: [box], confidence: 1, confirmed: false }));
}
