import { hashToken } from "@/lib/infra/crypto/tokens";
import { db } from "@/lib/infra/db/client";
import { newVisitorToken, visitorFormToken } from "@/lib/infra/session/visitor";
import { TOKEN_FIELD } from "../read-form";

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

/** A form that a reporter sends who has opened their case with number and code, to a route itself, with what comes back. */
export async function postAsReporter(
  caseId: string,
  route: { POST: Handler },
  fields: Record<string, string>,
): Promise<{ status: number; page: string; location: string | null }> {
  const [visitor, opened, now] = [newVisitorToken(), newVisitorToken(), new Date()];
  const open = { createdAt: now, seenAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
  await db.reporterSession.create({ data: { tokenHash: Uint8Array.from(hashToken(opened)), caseId, ...open } });
  const headers = { cookie: `__Host-zp=${visitor}; __Host-zp_case=${opened}`, host: "localhost:3000" };
  const body = new URLSearchParams({ ...fields, [TOKEN_FIELD]: visitorFormToken(visitor) });
  const request = new Request("http://localhost:3000/zh/case/x", { method: "POST", headers, body });
  const answer = await route.POST(request, { params: Promise.resolve({ locale: "zh" }) });
  return { status: answer.status, page: await answer.text(), location: answer.headers.get("location") };
}
