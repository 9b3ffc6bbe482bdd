import { DecoderProcess } from "@/lib/evidence/decoder/decoder-process";
import type { DecodeAnswer, Order } from "@/lib/evidence/decoder/order";
import { atMost } from "@/lib/infra/crypto/at-most";

/** Two decoders a process: a picture being decoded may take 160 MB. */
const oneOfTwo = atMost(2);
const held = globalThis as { zhenpingDecoders?: DecoderProcess[] };

function idle(): DecoderProcess[] {
  held.zhenpingDecoders ??= [];
  return held.zhenpingDecoders;
}

/** Starts a decoder ahead of need: a start takes a third of a second, an upload takes longer. */
export function warmDecoder(): void {
  if (idle().length === 0) idle().push(new DecoderProcess());
}

async function once(order: Order): Promise<DecodeAnswer | null> {
  const decoder = idle().pop() ?? new DecoderProcess();
  const answer = await decoder.carryOut(order);
  if (decoder.isFit()) idle().push(decoder);
  else decoder.end();
  return answer;
}

/**
 * Draws a stored file in a process of its own (SEC-08): whatever the file does there, the answer is a picture or a named
 * reason, within five seconds of its turn. A decoder that fell is given the file once more: something else may have
 * brought it down.
 * @throws {Error} when no decoder starts, which says nothing about the file.
 */
export function decode(order: Order): Promise<DecodeAnswer> {
  return oneOfTwo(async () => {
    const first = await once(order);
    const answer = first === null || (!first.ok && first.reason === "crashed") ? await once(order) : first;
    if (answer === null) throw new Error("the decoder does not start");
    return answer;
  });
}
