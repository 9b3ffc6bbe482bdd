import { uploadRoute } from "@/app/_server/upload-route";
import { phoneKey } from "@/lib/reports/phone-key";

/** The key for what the phone keeps of this browser's report: 32 bytes, kept by the page while it is open and no longer. */
export const GET = uploadRoute(async ({ token }) => {
  const key = await phoneKey(token);
  return key ? new Response(Uint8Array.from(key)) : new Response(null, { status: 404 });
});
