import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";

/** An Ed25519 key that signs, with the short id by which a signature names it. */
export type SigningKey = { keyId: string; privateKeyPem: string; publicKeyPem: string };

/** A fresh Ed25519 key pair, PEM encoded (PKCS#8 and SPKI). */
export function generateSigningKey(): SigningKey {
  return describeKey(generateKeyPairSync("ed25519").privateKey);
}

/** The signing key in a PKCS#8 PEM; throws when the text is something else. */
export function readSigningKey(privateKeyPem: string): SigningKey {
  return describeKey(createPrivateKey(privateKeyPem));
}

/** Eight characters that name a public key: the first 48 bits of the SHA-256 of its SPKI bytes. */
export function signingKeyId(publicKeyPem: string): string {
  const spki = createPublicKey(publicKeyPem).export({ type: "spki", format: "der" });
  return createHash("sha256").update(spki).digest().subarray(0, 6).toString("base64url");
}

/** The 64-byte Ed25519 signature over `message`. */
export function signMessage(key: SigningKey, message: Buffer | string): Buffer {
  return sign(null, Buffer.from(message), createPrivateKey(key.privateKeyPem));
}

/** Whether the signature over `message` was made by the owner of this public key. */
export function verifySignature(publicKeyPem: string, message: Buffer | string, signature: Buffer): boolean {
  return verify(null, Buffer.from(message), createPublicKey(publicKeyPem), signature);
}

function describeKey(privateKey: KeyObject): SigningKey {
  if (privateKey.asymmetricKeyType !== "ed25519") throw new TypeError("signing key: not an Ed25519 key");
  const publicKeyPem = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
  const privateKeyPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { keyId: signingKeyId(publicKeyPem), privateKeyPem, publicKeyPem };
}
