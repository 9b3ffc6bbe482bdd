import { describe, expect, it } from "vitest";
import { dueBy, opennessOf, queueAddress, readQueueCursor, readQueueFilter } from "@/lib/cases/queue-filter";

const read = (address: string) => readQueueFilter(new URLSearchParams(address));

describe("the filter of the queue in an address", () => {
  it("comes back as it was written", () => {
    const address =
      "q=%E8%BF%94%E7%8E%B0&track=report&state=report.verifying&kind=fake_transaction&platform=jd&due=week&mine=1&unit=01890a5d-ac96-774b-bcce-b302099a8057";
    expect(queueAddress(read(address)).toString()).toBe(address);
  });

  it("takes nothing it does not know", () => {
    const nonsense = "track=x&state=report.agreed&kind=%27;drop&due=never&mine=yes&q=%20&platform=";
    expect(queueAddress(read(nonsense)).toString()).toBe("");
  });

  it("cuts a search that is longer than anything worth searching for", () => {
    expect(read(`q=${"好".repeat(5_000)}`).search).toHaveLength(200);
  });

  it("searches without what a database cannot hold and what nobody sees, as words of staff are kept", () => {
    expect(read("q=a%00b%E2%80%AE%20").search).toBe("ab");
    expect(read("q=%00").search).toBeNull();
    expect(read(`q=${"好".repeat(199)}😀`).search).toHaveLength(200);
    expect(read(`q=${"好".repeat(199)}😀`).search?.isWellFormed()).toBe(true);
  });

  it("shows what is under way, unless a state, a search or the own cases are asked for", () => {
    expect(opennessOf(read(""))).toBe(true);
    expect(opennessOf(read("state=report.closed"))).toBe(false);
    expect(opennessOf(read("state=complaint.received"))).toBe(true);
    expect(opennessOf(read("q=ZP"))).toBeNull();
    expect(opennessOf(read("mine=1"))).toBeNull();
  });
});

describe("a place in the queue", () => {
  const place = "2026-03-02T15:59:59.999000Z_01890a5d-ac96-774b-bcce-b302099a8057";
  it("is read from an address, in both directions", () => {
    expect(readQueueCursor(new URLSearchParams(`after=${place}`))?.towards).toBe("after");
    expect(readQueueCursor(new URLSearchParams(`before=${place}`))?.towards).toBe("before");
  });

  const at = (instant: string) => `${instant}${place.slice(27)}`;
  const impossible = ["2026-13-45T25:61:61.000000Z", "2026-02-30T00:00:00.000000Z", "0000-01-01T00:00:00.000000Z"];
  it.each(["", "x", place.slice(1), `${place}'`, ...impossible.map(at)])("is none in %j", (typed) => {
    expect(readQueueCursor(new URLSearchParams({ after: typed }))).toBeNull();
  });
});

describe("what is due soon", () => {
  const thursdayLate = new Date("2026-03-05T15:30:00Z");
  it("ends with the day and the week as China has them", () => {
    expect(dueBy("overdue", thursdayLate)).toEqual(thursdayLate);
    expect(dueBy("today", thursdayLate)).toEqual(new Date("2026-03-05T15:59:59.999Z"));
    expect(dueBy("week", thursdayLate)).toEqual(new Date("2026-03-08T15:59:59.999Z"));
    expect(dueBy("week", new Date("2026-03-08T10:00:00Z"))).toEqual(new Date("2026-03-08T15:59:59.999Z"));
  });
});
