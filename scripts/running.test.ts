import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { scratchFolder } from "@/lib/infra/testing/scratch-folder";
import { birthOf, end, forgetNote, launcherIn, noteOf, serverOf } from "./running.mjs";

const folder = scratchFolder("running");
const note = noteOf(folder, "all");
const noteAbout = (pid = 0) => JSON.stringify({ pid, born: birthOf(pid) });
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
    writeFileSync(note, noteAbout(launcher.pid));
    expect(launcherIn(note)).toBe(launcher.pid);
  });

  it("does not take the launcher of another folder for ours, which got our number after a power cut", () => {
    const born = birthOf(process.pid);
    writeFileSync(note, JSON.stringify({ pid: launcher.pid, born }));
    expect(launcherIn(note)).toBeNull();
  });

  it("does not take another program for the launcher, whose number it got", () => {
    writeFileSync(note, noteAbout(stranger.pid));
    expect(launcherIn(note)).toBeNull();
  });

  it.each([
    ["half-written", '{"pi'],
    ["of nobody", '{"pid": 4194303}'],
    ["of this very process", noteAbout(process.pid)],
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

describe("the server of a data folder", () => {
  it("is only one that was started for this very folder, wherever the folder lies by now", () => {
    const home = join(folder, "postgres", "18");
    mkdirSync(home, { recursive: true });
    writeFileSync(join(folder, "postgres-home.json"), JSON.stringify({ home: "postgres" }));
    const [own, other] = [started(`postgres -D ${home}`), started("postgres -D /elsewhere/18")];
    children.push(own, other);
    const named = (pid = 0) => writeFileSync(join(home, "postmaster.pid"), `${pid}\n${home}\n`);
    named(other.pid);
    expect(serverOf(folder)).toBeNull();
    named(own.pid);
    expect(serverOf(folder)).toBe(own.pid);
  });
});
