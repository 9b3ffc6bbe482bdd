import { readFileSync } from "node:fs";
import { readScreenshot } from "@/lib/evidence/reading/read-screenshot";
import { recognise } from "@/lib/evidence/reading/recognise";
import { knownNames } from "./known-names";
import { labelledScreenshots } from "./labelled-screenshots";

/** One worker of several: reads every labelled screenshot once after warming up, and tells how long it took. */
const bare = process.argv[2] === "bare";
const known = knownNames();
const pictures = (labelledScreenshots() ?? []).map(({ file }) => readFileSync(file));
const read = (image: Buffer) => (bare ? recognise(image) : readScreenshot(image, known));
for (const image of pictures.slice(0, 2)) await read(image);
process.send?.("ready");
process.once("message", async () => {
  const start = performance.now();
  for (const image of pictures) await read(image);
  const minutes = (performance.now() - start) / 60_000;
  process.send?.({ perMinute: pictures.length / minutes }, () => process.exit(0));
});
