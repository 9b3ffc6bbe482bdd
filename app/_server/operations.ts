import { countWaiting } from "@/lib/cases/figures/count-waiting";
import { metricsText as scrapeText } from "@/lib/infra/metrics/scrape";

// The one way from a route to the machines' own state: architecture.md lets only _server and api look there.
export { readiness } from "@/lib/infra/health";
export const metricsText = () => scrapeText(countWaiting);

const LOOPBACK = /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/;

/** Whether a request came from this very host. `x-zp-client` is written by the gate, which drops any that comes from outside. */
export function isFromThisHost(request: Request): boolean {
  return LOOPBACK.test(request.headers.get("x-zp-client") ?? "");
}
