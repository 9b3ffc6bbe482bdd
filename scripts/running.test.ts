import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";
import { end, forgetNote, launcherIn, noteOf } from "./running.mjs";

const folder = scratchFolder("running");
const note = noteOf(folder, "all");
/** A program with a name that a launcher's command line has, and one without. */
const started = (name: string) =>
  spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", name], { stdio: "ignore" });
const children = [started("scripts/launch.ts"), started("somebody-else")];
const [launcher, stranger] = children as [(typeof children)[0], (typeof children)[0]];

afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

describe("the note of a running program", () => {
  it("is one a surface, so that several can share a data folder", () => {
    expect(new Set(["all", "public", "staff", "worker"].map((surface) => noteOf(folder, surface))).size).toBe(4);
  });

  it("names the launcher while it runs", () => {
    writeFileSync(note, JSON.stringify({ pid: launcher.pid }));
    expect(launcherIn(note)).toBe(launcher.pid);
  });

  it("does not take another program for the launcher, whose number it got", () => {
    writeFileSync(note, JSON.stringify({ pid: stranger.pid }));
    expect(launcherIn(note)).toBeNull();
  });

  it.each([
    ["half-written", '{"pi'],
    ["of nobody", '{"pid": 4194303}'],
    ["of this very process", JSON.stringify({ pid: process.pid })],
  ])("%s blocks no start", (_, text) => {
    writeFileSync(note, text);
    expect(launcherIn(note)).toBeNull();
  });

  it("goes when it is forgotten, and a missing one is none", () => {
    forgetNote(note);
    expect(existsSync(join(folder, "running.json"))).toBe(false);
    expect(launcherIn(note)).toBeNull();
  });

  it("ending a program waits until it has ended", async () => {
    const gone = once(launcher, "exit");
    expect(await end(launcher.pid ?? 0, "SIGTERM", 10_000)).toBe(true);
    await gone;
  });
});
