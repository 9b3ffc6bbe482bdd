import { isPart, PARTS } from "./parts";

/** One part in a process of its own: nothing that another part left in memory slows it, and the settings are the stage's. */
const name = process.argv[2] ?? "";
if (!isPart(name)) throw new Error(`no such part: ${name}`);
const measure = await PARTS[name].load();
const sizes = process.argv.slice(3).map(Number);
const result = await (sizes.length > 0 ? measure(sizes) : measure());
process.send?.(result, () => process.exit(0));
