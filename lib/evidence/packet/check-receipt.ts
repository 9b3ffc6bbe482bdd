import { createHash } from "node:crypto";
import { z } from "zod";
import { decodeBase64url } from "@/lib/infra/crypto/base64url";
import { canonicalJson } from "@/lib/infra/crypto/canonical-json";
import { signingKeyId, verifySignature } from "@/lib/infra/crypto/signature";
import { type Finding, fault, passed, unchecked } from "./finding";
import type { OpenedBag } from "./open-bag";
import { DATA } from "./packet";
import { type ReadList, textIn } from "./read-packet";

const PATH = "receipt.txt";
const statement = z.object({ reference: z.string(), filesRoot: z.string(), filesCount: z.number().int().min(0) });

/** The statement of a genuine receipt token (`ZP1.statement.key.signature`), or null. */
function genuine(token: string, keys: readonly string[]): z.infer<typeof statement> | null {
  const [format, body = "", keyId = "", signature = ""] = token.trim().split(".");
  const key = keys.find((pem) => signingKeyId(pem) === keyId);
  const [said, signed] = [decodeBase64url(body), decodeBase64url(signature)];
  if (format !== "ZP1" || !key || !said || signed?.length !== 64) return null;
  if (!verifySignature(key, `${format}.${body}.${keyId}`, signed)) return null;
  return statement.safeParse(JSON.parse(said.toString("utf8"))).data ?? null;
}

function rootOf(files: readonly { sha256: string; bytes: number }[]): string {
  const listed = files.map(({ sha256, bytes }, at) => ({ n: at + 1, sha256, bytes }));
  return createHash("sha256").update(canonicalJson(listed), "utf8").digest("base64url");
}

/** The reporter's receipt names the first files of the case: those that came with the report. */
export function checkReceipt(bag: OpenedBag, { reference, items }: ReadList, keys: readonly string[]): Finding[] {
  const token = textIn(bag, PATH);
  if (token === null) return [unchecked("receipt")];
  const said = genuine(token, keys);
  const first = items.toSorted((one, other) => one.n - other.n).slice(0, said?.filesCount ?? 0);
  if (!said || said.reference !== reference || said.filesRoot !== rootOf(first)) {
    return [fault("receipt", `${DATA}${PATH}`)];
  }
  return [passed("receipt", { files: said.filesCount })];
}
