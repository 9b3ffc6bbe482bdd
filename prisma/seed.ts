import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { anyCase } from "@/lib/cases/any-case";
import { countDays } from "@/lib/cases/figures/count-days";
import { knowLaw } from "@/lib/cases/law/known-law";
import { watchReading } from "@/lib/cases/reading-watch/watch-reading";
import { takeHouseSet } from "@/lib/cases/replies/take-house-set";
import { settings } from "@/lib/infra/env";
import { type Account, hire, signInAll } from "./demo/hire";
import { OFFICE } from "./demo/office";
import { beginningOf, type PlayedCase, playWorld } from "./demo/play-world";
import { SCENES } from "./demo/scenes";
import { SHOPS } from "./demo/shops";

const DAY = 86_400_000;
const accountsFile = join(settings().dataDir, "demo-accounts.json");
const casesFile = join(settings().dataDir, "demo-cases.json");

/** For the owner of the data folder alone, also where an older file was readable by others. */
function keepSecret(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}

/** A start that was killed after hiring leaves the accounts, and with them the only copy of their passwords. */
async function crewAccounts(at: Date): Promise<Account[]> {
  if (existsSync(accountsFile)) return JSON.parse(readFileSync(accountsFile, "utf8")) as Account[];
  const accounts = await hire(at);
  keepSecret(accountsFile, accounts);
  return accounts;
}

async function fill(now: Date): Promise<void> {
  const before = new Date(beginningOf(SCENES, now).getTime() - DAY);
  const crew = await signInAll(await crewAccounts(before), before);
  await takeHouseSet(crew.supervisor, before);
  const played: object[] = [];
  await playWorld(SCENES, { crew, office: OFFICE, now }, ({ key, reference, code }: PlayedCase) => {
    const scene = SCENES.find((one) => one.key === key);
    played.push({ reference, code, shop: scene && SHOPS[scene.shop].name, story: scene?.story.slice(0, 40) });
    keepSecret(casesFile, played);
  });
  // A newcomer looks at the figures, and an auditor at the reading, before the next full hour.
  await countDays(now);
  await watchReading(now);
}

if (await anyCase()) {
  console.log("There are cases here already: the demonstration world is left as it is.");
} else {
  console.log("Filling the demonstration world …");
  await knowLaw();
  await fill(new Date());
  console.log(`Staff accounts: ${accountsFile}\nNumbers and codes of the reports: ${casesFile}`);
}
process.exit(0);
