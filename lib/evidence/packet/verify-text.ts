import { LOCALES } from "@/lib/i18n/locale";
import { translatorFor } from "@/lib/i18n/translator";

/** How to check a packet with other people's tools. Words stand in the messages; commands are the same in every language. */
export const STEPS = [
  { id: "ours", command: "npm run packet:verify -- FILE.zip --key checkpoints-key.pem" },
  { id: "bag", command: "bagit.py --validate .\nsha256sum --check manifest-sha256.txt tagmanifest-sha256.txt" },
  {
    id: "signature",
    command:
      "openssl pkeyutl -verify -pubin -inkey data/public-key.pem -rawin -in manifest-sha256.txt -sigfile manifest-sha256.txt.sig",
  },
  {
    id: "stamp",
    command:
      "openssl ts -verify -token_in -in data/stamps/NUMBER-1.tst -data data/checkpoints/NUMBER.txt -CAfile AUTHORITY.pem",
  },
  { id: "original", command: "age --decrypt --identity CUSTODIAN-KEY.txt data/originals/01.png.age | sha256sum" },
  { id: "chain", command: "sha256(prevHash ‖ lane ‖ seq ‖ payload) = hash" },
  { id: "key", command: null },
] as const;

/** VERIFY.txt, in every language that we speak. */
export function verifyText(): string {
  const parts = LOCALES.map((locale) => {
    const t = translatorFor(locale);
    const steps = STEPS.map(({ id, command }, at) => {
      const lines = command?.split("\n").map((line) => `   ${line}\n`) ?? [];
      return `${at + 1}. ${t(`packet.verify.steps.${id}`)}\n${lines.join("")}`;
    });
    return `${t("packet.verify.title")}\n\n${t("packet.verify.intro")}\n\n${steps.join("\n")}`;
  });
  return parts.join(`\n${"-".repeat(72)}\n\n`);
}
