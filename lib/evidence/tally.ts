import { createHash } from "node:crypto";

/** Counts and hashes bytes on their way from one place to another. */
export class Tally {
  private readonly hash = createHash("sha256");
  bytes = 0;

  async *over(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      this.hash.update(chunk);
      this.bytes += chunk.byteLength;
      yield chunk;
    }
  }

  /** In hex; ask once, at the end. */
  sha256(): string {
    return this.hash.digest("hex");
  }
}

/** The hash of what a stream brings, in hex. */
export async function sha256Of(content: AsyncIterable<Uint8Array>): Promise<string> {
  const tally = new Tally();
  for await (const _ of tally.over(content));
  return tally.sha256();
}
