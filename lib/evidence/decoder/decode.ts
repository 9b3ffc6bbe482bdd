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

type Tried = { answer: DecodeAnswer | null; alone: boolean };

async function tryWith(decoder: DecoderProcess, order: Order): Promise<Tried> {
  const alone = decoder.isUntouched();
  const answer = await decoder.carryOut(order);
  if (decoder.isFit()) idle().push(decoder);
  else decoder.end();
  return { answer, alone };
}

/** A decoder that fell was perhaps brought down by something else, and memory counts what an earlier file left behind. */
function mayBeFaultOfAnother({ answer, alone }: Tried): boolean {
  if (answer === null) return true;
  return !answer.ok && (answer.reason === "crashed" || (answer.reason === "too_large_in_memory" && !alone));
}

/**
 * Draws a stored file in a process of its own (SEC-08): whatever the file does there, the answer is a picture or a named
 * reason, within five seconds of the processor each time. What may be the fault of something else is tried once more, by a decoder that
 * has had no other file.
 * @throws {Error} when no decoder starts, which says nothing about the file.
 */
export function decode(order: Order): Promise<DecodeAnswer> {
  return oneOfTwo(async () => {
    const first = await tryWith(idle().pop() ?? new DecoderProcess(), order);
    const { answer } = mayBeFaultOfAnother(first) ? await tryWith(new DecoderProcess(), order) : first;
    if (answer === null) throw new Error("the decoder does not start");
    return answer;
  });
}
