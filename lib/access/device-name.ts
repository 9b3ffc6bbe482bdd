/** Looked for in this order: most browsers also claim to be the ones below them. */
const BROWSERS = [
  ["Edg", "Edge"],
  ["MicroMessenger", "WeChat"],
  ["HuaweiBrowser", "Huawei Browser"],
  ["QQBrowser", "QQ Browser"],
  ["OPR", "Opera"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;
const SYSTEMS = [
  ["HarmonyOS", "HarmonyOS"],
  ["OpenHarmony", "HarmonyOS"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["Linux", "Linux"],
] as const;

/** "Chrome, Windows": enough for people to recognise their own sessions, too little to recognise a person. */
export function deviceName(userAgent: string | undefined): string {
  const find = (names: readonly (readonly [string, string])[]) =>
    names.find(([mark]) => userAgent?.includes(mark))?.[1];
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(", ") || "?";
}
