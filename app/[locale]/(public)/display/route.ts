import { publicRoute } from "@/app/_server/public-route";
import { printSizeCookie } from "@/app/_server/visit";

/** Large print on or off, then back to the page. A preference of the browser, nothing more. */
export const GET = publicRoute(async (visit) => {
  const size = visit.url.searchParams.get("size") === "large" ? "large" : "normal";
  const back = visit.url.searchParams.get("back") ?? "";
  const safe = /^\/(zh|en)(\/[\w-]+)*$/.test(back) ? back : `/${visit.locale}`;
  const headers = new Headers({ Location: safe });
  headers.append("Set-Cookie", printSizeCookie(visit, size));
  return new Response(null, { status: 303, headers });
});
