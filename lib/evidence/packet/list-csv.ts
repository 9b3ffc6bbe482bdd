import type { PacketItem } from "./packet";

const BOM = "\uFEFF";

/** A cell that a spreadsheet would take for a formula is told to be text; full-width signs count, Excel reads them, too. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = /^[\s]*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

const COLUMNS: readonly (readonly [heading: string, value: (item: PacketItem) => string | number])[] = [
  ["序号", (item) => item.n],
  ["证据名称", (item) => item.name],
  ["证据来源", (item) => item.from],
  ["证明对象", (item) => item.purpose],
  ["内容", (item) => item.content],
  ["形成日期", (item) => item.formedOn ?? ""],
  ["收到时间(UTC)", (item) => item.receivedAt],
  ["原件或复制件", (item) => (item.nature === "original" ? "原件" : "复制件")],
  ["格式", (item) => item.mime],
  ["字节数", (item) => item.bytes],
  ["SHA-256", (item) => item.sha256],
  ["原件文件", (item) => item.original.path],
  ["副本文件", (item) => item.workingCopy?.path ?? ""],
];

/** The numbered list for a spreadsheet: UTF-8 with a mark, since Excel guesses otherwise. */
export function listCsv(items: readonly PacketItem[]): string {
  const rows = items.map((item) => COLUMNS.map(([, value]) => cell(value(item))));
  const lines = [COLUMNS.map(([heading]) => cell(heading)), ...rows].map((cells) => cells.join(","));
  return `${BOM}${lines.join("\r\n")}\r\n`;
}
