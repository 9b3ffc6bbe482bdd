import { open, seal } from "@/lib/infra/crypto/seal";
import { secrets } from "@/lib/infra/env";

/** Bound to its case: copied into another row it does not open. */
function place(caseId: string): string {
  return `contact:${caseId}`;
}

/** Seals an address for the row of the submission. */
export function sealContact(caseId: string, address: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(seal(secrets().sealingKey, address, place(caseId)));
}

export function openContact(caseId: string, sealed: Uint8Array): string {
  return open(secrets().sealingKey, Buffer.from(sealed), place(caseId)).toString("utf8");
}

/** Enough to recognise one's own address by, too little to learn a stranger's: `z***@q***`, `***4321`. */
export function maskContact(address: string): string {
  const [name = "", host] = address.split("@");
  return host === undefined ? `***${address.slice(-4)}` : `${name.slice(0, 1)}***@${host.slice(0, 1)}***`;
}
