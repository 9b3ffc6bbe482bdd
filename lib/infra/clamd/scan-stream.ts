import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** What a virus scanner said of a file. `over_limit`: it looked at a part at most, so it has not looked. */
export type Scan =
  | { verdict: "clean" }
  | { verdict: "infected"; name: string }
  | { verdict: "not_scanned"; reason: "over_limit" | "unavailable" | "error" };

const LONGEST_SILENCE_MS = 60_000;

function open(address: string): Socket {
  if (address.startsWith("/")) return connect(address);
  const colon = address.lastIndexOf(":");
  return connect(Number(address.slice(colon + 1)), address.slice(0, colon));
}

function meaningOf(said: string): Scan {
  if (said === "stream: OK") return { verdict: "clean" };
  const name = /^stream: (.+) FOUND$/.exec(said)?.[1];
  if (/size limit exceeded/i.test(said) || name?.startsWith("Heuristics.Limits.Exceeded")) {
    return { verdict: "not_scanned", reason: "over_limit" };
  }
  if (name) return { verdict: "infected", name };
  return { verdict: "not_scanned", reason: said === "" ? "unavailable" : "error" };
}

/** The scanner may answer, and hang up, before it has heard everything. */
async function tell(socket: Socket, piece: Uint8Array): Promise<void> {
  if (socket.destroyed || socket.write(piece)) return;
  await Promise.race([once(socket, "drain"), once(socket, "close")]);
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.byteLength);
  return length;
}

/**
 * Has clamd look at a stream (its INSTREAM command). Never throws for anything that the scanner does or does not do.
 * @param address a socket's path, or host:port.
 */
export async function scanStream(address: string, content: AsyncIterable<Uint8Array>): Promise<Scan> {
  const socket = open(address);
  let said = "";
  socket.on("error", () => {}); // told by the silence
  socket.on("data", (chunk: Buffer) => {
    said += chunk.toString("latin1");
    if (said.includes("\0")) socket.destroy();
  });
  socket.setTimeout(LONGEST_SILENCE_MS, () => socket.destroy());
  const closed = new Promise((done) => socket.once("close", done));
  await tell(socket, Buffer.from("zINSTREAM\0"));
  for await (const chunk of content) {
    if (socket.destroyed) break;
    if (chunk.byteLength > 0) await tell(socket, Buffer.concat([lengthOf(chunk), chunk]));
  }
  await tell(socket, Buffer.alloc(4));
  await closed;
  return meaningOf(said.split("\0")[0] ?? "");
}
