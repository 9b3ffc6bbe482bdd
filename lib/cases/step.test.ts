import { describe, expectTypeOf, test } from "vitest";
import type { ClockMoves, Step } from "@/lib/cases/step";
import type { Position } from "@/lib/cases/track";

describe("C3 what does not compile", () => {
  type Any = { to: "filed"; clocks: ClockMoves; note: { need: "optional" } };
  type Staff = Any & { by: ["case:decide:final"] };

  test("C3 a ground that the reporter never hears, a required note without its question, a reporter who must explain", () => {
    expectTypeOf<Staff & { ground: "closed"; message: "required"; target: "none" }>().toExtend<Step<"filed">>();
    expectTypeOf<Staff & { ground: "closed"; message: "none"; target: "none" }>().not.toExtend<Step<"filed">>();
    expectTypeOf<Staff & { ground: null; message: "optional"; target: "case" }>().not.toExtend<Step<"filed">>();
    expectTypeOf<{ need: "required" }>().not.toExtend<Step<"filed">["note"]>();
    expectTypeOf<Any & { by: ["reporter"]; ground: null; message: "required"; target: "none" }>().not.toExtend<
      Step<"filed">
    >();
  });

  test("C3 a complaint that is filed, a report that is in mediation", () => {
    expectTypeOf<{ track: "complaint"; state: "filed" }>().not.toExtend<Position>();
    expectTypeOf<{ track: "report"; state: "mediation" }>().not.toExtend<Position>();
  });
});
