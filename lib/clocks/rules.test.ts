import { expect, test } from "vitest";
import { titleForStaff } from "@/lib/clocks/clock-rule";
import { bindsOperator, CLOCK_RULES, type RuleId, ruleFor, ruleVersion } from "@/lib/clocks/rules";

const lastDayOfOrder20 = new Date("2026-04-14T15:59:59.999Z");
const firstDayOfOrder121 = new Date("2026-04-14T16:00:00.000Z");

test("UX-09 SAMR Order 20 gives way to Order 121 at midnight in Shanghai", () => {
  expect(ruleFor("mediate", lastDayOfOrder20)).toMatchObject({ version: "samr-20", mark: "L", article: "20, 21(5)" });
  expect(ruleFor("mediate", firstDayOfOrder121)).toMatchObject({
    version: "samr-121",
    mark: "U",
    unconfirmed: true,
    article: null,
    length: { amount: 45, unit: "working_days" },
  });
});

test("UX-09 every Order 20 rule has an unconfirmed Order 121 successor", () => {
  const idsOf = (version: string) => CLOCK_RULES.filter((rule) => rule.version === version).map(({ id }) => id);
  expect(idsOf("samr-121")).toEqual(idsOf("samr-20"));
  expect(idsOf("samr-121")).toHaveLength(7);
});

test("UX-09 a rule is unconfirmed exactly when its mark says not verified, and law always carries a mark", () => {
  for (const rule of CLOCK_RULES) {
    expect(rule.unconfirmed).toBe(rule.mark === "U");
    expect(rule.mark === null).toBe(rule.binds === "portal");
  }
});

test("UX-09 staff read what is due of them, not what is promised to a reporter", () => {
  const own = CLOCK_RULES.filter(({ binds }) => binds === "portal");
  expect(own.map((rule) => titleForStaff(rule).zh)).toEqual([
    "第一次答复举报人",
    "答复举报人的异议",
    "答复举报人关于个人信息的请求",
  ]);
  for (const rule of CLOCK_RULES) {
    expect(titleForStaff(rule).zh).not.toMatch(/您|你/);
    expect(titleForStaff(rule).en).not.toMatch(/\byour?\b/i);
  }
});

test("UX-09 never two versions of a rule are in force on one day", () => {
  for (const rule of CLOCK_RULES) {
    const others = CLOCK_RULES.filter((other) => other.id === rule.id && other !== rule);
    for (const other of others) {
      expect(other.version).not.toBe(rule.version);
      const overlaps = other.validFrom <= (rule.validTo ?? "9999") && rule.validFrom <= (other.validTo ?? "9999");
      expect(overlaps).toBe(false);
    }
  }
});

test("UX-09 no rule applies before its law was in force", () => {
  expect(ruleFor("decide_acceptance", new Date("2019-12-31T15:59:59Z"))).toBeNull();
  expect(ruleFor("decide_acceptance", new Date("2019-12-31T16:00:00Z"))?.version).toBe("samr-20");
});

test.each<[RuleId, number, string]>([
  ["handle_complaint", 7, "working_days"],
  ["decide_acceptance", 7, "working_days"],
  ["mediate", 45, "working_days"],
  ["tell_mediation_end", 7, "working_days"],
  ["verify_mediation_clue", 15, "working_days"],
  ["decide_filing", 15, "working_days"],
  ["tell_filing", 5, "working_days"],
  ["settle_competence", 7, "working_days"],
  ["complain_in_time", 3, "years"],
  ["decide_penalty", 90, "calendar_days"],
  ["serve_penalty", 7, "working_days"],
  ["settle_registered_evidence", 7, "working_days"],
  ["publish_penalty", 20, "working_days"],
  ["forward_penalty", 10, "working_days"],
  ["publish_forwarded_penalty", 10, "working_days"],
  ["withdraw_publication", 3, "working_days"],
  ["end_publication", 3, "years"],
  ["end_minor_publication", 3, "months"],
  ["penalty_limitation", 2, "years"],
  ["penalty_limitation_serious", 5, "years"],
  ["keep_transaction_data", 3, "years"],
  ["court_tells_of_suit", 10, "calendar_days"],
  ["court_tells_of_judgment", 10, "calendar_days"],
  ["first_human_answer", 1, "working_days"],
])("UX-09 %s takes %i %s", (id, amount, unit) => {
  expect(ruleFor(id, lastDayOfOrder20)?.length).toEqual({ amount, unit });
});

test("UX-09 the portal's own promise binds the portal, whoever runs it, and statute binds whom it names", () => {
  const promise = ruleVersion("first_human_answer", "promise-1");
  const acceptance = ruleVersion("decide_acceptance", "samr-20");
  const records = ruleVersion("keep_transaction_data", "e-commerce-law-2018");
  const operators = ["regulator", "association", "platform", "agency"] as const;
  expect(operators.map((operator) => bindsOperator(promise, operator))).toEqual([true, true, true, true]);
  expect(operators.map((operator) => bindsOperator(acceptance, operator))).toEqual([true, false, false, false]);
  expect(operators.map((operator) => bindsOperator(records, operator))).toEqual([false, false, true, false]);
});

test("a version that never existed is a bug", () => {
  expect(() => ruleVersion("mediate", "samr-7")).toThrow("no clock rule mediate in version samr-7");
});
