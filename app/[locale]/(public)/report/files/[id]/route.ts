import { errorPage, publicRoute } from "@/app/_server/public-route";
import { draftThumbnail } from "@/lib/reports/draft-thumbnail";

/** The small picture of a file, for the browser whose draft it is in. Drawn by us, and never kept by the browser. */
export const GET = publicRoute(async (visit, params) => {
  const picture = await draftThumbnail(visit.token, params.id ?? "");
  if (!picture) return errorPage(visit, "not_found", 404);
  const headers = { "Content-Type": "image/webp", "Content-Security-Policy": "default-src 'none'; sandbox" };
  return new Response(Uint8Array.from(picture), { headers });
});
