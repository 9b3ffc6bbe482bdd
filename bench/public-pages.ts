/** The pages that a report about a shop which others have reported leads through, in its order. */
const JOURNEY = [
  "",
  "/report/what",
  "/report/where",
  "/report/seen",
  "/report/logistics",
  "/report/files",
  "/report/wish",
  "/report/contact",
  "/report/others",
  "/report/check",
  "/report/receipt",
] as const;
const GUARDIAN = "/report/guardian";
export const BESIDE = [
  "/report/scam-help",
  "/report/phone",
  "/report/without-guardian",
  "/case",
  "/verify",
  "/warnings",
  "/figures/checkpoints",
  "/about",
  "/privacy",
  "/children",
] as const;
const STATUS = "/case/status";
export const OF_THE_CASE = ["/case/evidence", "/case/contact", "/case/your-data"] as const;
export const AFTER_ITS_END = ["/case/survey", "/case/appeal"] as const;
/** Those for one track of a case: the status page has the link. */
export const BY_LINK = { going: "/case/withdraw", ended: "/case/contest" } as const;

/** Every page of the tour, as its address stands below the language. */
export const TOUR: readonly string[] = [
  ...JOURNEY,
  GUARDIAN,
  ...BESIDE,
  STATUS,
  ...OF_THE_CASE,
  ...AFTER_ITS_END,
  ...Object.values(BY_LINK),
];
