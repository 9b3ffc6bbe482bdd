import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { signInAtConsole } from "@/lib/access/sign-in-at-console";
import { signOut } from "@/lib/access/sign-out";
import type { Staff } from "@/lib/access/staff";
import { askForPacket } from "@/lib/cases/ask-for-packet";
import { handOutPacket } from "@/lib/cases/hand-out-packet";
import { knowLaw } from "@/lib/cases/law/known-law";
import { makePacketNow } from "@/lib/cases/make-packet";
import { normaliseReference } from "@/lib/cases/reference";
import { isPlatformId, PLATFORMS } from "@/lib/reports/platforms";

/** The questions go to the error stream, the answers nowhere: a password must not stand on the screen. */
const deaf = new Writable({ write: (_chunk, _encoding, done) => done() });
const lines = createInterface({ input: process.stdin, output: deaf, terminal: process.stdin.isTTY === true });
const answers = lines[Symbol.asyncIterator]();

async function ask(question: string): Promise<string> {
  process.stderr.write(`${question}: `);
  const { value } = await answers.next();
  process.stderr.write("\n");
  return value?.trim() ?? "";
}

async function signIn(): Promise<Staff | null> {
  const email = await ask("E-mail");
  const password = await ask("Password (not shown)");
  return signInAtConsole({ email, password, code: await ask("Code") });
}

const nameOf = (platform: string) => (isPlatformId(platform) ? PLATFORMS[platform].zh : "");

/** As the button does: asked for, made and taken, each on record under the person's name. @returns the file, or why not. */
async function pack(staff: Staff, reference: string): Promise<{ file: string } | { reason: string }> {
  await knowLaw();
  const asked = await askForPacket(staff, reference);
  if (!asked.ok) return asked;
  await makePacketNow(asked, nameOf);
  const handed = await handOutPacket(staff, { reference, packetId: asked.packetId });
  if (!handed.ok) return handed;
  await pipeline(handed.content, createWriteStream(handed.fileName, { flags: "wx", mode: 0o600 }));
  return { file: handed.fileName };
}

const read = normaliseReference(process.argv[2] ?? "");
if (!read.ok) {
  console.error("Usage: npm run packet:make ZP26-XXXX-XXXX");
  process.exit(2);
}
const staff = await signIn();
lines.close();
const made = staff ? await pack(staff, read.value) : { reason: "not_signed_in" };
if (staff) await signOut(staff);
if ("file" in made) console.log(made.file);
else console.error(`No packet was made: ${made.reason}`);
process.exit("file" in made ? 0 : 1);
