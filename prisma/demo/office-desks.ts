import type { Staff } from "@/lib/access/staff";
import { addExample } from "@/lib/cases/routing/add-example";
import { addUnit } from "@/lib/cases/routing/add-unit";
import { recommendGrounds } from "@/lib/cases/routing/recommend-grounds";
import { saveRules } from "@/lib/cases/routing/save-rules";
import { done, minutes, type OfficeAct } from "./office-act";

const REVIEW_GROUNDS = ["joined.same_shop", "decision.ordered_to_correct", "decision.fine"];
const PARCEL_GROUNDS = ["joined.same_ring", "transferred.suspected_crime", "decision.fine"];
const ANY = { behaviour: "", platform: "", region: "", words: [] };

type Units = { reviews: string; parcels: string };

async function setUp(supervisor: Staff, at: Date): Promise<Units> {
  const reviews = { nameZh: "好评返现组", nameEn: "Paid reviews" };
  const parcels = { nameZh: "刷单空包组", nameEn: "Brushing and empty parcels" };
  return {
    reviews: done("a unit", await addUnit(supervisor, reviews, at)).id,
    parcels: done("a unit", await addUnit(supervisor, parcels, at)).id,
  };
}

function rulesFor({ reviews, parcels }: Units) {
  return {
    base: 0,
    rules: [
      { ...ANY, name: "空包和没买过的包裹", behaviour: "fake_transaction", unitId: parcels },
      { ...ANY, name: "刷销量", behaviour: "fake_indicators", unitId: parcels },
      { ...ANY, name: "群里派单、垫付", words: ["派单", "垫付", "拍单"], unitId: parcels },
    ],
    otherwiseId: reviews,
    // There are hardly any cases yet.
    sure: "yes",
    reason: "两个组分开办：刷单和空包要查快递和资金，好评返现要查店铺。其余先到好评返现组。",
  };
}

/** Two desks, the rules that lead to them, what each is advised, and what every later change of the rules has to keep. */
export const DESKS: OfficeAct = {
  days: 95,
  about: [],
  play: async ({ crew: { supervisor, reviewer }, at }) => {
    const units = await setUp(supervisor, at);
    done("the rules", await saveRules(supervisor, rulesFor(units), minutes(at, 20)));
    const advised = [
      { unitId: units.reviews, grounds: REVIEW_GROUNDS, seen: "" },
      { unitId: units.parcels, grounds: PARCEL_GROUNDS, seen: "" },
    ];
    for (const advice of advised) done("advice", await recommendGrounds(supervisor, advice, minutes(at, 30)));
    const example = {
      name: "收到没买过的包裹",
      behaviour: "fake_transaction",
      platform: "alibaba_1688",
      region: "",
      words: "快递单号是真的，里面只有一枚塑料戒指",
      unitId: units.parcels,
    };
    done("an example", await addExample(reviewer, example, minutes(at, 45)));
  },
};
