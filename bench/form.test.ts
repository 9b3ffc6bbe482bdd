import { describe, expect, it } from "vitest";
import { fillForm, plainText, postForms } from "./form";
import { multipart, urlEncoded } from "./multipart";

const PAGE = `<form action="/zh/search"><input name="q"></form>
<form method="post" action="/zh/report/where" noValidate="">
<input type="hidden" name="form_token" value="a&amp;b"/>
<input type="radio" name="kind" value="one"/><input type="radio" name="kind" value="two" checked=""/>
<textarea name="story">line &lt;1&gt;</textarea>
<select name="platform"><option value="">–</option><option value="taobao" selected="">T</option></select>
<input type="file" name="files" multiple=""/><input type="checkbox" name="offers" value="money"/>
<button name="do" value="next">Next</button><button formAction="/zh/other">Other</button></form>`;

describe("reading a form like a browser without script", () => {
  it("takes what is filled in, chosen or hidden, and only forms that are posted", () => {
    const [form, ...others] = postForms(PAGE);
    expect(others).toEqual([]);
    expect(form?.action).toBe("/zh/report/where");
    expect(Object.fromEntries(form?.values ?? [])).toEqual({
      form_token: ["a&b"],
      kind: ["two"],
      story: ["line <1>"],
      platform: ["taobao"],
    });
    expect(form?.files).toEqual(["files"]);
    expect(form?.buttons).toEqual([
      { name: "do", value: "next", action: null },
      { name: "", value: "", action: "/zh/other" },
    ]);
  });

  it("puts answers in place of what stood there", () => {
    const [form] = postForms(PAGE);
    if (!form) throw new Error("no form");
    expect(fillForm(form, { kind: "one", offers: ["money"] })).toContainEqual(["kind", "one"]);
    expect(fillForm(form, { offers: ["money"] })).toContainEqual(["offers", "money"]);
  });

  it("notices a field that is gone", () => {
    const [form] = postForms(PAGE);
    if (!form) throw new Error("no form");
    expect(() => fillForm(form, { gone: "x" })).toThrow("no field gone");
  });

  it("reads character references", () => {
    expect(plainText("&quot;&#39;&#x4E2D;&nbsp;")).toBe("\"'中&nbsp;");
  });
});

describe("sending a form like a browser", () => {
  it("separates fields and files by its boundary", () => {
    const { type, bytes } = multipart(
      [["a", "1"]],
      [{ name: "f", fileName: "x.jpg", type: "image/jpeg", bytes: Buffer.from("JPG") }],
    );
    const boundary = type.split("boundary=")[1];
    expect(bytes.toString()).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="x.jpg"\r\nContent-Type: image/jpeg\r\n\r\nJPG\r\n--${boundary}--\r\n`,
    );
  });

  it("encodes text fields", () => {
    expect(urlEncoded([["a b", "真&评"]]).bytes.toString()).toBe("a+b=%E7%9C%9F%26%E8%AF%84");
  });
});
