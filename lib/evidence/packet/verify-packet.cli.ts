import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { LOCALES } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";
import { verdictText } from "./verdict-text";
import { verifyPacket } from "./verify-packet";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { key: { type: "string" } } });
const [file] = positionals;
if (file === undefined || positionals.length > 1) {
  for (const locale of LOCALES) console.error(translatorFor(locale)("packet.checks.usage"));
  process.exit(2);
}
const verdict = await verifyPacket(file, values.key === undefined ? null : readFileSync(values.key, "utf8"));
console.log(verdictText(verdict));
process.exitCode = verdict.ok ? 0 : 1;
