import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { settings } from "../../lib/infra/env.ts";
import { assetAddress } from "./assets.ts";

export type DocumentParts = {
  language: string;
  title: string;
  /** Ready HTML of the body. */
  body: string;
  large?: boolean;
  /** The phone keeps nothing: our scripts read this before they store anything. */
  quiet?: boolean;
  /** Staff pages sit closer together, by a style that is kept from page to page. */
  dense?: boolean;
  /** Kept as a file: it names nothing that would have to be fetched. */
  standsAlone?: boolean;
  /** Module scripts under /assets/ that add comfort; every page works without them. */
  scripts?: readonly string[];
};

const PUBLIC_STYLES = ["tokens.css", "public.css"];

function tidy(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .trim();
}

function readStyles(names: readonly string[]): string {
  return tidy(names.map((name) => readFileSync(join(process.cwd(), "app/_ui", name), "utf8")).join("\n"));
}

let styles: { css: string; hash: string } | undefined;

/** The public side's whole style: inlined, since a second request costs 400 ms on a poor network. */
function inlineStyles(): { css: string; hash: string } {
  if (styles && settings().mode === "production") return styles;
  const css = readStyles(PUBLIC_STYLES);
  styles = { css, hash: createHash("sha256").update(css).digest("base64") };
  return styles;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A whole page as text. */
export function htmlDocument(parts: DocumentParts): string {
  const style = parts.dense
    ? `<link rel="stylesheet" href="${assetAddress("staff.css")}">`
    : `<style>${inlineStyles().css}</style>`;
  const icon = parts.standsAlone ? "" : '<link rel="icon" href="/assets/icon.svg">';
  const scripts = (parts.scripts ?? []).map((name) => `<script type="module" src="${assetAddress(name)}"></script>`);
  return `<!doctype html><html lang="${parts.language}"${parts.large ? ' data-size="large"' : ""}${parts.quiet ? " data-quiet" : ""}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no"><title>${escapeHtml(parts.title)}</title>${icon}${style}${scripts.join("")}</head>${parts.body}</html>`;
}

/** A page's policy: one style, our own scripts and pictures, nothing else (SEC-12). */
function policyWith(style: string): string {
  return [
    "default-src 'none'",
    `style-src ${style}`,
    "script-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The policy of a public page, whose style stands in it and is known by its hash. */
export function publicPolicy(): string {
  return policyWith(`'sha256-${inlineStyles().hash}'`);
}

/** The policy of a staff page, whose style is a file of ours. */
export function staffPolicy(): string {
  return policyWith("'self'");
}
