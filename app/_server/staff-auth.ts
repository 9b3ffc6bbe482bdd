import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { exchangeTicket } from "@/lib/access/exchange-ticket";
import { ABSOLUTE_HOURS } from "@/lib/access/session-limits";
import { sessionClaims, staffFromSession } from "@/lib/access/staff-from-session";
import { secrets } from "@/lib/infra/env";
import { log } from "@/lib/infra/log/log";
import { STAFF_COOKIE } from "./staff-session";

const HOUR = 3_600;
/** The one way in: password and second factor are asked on our own pages, before there is a ticket. */
export const TICKET_PROVIDER = "ticket";

function ticketProvider() {
  return Credentials({
    id: TICKET_PROVIDER,
    name: TICKET_PROVIDER,
    credentials: { ticket: {} },
    authorize: async (credentials, request) => {
      const userAgent = (request.headers as Record<string, string> | undefined)?.["user-agent"];
      const claims = await exchangeTicket(credentials?.ticket ?? "", userAgent);
      return claims && { id: claims.staffId, sid: claims.sid, authVersion: claims.authVersion };
    },
  });
}

function cookie(name: string, secure: boolean) {
  const options = { httpOnly: true, sameSite: "lax" as const, path: "/", secure };
  return { name: secure ? `__Host-${name}` : name, options };
}

/** next-auth without its pages: a cookie that names a row of staff_session and its version, and nothing of the person. */
export function authOptions(secure: boolean): NextAuthOptions {
  return {
    secret: secrets().sessionKey,
    providers: [ticketProvider()],
    session: { strategy: "jwt", maxAge: ABSOLUTE_HOURS * HOUR },
    cookies: {
      sessionToken: cookie(STAFF_COOKIE, secure),
      csrfToken: cookie(`${STAFF_COOKIE}_csrf`, secure),
      callbackUrl: cookie(`${STAFF_COOKIE}_back`, secure),
    },
    callbacks: {
      jwt: ({ token, user }) => ({ ...sessionClaims(user ?? token) }),
      session: async ({ session, token }) => {
        const claims = sessionClaims(token);
        const staff = claims && (await staffFromSession(claims));
        return { expires: session.expires, ...(staff && { user: { name: staff.name } }) };
      },
      redirect: ({ baseUrl }) => baseUrl,
    },
    logger: {
      error: (code) => log.error({ code }, "next-auth"),
      warn: () => {}, // about NEXTAUTH_URL, which only its own pages would need
      debug: () => {},
    },
  };
}
