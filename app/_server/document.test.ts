import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { escapeHtml, htmlDocument, publicPolicy, staffPolicy } from "./document";

const PARTS = { language: "zh-CN", title: "查进度", body: "<body><main>好</main></body>" };

function styleOf(html: string): string {
  return /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
}

describe("a public page as text", () => {
  test("names its language and its title", () => {
    const html = htmlDocument(PARTS);
    expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/);
    expect(html).toContain("<title>查进度</title>");
    expect(html.endsWith("</html>")).toBe(true);
  });

  test("a title that somebody typed stays a title", () => {
    const html = htmlDocument({ ...PARTS, title: `</title><script>alert("1")</script>` });
    expect(html).not.toContain("<script>alert");
  });

  test("carries one style, and the policy lets exactly that one in (SEC-12)", () => {
    const hash = createHash("sha256")
      .update(styleOf(htmlDocument(PARTS)))
      .digest("base64");
    expect(publicPolicy()).toContain(`style-src 'sha256-${hash}'`);
    expect(publicPolicy()).toContain("default-src 'none'");
    expect(publicPolicy()).not.toMatch(/unsafe|\*/);
  });

  test("of the staff side names its style as a file, and the policy lets in files of ours alone (SEC-12)", () => {
    const html = htmlDocument({ ...PARTS, dense: true });
    expect(styleOf(html)).toBe("");
    expect(html).toMatch(/<link rel="stylesheet" href="\/assets\/staff\.css(\?v=[\w-]{10})?">/);
    expect(staffPolicy()).toContain("style-src 'self'; script-src 'self'");
    expect(staffPolicy()).not.toMatch(/unsafe|nonce|\*/);
  });

  test("has no script unless a page asks for one, and then only from our own folder", () => {
    expect(htmlDocument(PARTS)).not.toContain("<script");
    expect(htmlDocument({ ...PARTS, scripts: ["report.js"] })).toContain(
      '<script type="module" src="/assets/report.js"></script>',
    );
  });

  test("asks nothing from anywhere else: no font, no picture, no other host", () => {
    expect(htmlDocument(PARTS)).not.toMatch(/https?:\/\/|@import|url\((?!["']?data:)/);
  });

  test("marks large print for the style", () => {
    expect(htmlDocument({ ...PARTS, large: true })).toContain('data-size="large"');
  });

  test("every sign that HTML could take for its own is written as a number", () => {
    expect(escapeHtml(`<a href='x' title="y">&`)).not.toMatch(/[<>"']|&(?!#)/);
  });
});
