import { SMTPServer } from "smtp-server";

export type ReceivedMail = { to: string[]; source: string };

/** A real mail server for tests: keeps what it takes, can be switched off and on again, can refuse, can die after taking. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Answers 550 to these addresses. */
  readonly unknownMailboxes = new Set<string>();
  /** Takes the next mail, then breaks the connection before saying so. */
  diesAfterTaking = false;
  /** Called when a mail is in and not yet acknowledged. */
  onTaken: (() => void) | undefined;
  port = 0;
  private server: SMTPServer | undefined;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo: (address, _session, answer) => {
        const refused = this.unknownMailboxes.has(address.address);
        answer(refused ? Object.assign(new Error("no such mailbox"), { responseCode: 550 }) : null);
      },
      onData: (stream, session, answer) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const to = session.envelope.rcptTo.map((one) => one.address);
          this.received.push({ to, source: Buffer.concat(chunks).toString("utf8") });
          this.onTaken?.();
          if (this.diesAfterTaking) void this.stop();
          else answer();
        });
      },
    });
    server.on("error", () => {}); // a broken connection is what some tests want
    await new Promise<void>((done) => server.listen(this.port, "127.0.0.1", done));
    const address = server.server.address();
    if (address && typeof address === "object") this.port = address.port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (!server) return;
    for (const connection of server.connections as Set<{ close: () => void; _socket?: { destroy: () => void } }>)
      connection._socket?.destroy();
    await new Promise<void>((done) => server.close(() => done()));
  }
}

/** A header's value, or an empty text. */
export function headerOf(mail: ReceivedMail, name: string): string {
  return new RegExp(`^${name}: (.*)$`, "im").exec(mail.source)?.[1]?.trim() ?? "";
}
