import { translatorFor } from "@/lib/i18n/translator";
import { readSigningKey, signMessage } from "@/lib/infra/crypto/signature";
import { secrets } from "@/lib/infra/env";
import type { Bag, BagFile } from "./bag";
import { cataloguePdf } from "./catalogue-pdf";
import { FACTORS, factorFacts } from "./factors";
import { listCsv } from "./list-csv";
import { DATA, PACKET_FORMAT, type PacketContents, proofPath } from "./packet";
import { verifyText } from "./verify-text";

const t = translatorFor("zh");

function text(path: string, content: string): BagFile {
  return { path: `${DATA}${path}`, bytes: Buffer.from(content, "utf8") };
}

function json(path: string, content: object): BagFile {
  return text(path, `${JSON.stringify({ format: PACKET_FORMAT, ...content }, null, 2)}\n`);
}

function authenticity(contents: PacketContents) {
  const facts = factorFacts(contents);
  const factors = FACTORS.map(({ id, civil, internet, proofs }) => ({
    id,
    civilEvidenceArticle93: civil,
    internetCourtsArticle11: internet,
    asked: t(`packet.factors.${id}.asked`),
    answer: t(`packet.factors.${id}.answer`, facts),
    proofs,
  }));
  return { facts, factors };
}

function proofs({ proofs: list, checkpoints }: PacketContents): BagFile[] {
  return [
    ...list.map((proof) => json(proofPath(proof.lane, proof.seq), proof)),
    ...checkpoints.map(({ path, note }) => text(path, note)),
    ...checkpoints.flatMap(({ stamps }) => stamps.map(({ path, token }) => ({ path: `${DATA}${path}`, bytes: token }))),
  ];
}

async function papers(contents: PacketContents): Promise<BagFile[]> {
  const { reference, platform, shop, behaviour, channel, receivedAt, asOf, items, custody, reasons } = contents;
  return [
    json("list.json", { reference, platform, shop, behaviour, channel, receivedAt, asOf, items }),
    text("list.csv", listCsv(items)),
    json("custody.json", { reference, asOf, entries: custody }),
    json("reasons.json", { reference, asOf, decisions: reasons }),
    json("authenticity.json", { reference, asOf, ...authenticity(contents) }),
    text("public-key.pem", contents.publicKeyPem),
    text("VERIFY.txt", verifyText()),
    { path: `${DATA}${t("packet.pdf.title")}.pdf`, bytes: await cataloguePdf(contents) },
    ...(contents.receipt ? [text("receipt.txt", `${contents.receipt}\n`)] : []),
  ];
}

/** The bag of a packet. The same contents give the same bytes, whenever and wherever: no moment of making goes in. */
export async function packetBag(contents: PacketContents, files: readonly BagFile[]): Promise<Bag> {
  const key = readSigningKey(secrets().receiptKey);
  return {
    payload: [...files, ...(await papers(contents)), ...proofs(contents)],
    info: [
      ["Source-Organization", t("ui.serviceName")],
      ["External-Identifier", contents.reference],
      ["Bagging-Date", contents.asOf.slice(0, 10)],
      ["Bag-Software-Agent", PACKET_FORMAT],
    ],
    sign: (manifest) => signMessage(key, manifest),
  };
}
