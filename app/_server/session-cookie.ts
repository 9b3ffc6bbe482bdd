import { createHash, randomBytes } from "node:crypto";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { secrets } from "@/lib/infra/env";
import { authOptions, TICKET_PROVIDER } from "./staff-auth";
import type { Visit } from "./visit";

/** next-auth's own pair of cookie and field, made and used within this process. */
function csrfPair(): { token: string; cookie: string } {
  const token = randomBytes(32).toString("hex");
  const proof = createHash("sha256").update(`${token}${secrets().sessionKey}`).digest("hex");
  return { token, cookie: `${token}|${proof}` };
}

/** A request and an answer of the kind that next-auth was written for. */
function callbackCall(visit: Visit, ticket: string) {
  const options = authOptions(visit.secure);
  const csrf = csrfPair();
  const set: string[] = [];
  const request = {
    method: "POST",
    query: { nextauth: ["callback", TICKET_PROVIDER] },
    body: { csrfToken: csrf.token, ticket, json: "true" },
    cookies: { [options.cookies?.csrfToken?.name ?? ""]: csrf.cookie },
    headers: { "user-agent": visit.request.headers.get("user-agent") ?? undefined },
  };
  const response = {
    status: () => response,
    getHeader: (name: string) => (name === "Set-Cookie" ? set.splice(0) : undefined),
    setHeader: (name: string, value: string[]) => {
      if (name === "Set-Cookie") set.push(...value);
      return response;
    },
    json: () => {},
    send: () => {},
    end: () => {},
  };
  return { request, response, options, set };
}

/** Hands a ticket to next-auth and returns its session cookie, or null when the ticket was not taken. */
export async function sessionCookieFor(visit: Visit, ticket: string): Promise<string | null> {
  const { request, response, options, set } = callbackCall(visit, ticket);
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  return set.find((line) => line.startsWith(`${options.cookies?.sessionToken?.name}=`)) ?? null;
}
