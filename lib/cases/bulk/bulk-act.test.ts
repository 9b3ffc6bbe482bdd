import { describe, expect, it } from "vitest";
import { permissionsOf, ROLES } from "@/lib/access/roles";
import { actName, bulkActs, readAct, stepInBulk } from "@/lib/cases/bulk/bulk-act";
import { ACTIONS } from "@/lib/cases/step";
import { POSITIONS, TRACK_KINDS } from "@/lib/cases/track";
import { stepFor } from "@/lib/cases/transitions";

/** What was found in a mediation is said of that one. */
const ONE_BY_ONE: readonly string[] = ["open_report", "end_mediation_keep_clue"];
const pairs = TRACK_KINDS.flatMap((track) => ACTIONS.map((action) => [track, action] as const));

describe("C12 what can be ordered for many", () => {
  it.each(pairs)("%s %s asks the same of a person from whichever state", (track, action) => {
    const asked = POSITIONS.filter((position) => position.track === track)
      .map((position) => stepFor(position, action))
      .filter((step) => step !== null && step.message !== "none")
      .map((step) => step && [step.ground, step.message, step.note, step.target]);
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBeLessThanOrEqual(1);
    expect(stepInBulk(track, action) !== null).toBe(asked.length > 0 && !ONE_BY_ONE.includes(action));
  });

  it("is called by a name that can be read back, and by no other", () => {
    const acts = bulkActs(permissionsOf(["supervisor"]), POSITIONS);
    expect(acts.map((act) => readAct(actName(act)))).toEqual(acts);
    for (const name of ["", "escalate", "report", "report.", "report.accept", "complaint.withdraw", "report.contest"])
      expect(readAct(name)).toBeNull();
  });

  it.each(ROLES)("%s is offered what the role may do, and nothing without taking cases", (role) => {
    const permissions = permissionsOf([role]);
    const names = bulkActs(permissions, POSITIONS).map(actName);
    expect(names.includes("assign")).toBe(permissions.includes("case:claim"));
    expect(names.includes("report.mark_duplicate")).toBe(permissions.includes("case:decide:triage"));
    expect(names.includes("report.close")).toBe(permissions.includes("case:decide:final"));
    expect(names).not.toContain("report.supplement_received");
  });

  it("is offered only as far as it is open to one of the rows", () => {
    const names = bulkActs(permissionsOf(["reviewer"]), [{ track: "complaint", state: "received" }]).map(actName);
    expect(names).toEqual([
      "assign",
      "hold",
      "complaint.accept",
      "complaint.not_accept",
      "complaint.request_supplement",
    ]);
  });
});
