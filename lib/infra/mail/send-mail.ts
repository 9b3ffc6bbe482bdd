import { createTransport, type Transporter } from "nodemailer";
import { settings } from "@/lib/infra/env";

/** Plain text to one person. `id` names the mail for good: a repeated attempt is recognised by it. */
export type Mail = { id: string; to: string; subject: string; text: string };

/**
 * Says by code alone why a mail did not leave: a server's own words may quote the address. `final`: trying again is
 * useless. `away`: no other mail would leave now, either.
 */
export class MailNotSent extends Error {
  readonly code: string;
  readonly final: boolean;
  readonly away: boolean;

  constructor(code: string, { final, away }: { final: boolean; away: boolean }) {
    super(`mail not sent: ${code}`);
    this.name = "MailNotSent";
    this.code = code;
    this.final = final;
    this.away = away;
  }
}

const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

const held = globalThis as { zhenpingMail?: { url: string; transport: Transporter } };

function transportTo(url: string): Transporter {
  if (held.zhenpingMail?.url !== url) {
    held.zhenpingMail?.transport.close();
    const server = new URL(url);
    server.searchParams.delete("from");
    const from = new URL(url).searchParams.get("from") ?? `no-reply@${new URL(settings().publicOrigin).hostname}`;
    // Nothing is ever fetched or read from disk for a mail of ours.
    const shut = { disableFileAccess: true, disableUrlAccess: true };
    held.zhenpingMail = { url, transport: createTransport({ url: server.href, ...PATIENCE, ...shut }, { from }) };
  }
  return held.zhenpingMail.transport;
}

/** Of this recipient or these words, not of the server. */
const OF_ONE_MAIL = new Set(["EENVELOPE", "EMESSAGE"]);
/** The server's "service not available, closing", whatever it was asked. */
const CLOSING = 421;

function facts(error: unknown): MailNotSent {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const answered = typeof responseCode === "number" ? responseCode : null;
  const words = [typeof code === "string" ? code : "unknown", ...(answered ? [String(answered)] : [])];
  // A 5xx to the recipient's address is an answer about the address; 5xx to a log-in is about our own settings.
  const final = answered !== null && answered >= 500 && code === "EENVELOPE";
  return new MailNotSent(words.join(" "), { final, away: !OF_ONE_MAIL.has(String(code)) || answered === CLOSING });
}

/** Whether this installation has a mail server (`SMTP_URL`). */
export function mailConfigured(): boolean {
  return settings().smtpUrl !== undefined;
}

/**
 * Hands a mail to the server of `SMTP_URL` and returns when the server has taken it.
 * The sender is `?from=` of that address, or no-reply at our own host.
 * @throws {MailNotSent} when the server did not take it.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const url = settings().smtpUrl;
  if (!url) throw new MailNotSent("not_configured", { final: false, away: true });
  const host = new URL(settings().publicOrigin).hostname;
  try {
    await transportTo(url).sendMail({
      messageId: `<${mail.id}@${host}>`,
      // As an object: a comma or a line break in it makes no second recipient.
      to: { name: "", address: mail.to },
      subject: mail.subject,
      text: mail.text,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    });
  } catch (error) {
    throw facts(error);
  }
}
