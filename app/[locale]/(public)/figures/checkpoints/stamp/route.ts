import { errorPage, publicRoute } from "@/app/_server/public-route";
import { stampToken } from "@/lib/audit/queries";

/** The authority's token over one checkpoint's note, as `openssl ts -verify -token_in` reads it. */
export const GET = publicRoute(async (visit) => {
  const number = /^\d{1,18}$/.exec(visit.url.searchParams.get("number") ?? "")?.[0];
  const token = number ? await stampToken(BigInt(number)) : null;
  if (!token) return errorPage(visit, "not_found", 404);
  const headers = {
    "Content-Type": "application/timestamp-reply",
    "Content-Disposition": `attachment; filename="checkpoint-${number}.tst"`,
  };
  return new Response(new Uint8Array(token), { headers });
});
