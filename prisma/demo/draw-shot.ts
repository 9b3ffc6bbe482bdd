import sharp, { type Sharp } from "sharp";
import type { Shot } from "./script";

const WIDTH = 540;
const LINE = 64;
const FONTS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Noto Serif CJK SC',sans-serif";

const LOOKS = {
  review_page: { paper: "#ffffff", bar: "#e8643c", ink: "#23262b" },
  chat: { paper: "#ededed", bar: "#f7f7f7", ink: "#1c1c1e" },
  order: { paper: "#f6f7f9", bar: "#2f6fde", ink: "#23262b" },
  logistics: { paper: "#ffffff", bar: "#1f8a5b", ink: "#23262b" },
  payment: { paper: "#f3fbf5", bar: "#15a44a", ink: "#15331f" },
  cashback_card: { paper: "#c8102e", bar: "#a50c25", ink: "#ffe9c7" },
  other: { paper: "#fffdf6", bar: "#6b5b3e", ink: "#3a3222" },
} as const satisfies Record<Shot["kind"], object>;

let readable: Promise<boolean> | undefined;

/** The evidence folder shuts every loader but those of photographs. Our own drawings are let in, each alone. */
async function drawn<T>(svg: string, draw: (picture: Sharp) => Promise<T>): Promise<T> {
  const loader = { operation: ["VipsForeignLoadSvgBuffer"] };
  sharp.unblock(loader);
  try {
    return await draw(sharp(Buffer.from(svg)));
  } finally {
    sharp.block(loader);
  }
}

async function rasterOf(sign: string): Promise<string> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><text x="4" y="30" font-size="28" font-family="${FONTS}">${sign}</text></svg>`;
  return drawn(svg, async (picture) => (await picture.raw().toBuffer()).toString("base64"));
}

/** Without a Chinese font every character is drawn as the same box. */
function hasChineseFont(): Promise<boolean> {
  readable ??= rasterOf("评").then(async (one) => one !== (await rasterOf("价")));
  return readable;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Words, or bars as long as the words where no font can write them. */
function words(text: string, at: { x: number; y: number; size: number; fill: string; font: boolean }): string {
  const { x, y, size, fill, font } = at;
  const width = Math.min([...text].length * size, WIDTH - x - 24);
  if (!font)
    return `<rect x="${x}" y="${y - size * 0.8}" width="${width}" height="${size * 0.7}" rx="4" fill="${fill}" opacity=".55"/>`;
  return `<text x="${x}" y="${y}" font-size="${size}" font-family="${FONTS}" fill="${fill}">${escaped(text)}</text>`;
}

function bubble(text: string, y: number, font: boolean): string {
  const mine = text.startsWith("我：");
  const said = mine ? text.slice(2) : text;
  const width = Math.min([...said].length * 24 + 36, WIDTH - 110);
  const x = mine ? WIDTH - width - 78 : 78;
  const face = mine ? WIDTH - 62 : 16;
  const shape = `<rect x="${x}" y="${y}" width="${width}" height="46" rx="8" fill="${mine ? "#95ec69" : "#ffffff"}"/>`;
  const head = `<rect x="${face}" y="${y}" width="46" height="46" rx="6" fill="${mine ? "#5b7fa6" : "#c9a26b"}"/>`;
  return head + shape + words(said, { x: x + 18, y: y + 31, size: 23, fill: "#1c1c1e", font });
}

function row(shot: Shot, text: string, at: { y: number; index: number; font: boolean }): string {
  const { y, index, font } = at;
  if (shot.kind === "chat") return bubble(text, y, font);
  const { ink, bar } = LOOKS[shot.kind];
  const mark =
    shot.kind === "review_page" ? `<circle cx="44" cy="${y + 22}" r="18" fill="hsl(${index * 67 + 18} 45% 70%)"/>` : "";
  const dot = shot.kind === "logistics" ? `<circle cx="44" cy="${y + 22}" r="7" fill="${bar}"/>` : "";
  return mark + dot + words(text, { x: mark || dot ? 78 : 40, y: y + 31, size: 24, fill: ink, font });
}

/**
 * A screenshot as somebody's phone would have made it, as PNG of some ten kilobytes. `nonce` tints one corner by a hair,
 * so that two reporters who photographed the same card did not send the same bytes.
 */
export async function drawShot(shot: Shot, nonce: number): Promise<Buffer> {
  const font = await hasChineseFont();
  const { paper, bar } = LOOKS[shot.kind];
  const height = 150 + shot.lines.length * LINE + 120;
  const light = shot.kind === "chat";
  const rows = shot.lines.map((text, index) => row(shot, text, { y: 128 + index * LINE, index, font })).join("");
  const tint = `#${(nonce % 0xffffff).toString(16).padStart(6, "0")}`;
  const title = words(shot.title, { x: 40, y: 76, size: 28, fill: light ? "#111111" : "#ffffff", font });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><rect width="100%" height="100%" fill="${paper}"/><rect width="100%" height="104" fill="${bar}"/>${title}${rows}<rect x="0" y="${height - 2}" width="2" height="2" fill="${tint}"/></svg>`;
  return drawn(svg, (picture) => picture.png({ palette: true, colours: 64 }).toBuffer());
}
