import { preferredLocale } from "@/lib/i18n/locale";
import { isDatabaseAway } from "@/lib/infra/health";
import { errorFacts, log } from "@/lib/infra/log/log";
import { isOurForm, openVisit, type Visit } from "./visit";

/** The header that carries what a form carries in its hidden field. */
export const TOKEN_HEADER = "x-form-token";

/**
 * A browser whose kept-alive connection breaks sends the same part once more by itself, all 256 kB of it, before our
 * script hears of the break. On a connection of its own it does not.
 */
function onItsOwnConnection(answer: Response): Response {
  answer.headers.set("Connection", "close");
  return answer;
}

/**
 * The frame of the routes that the files page's script talks to: only for the browser that the page was made for, and
 * never an answer that somebody could keep.
 */
export function uploadRoute(answer: (visit: Visit) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => {
    const visit = openVisit(request, preferredLocale(request.headers.get("accept-language")));
    if (!isOurForm(visit, request.headers.get(TOKEN_HEADER) ?? ""))
      return Response.json({ reason: "stale_form" }, { status: 403 });
    try {
      return onItsOwnConnection(await answer(visit));
    } catch (error) {
      log.error({ number: visit.number, error: errorFacts(error) }, "upload failed");
      return Response.json({ reason: "unavailable" }, { status: isDatabaseAway(error) ? 503 : 500 });
    }
  };
}
