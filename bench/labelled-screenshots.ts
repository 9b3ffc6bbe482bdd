import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Label } from "./reading-score";

/** The pictures are shared by several projects and kept beside this one. */
const FOLDER = "../shared/fixtures/screenshots";

export type Labelled = { readonly number: number; readonly file: string; readonly label: Label };

/** All labelled screenshots, or null where the folder is not there. */
export function labelledScreenshots(): Labelled[] | null {
  if (!existsSync(FOLDER)) return null;
  const pictures = readdirSync(FOLDER).filter((name) => /^\d\d-.*\.(?:png|jpg)$/.test(name));
  return pictures.map((name) => {
    const label = readFileSync(join(FOLDER, name.replace(/\.\w+$/, ".json")), "utf8");
    return { number: Number(name.slice(0, 2)), file: join(FOLDER, name), label: JSON.parse(label) as Label };
  });
}
