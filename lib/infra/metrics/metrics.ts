import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Counts of what waits stop here: each reads a small part of an index, whatever the table has grown to. */
export const COUNTED_TO = 10_000;
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.3, 0.5, 1, 1.5, 3, 10, 60];
const METHODS = new Set(["GET", "HEAD", "POST"]);

function gauge(registers: Registry[], name: string, help: string, labelNames: string[] = []): Gauge {
  return new Gauge({ name: `zhenping_${name}`, help, labelNames, registers });
}

function makeMetrics() {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requestLabels = ["route", "method", "status"];
  return {
    register,
    requests: new Counter({
      name: "zhenping_requests_total",
      help: "Requests answered, by group of routes, method and class of status",
      labelNames: requestLabels,
      registers,
    }),
    seconds: new Histogram({
      name: "zhenping_request_seconds",
      help: "Time until the answer was sent, by group of routes",
      labelNames: ["route"],
      buckets: SECONDS,
      registers,
    }),
    databaseUp: gauge(registers, "database_up", "1 when the database answered this scrape"),
    jobs: gauge(registers, "jobs_waiting", `Jobs that are due and not yet taken, counted to ${COUNTED_TO}`, ["job"]),
    jobAge: gauge(registers, "job_oldest_seconds", "How long the oldest due job has waited", ["job"]),
    notices: gauge(registers, "notices_waiting", `Notices not yet sent, counted to ${COUNTED_TO}`, ["channel"]),
    noticeAge: gauge(registers, "notice_oldest_seconds", "How long the oldest notice has waited", ["channel"]),
    open: gauge(registers, "tracks_open", `Open tracks of cases, counted to ${COUNTED_TO}`),
    overdue: gauge(registers, "tracks_overdue", `Open tracks past their nearest date, counted to ${COUNTED_TO}`),
    casesWaiting: gauge(registers, "cases_waiting", `Open tracks by what they wait for, counted to ${COUNTED_TO}`, [
      "stage",
    ]),
    casesSoon: gauge(registers, "cases_due_soon", `Open tracks due within 24 hours, counted to ${COUNTED_TO}`),
    casesToday: gauge(registers, "cases_came_today", `Cases opened today in China, counted to ${COUNTED_TO}`),
    casesOldest: gauge(registers, "cases_oldest_seconds", "How long the oldest track has waited for a first look"),
    audit: gauge(registers, "audit_entries", "Entries of the audit record, all lanes together"),
  };
}

// The server and the framework's bundle each load this file, in one process: they must count in one place.
const held = globalThis as { zhenpingMetrics?: ReturnType<typeof makeMetrics> };

/** The metrics of this process. This file imports nothing of ours: the server loads it before any alias is known. */
export function metrics(): ReturnType<typeof makeMetrics> {
  held.zhenpingMetrics ??= makeMetrics();
  return held.zhenpingMetrics;
}

/**
 * Counts one answered request.
 * @param route a group from a short closed list, never a path: paths carry numbers of cases.
 */
export function observeRequest(route: string, method: string, status: number, seconds: number): void {
  const kind = METHODS.has(method) ? method : "other";
  metrics().requests.inc({ route, method: kind, status: `${Math.floor(status / 100)}xx` });
  metrics().seconds.observe({ route }, seconds);
}
