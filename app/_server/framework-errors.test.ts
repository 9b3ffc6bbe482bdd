import { describe, expect, it, vi } from "vitest";
import { answeringOf, logFrameworkError } from "@/app/_server/framework-errors";

const CANARY = "138 0013 8000 王芳";
const request = () => ({ number: "0123456789" });

function logged(words: readonly unknown[], of = request()) {
  const write = vi.fn();
  answeringOf(of, () => logFrameworkError(words, write));
  return write.mock.calls[0]?.[0] as { number?: string; error: { name: string; at: string[] } };
}

describe("SEC-14 what the framework reports", () => {
  it("SEC-14 is logged with the request's number, the kind of error and where it arose, without its words", () => {
    const facts = logged(["⨯", new TypeError(CANARY)]);
    expect(facts).toMatchObject({ number: "0123456789", error: { name: "TypeError" } });
    expect(facts.error.at.join()).toContain("framework-errors.test");
    expect(JSON.stringify(facts)).not.toContain("王芳");
  });

  it("SEC-14 says from where it was printed when it is no error", () => {
    const facts = logged([`Error: ${CANARY}\n    at ${CANARY}`]);
    expect(facts.error.name).toBe("string");
    expect(facts.error.at.length).toBeGreaterThan(0);
    expect(JSON.stringify(facts)).not.toContain("王芳");
  });

  it("has no number outside a request", () => {
    const write = vi.fn();
    logFrameworkError([new Error()], write);
    expect(write.mock.calls[0]?.[0]).not.toHaveProperty("number");
  });
});
