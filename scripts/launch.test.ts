import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";

it("a start with wrong settings names every one of them, and says nothing of our own files", () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, ["--import", "tsx", "scripts/launch.ts"], {
    env: { ...process.env, DATA_DIR: scratchFolder("launch"), PORT: "99999", SURFACE: "everything", HOST: "" },
    encoding: "utf8",
  });
  expect(status).toBe(1);
  expect(stderr).toContain("PORT:");
  expect(stderr).toContain("SURFACE:");
  expect(stderr).toContain("docs/operate.md");
  expect(stderr + stdout).not.toMatch(/^\s+at /m);
});
