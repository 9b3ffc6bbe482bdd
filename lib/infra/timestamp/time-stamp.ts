import { createHash, randomBytes } from "node:crypto";
import { fromBER, Integer, Null, OctetString } from "asn1js";
import {
  AlgorithmIdentifier,
  ContentInfo,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "pkijs";

/** What an authority stated: when, and in answer to which request. */
export type StampFacts = { at: Date; nonce: string | null };
export type ReadStamp = { ok: true; facts: StampFacts } | { ok: false; reason: "malformed" | "signature" };

const SHA256 = "2.16.840.1.101.3.4.2.1";
const GRANTED = new Set([0, 1]); // granted, granted with modifications (RFC 3161 §2.4.2)

function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

function hex(integer: Integer | undefined): string | null {
  return integer ? Buffer.from(integer.valueBlock.valueHexView).toString("hex") : null;
}

/** A request (RFC 3161 §2.4.1) for a stamp over a SHA-256 digest. The nonce ties the answer to it. */
export function stampRequest(digest: Buffer): { body: Buffer; nonce: string } {
  const nonceBytes = randomBytes(16);
  nonceBytes[0] = ((nonceBytes[0] ?? 0) & 0x7f) | 0x40; // positive, and of one length
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: exact(digest) }),
    }),
    nonce: new Integer({ valueHex: exact(nonceBytes) }),
    certReq: true,
  });
  return { body: Buffer.from(request.toSchema().toBER(false)), nonce: nonceBytes.toString("hex") };
}

/** The token in an authority's answer. @throws {Error} when it refused, or sent something else. */
export function tokenOf(answer: Uint8Array): Buffer {
  const parsed = fromBER(exact(answer));
  if (parsed.offset === -1) throw new Error("time stamp: the answer is not DER");
  const response = new TimeStampResp({ schema: parsed.result });
  if (!GRANTED.has(response.status.status) || !response.timeStampToken)
    throw new Error(`time stamp: refused with status ${response.status.status}`);
  return Buffer.from(response.timeStampToken.toSchema().toBER(false));
}

function signedDataOf(token: Uint8Array): { signed: SignedData; info: TSTInfo } {
  const content = new ContentInfo({ schema: fromBER(exact(token)).result });
  const signed = new SignedData({ schema: content.content });
  const inner = signed.encapContentInfo.eContent;
  if (!inner) throw new Error("time stamp: no content");
  return { signed, info: new TSTInfo({ schema: fromBER(exact(new Uint8Array(inner.getValue()))).result }) };
}

/**
 * Reads a token, and checks that it is over these bytes and signed by the certificate that it carries. Whether that certificate is to be trusted is
 * for the reader of the packet to say (`openssl ts -verify -CAfile …`); we never decide it for a court.
 */
export async function readStamp(token: Uint8Array, stamped: Uint8Array): Promise<ReadStamp> {
  try {
    const { signed, info } = signedDataOf(token);
    const facts = { at: info.genTime, nonce: hex(info.nonce) };
    const genuine = await signed.verify({ signer: 0, checkChain: false, data: exact(stamped) }).catch(() => false);
    return genuine === true ? { ok: true, facts } : { ok: false, reason: "signature" };
  } catch {
    return { ok: false, reason: "malformed" };
  }
}

/**
 * Asks an authority over HTTP for a stamp over these bytes; nothing but their SHA-256 leaves the house.
 * @throws {Error} when there is no answer within 20 s, it is refused, or is not over our bytes and nonce.
 */
export async function fetchStamp(url: string, stamped: Uint8Array): Promise<{ token: Buffer; at: Date }> {
  const { body, nonce } = stampRequest(createHash("sha256").update(stamped).digest());
  const headers = { "Content-Type": "application/timestamp-query", Accept: "application/timestamp-reply" };
  const answer = await fetch(url, {
    method: "POST",
    headers,
    body: exact(body),
    redirect: "error",
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.ok) throw new Error(`time stamp: HTTP ${answer.status}`);
  const token = tokenOf(new Uint8Array(await answer.arrayBuffer()));
  const read = await readStamp(token, stamped);
  if (!read.ok) throw new Error(`time stamp: ${read.reason}`);
  if (read.facts.nonce !== nonce) throw new Error("time stamp: over something else");
  return { token, at: read.facts.at };
}
