import chromium from "@sparticuz/chromium";
import { hasRoomInMemory } from "./scratch-folder";

/**
 * How Chromium runs without a screen, in a container, as any user. Not with the flags that its package advises for cloud
 * functions: those draw by a simulated graphics card, which cost a quarter of all processor time, and switch off the
 * same-origin policy, behind which a fault of ours could hide.
 */
const FLAGS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"];

/** Without what the browser fetches for itself. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** One process for all pages of a visitor, none in reserve; visitors never share one. With the next: a tenth of all processor time. */
const FEW_PROCESSES = ["--renderer-process-limit=1"];
/** The driver lets the browser's processes share their memory by files on the disk, for containers without room in memory. */
const ON_DISK = "--disable-dev-shm-usage";

type BrowserLaunch = { executablePath: string; args: string[]; ignoreDefaultArgs: string[] };

/** What tests and benches launch: a real Chromium that came from npm. */
export async function browserLaunch(): Promise<BrowserLaunch> {
  return {
    executablePath: await chromium.executablePath(),
    args: [...FLAGS, ...QUIET, ...FEW_PROCESSES],
    ignoreDefaultArgs: hasRoomInMemory() ? [ON_DISK] : [],
  };
}
