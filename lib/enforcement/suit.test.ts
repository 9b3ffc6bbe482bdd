import { describe, expect, it } from "vitest";
import { permissionsOf, ROLES, type Role } from "@/lib/access/roles";
import { isTold, moveOf, SUIT_MOVES, SUIT_STATES, type SuitMove, type SuitState } from "@/lib/enforcement/suit";

const supervisor = { permissions: permissionsOf(["supervisor"]) };
const possible = (state: SuitState, spent: readonly SuitMove[] = []) =>
  SUIT_MOVES.filter((move) => moveOf({ state, spent }, move, supervisor).ok);

describe("N25 what may follow in a suit", () => {
  it.each<[SuitState, readonly SuitMove[]]>([
    ["prepared", ["file", "withdraw"]],
    ["filed", ["note_told", "hear", "settle", "withdraw"]],
    ["heard", ["note_told", "hear", "decide", "settle", "withdraw"]],
    ["decided", ["note_told", "take_effect"]],
    ["settled", []],
    ["withdrawn", []],
  ])("N25 %s: %j", (state, moves) => {
    expect(possible(state)).toEqual(moves);
  });

  it("N25 the court tells once, and of a judgment only after it took effect", () => {
    expect(possible("decided", ["note_told", "take_effect"])).toEqual(["note_judgment_told"]);
    const asked = { state: "decided", spent: [] } as const;
    expect(moveOf(asked, "note_judgment_told", supervisor)).toEqual({ ok: false, reason: "too_soon" });
    const again = { state: "filed", spent: ["note_told"] } as const;
    expect(moveOf(again, "note_told", supervisor)).toEqual({ ok: false, reason: "already_done" });
  });

  // Columns: file, note_told, hear, decide, take_effect, settle, withdraw.
  const MAY: Partial<Record<Role, string>> = { case_officer: "- y y - y - -", supervisor: "y y y y y y y" };
  it.each(ROLES)("N25 SEC-05 who may: %s", (role) => {
    const from = { file: "prepared", decide: "heard", take_effect: "decided" } as Partial<Record<SuitMove, SuitState>>;
    const moves = SUIT_MOVES.filter((move) => move !== "note_judgment_told");
    const said = moves.map((move) => {
      const moved = moveOf({ state: from[move] ?? "filed", spent: [] }, move, { permissions: permissionsOf([role]) });
      return moved.ok ? "y" : "-";
    });
    expect(said.join(" ")).toBe(MAY[role] ?? "- - - - - - -");
  });

  it("N25 reporters hear of what a court does, and never of a suit that was not filed", () => {
    expect(SUIT_MOVES.filter((move) => isTold(move, "heard"))).toEqual([
      "file",
      "hear",
      "decide",
      "take_effect",
      "settle",
      "withdraw",
    ]);
    expect(isTold("withdraw", "prepared")).toBe(false);
    expect(SUIT_STATES).toHaveLength(6);
  });
});
