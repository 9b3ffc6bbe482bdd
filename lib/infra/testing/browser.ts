import chromium from "@sparticuz/chromium";

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

type BrowserLaunch = { executablePath: string; args: string[] };

/** What tests and benches launch: a real Chromium that came from npm. */
export async function browserLaunch(): Promise<BrowserLaunch> {
  return { executablePath: await chromium.executablePath(), args: [...FLAGS, ...QUIET] };
}
