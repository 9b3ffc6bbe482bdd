import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { newVisitorToken } from "@/lib/infra/session/visitor";
import { FormRefused, TOKEN_FIELD } from "./read-form";
import { readUpload } from "./read-upload";
import { openVisit, visitFormToken } from "./visit";

const EDGE = "----edge";
const TYPE = `multipart/form-data; boundary=${EDGE}`;
const field = (name: string, value: string) =>
  `--${EDGE}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, content: string, input = "files") =>
  `--${EDGE}\r\nContent-Disposition: form-data; name="${input}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n${content}\r\n`;
const END = `--${EDGE}--\r\n`;

type Parts = (token: string) => readonly string[];

/** A form in pieces as a network brings them; the connection is reset behind the last one when `breaks` says so. */
function visitWith(parts: Parts, { breaks, type = TYPE }: { breaks?: Promise<void>; type?: string } = {}) {
  const token = newVisitorToken();
  const own = visitFormToken(openVisit(requestFrom(token, null, type), "zh"));
  const pieces = parts(own).map((part) => Buffer.from(part));
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else if (breaks) await breaks.then(() => controller.error(new Error("aborted")));
      else controller.close();
    },
  });
  return openVisit(requestFrom(token, body, type), "zh");
}

function requestFrom(token: string, body: ReadableStream | null, type: string): Request {
  const headers = { "content-type": type, cookie: `__Host-zp=${token}` };
  const init = { method: "POST", headers, body, duplex: "half" } as const;
  return new Request("http://localhost:3000/zh/report/files", init);
}

async function read(visit: ReturnType<typeof visitWith>, take?: (name: string) => unknown) {
  const taken: [name: string, content: string, before: string][] = [];
  const done = readUpload(visit, {
    fileField: "files",
    isField: (name) => name === "kind" || name === "note",
    take: async ({ name, content }, before) => {
      take?.(name);
      taken.push([name, await text(Readable.from(content)), before.get("kind")]);
    },
  });
  const form = await done.catch((error: unknown) => error);
  return { form, taken };
}

describe("a form with files", () => {
  it("gives its files one after another, with what stood before them, and then its fields", async () => {
    const { form, taken } = await read(
      visitWith((token) => [
        field(TOKEN_FIELD, token),
        field("kind", "chat"),
        file("图片 1.png", "one"),
        file("2.png", "two".repeat(100_000)),
        field("note", "first\r\nsecond"),
        END,
      ]),
    );
    expect(taken.map(([name, content, before]) => [name, content.length, before])).toEqual([
      ["图片 1.png", 3, "chat"],
      ["2.png", 300_000, "chat"],
    ]);
    expect(form).toMatchObject({
      fields: new Map([
        ["kind", ["chat"]],
        ["note", ["first\nsecond"]],
      ]),
    });
  });

  it("has no files when none was chosen", async () => {
    const { taken } = await read(visitWith((token) => [field(TOKEN_FIELD, token), file("", ""), END]));
    expect(taken).toEqual([]);
  });

  it("skips what a taker leaves unread, and goes on with the next file", async () => {
    const names: string[] = [];
    const visit = visitWith((token) => [
      field(TOKEN_FIELD, token),
      file("1", "x".repeat(500_000)),
      file("2", "y"),
      END,
    ]);
    await readUpload(visit, {
      fileField: "files",
      isField: () => false,
      take: async ({ name }) => void names.push(name),
    });
    expect(names).toEqual(["1", "2"]);
  });
});

describe("a form with files that cannot be worked with", () => {
  const refused: readonly [string, Parts, number, string][] = [
    ["without a token", () => [file("a", "1"), END], 403, "stale_form"],
    [
      "with another browser's token",
      () => [field(TOKEN_FIELD, "A".repeat(86)), file("a", "1"), END],
      403,
      "stale_form",
    ],
    ["with its token behind the files", (token) => [file("a", "1"), field(TOKEN_FIELD, token), END], 403, "stale_form"],
    [
      "with a field the page has not",
      (t) => [field(TOKEN_FIELD, t), field("admin", "1"), file("a", "1"), END],
      400,
      "unknown_fields",
    ],
    [
      "with a file in another field",
      (t) => [field(TOKEN_FIELD, t), file("a", "1", "avatar"), END],
      400,
      "unknown_fields",
    ],
    [
      "with a field of a megabyte",
      (t) => [field(TOKEN_FIELD, t), field("note", "长".repeat(400_000)), file("a", "1"), END],
      413,
      "too_much_text",
    ],
    [
      "with a thousand fields",
      (t) => [field(TOKEN_FIELD, t), ...Array<string>(1_000).fill(field("note", "1")), file("a", "1"), END],
      413,
      "too_large",
    ],
  ];
  it.each(refused)("%s is refused, and none of its files is taken (SEC-07)", async (_, parts, status, reason) => {
    const { form, taken } = await read(visitWith(parts));
    expect(form).toBeInstanceOf(FormRefused);
    expect(form).toMatchObject({ status, reason });
    expect(taken).toEqual([]);
  });

  it.each([
    ["ends", false],
    ["breaks off", true],
  ])("that %s in the middle of a file keeps the files that were complete, and what was typed", async (_, broken) => {
    const third = Promise.withResolvers<void>();
    const parts: Parts = (token) => [
      field(TOKEN_FIELD, token),
      field("kind", "chat"),
      file("1.png", "one"),
      file("2.png", "two"),
      file("3.png", "x".repeat(200_000)).slice(0, 150_000),
    ];
    const visit = visitWith(parts, broken ? { breaks: third.promise } : {});
    const { form, taken } = await read(visit, (name) => name === "3.png" && third.resolve());
    expect(form).toMatchObject({ status: 400, reason: "cut_short" });
    expect(taken.map(([name, content]) => `${name}: ${content}`)).toEqual(["1.png: one", "2.png: two"]);
    expect(visit.form?.get("kind")).toBe("chat");
  });

  it("with a field the page has not gives back what the page asks for, and shows the rest", async () => {
    const visit = visitWith((token) => [
      field(TOKEN_FIELD, token),
      field("kind", "chat"),
      field("old_note", "写过的字"),
      END,
    ]);
    await read(visit);
    expect([...(visit.form?.fields ?? [])]).toEqual([["kind", ["chat"]]]);
    expect(visit.unasked).toEqual([["old_note", "写过的字"]]);
  });

  it("of another type, or without an edge, is not a form with files", async () => {
    for (const type of ["application/json", "multipart/form-data", "text/plain; boundary=x"]) {
      expect((await read(visitWith(() => [], { type }))).form).toMatchObject({ status: 415, reason: "form_type" });
    }
  });

  it("lets an error of ours through as it is, and takes nothing more", async () => {
    const visit = visitWith((token) => [field(TOKEN_FIELD, token), file("1", "one"), file("2", "two"), END]);
    const { form, taken } = await read(visit, () => {
      throw new Error("database away");
    });
    expect(form).toMatchObject({ message: "database away" });
    expect(taken).toEqual([]);
  });
});
