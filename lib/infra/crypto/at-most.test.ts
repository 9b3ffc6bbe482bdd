import { describe, expect, test } from "vitest";
import { atMost } from "./at-most";

describe("a gate for costly work", () => {
  test("never lets more in than it was told to, keeps the order and finishes everything", async () => {
    const gate = atMost(2);
    const finished: number[] = [];
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        gate(async () => {
          most = Math.max(most, ++inside);
          await new Promise((resume) => setImmediate(resume));
          finished.push(n);
          inside--;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(finished).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  test("gives a place back when the work fails", async () => {
    const gate = atMost(1);
    await expect(gate(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(gate(() => Promise.resolve("next"))).resolves.toBe("next");
  });
});
