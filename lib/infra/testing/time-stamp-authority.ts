import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { scratchFolder } from "./scratch-folder";

const CONFIG = `
[ tsa ]
default_tsa = one
[ one ]
serial = ./serial
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
accuracy = secs:1
[ ext ]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
`;

export type TestAuthority = { url: string; certificate: string; stop: () => Promise<void> };

/** A time-stamp authority of our own for tests, made with `openssl ts`: another program's reading of RFC 3161 than ours. */
export async function startTestAuthority(): Promise<TestAuthority> {
  const folder = scratchFolder("tsa");
  mkdirSync(folder, { recursive: true });
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  writeFileSync(join(folder, "tsa.cnf"), CONFIG);
  writeFileSync(join(folder, "serial"), "01\n");
  openssl(
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    "key.pem",
    "-out",
    "cert.pem",
    "-days",
    "2",
    "-subj",
    "/CN=Test TSA",
    "-config",
    "tsa.cnf",
    "-extensions",
    "ext",
  );
  let count = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const name = `q${count++}`;
      writeFileSync(join(folder, name), Buffer.concat(parts));
      openssl(
        "ts",
        "-reply",
        "-config",
        "tsa.cnf",
        "-queryfile",
        name,
        "-inkey",
        "key.pem",
        "-signer",
        "cert.pem",
        "-out",
        `${name}.tsr`,
      );
      response.setHeader("Content-Type", "application/timestamp-reply").end(readFileSync(join(folder, `${name}.tsr`)));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    certificate: join(folder, "cert.pem"),
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
