import { preferredLocale } from "@/lib/i18n/locale";

/** The bare address: on to the language that the browser asks for. */
export function GET(request: Request): Response {
  const locale = preferredLocale(request.headers.get("accept-language"));
  return new Response(null, { status: 307, headers: { Location: `/${locale}`, Vary: "Accept-Language" } });
}
