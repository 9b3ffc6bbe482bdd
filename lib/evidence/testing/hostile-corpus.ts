import { hostileDisguises } from "./hostile-disguises";
import { hostileDocuments, pdfFrom } from "./hostile-documents";
import { type HostileFile, seededNumbers } from "./hostile-file";
import { photoWithPlace, screenshot } from "./hostile-files";
import { hostilePictures } from "./hostile-pictures";

const PLACES = 8;
const BLOWS = 16;

async function goodOnes(): Promise<[string, Buffer][]> {
  const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>";
  return [
    ["photo", await photoWithPlace()],
    ["PNG", await screenshot("png", 71)],
    ["WebP", await screenshot("webp", 72)],
    ["PDF", pdfFrom(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page])],
  ];
}

/** Bytes changed, doubled or taken out at places that a seed names; the first ones, which say what it is, stay. */
function beaten(bytes: Buffer, seed: number): Buffer {
  const below = seededNumbers(seed);
  let result = Buffer.from(bytes);
  for (let blow = 0; blow < 1 + (seed % 12); blow++) {
    const at = 12 + below(Math.max(1, result.length - 12));
    const kind = below(4);
    if (kind < 2) result[at] = below(256);
    else if (kind === 2) result = Buffer.concat([result.subarray(0, at), result.subarray(at - below(12))]);
    else result = Buffer.concat([result.subarray(0, at), result.subarray(at + below(40))]);
  }
  return result;
}

function variants([kind, bytes]: [string, Buffer], seed: number): HostileFile[] {
  const cuts = Array.from({ length: PLACES }, (_, n) => {
    const length = Math.floor((bytes.length * (n + 0.5)) / PLACES);
    return { what: `${kind} cut after ${length} bytes`, name: `cut-${n}`, bytes: bytes.subarray(0, length) };
  });
  const beatings = Array.from({ length: BLOWS }, (_, n) => {
    return { what: `${kind} beaten, seed ${seed + n}`, name: `beaten-${n}`, bytes: beaten(bytes, seed + n) };
  });
  return [...cuts, ...beatings];
}

/** The files that are sent to harm staff (SEC-08), the same in every run. */
export async function hostileCorpus(): Promise<HostileFile[]> {
  const good = await goodOnes();
  const broken = good.flatMap((one, n) => variants(one, 1_000 * (n + 1)));
  return [...broken, ...(await hostilePictures()), ...hostileDocuments(), ...(await hostileDisguises())];
}
