import { describe, expect, it } from "vitest";
import { type PartResult, section, withSections } from "./result";

const result: PartResult = {
  title: "Weight",
  method: "Every page was loaded once.",
  tables: [{ caption: "Pages", rows: [{ page: "/zh", kB: 12 }] }],
  promises: [{ what: "a page in all", target: "≤ 30 kB", measured: "31 kB", kept: false }],
  notes: ["Cold."],
};
const at = { day: "2026-11-22", cores: 2, memoryGb: 24, node: "24.21.0", load: 0.25 };

describe("a section of the benchmarks", () => {
  it("says when and on what machine, and shows a broken promise as broken", () => {
    const text = section(result, at);
    expect(text).toContain("## Weight");
    expect(text).toContain("Measured on 2026-11-22: 2 cores, 24 GB of memory, Node 24.21.0");
    expect(text).toContain("| a page in all | ≤ 30 kB | 31 kB | **no** |");
    expect(text.endsWith("- Cold.")).toBe(true);
  });

  it("takes the place of the older section with its heading and leaves the others", () => {
    const old = "# Benchmarks\n\nWords.\n\n## Weight\n\nold\n\n## Queue\n\nkept\n";
    expect(withSections(old, ["## Weight\n\nnew"])).toBe(
      "# Benchmarks\n\nWords.\n\n## Weight\n\nnew\n\n## Queue\n\nkept\n",
    );
  });

  it("comes last when it is new", () => {
    expect(withSections("# Benchmarks\n", ["## Weight\n\nnew"])).toBe("# Benchmarks\n\n## Weight\n\nnew\n");
  });
});
