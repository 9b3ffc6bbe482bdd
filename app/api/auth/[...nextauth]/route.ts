import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/_server/staff-auth";
import { openVisit } from "@/app/_server/visit";

type Context = { params: Promise<{ nextauth: string[] }> };

/**
 * All that next-auth answers from outside is whether a session still counts. Its pages, its list of providers and its
 * callbacks stay closed: signing in happens on our pages, which call it themselves.
 */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth.join("/") !== "session") return new Response(null, { status: 404 });
  const { secure } = openVisit(request, "zh");
  const answer: Promise<Response> = NextAuth(authOptions(secure))(request, context);
  return answer;
}

export function POST(): Response {
  return new Response(null, { status: 404 });
}

/** The library knows only GET; whoever asks with HEAD gets the same without the body. */
export async function HEAD(request: NextRequest, context: Context): Promise<Response> {
  const { status, headers } = await GET(new NextRequest(request.url, { headers: request.headers }), context);
  return new Response(null, { status, headers });
}
