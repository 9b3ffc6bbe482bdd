import type { OrganisationKind } from "@/lib/access/organisation";
import type { Role } from "@/lib/access/roles";

/** With whom the office works together: each sees no more than what was shared with it. Names are invented. */
export const PARTNERS = {
  platform: { name: "平台信任与安全团队（演示）", kind: "platform" },
  association: { name: "南城区消费者协会（演示）", kind: "association" },
} as const satisfies Record<string, { name: string; kind: OrganisationKind }>;
export type PartnerKey = keyof typeof PARTNERS;

type Person = { name: string; email: string; roles: readonly Role[]; partner?: PartnerKey };

/** Who works in the demonstration world; without `partner` in the office itself. Names are invented. */
export const PEOPLE = {
  administrator: { name: "程予安", email: "administrator@demo.example", roles: ["administrator"] },
  administrator_two: { name: "许清和", email: "administrator-two@demo.example", roles: ["administrator"] },
  intake: { name: "苏禾", email: "intake@demo.example", roles: ["intake"] },
  reviewer: { name: "陆见微", email: "reviewer@demo.example", roles: ["reviewer"] },
  reviewer_two: { name: "叶知秋", email: "reviewer-two@demo.example", roles: ["reviewer"] },
  officer: { name: "韩知远", email: "officer@demo.example", roles: ["case_officer"] },
  officer_two: { name: "罗明朗", email: "officer-two@demo.example", roles: ["case_officer"] },
  supervisor: { name: "沈怀瑾", email: "supervisor@demo.example", roles: ["supervisor"] },
  supervisor_two: { name: "方砚秋", email: "supervisor-two@demo.example", roles: ["supervisor"] },
  custodian: { name: "江守约", email: "custodian@demo.example", roles: ["custodian"] },
  auditor: { name: "顾衡", email: "auditor@demo.example", roles: ["auditor"] },
  // The only one of their house here so far, who therefore also lets colleagues in.
  platform: {
    name: "温子墨",
    email: "platform@partner.example",
    roles: ["administrator", "case_officer"],
    partner: "platform",
  },
  association: {
    name: "秦望舒",
    email: "association@partner.example",
    roles: ["administrator", "case_officer"],
    partner: "association",
  },
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof PEOPLE;
export const PERSON_KEYS = Object.keys(PEOPLE) as readonly PersonKey[];

export function personOf(key: PersonKey): Person {
  return PEOPLE[key];
}
