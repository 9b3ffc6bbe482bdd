import { isFromThisHost, metricsText } from "@/app/_server/operations";

/** For the collector that runs on this host; to anybody else there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  if (!isFromThisHost(request)) return new Response(null, { status: 404, headers });
  const { contentType, text } = await metricsText();
  return new Response(text, { headers: { ...headers, "Content-Type": contentType } });
}
