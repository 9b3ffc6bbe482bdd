import { encode } from "next-auth/jwt";
import { TOKEN_FIELD } from "@/app/_server/read-form";
import { staffFormToken } from "@/app/_server/staff-session";
import type { Staff } from "@/lib/access/staff";
import { secrets } from "@/lib/infra/env";

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;
/** A list sends its name once for each. */
type Fields = Record<string, string | readonly string[]>;
export type Sent = { status: number; page: string; location: string | null };

/** A form that this person sends from their own session, to a route itself, with what comes back. */
export async function postAs(
  staff: Staff,
  route: { POST: Handler },
  { params = {}, ...sent }: { params?: Record<string, string>; fields: Fields },
): Promise<Sent> {
  const pairs = Object.entries(sent.fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
  const body = new URLSearchParams([...pairs, [TOKEN_FIELD, staffFormToken(staff)]]);
  const headers = await headersOf(staff);
  const request = new Request("http://localhost:3000/zh/staff/x", { method: "POST", body, headers });
  return sentBack(await route.POST(request, { params: Promise.resolve({ locale: "zh", ...params }) }));
}

/** The page of an address as this person gets it from their own session; `?` and what it asks is `asked`. */
export async function readAs(
  staff: Staff,
  route: { GET: Handler },
  { asked = "", ...params }: Record<string, string>,
): Promise<Sent> {
  const request = new Request(`http://localhost:3000/zh/staff/x${asked}`, { headers: await headersOf(staff) });
  return sentBack(await route.GET(request, { params: Promise.resolve({ locale: "zh", ...params }) }));
}

export async function headersOf({ sessionId }: Staff): Promise<Record<string, string>> {
  const token = await encode({ token: { sid: sessionId, authVersion: 0 }, secret: secrets().sessionKey });
  return { cookie: `__Host-zp_staff=${token}`, host: "localhost:3000" };
}

async function sentBack(answer: Response): Promise<Sent> {
  return { status: answer.status, page: await answer.text(), location: answer.headers.get("location") };
}

/** The page of a route as this person sees it. */
export async function getAs(
  staff: Staff,
  route: { GET: Handler },
  { params = {}, query = "" }: { params?: Record<string, string>; query?: string },
): Promise<Sent> {
  const token = await encode({ token: { sid: staff.sessionId, authVersion: 0 }, secret: secrets().sessionKey });
  const headers = { cookie: `__Host-zp_staff=${token}`, host: "localhost:3000" };
  const request = new Request(`http://localhost:3000/zh/staff/x${query}`, { headers });
  const answer = await route.GET(request, { params: Promise.resolve({ locale: "zh", ...params }) });
  return { status: answer.status, page: await answer.text(), location: answer.headers.get("location") };
}

/** What the hidden fields of the page's own forms hold; the last of a name counts. */
export function hiddenIn(page: string): Record<string, string> {
  const inputs = page.split("<main")[1]?.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g) ?? [];
  return Object.fromEntries([...inputs].map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]));
}
