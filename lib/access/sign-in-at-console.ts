import { beginSignIn } from "./begin-sign-in";
import { exchangeTicket } from "./exchange-ticket";
import { finishSignIn } from "./finish-sign-in";
import type { Staff } from "./staff";
import { staffFromSession } from "./staff-from-session";

/** Guesses at the console count against a network of their own. */
const CONSOLE = "127.0.0.1";

export type ConsoleSignIn = { email: string; password: string; code: string };

/** The whole way in, by the same steps as a browser: who sits at the machine is nobody until then. Null when refused. */
export async function signInAtConsole(
  { email, password, code }: ConsoleSignIn,
  at = new Date(),
): Promise<Staff | null> {
  const begun = await beginSignIn({ email, password, address: CONSOLE, deviceToken: null }, at);
  if (!begun.ok || begun.next !== "code") return null;
  const finished = await finishSignIn({ attempt: begun.attempt, code, deviceToken: null }, at);
  if (!finished.ok) return null;
  const claims = await exchangeTicket(finished.ticket, undefined, at);
  return claims && staffFromSession(claims, at);
}
