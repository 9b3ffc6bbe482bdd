import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Pressed with Ctrl, so no single key; its own button says it. */
const NO_SINGLE_KEYS = ["Control+K"];
const FOLDERS = "app/{_server,_ui,[[]locale]/(staff)}/**/*.tsx";

function keysIn(text: string): string[] {
  const found = text.matchAll(/(?:\bkeys|aria-keyshortcuts)="([^"]+)"|\{ key: "([^"]+)", label: words/g);
  return [...found].map(([, marked, tool]) => marked ?? tool ?? "");
}

test("A11Y-02 every single key of the staff side is in the list that ? opens", () => {
  const files = globSync(FOLDERS);
  const used = files.flatMap((file) => keysIn(readFileSync(file, "utf8")).map((key) => ({ key, file })));
  expect(new Set(used.map(({ key }) => key)).size).toBeGreaterThan(12);
  const list = readFileSync("app/[locale]/(staff)/staff/keys-help.tsx", "utf8");
  const listed = [...list.matchAll(/^ {2}\["([^"]+)", "\w+"\],$/gm)].flatMap(([, keys = ""]) => keys.split(" "));
  const spoken = (key: string) => key.replace("Shift+", "").replace("Escape", "Esc");
  const missing = used.filter(({ key }) => !listed.includes(spoken(key)) && !NO_SINGLE_KEYS.includes(key));
  expect(missing).toEqual([]);
});
