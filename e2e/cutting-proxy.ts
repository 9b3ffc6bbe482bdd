import { connect, createServer, type Server, type Socket } from "node:net";

const SLICE = 4_096;

/** A poor phone network: so many bytes a second upwards, and every connection cut when a mark is passed. */
export class CuttingProxy {
  /** Bytes that went up, headers and all, since the last `count()`. */
  sent = 0;
  cuts = 0;
  private marks: { at: number; act: () => void }[] = [];
  private free: Promise<void> = Promise.resolve();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private readonly target: () => number;
  private readonly bytesPerSecond: number;

  /** @param target the port behind, asked for each connection. */
  constructor(target: () => number, bytesPerSecond: number) {
    this.target = target;
    this.bytesPerSecond = bytesPerSecond;
    this.server = createServer((client) => this.join(client));
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    const address = this.server.address();
    if (!address || typeof address !== "object") throw new Error("no port");
    return `http://localhost:${address.port}`;
  }

  /** Counts from here on, and cuts each time when so many bytes more have gone up. */
  count(marks: readonly number[], alsoAt: (cut: number) => void = () => {}): void {
    this.sent = this.cuts = 0;
    this.marks = marks.map((at) => ({ at, act: () => alsoAt(this.cuts) }));
  }

  cut(): void {
    this.cuts++;
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.server.close(done));
  }

  private join(client: Socket): void {
    const server = connect(this.target(), "127.0.0.1");
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
    server.pipe(client);
    this.carry(client, server).catch(() => server.destroy());
  }

  private async carry(client: Socket, server: Socket): Promise<void> {
    for await (const chunk of client as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; at += SLICE) {
        const slice = chunk.subarray(at, at + SLICE);
        await this.pass(slice.length);
        if (server.destroyed) return;
        server.write(slice);
        this.sent += slice.length;
        this.reachMark();
      }
    }
    server.end();
  }

  /** One line for all connections: each slice takes its time on it. */
  private pass(bytes: number): Promise<void> {
    const time = (1_000 * bytes) / this.bytesPerSecond;
    this.free = this.free.then(() => new Promise((done) => setTimeout(done, time)));
    return this.free;
  }

  private reachMark(): void {
    const next = this.marks[0];
    if (!next || this.sent < next.at) return;
    this.marks.shift();
    this.cut();
    next.act();
  }
}
