import { staffErrorPage } from "@/app/_server/staff-error-page";
import { doorRoute, staffRoute } from "@/app/_server/staff-route";

const NUMBER = /^[0-9A-F]{10}$/;
const FAILURES = new Map([
  ["failed", 500],
  ["unavailable", 503],
]);

const missing = staffRoute(null, (visit) => staffErrorPage(visit, "not_found", 404));

/** Asks the database nothing: it may be the trouble. The number is the one in the log. */
const failed = doorRoute((visit, { reason = "" }) => {
  const asked = visit.url.searchParams.get("number") ?? "";
  const number = NUMBER.test(asked) ? asked : visit.number;
  return staffErrorPage({ ...visit, number }, reason, FAILURES.get(reason) ?? 500);
});

/** Where staff pages send those for whom they have nothing to show. */
export async function GET(request: Request, context: { params: Promise<{ reason: string }> }): Promise<Response> {
  const { reason } = await context.params;
  return FAILURES.has(reason) ? failed(request, context) : missing(request, context);
}
