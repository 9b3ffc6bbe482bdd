import { createServer, type Server, type Socket } from "node:net";

export const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;

type Habits = {
  /** Bytes of a stream after which it refuses and hangs up, as StreamMaxLength does. */
  limit?: number;
  /** Answers this whatever it hears. */
  says?: string;
  /** Hangs up without an answer. */
  silent?: boolean;
};

/** A virus scanner for tests that speaks clamd's INSTREAM over a real socket, and knows one virus. */
export class FakeClamd {
  readonly heard: Buffer[] = [];
  habits: Habits = {};
  private readonly server: Server = createServer((socket) => this.serve(socket));

  /** @returns the address: a socket's path as given, or host:port. */
  async start(path?: string): Promise<string> {
    await new Promise<void>((done) =>
      path ? this.server.listen(path, done) : this.server.listen(0, "127.0.0.1", done),
    );
    const address = this.server.address();
    return typeof address === "object" && address ? `127.0.0.1:${address.port}` : String(address);
  }

  stop(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }

  private serve(socket: Socket): void {
    let unread = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      unread = Buffer.concat([unread, chunk]);
      if (unread.indexOf("zINSTREAM\0") === 0) unread = unread.subarray(10);
      while (unread.length >= 4 && unread.length >= 4 + unread.readUInt32BE()) {
        const length = unread.readUInt32BE();
        if (length === 0) return this.answer(socket, content);
        content = Buffer.concat([content, unread.subarray(4, 4 + length)]);
        unread = unread.subarray(4 + length);
        if (content.length > (this.habits.limit ?? Number.POSITIVE_INFINITY)) {
          socket.end("INSTREAM size limit exceeded. ERROR\0");
          return;
        }
      }
    });
  }

  private answer(socket: Socket, content: Buffer): void {
    this.heard.push(content);
    const verdict = content.includes(EICAR) ? "Win.Test.EICAR_HDB-1 FOUND" : "OK";
    if (this.habits.silent) socket.destroy();
    else socket.end(`stream: ${this.habits.says ?? verdict}\0`);
  }
}
