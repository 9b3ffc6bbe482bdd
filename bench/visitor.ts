import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

const unzip = promisify(gunzip);

export type Answer = { status: number; path: string; html: string; location: string | null; ms: number };
export type Asked = { method: string; path: string; ms: number };
export type Body = { type: string; bytes: Buffer };

/** A person with a browser that has no script: cookies, one connection, an address of their own. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Every request so far. */
  readonly asked: Asked[] = [];
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #origin: URL;
  readonly #address: string;

  constructor(origin: string, address: string) {
    this.#origin = new URL(origin);
    this.#address = address;
  }

  get(path: string): Promise<Answer> {
    return this.#ask("GET", path, null);
  }

  post(path: string, body: Body): Promise<Answer> {
    return this.#ask("POST", path, body);
  }

  leave(): void {
    this.#agent.destroy();
  }

  #headers(body: Body | null): Record<string, string | number> {
    return {
      "accept-encoding": "gzip",
      "accept-language": "zh-CN",
      "x-forwarded-for": this.#address,
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(body && { "content-type": body.type, "content-length": body.bytes.length, "sec-fetch-site": "same-origin" }),
    };
  }

  #ask(method: string, path: string, body: Body | null): Promise<Answer> {
    const started = performance.now();
    return new Promise((done, fail) => {
      const { hostname, port } = this.#origin;
      const headers = this.#headers(body);
      const sent = request({ hostname, port, method, path, headers, agent: this.#agent }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("error", fail);
        response.on("end", () => {
          const ms = performance.now() - started;
          this.asked.push({ method, path, ms });
          this.#remember(response.headers);
          const location = response.headers.location ?? null;
          const status = response.statusCode ?? 0;
          textOf(response.headers, Buffer.concat(parts)).then(
            (html) => done({ status, path, html, location, ms }),
            fail,
          );
        });
      });
      sent.on("error", fail);
      sent.end(body?.bytes);
    });
  }

  #remember(headers: IncomingHttpHeaders): void {
    for (const line of headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/;\s*max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

async function textOf(headers: IncomingHttpHeaders, bytes: Buffer): Promise<string> {
  const plain = headers["content-encoding"] === "gzip" && bytes.length > 0 ? await unzip(bytes) : bytes;
  return plain.toString("utf8");
}
