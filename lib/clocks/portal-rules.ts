import { type ClockRule, PLAIN_RULE } from "@/lib/clocks/clock-rule";

const PROMISE = {
  ...PLAIN_RULE,
  version: "promise-1",
  law: { zh: "真评的服务承诺（非法定期限）", en: "Zhenping's own promise (not a statutory period)" },
  article: null,
  source: { zh: "本平台的运营者", en: "the operator of this portal" },
  mark: null,
  binds: "portal",
  validFrom: "2020-01-01",
} as const;

/** What the portal promises by itself; never to be shown as law. */
export const PORTAL_RULES = [
  {
    ...PROMISE,
    id: "first_human_answer",
    title: { zh: "由工作人员给您第一次答复", en: "A first answer to you from a person" },
    staffTitle: { zh: "第一次答复举报人", en: "Give the reporter a first answer" },
    length: { amount: 1, unit: "working_days" },
    startsOn: "submission_received",
    stopsOn: "first_human_answer",
  },
  {
    ...PROMISE,
    id: "answer_contest",
    title: { zh: "答复您提出的异议", en: "Answer your objection" },
    staffTitle: { zh: "答复举报人的异议", en: "Answer the reporter's objection" },
    length: { amount: 7, unit: "working_days" },
    startsOn: "contest_received",
    stopsOn: "contest_answered",
  },
  {
    ...PROMISE,
    id: "answer_data_request",
    title: { zh: "答复您关于个人信息的请求", en: "Answer your request about your data" },
    staffTitle: { zh: "答复举报人关于个人信息的请求", en: "Answer the reporter's request about their data" },
    source: {
      zh: "本平台的运营者；个人信息保护法第44至50条规定了这些权利，没有规定天数",
      en: "the operator of this portal; arts. 44-50 of the Personal Information Protection Law give the rights and name no number of days",
    },
    length: { amount: 15, unit: "working_days" },
    startsOn: "data_request_received",
    stopsOn: "data_request_answered",
  },
] as const satisfies readonly ClockRule[];
