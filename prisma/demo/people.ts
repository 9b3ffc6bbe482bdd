import type { Role } from "@/lib/access/roles";

/** Who works in the demonstration world. Names are invented. */
export const PEOPLE = {
  administrator: { name: "程予安", email: "administrator@demo.example", roles: ["administrator"] },
  intake: { name: "苏禾", email: "intake@demo.example", roles: ["intake"] },
  reviewer: { name: "陆见微", email: "reviewer@demo.example", roles: ["reviewer"] },
  reviewer_two: { name: "叶知秋", email: "reviewer-two@demo.example", roles: ["reviewer"] },
  officer: { name: "韩知远", email: "officer@demo.example", roles: ["case_officer"] },
  officer_two: { name: "罗明朗", email: "officer-two@demo.example", roles: ["case_officer"] },
  supervisor: { name: "沈怀瑾", email: "supervisor@demo.example", roles: ["supervisor"] },
  custodian: { name: "江守约", email: "custodian@demo.example", roles: ["custodian"] },
  auditor: { name: "顾衡", email: "auditor@demo.example", roles: ["auditor"] },
} as const satisfies Record<string, { name: string; email: string; roles: readonly Role[] }>;

export type PersonKey = keyof typeof PEOPLE;
export const PERSON_KEYS = Object.keys(PEOPLE) as readonly PersonKey[];
