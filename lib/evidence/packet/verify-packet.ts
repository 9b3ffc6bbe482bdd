import { createPublicKey } from "node:crypto";
import { signingKeyId, verifySignature } from "@/lib/infra/crypto/signature";
import { MANIFEST, SIGNATURE } from "./bag";
import { checkEntries, checkNotes, checkProofs, checkStamps } from "./check-custody";
import { checkList, checkTies } from "./check-list";
import { checkReceipt } from "./check-receipt";
import { type Finding, fault, passed, unchecked } from "./finding";
import { bagFaults, type OpenedBag, openBag } from "./open-bag";
import { DATA } from "./packet";
import { readCustody, readList, textIn } from "./read-packet";

export type PacketVerdict = { ok: boolean; findings: readonly Finding[] };

const KEY = "public-key.pem";

function isKey(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyType === "ed25519";
  } catch {
    return false;
  }
}

function checkKey(inside: string, given: string | null): Finding[] {
  if (given === null) return [unchecked("key")];
  return [signingKeyId(given) === signingKeyId(inside) ? passed("key") : fault("key", `${DATA}${KEY}`)];
}

function checkSignature(bag: OpenedBag, key: string): Finding[] {
  const [manifest, signature] = [bag.texts.get(MANIFEST), bag.texts.get(SIGNATURE)];
  const genuine = manifest && signature?.length === 64 && verifySignature(key, manifest, signature);
  return [genuine ? passed("signature", { keyId: signingKeyId(key) }) : fault("signature", SIGNATURE)];
}

async function checkContents(bag: OpenedBag, key: string): Promise<Finding[]> {
  const [list, custody] = [readList(bag), readCustody(bag)];
  if (!list) return [fault("form", `${DATA}list.json`)];
  if (!custody) return [fault("form", `${DATA}custody.json`)];
  const entries = checkEntries(custody, list);
  const whole = entries.every(({ result }) => result === "ok");
  const sealed = list.items.filter(({ original }) => original.sealed).length;
  return [
    ...checkList(bag, list),
    ...entries,
    ...(whole ? checkTies(list, custody) : []),
    ...checkProofs(bag, custody, [key]),
    ...checkNotes(bag, [key]),
    ...(await checkStamps(bag)),
    ...checkReceipt(bag, list, [key]),
    ...(sealed > 0 ? [unchecked("sealed", { count: sealed })] : []),
    unchecked("truth"),
  ];
}

/**
 * Checks a packet with nothing but the file, and the public key if the reader has fetched one by themselves. Says what
 * it checked, what it found wrong, naming the file, and what it could not check.
 */
export async function verifyPacket(file: string, publicKeyPem: string | null = null): Promise<PacketVerdict> {
  const bag = await openBag(file).catch((error: unknown) => String(error));
  if (typeof bag === "string") {
    return { ok: false, findings: [{ ...fault("readable", file), detail: { detail: bag } }] };
  }
  const faults = bagFaults(bag).map(({ path, reason, by }) => fault("bag", path, { reason, by: by ?? "" }));
  const inside = textIn(bag, KEY) ?? "";
  const findings = [
    passed("readable", { files: bag.found.size }),
    ...(faults.length === 0 ? [passed("bag")] : faults),
    ...(isKey(inside)
      ? [...checkKey(inside, publicKeyPem), ...checkSignature(bag, inside), ...(await checkContents(bag, inside))]
      : [fault("form", `${DATA}${KEY}`)]),
  ];
  return { ok: findings.every(({ result }) => result !== "bad"), findings };
}
