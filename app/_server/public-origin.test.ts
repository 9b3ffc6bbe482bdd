import { afterEach, expect, test, vi } from "vitest";

const desk = { url: new URL("https://desk.example.org/zh/staff/intake/records") };

async function originWith(named: Record<string, string>): Promise<string> {
  vi.resetModules();
  for (const [name, value] of Object.entries(named)) vi.stubEnv(name, value);
  const { publicOrigin } = await import("./public-origin");
  return publicOrigin(desk);
}
afterEach(() => vi.unstubAllEnvs());

test("a receipt made at a staff desk leads to the public side", async () => {
  const named = { PUBLIC_ORIGIN: "https://zhenping.example.org", STAFF_ORIGIN: "https://desk.example.org" };
  expect(await originWith(named)).toBe("https://zhenping.example.org");
});

test("while no origin is named, a receipt leads to the host that was asked", async () => {
  expect(await originWith({})).toBe("https://desk.example.org");
});
